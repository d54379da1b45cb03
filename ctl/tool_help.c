/* SPDX-License-Identifier: MIT */
/* help, made of the command table */
#include <stdio.h>
#include <string.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"
#include "driver/overscan.h"

static const char options[] =
	"  -c, --control SOCKET  control socket of overscand ($OVERSCAN_CONTROL, or\n"
	"                        " CONTROL_DEFAULT ")\n"
	"  -n, --console N       console, from 1 (default 1)\n"
	"  -u, --login USER      log in ($OVERSCAN_USER); the password is asked for on the terminal\n"
	"      --password-file FILE  or read from there ($OVERSCAN_PASSWORD_FILE)\n"
	"  -j, --json            answers as JSON\n"
	"  -q, --quiet           less output\n"
	"      --no-color        no colours (also when $NO_COLOR is set)\n"
	"      --no-mouse        the screen leaves the mouse to the terminal\n"
	"      --no-unicode      ASCII only on the screen\n"
	"  -h, --help            help; with a command, for that command\n"
	"  -V, --version         versions\n";

static const char exits[] =
	"exit codes: 0 ok, 1 no such port, file or daemon, 2 hardware or communication,\n"
	"3 verification failed, 4 permission, 5 busy, 6 timeout, 64 usage\n";

void
help_overview(void)
{
	printf("usage: overscan [options] [command]\n\n"
	       "Without a command, on a terminal: the screen with the list of ports.\n\n");
	for (const struct subcommand *c = subcommands; c->name; c++) {
		int width = printf("  %s %s", c->name, c->arguments);

		printf("%*s%s\n", width < 30 ? 30 - width : 2, "", c->summary);
	}
	printf("\n%s\n%s", options, exits);
}

/* the long options, between spaces */
void
help_options(void)
{
	const char *at = options;

	while ((at = strstr(at, "--")) != NULL) {
		int len = 2 + (int)strspn(at + 2, "abcdefghijklmnopqrstuvwxyz-");

		printf("%s%.*s", at > options + 8 ? " " : "", len, at);
		at += len;
	}
}

static int
print_in_columns(int column, const char *name)
{
	int width = printf("%s%s", column ? "  " : "", name);

	return column + width > 66 ? (putchar('\n'), 0) : column + width;
}

void
help_keys(void)
{
	int column = 0, id;

	for (int i = 0; (id = ovs_key_at(i)) >= 0; i++)
		if (ovs_key_name(id))
			column = print_in_columns(column, ovs_key_name(id));
	printf("%sCase does not matter; Esc, Ctrl, Alt, Shift, Super, Return, Del, PgUp ... are\n"
	       "understood too, and so are characters such as a, 7 or /.\n", column ? "\n" : "");
}

int
tool_help(struct tool *tool, int argc, char **argv)
{
	(void)tool;
	if (argc == 0) {
		help_overview();
		return EXIT_OK;
	}
	if (strcmp(argv[0], "keys") == 0) {
		help_keys();
		return EXIT_OK;
	}
	for (const struct subcommand *c = subcommands; c->name; c++)
		if (strcmp(c->name, argv[0]) == 0) {
			printf("usage: overscan [options] %s %s\n\n%s\n", c->name, c->arguments,
			       c->summary);
			if (c->more)
				printf("\n%s\n", c->more);
			return EXIT_OK;
		}
	return tool_fail(EXIT_USAGE, "`overscan help` lists the commands",
			 "there is no command \"%s\"", argv[0]);
}
