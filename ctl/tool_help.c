/* SPDX-License-Identifier: MIT */
/* help and completion, both made of the command table */
#include <stdio.h>
#include <string.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"
#include "driver/overscan.h"

static const char options[] =
	"  -c, --control SOCKET  control socket of overscand ($OVERSCAN_CONTROL, or\n"
	"                        " CONTROL_DEFAULT ")\n"
	"  -n, --console N       console, from 1 (default 1)\n"
	"  -j, --json            answers as JSON\n"
	"  -q, --quiet           less output\n"
	"      --no-color        no colours (also when $NO_COLOR is set)\n"
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

/* ---- completion ------------------------------------------------------------------------------ */

static const char script_head[] =
	"# bash completion for overscan; made by `overscan completion bash`\n"
	"_overscan()\n"
	"{\n"
	"\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
	"\tlocal command= word skip= socket=()\n"
	"\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
	"\t\tcase $skip in\n"
	"\t\tcontrol) socket=(--control \"$word\") ;;\n"
	"\t\tesac\n"
	"\t\tif [ -n \"$skip\" ]; then skip=; continue; fi\n"
	"\t\tcase $word in\n"
	"\t\t-c|--control) skip=control ;;\n"
	"\t\t-n|--console) skip=console ;;\n"
	"\t\t-*) ;;\n"
	"\t\t*) [ -n \"$command\" ] || command=$word ;;\n"
	"\t\tesac\n"
	"\tdone\n"
	"\tcase $prev in\n"
	"\t-c|--control) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n"
	"\t-n|--console) COMPREPLY=($(compgen -W '1 2 3 4' -- \"$cur\")); return ;;\n"
	"\tesac\n"
	"\tcase $cur in\n"
	"\t-*) COMPREPLY=($(compgen -W '--control --console --json --quiet --no-color"
	" --no-unicode --help --version' -- \"$cur\")); return ;;\n"
	"\tesac\n"
	"\tcase $command in\n"
	"\tselect|name) COMPREPLY=($(compgen -W"
	" \"$(overscan \"${socket[@]}\" --quiet list 2>/dev/null)\" -- \"$cur\")) ;;\n"
	"\tscreenshot) COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n"
	"\tcompletion) COMPREPLY=($(compgen -W bash -- \"$cur\")) ;;\n"
	"\tosd) COMPREPLY=($(compgen -W 'display locate write fill attr font commit'"
	" -- \"$cur\")) ;;\n";

static void
print_words(void)
{
	for (const struct subcommand *c = subcommands; c->name; c++)
		printf("%s%s", c == subcommands ? "" : " ", c->name);
}

int
tool_completion(struct tool *tool, int argc, char **argv)
{
	int id;

	(void)tool, (void)argc;
	if (strcmp(argv[0], "bash") != 0)
		return tool_fail(EXIT_USAGE, "there is one for bash", "no completion for \"%s\"",
				 argv[0]);
	fputs(script_head, stdout);
	printf("\tkey) COMPREPLY=($(compgen -W '");
	for (int i = 0; (id = ovs_key_at(i)) >= 0; i++)
		if (ovs_key_name(id))
			printf("%s%s", i ? " " : "", ovs_key_name(id));
	printf("' -- \"$cur\")) ;;\n\thelp|'') COMPREPLY=($(compgen -W '");
	print_words();
	printf("' -- \"$cur\")) ;;\n\tesac\n}\ncomplete -F _overscan overscan\n");
	return EXIT_OK;
}
