/* SPDX-License-Identifier: MIT */
/*
 * The command-line tool: one table of commands (overscan.c) that also makes the help and the
 * completion; a command is one function. Data goes to standard output, messages to standard error.
 */
#ifndef CTL_TOOL_H
#define CTL_TOOL_H

#include <stdbool.h>

#include "ctl/control.h"

struct tool {
	const char *socket;
	struct control control;
	int console;			/* 0: not given */
	bool json, quiet, color, unicode;
};

struct subcommand {
	const char *name, *arguments, *summary;
	int min, max;			/* operands; max -1: any number */
	int (*run)(struct tool *tool, int argc, char **argv);
	const char *more;		/* for `overscan help NAME`, may be NULL */
};

extern const struct subcommand subcommands[];	/* ends with a NULL name */

/* ---- overscan.c ------------------------------------------------------------------------------ */

/* message and remedy to standard error; returns the code */
int tool_fail(int code, const char *hint, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* connect, ask, print the error if there is one */
int tool_ask(struct tool *tool, json_t *request, int timeout_ms, json_t **result);
/* the same when only success matters */
int tool_do(struct tool *tool, json_t *request, int timeout_ms);
/* a request with "cmd", and "console" when it was given */
json_t *tool_request(const struct tool *tool, const char *command);
void tool_print_json(json_t *value);
/* a decimal or 0x number; false after a message */
bool tool_number(const char *text, const char *what, long min, long max, long *out);

/* ---- the commands ---------------------------------------------------------------------------- */

typedef int subcommand_run(struct tool *tool, int argc, char **argv);

subcommand_run tool_list, tool_status, tool_page, tool_version;			/* tool_show.c */
subcommand_run tool_select, tool_key, tool_type, tool_mouse, tool_name;	/* tool_act.c */
subcommand_run tool_osd;						/* tool_osd.c */
subcommand_run tool_screenshot;						/* tool_shot.c */
subcommand_run tool_doctor;						/* tool_doctor.c */
subcommand_run tool_help;						/* tool_help.c */
subcommand_run tool_completion;						/* tool_complete.c */

void help_overview(void);
void help_options(void);
void help_keys(void);

/* ---- screen.c: the curses screen ------------------------------------------------------------- */

int screen_run(struct tool *tool);

#endif
