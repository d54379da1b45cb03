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

enum { OPTION_NO_COLOR = 1000, OPTION_NO_UNICODE, OPTION_NO_MOUSE, OPTION_PASSWORD_FILE, OPTION_OWN = 2000,
       OPERANDS_MAX = 1024 };

const struct subcommand subcommands[] = {
	{ "list", "", "ports: name, picture, keyboard LEDs, who looks", 0, 0, tool_list,
	  "--quiet prints the port numbers only." },
	{ "status", "", "board and consoles", 0, 0, tool_status, NULL },
	{ "page", "", "what the overlay of a console says, as text", 0, 0, tool_page,
	  "Prints nothing while no overlay is shown." },
	{ "select", "PORT|none", "switch a console to a port (1.2, or 2)", 1, 1, tool_select,
	  "Comes back when the picture is there.\n"
	  "  --force               take the console from who uses it (administrators)\nExample: overscan select 1.2" },
	{ "key", "CHORD...", "press keys at a console, such as Ctrl+Alt+Delete", 1, -1, tool_key,
	  "Each argument is a chord: pressed in order, released in reverse, 40 ms apart.\n"
	  "`overscan help keys` lists the keys.\n"
	  "  --force               take the console from who uses it (administrators)\n"
	  "Example: overscan key ScrollLock ScrollLock    (opens the menu)" },
	{ "type", "TEXT", "type text at a console, as on a US keyboard", 1, 1, tool_type,
	  "TEXT - reads standard input. Put -- before text that begins with a dash.\n"
	  "  --force               take the console from who uses it (administrators)\n"
	  "Example: overscan type 'echo hello'; overscan key Enter" },
	{ "mouse", "DX DY [BUTTONS]", "move the mouse of a console; BUTTONS: 1 left, 2 right, "
	  "4 middle", 2, 3, tool_mouse,
	  "DX to the right, DY down. BUTTONS are held until the next mouse command.\n"
	  "  --force               take the console from who uses it (administrators)\n"
	  "Example: overscan mouse 10 -5" },
	{ "scan", "[start|stop|pause|next|previous]", "let a console go from port to port by itself", 0, 1,
	  tool_scan,
	  "The ports are those of the list (set list). Pausing again goes on.\n"
	  "  --dwell SECONDS       stay so long on each (1 to 255)\n"
	  "  --force               take the console from who uses it (administrators)" },
	{ "skip", "", "the arrow keys of the console go from port to port", 0, 0, tool_skip,
	  "  --force               take the console from who uses it (administrators)" },
	{ "broadcast", "on|off", "what is typed goes to all ports of the list", 1, 1, tool_broadcast,
	  "For administrators.\n"
	  "  --force               take the console from who uses it" },
	{ "banner", "", "show the banner of a console", 0, 0, tool_banner,
	  "  --force               take the console from who uses it (administrators)" },
	{ "blank", "", "blank the monitor until a key is pressed", 0, 0, tool_blank,
	  "  --force               take the console from who uses it (administrators)" },
	{ "replug", "PORT", "keyboard, mouse and monitor of a port start anew", 1, 1, tool_replug,
	  "  --force               take the console from who uses it (administrators)" },
	{ "power", "PORT [on|off|hard-off|reset|cycle]", "the power and reset buttons of a host", 1, 2, tool_power,
	  "Without a word: whether it is on, as far as its power light tells.\n"
	  "  on, off               press the power button; off asks the host to shut down\n"
	  "  hard-off              hold it for 5.5 s: what is not saved is lost\n"
	  "  reset                 press the reset button\n"
	  "  cycle                 hard-off, and on again\n"
	  "It needs the full right for the port. Does not ask again.\nExample: overscan power 1.2 off" },
	{ "logout", "", "log out the operator of a console", 0, 0, tool_logout,
	  "  --force               take the console from who uses it (administrators)" },
	{ "take", "", "ask who uses a console for it", 0, 0, tool_take,
	  "Who uses it has ten seconds to refuse. Then it is yours for ten seconds after each use.\n"
	  "  --ask                 ask (which it does anyway)\n"
	  "  --force               do not ask (administrators)" },
	{ "give", "", "give the console to who asks for it", 0, 0, tool_give,
	  "`overscan watch` and the screen tell when somebody asks." },
	{ "refuse", "", "keep the console that somebody asks for", 0, 0, tool_refuse, NULL },
	{ "watch", "", "what changes, as it does: consoles, ports, questions", 0, 0, tool_watch,
	  "First what is, then a line for each change, until Ctrl-C. With -n only that console.\n"
	  "--json prints the events of the control socket, one a line." },
	{ "name", "PORT [NAME]", "name a port; without NAME, give it its old name again", 1, 2,
	  tool_name, "Example: overscan name 1.2 WEB-01" },
	{ "quick", "PORT on|off", "put a port into the quick-view list, or take it out", 2, 2,
	  tool_quick, NULL },
	{ "dwell", "PORT SECONDS", "how long scan stays on a port; 0: as scan-s says", 2, 2,
	  tool_dwell, NULL },
	{ "macro", "PORT [CHORD...]", "keys sent to a host when its user logs out", 1, -1,
	  tool_macro, "Without a chord: none.\nExample: overscan macro 1.2 Meta+L" },
	{ "buttons", "PORT full|admin|off", "who may press the power buttons of a host", 2, 2,
	  tool_buttons, "full: who has the full right to the port. admin: administrators. off: nobody." },
	{ "edid", "[list|show|set|add|dump|remove] [ARGUMENT...]", "the monitors that hosts see", 0, 3, tool_edid,
	  "Every host reads an EDID, selected or not. A host whose EDID changes sees its monitor go and come back.\n"
	  "  edid list                 those that are kept, and which port has which\n"
	  "  edid show PORT            what the host there reads, and whether it has\n"
	  "  edid set PORT|all NAME    standard: the one that is built in\n"
	  "  edid add NAME FILE        keep what is in a file of 128 or 256 bytes\n"
	  "  edid dump NAME|PORT FILE  write it\n"
	  "  edid remove NAME\n"
	  "For administrators.\nExample: overscan edid add PANEL /sys/class/drm/card0-HDMI-A-1/edid" },
	{ "set", "[SETTING [VALUE]]", "show settings, or change one", 0, 2, tool_set,
	  "Without SETTING: all of them, with value, where it comes from, and meaning. FROM is \"file\"\n"
	  "(the configuration), \"state\" (set at run time) or empty (the standard); of a user\n"
	  "\"user\" or \"switch\". VALUE default takes back what was set.\n"
	  "  --user USER           the profile of this user\n"
	  "Example: overscan set scan-s 10" },
	{ "user", "list|add|remove|rename|admin|right [ARGUMENT...]", "users and their rights", 1, 4,
	  tool_user,
	  "  user list\n"
	  "  user add NAME             1 to 16 columns; every right, no password yet\n"
	  "  user remove NAME\n"
	  "  user rename NAME NEW-NAME\n"
	  "  user admin NAME on|off\n"
	  "  user right NAME PORT full|view|none\n"
	  "`overscan passwd NAME` gives a password. As soon as somebody has one, a login is asked for." },
	{ "passwd", "[USER]", "set a password", 0, 1, tool_passwd,
	  "Asks for it twice on the terminal. Without USER: of who logs in with -u.\n"
	  "  --stdin               read the new one from standard input, one line\n"
	  "  --none                take it away: this user cannot log in any more\n"
	  "Example: overscan passwd ADMIN" },
	{ "login", "[USER]", "try a user and password", 0, 1, tool_login,
	  "Other commands log in with -u USER, each time." },
	{ "log", "", "who did what, when and where", 0, 0, tool_log,
	  "  --since T, --until T  2h, 30min, 7d (ago), yesterday, 10:00, 2026-11-22, \"2026-11-22 10:00\"\n"
	  "  --kind K,...          start board switch login logout failed lockout scan broadcast\n"
	  "                        takeover power setting user name picture alarm\n"
	  "  --port PORT, --user USER, -n CONSOLE\n"
	  "  --grep TEXT           in what was done\n"
	  "  --limit N             the newest N (100; at most 5000)\n"
	  "  --follow              go on with what comes\n"
	  "Example: overscan log --since yesterday --kind failed,lockout" },
	{ "config", "export|import|save|load|defaults|clear-names [FILE|-]", "settings, ports, users as one file", 1, 2, tool_config,
	  "  config export [FILE|-]    write it (hashes of passwords are in it)\n"
	  "  config import FILE|-      take it: everything, or nothing when there is a mistake in it.\n"
	  "                            What it does not mention stays as it is\n"
	  "    --dry-run               only say what would change\n"
	  "    --replace               what it does not mention goes back to its standard, and users\n"
	  "                            that it does not have are removed\n"
	  "  config save               an export into the flash of the board, which brings it along\n"
	  "  config load               what is there, as import does with a file\n"
	  "  config defaults           every setting at its standard; names, users, passwords stay\n"
	  "  config clear-names        the names of the configuration again" },
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
	{ "ping", "[COUNT]", "round trips to the board, and how long they take", 0, 1, tool_ping,
	  "COUNT (100) frames over the link, one after the other; --quiet prints no histogram.\n"
	  "Repeated and damaged frames are those of the link meanwhile, in both directions." },
	{ "font", "list|install|verify|dump [FILE [SLOT]]", "the font in the board's flash", 1, 3, tool_font,
	  "  list                  what is in the two slots; * is in use\n"
	  "  install FILE          into the other slot, checked, and in use at once; a power cut leaves the old font\n"
	  "  verify [FILE [SLOT]]  read it back and check it, or compare it with FILE\n"
	  "  dump FILE [SLOT]      save it; FILE - writes to standard output\n"
	  "SLOT is 0 or 1; without it the one in use. `make font` and overscan-font(1) make images.\n"
	  "  --mpsse               not over the link but straight to the flash that the FPGA starts from, through\n"
	  "                        channel A of the board's FT2232H (=SERIAL or =@PLACE when there are several);\n"
	  "                        needs no daemon, and the board stands still meanwhile\n"
	  "Progress is shown on a terminal; --quiet shows none. docs/fonts.md tells the rest." },
	{ "doctor", "", "look for what is wrong, and say how to mend it", 0, 0, tool_doctor, NULL },
	{ "completion", "bash", "print the completion script for a shell", 1, 2, tool_completion,
	  "Example: overscan completion bash > /usr/share/bash-completion/completions/overscan" },
	{ "version", "", "versions of the tool and of the daemon", 0, 0, tool_version, NULL },
	{ "help", "[COMMAND|keys]", "help for a command, or the names of the keys", 0, 1,
	  tool_help, NULL },
	{ NULL, NULL, NULL, 0, 0, NULL, NULL },
};

/* options of single commands; the number behind OPTION_OWN is the place in own_options */
static const struct option long_options[] = {
	{ "since", required_argument, NULL, OPTION_OWN + 0 },
	{ "until", required_argument, NULL, OPTION_OWN + 1 },
	{ "kind", required_argument, NULL, OPTION_OWN + 2 },
	{ "port", required_argument, NULL, OPTION_OWN + 3 },
	{ "user", required_argument, NULL, OPTION_OWN + 4 },
	{ "grep", required_argument, NULL, OPTION_OWN + 5 },
	{ "limit", required_argument, NULL, OPTION_OWN + 6 },
	{ "dwell", required_argument, NULL, OPTION_OWN + 7 },
	{ "follow", no_argument, NULL, OPTION_OWN + 8 },
	{ "dry-run", no_argument, NULL, OPTION_OWN + 9 },
	{ "replace", no_argument, NULL, OPTION_OWN + 10 },
	{ "force", no_argument, NULL, OPTION_OWN + 11 },
	{ "stdin", no_argument, NULL, OPTION_OWN + 12 },
	{ "none", no_argument, NULL, OPTION_OWN + 13 },
	{ "ask", no_argument, NULL, OPTION_OWN + 14 },
	{ "mpsse", optional_argument, NULL, OPTION_OWN + 15 },
	{ "login", required_argument, NULL, 'u' },
	{ "password-file", required_argument, NULL, OPTION_PASSWORD_FILE },
	{ "console", required_argument, NULL, 'n' },
	{ "control", required_argument, NULL, 'c' },
	{ "help", no_argument, NULL, 'h' },
	{ "json", no_argument, NULL, 'j' },
	{ "no-color", no_argument, NULL, OPTION_NO_COLOR },
	{ "no-mouse", no_argument, NULL, OPTION_NO_MOUSE },
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

int
tool_usage(const char *command, const char *format, ...)
{
	char hint[64], usage[256];
	va_list args;

	va_start(args, format);
	vsnprintf(usage, sizeof(usage), format, args);
	va_end(args);
	snprintf(hint, sizeof(hint), "see `overscan help %.32s`", command);
	return tool_fail(EXIT_USAGE, hint, "usage: overscan %s", usage);
}

/* errno is the reason */
int
tool_file_error(const char *what, const char *path)
{
	int error = errno;

	switch (error) {
	case EACCES: case EPERM: case EROFS:
		return tool_fail(EXIT_PERMISSION, "choose a place that is yours, or change its owner or mode",
				 "%s%s: %s", what, path, strerror(error));
	case EISDIR:
		return tool_fail(EXIT_ABSENT, "name a file in it", "%s%s: %s", what, path, strerror(error));
	case ENOENT: case ENOTDIR: case ELOOP: case ENAMETOOLONG:
		return tool_fail(EXIT_ABSENT, "is the name right, and its directory there?", "%s%s: %s", what,
				 path, strerror(error));
	case ENOSPC: case EDQUOT:
		return tool_fail(EXIT_HARDWARE, "make room there", "%s%s: %s", what, path, strerror(error));
	}
	return tool_fail(EXIT_HARDWARE, "see `dmesg`", "%s%s: %s", what, path, strerror(error));
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
	int code = tool_open(tool);

	*result = NULL;
	if (code != EXIT_OK) {
		json_decref(request);
		return code;
	}
	code = control_call(control, request, timeout_ms, result);
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

static void
set_own(struct tool_options *o, int place)
{
	const char **const text[] = { &o->since, &o->until, &o->kind, &o->port, &o->user, &o->grep,
				      &o->limit, &o->dwell };
	bool *const flag[] = { &o->follow, &o->dry_run, &o->replace, &o->force, &o->use_stdin,
			       &o->none, &o->ask };

	o->given |= 1u << place;
	if (place == 15)
		o->mpsse = optarg ? optarg : "";
	else if (place < 8)
		*text[place] = optarg;
	else
		*flag[place - 8] = true;
}

static int
set_option(struct tool *tool, int option)
{
	long console;

	if (option >= OPTION_OWN) {
		set_own(&tool->option, option - OPTION_OWN);
		return EXIT_OK;
	}
	switch (option) {
	case 'u':
		tool->user = optarg;
		break;
	case OPTION_PASSWORD_FILE:
		tool->password_file = optarg;
		break;
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
	case OPTION_NO_MOUSE:
		tool->mouse = false;
		break;
	case OPTION_NO_UNICODE:
		tool->unicode = false;
		break;
	}
	return EXIT_OK;
}

/* what getopt did not like, and what about it */
static int
bad_option(int option, const char *word)
{
	int dashes = word[0] == '-' && word[1] == '-' ? (int)strcspn(word, "=") : 2;
	char letter[3] = { '-', (char)optopt, 0 };
	const char *name = dashes > 2 ? word : letter;

	if (option == ':')
		return tool_fail(EXIT_USAGE, "see `overscan help`", "option %.*s needs a value", dashes, name);
	if (word[dashes] == '=' && optopt != 0)
		return tool_fail(EXIT_USAGE, "see `overscan help`", "option %.*s takes no value", dashes, name);
	return tool_fail(EXIT_USAGE, "see `overscan help`", "there is no option %.*s", dashes, name);
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
		const char *word = argv[optind];
		int option = is_operand(argv[optind]) ? 0 :
			getopt_long(argc, argv, "+:c:hjn:qu:V", long_options, NULL);
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
		code = option == '?' || option == ':' ? bad_option(option, word) : set_option(tool, option);
		if (code != EXIT_OK)
			return code;
	}
	return EXIT_OK;
}

/* ---- running --------------------------------------------------------------------------------- */

/* an option that the command does not have: its help does not explain it; NULL: there is none */
static const char *
foreign_option(const struct tool *tool, const struct subcommand *command)
{
	char name[32];

	for (const struct option *option = long_options; option->name; option++) {
		int place = option->val - OPTION_OWN;

		if (place < 0 || !(tool->option.given & 1u << place))
			continue;
		snprintf(name, sizeof(name), "--%s ", option->name);
		if (command->more == NULL || strstr(command->more, name) == NULL)
			return option->name;
	}
	return NULL;
}

static int
run(struct tool *tool, int count, char **operand)
{
	const struct subcommand *command = subcommands;
	int arguments = count - 1;
	char hint[64];

	while (command->name && strcmp(command->name, operand[0]) != 0)
		command++;
	if (command->name == NULL)
		return tool_fail(EXIT_USAGE, "`overscan help` lists the commands",
				 "there is no command \"%s\"", operand[0]);
	if (arguments < command->min || (command->max >= 0 && arguments > command->max))
		return tool_usage(command->name, "%s%s%s", command->name,
				  command->arguments[0] ? " " : "", command->arguments);
	if (foreign_option(tool, command)) {
		snprintf(hint, sizeof(hint), "see `overscan help %s`", command->name);
		return tool_fail(EXIT_USAGE, hint, "%s has no option --%s", command->name,
				 foreign_option(tool, command));
	}
	return command->run(tool, arguments, operand + 1);
}

static int
run_alone(struct tool *tool)
{
	int code = EXIT_OK;

	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
		if (tool->user)
			code = tool_password(tool, "Password: ");
		return code == EXIT_OK ? screen_run(tool) : code;
	}
	return tool_fail(EXIT_USAGE, "the screen needs a terminal; `overscan help` lists the commands",
			 "which command?");
}

int
main(int argc, char **argv)
{
	static char *operand[OPERANDS_MAX];
	const char *no_color = getenv("NO_COLOR");
	struct tool tool = { .socket = getenv("OVERSCAN_CONTROL"), .unicode = true, .mouse = true };
	int count = 0, code;

	setlocale(LC_ALL, "");
	setlocale(LC_NUMERIC, "C");
	tool.user = getenv("OVERSCAN_USER");
	if (tool.user && tool.user[0] == 0)
		tool.user = NULL;
	tool.color = no_color == NULL || no_color[0] == 0;
	control_init(&tool.control);
	opterr = 0;
	if (tool.socket == NULL || tool.socket[0] == 0)
		tool.socket = CONTROL_DEFAULT;
	code = parse(&tool, argc, argv, operand, &count);
	if (code == EXIT_OK)
		code = count > 0 ? run(&tool, count, operand) : run_alone(&tool);
	control_close(&tool.control);
	tool_forget(&tool);
	if (code == EXIT_OK && (fflush(stdout) != 0 || ferror(stdout)))
		code = tool_fail(EXIT_HARDWARE, NULL, "standard output: %s", strerror(errno));
	return code;
}
