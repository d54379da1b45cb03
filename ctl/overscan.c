/* SPDX-License-Identifier: MIT */
/* overscan - the tool: asks overscand over its control socket; alone on a terminal, a screen. */
#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"

enum { OPTION_NO_COLOR = 1000, OPTION_NO_UNICODE, OPERANDS_MAX = 1024 };

const struct subcommand subcommands[] = {
	{ "list", "", "ports: name, picture, keyboard LEDs, who looks", 0, 0, tool_list,
	  "--quiet prints the port numbers only." },
	{ "status", "", "board and consoles", 0, 0, tool_status, NULL },
	{ "page", "", "what the overlay of a console says, as text", 0, 0, tool_page,
	  "Prints nothing while no overlay is shown." },
	{ "select", "PORT|none", "switch a console to a port (1.2, or 2)", 1, 1, tool_select,
	  "Comes back when the picture is there.\nExample: overscan select 1.2" },
	{ "key", "CHORD...", "press keys at a console, such as Ctrl+Alt+Delete", 1, -1, tool_key,
	  "Each argument is a chord: pressed in order, released in reverse, 40 ms apart.\n"
	  "`overscan help keys` lists the keys.\n"
	  "Example: overscan key ScrollLock ScrollLock    (opens the menu)" },
	{ "type", "TEXT", "type text at a console, as on a US keyboard", 1, 1, tool_type,
	  "TEXT - reads standard input. Put -- before text that begins with a dash.\n"
	  "Example: overscan type 'echo hello'; overscan key Enter" },
	{ "mouse", "DX DY [BUTTONS]", "move the mouse of a console; BUTTONS: 1 left, 2 right, "
	  "4 middle", 2, 3, tool_mouse,
	  "DX to the right, DY down. BUTTONS are held until the next mouse command.\n"
	  "Example: overscan mouse 10 -5" },
	{ "name", "PORT [NAME]", "name a port; without NAME, give it its old name again", 1, 2,
	  tool_name, "Example: overscan name 1.2 WEB-01" },
	{ "osd", "COMMAND [ARGUMENT...]", "one of the seven drawing commands", 1, -1, tool_osd,
	  "  display FLAGS STANDARD X Y COLS ROWS SCALE DIM BLINK_FRAMES BLINK_DUTY PALETTE\n"
	  "  locate ROW COL ATTR\n"
	  "  write TEXT\n"
	  "  fill ROW COL HEIGHT WIDTH CODE ATTR\n"
	  "  attr ROW COL HEIGHT WIDTH AND XOR\n"
	  "  font GLYPH LINES              (LINES: 32 hexadecimal digits, top line first)\n"
	  "  commit [FLAGS]\n"
	  "Numbers are decimal or 0x...; docs/registers.md explains them. Nothing is seen before\n"
	  "commit. The daemon draws over it when it next has something to show.\n"
	  "Example: overscan osd locate 0 0 0x080F; overscan osd write Hello;\n"
	  "         overscan osd display 1 0 16 16 30 13 0 2 0 1 0; overscan osd commit" },
	{ "screenshot", "FILE.png", "save the monitor's picture (simulated board)", 1, 1,
	  tool_screenshot, "FILE is replaced only when the whole picture has been written.\n"
	  "FILE - writes to standard output." },
	{ "doctor", "", "look for what is wrong, and say how to mend it", 0, 0, tool_doctor, NULL },
	{ "completion", "bash", "print the completion script for a shell", 1, 1, tool_completion,
	  "Example: overscan completion bash > /usr/share/bash-completion/completions/overscan" },
	{ "version", "", "versions of the tool and of the daemon", 0, 0, tool_version, NULL },
	{ "help", "[COMMAND|keys]", "help for a command, or the names of the keys", 0, 1,
	  tool_help, NULL },
	{ NULL, NULL, NULL, 0, 0, NULL, NULL },
};

static const struct option long_options[] = {
	{ "console", required_argument, NULL, 'n' },
	{ "control", required_argument, NULL, 'c' },
	{ "help", no_argument, NULL, 'h' },
	{ "json", no_argument, NULL, 'j' },
	{ "no-color", no_argument, NULL, OPTION_NO_COLOR },
	{ "no-unicode", no_argument, NULL, OPTION_NO_UNICODE },
	{ "quiet", no_argument, NULL, 'q' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

/* ---- for the commands ------------------------------------------------------------------------ */

int
tool_fail(int code, const char *hint, const char *format, ...)
{
	va_list args;

	fputs("overscan: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	if (hint && hint[0])
		fprintf(stderr, "\n  %s", hint);
	fputc('\n', stderr);
	return code;
}

json_t *
tool_request(const struct tool *tool, const char *command)
{
	json_t *request = json_pack("{s:s}", "cmd", command);

	if (tool->console)
		json_object_set_new(request, "console", json_integer(tool->console));
	return request;
}

int
tool_ask(struct tool *tool, json_t *request, int timeout_ms, json_t **result)
{
	struct control *control = &tool->control;
	int code = control->fd >= 0 ? EXIT_OK : control_open(control, tool->socket);

	*result = NULL;
	if (code == EXIT_OK)
		code = control_call(control, request, timeout_ms, result);
	else
		json_decref(request);
	if (code != EXIT_OK)
		tool_fail(code, control->hint, "%s", control->message);
	return code;
}

int
tool_do(struct tool *tool, json_t *request, int timeout_ms)
{
	json_t *result;
	int code = tool_ask(tool, request, timeout_ms, &result);

	if (code == EXIT_OK && tool->json)
		tool_print_json(result);
	json_decref(result);
	return code;
}

void
tool_print_json(json_t *value)
{
	json_dumpf(value, stdout, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
	putchar('\n');
}

bool
tool_number(const char *text, const char *what, long min, long max, long *out)
{
	char *end;

	errno = 0;
	*out = strtol(text, &end, 0);
	if (end != text && *end == 0 && errno == 0 && *out >= min && *out <= max)
		return true;
	tool_fail(EXIT_USAGE, "see `overscan help`", "%s must be a number from %ld to %ld, not \"%s\"",
		  what, min, max, text);
	return false;
}

/* ---- options --------------------------------------------------------------------------------- */

static int
set_option(struct tool *tool, int option)
{
	long console;

	switch (option) {
	case 'c':
		tool->socket = optarg;
		break;
	case 'n':
		if (!tool_number(optarg, "--console", 1, 4, &console))
			return EXIT_USAGE;
		tool->console = (int)console;
		break;
	case 'j':
		tool->json = true;
		break;
	case 'q':
		tool->quiet = true;
		break;
	case OPTION_NO_COLOR:
		tool->color = false;
		break;
	case OPTION_NO_UNICODE:
		tool->unicode = false;
		break;
	default:
		fputs("  see `overscan help`\n", stderr);
		return EXIT_USAGE;
	}
	return EXIT_OK;
}

static bool
is_operand(const char *word)
{
	return word[0] != '-' || word[1] == 0 || isdigit((unsigned char)word[1]);
}

/* Options may stand anywhere; "-5" is a number, and after "--" everything is an operand. */
static int
parse(struct tool *tool, int argc, char **argv, char **operand, int *count)
{
	while (optind < argc && *count < OPERANDS_MAX) {
		int option = is_operand(argv[optind]) ? 0 :
			getopt_long(argc, argv, "+c:hjn:qV", long_options, NULL);
		int code;

		if (option == -1 || option == 0) {
			operand[(*count)++] = argv[optind++];
			while (option == -1 && optind < argc && *count < OPERANDS_MAX)
				operand[(*count)++] = argv[optind++];
			continue;
		}
		if (option == 'h' || option == 'V') {
			operand[1] = *count ? operand[0] : NULL;
			operand[0] = option == 'h' ? "help" : "version";
			*count = option == 'h' && operand[1] ? 2 : 1;
			return EXIT_OK;
		}
		code = set_option(tool, option);
		if (code != EXIT_OK)
			return code;
	}
	return EXIT_OK;
}

/* ---- running --------------------------------------------------------------------------------- */

static int
run(struct tool *tool, int count, char **operand)
{
	const struct subcommand *command = subcommands;
	int arguments = count - 1;

	while (command->name && strcmp(command->name, operand[0]) != 0)
		command++;
	if (command->name == NULL)
		return tool_fail(EXIT_USAGE, "`overscan help` lists the commands",
				 "there is no command \"%s\"", operand[0]);
	if (arguments < command->min || (command->max >= 0 && arguments > command->max))
		return tool_fail(EXIT_USAGE, NULL, "usage: overscan %s %s", command->name,
				 command->arguments);
	return command->run(tool, arguments, operand + 1);
}

static int
run_alone(struct tool *tool)
{
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		return screen_run(tool);
	return tool_fail(EXIT_USAGE, "the screen needs a terminal; `overscan help` lists the commands",
			 "which command?");
}

int
main(int argc, char **argv)
{
	static char *operand[OPERANDS_MAX];
	const char *no_color = getenv("NO_COLOR");
	struct tool tool = { .socket = getenv("OVERSCAN_CONTROL"), .unicode = true };
	int count = 0, code;

	setlocale(LC_ALL, "");
	setlocale(LC_NUMERIC, "C");
	tool.color = no_color == NULL || no_color[0] == 0;
	control_init(&tool.control);
	if (tool.socket == NULL || tool.socket[0] == 0)
		tool.socket = CONTROL_DEFAULT;
	code = parse(&tool, argc, argv, operand, &count);
	if (code == EXIT_OK)
		code = count > 0 ? run(&tool, count, operand) : run_alone(&tool);
	control_close(&tool.control);
	if (code == EXIT_OK && (fflush(stdout) != 0 || ferror(stdout)))
		code = tool_fail(EXIT_HARDWARE, NULL, "standard output: %s", strerror(errno));
	return code;
}
