/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ctl/log.h"

enum { MESSAGE_MAX = 16384 };

static const char *name = "overscand";
static enum log_level limit = LOG_LEVEL_INFO;
static bool journal;

/* $JOURNAL_STREAM is DEVICE:INODE of the journal's end; a child whose stderr goes elsewhere has it too */
static bool
stderr_is_journal(void)
{
	const char *stream = getenv("JOURNAL_STREAM");
	unsigned long long device, inode;
	struct stat st;

	return stream && sscanf(stream, "%llu:%llu", &device, &inode) == 2 &&
	       fstat(STDERR_FILENO, &st) == 0 && st.st_dev == device && st.st_ino == inode;
}

void
log_init(const char *program, enum log_level most)
{
	name = program;
	limit = most;
	journal = stderr_is_journal();
}

/* control characters of names and paths are not for the terminal of who reads the log */
static void
put_line(enum log_level level, char *line)
{
	for (char *c = line; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7F)
			*c = '?';
	if (journal)
		fprintf(stderr, "<%d>%s\n", (int)level, line);
	else
		fprintf(stderr, "%s: %s\n", name, line);
}

static void
vlog(enum log_level level, const char *format, va_list args)
{
	static _Thread_local char message[MESSAGE_MAX];	/* the store has a thread of its own */
	char *line = message, *end;

	if (level > limit)
		return;
	vsnprintf(message, sizeof(message), format, args);
	while ((end = strchr(line, '\n')) != NULL) {
		*end = 0;
		put_line(level, line);
		line = end + 1;
	}
	put_line(level, line);
}

#define LOG_FUNCTION(function, level) \
	void function(const char *format, ...) \
	{ \
		va_list args; \
		va_start(args, format); \
		vlog(level, format, args); \
		va_end(args); \
	}

LOG_FUNCTION(log_error, LOG_LEVEL_ERROR)
LOG_FUNCTION(log_warning, LOG_LEVEL_WARNING)
LOG_FUNCTION(log_info, LOG_LEVEL_INFO)
LOG_FUNCTION(log_debug, LOG_LEVEL_DEBUG)
