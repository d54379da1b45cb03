/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "ctl/log.h"

static const char *name = "overscand";
static enum log_level limit = LOG_LEVEL_INFO;
static bool journal;

void
log_init(const char *program, enum log_level most)
{
	name = program;
	limit = most;
	journal = getenv("JOURNAL_STREAM") != NULL;
}

static void
vlog(enum log_level level, const char *format, va_list args)
{
	char line[1024];

	if (level > limit)
		return;
	vsnprintf(line, sizeof(line), format, args);
	if (journal)
		fprintf(stderr, "<%d>%s\n", (int)level, line);
	else
		fprintf(stderr, "%s: %s\n", name, line);
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
