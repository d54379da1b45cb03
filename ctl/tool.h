/* SPDX-License-Identifier: MIT */
/*
 * The command-line tool: one table of commands (overscan.c) that also makes the help and the
 * completion; a command is one function. Data goes to standard output, messages to standard error.
 */
#ifndef CTL_TOOL_H
#define CTL_TOOL_H

#include <stdbool.h>
#include <stdint.h>

#include "ctl/control.h"

enum { PASSWORD_ROOM = 256 };

/* options that only some commands have; the text is that of the command line */
struct tool_options {
	const char *since, *until, *kind, *port, *user, *grep, *limit, *dwell;
	const char *mpsse;		/* "": without a name */
	bool follow, dry_run, replace, force, use_stdin, none, ask;
	unsigned given;			/* bit per row of the table in overscan.c */
};

struct tool {
	const char *socket;
	struct control control;
	int console;			/* 0: not given */
	bool json, quiet, color, unicode, mouse;
	struct tool_options option;
	/* who logs in, NULL: nobody */
	const char *user, *password_file;
	char password[PASSWORD_ROOM];
	bool password_known;
	json_t *login;			/* the answer to it */
};

struct subcommand {
	const char *name, *arguments, *summary;
	int min, max;			/* operands; max -1: any number */
	int (*run)(struct tool *tool, int argc, char **argv);
	/* for `overscan help NAME`, may be NULL; explains the options that only some commands have */
	const char *more;
};

extern const struct subcommand subcommands[];	/* ends with a NULL name */

/* ---- overscan.c ------------------------------------------------------------------------------ */

/* message and remedy to standard error; returns the code */
int tool_fail(int code, const char *hint, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* how it is called; the help of the command says more */
int tool_usage(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* a whole file, or none; tool_shot.c */
int tool_write_file(const char *path, const uint8_t *data, size_t size);
/* errno about a file, after `what` ("" or "password file ") */
int tool_file_error(const char *what, const char *path);
/* connect, ask, print the error if there is one */
int tool_ask(struct tool *tool, json_t *request, int timeout_ms, json_t **result);
/* the same when only success matters */
int tool_do(struct tool *tool, json_t *request, int timeout_ms);
/* a request with "cmd", and "console" when it was given */
json_t *tool_request(const struct tool *tool, const char *command);
/* that, with "force" when --force was given */
json_t *tool_desk_request(const struct tool *tool, const char *command);
void tool_print_json(json_t *value);
/* "on" or "off"; false after a message */
bool tool_switch(const char *text, bool *on);
/* a decimal or 0x number; false after a message */
bool tool_number(const char *text, const char *what, long min, long max, long *out);

/* ---- tool_login.c ---------------------------------------------------------------------------- */

/* connect, and log in if somebody shall; after a message when that fails */
int tool_open(struct tool *tool);
/* the second half of it, silent: the message is in control */
int tool_log_in(struct tool *tool);
/* ask for the password of who logs in, unless it is known; so that a screen can ask before it begins */
int tool_password(struct tool *tool, const char *prompt);
int tool_new_password(const struct tool *tool, char password[PASSWORD_ROOM]);
void tool_forget(struct tool *tool);

/* ---- the commands ---------------------------------------------------------------------------- */

typedef int subcommand_run(struct tool *tool, int argc, char **argv);

subcommand_run tool_list, tool_status, tool_page, tool_version;			/* tool_show.c */
subcommand_run tool_select, tool_key, tool_type, tool_mouse, tool_name;	/* tool_act.c */
subcommand_run tool_set, tool_quick, tool_dwell, tool_macro, tool_buttons, tool_user;	/* tool_kept.c */
subcommand_run tool_scan, tool_skip, tool_broadcast, tool_banner, tool_blank, tool_replug, tool_power,
	tool_logout, tool_take, tool_give, tool_refuse;			/* tool_desk.c */
subcommand_run tool_edid;						/* tool_edid.c */
subcommand_run tool_watch;						/* tool_watch.c */
subcommand_run tool_login, tool_passwd;					/* tool_login.c */
subcommand_run tool_config;						/* tool_config.c */
subcommand_run tool_log;						/* tool_log.c */
subcommand_run tool_osd;						/* tool_osd.c */
subcommand_run tool_screenshot;						/* tool_shot.c */
subcommand_run tool_ping;						/* tool_ping.c */
subcommand_run tool_font;						/* tool_font.c */
subcommand_run tool_doctor;						/* tool_doctor.c */
subcommand_run tool_help;						/* tool_help.c */
subcommand_run tool_completion;						/* tool_complete.c */

void help_overview(void);
void help_options(void);
void help_keys(void);

/* ---- screen.c: the curses screen ------------------------------------------------------------- */

int screen_run(struct tool *tool);

#endif
