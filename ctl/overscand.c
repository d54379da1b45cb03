/* SPDX-License-Identifier: MIT */
/* overscand - the daemon: holds the board, draws the menu, serves the control socket. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"
#include "ctl/log.h"

#define BOARD_DEFAULT "ftdi:"
#define CONTROL_DEFAULT "/run/overscan/control.sock"

static const char usage[] =
	"usage: overscand [options]\n"
	"\n"
	"  -b, --board BOARD     ftdi:[SERIAL] (real board; default " BOARD_DEFAULT "), socket:PATH\n"
	"                        (simulated board), fake: (a board without anything, for trials)\n"
	"  -c, --control SOCKET  control socket (default " CONTROL_DEFAULT ")\n"
	"  -f, --config FILE     configuration (default " CONFIG_DEFAULT ", if there)\n"
	"  -s, --state DIR       keep what is set at run time in DIR (default $STATE_DIRECTORY,\n"
	"                        as systemd gives it; without one nothing is kept)\n"
	"      --check           check options and configuration, say what would hold, and end\n"
	"  -q, --quiet           warnings and errors only\n"
	"  -v, --verbose         more messages\n"
	"  -h, --help            this text\n"
	"  -V, --version         version of program, protocol and link\n"
	"\n"
	"Options win over the configuration, which may say board, control and state as well.\n"
	"exit codes: 0 ok, 1 no such file, 2 hardware, 3 gateware or state of another kind,\n"
	"4 permission, 5 the socket is in use, 64 usage or configuration\n"
	"example: overscand --board socket:/tmp/board.sock --control /tmp/control.sock\n";

enum { OPTION_CHECK = 1000 };

static const struct option long_options[] = {
	{ "board", required_argument, NULL, 'b' },
	{ "check", no_argument, NULL, OPTION_CHECK },
	{ "config", required_argument, NULL, 'f' },
	{ "control", required_argument, NULL, 'c' },
	{ "help", no_argument, NULL, 'h' },
	{ "quiet", no_argument, NULL, 'q' },
	{ "state", required_argument, NULL, 's' },
	{ "verbose", no_argument, NULL, 'v' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

static bool check_only;
static enum log_level level = LOG_LEVEL_INFO;

static void
print_version(void)
{
	printf("overscand %s (protocol %d, link schema %08X)\n", OVS_VERSION, PROTOCOL_VERSION,
	       (unsigned)ovs_schema());
	exit(EXIT_OK);
}

static void
parse_options(int argc, char **argv, struct daemon_options *options)
{
	int c;

	while ((c = getopt_long(argc, argv, "b:c:f:hqs:vV", long_options, NULL)) != -1)
		switch (c) {
		case 'b':
			options->board = optarg;
			break;
		case 'c':
			options->control = optarg;
			break;
		case 'f':
			options->config = optarg;
			break;
		case 's':
			options->state = optarg;
			break;
		case 'q':
			level = LOG_LEVEL_WARNING;
			break;
		case 'v':
			level = LOG_LEVEL_DEBUG;
			break;
		case OPTION_CHECK:
			check_only = true;
			break;
		case 'V':
			print_version();
			break;
		case 'h':
			fputs(usage, stdout);
			exit(EXIT_OK);
		default:
			fputs("overscand: see `overscand --help`\n", stderr);
			exit(EXIT_USAGE);
		}
	if (optind < argc) {
		fprintf(stderr, "overscand: what is \"%s\"? see `overscand --help`\n",
			argv[optind]);
		exit(EXIT_USAGE);
	}
}

/* a value of the command line, else of the file, else the default */
static const char *
choose(const char *option, const char *configured, const char *standard)
{
	if (option)
		return option;
	return configured[0] ? configured : standard;
}

/* Returns an exit code, errors have been printed. What is chosen lives as long as the program. */
static int
choose_all(struct daemon_options *options)
{
	static struct config config;
	static char error[CONFIG_TEXT_MAX];
	const char *kept = getenv("STATE_DIRECTORY"), *wrong;
	int result = config_read(&config, options->config, error, sizeof(error));

	if (result != EXIT_OK) {
		if (check_only)
			fprintf(stderr, "%s\n", error);
		else
			log_error("%s", error);
		return result;
	}
	options->board = choose(options->board, config.board, BOARD_DEFAULT);
	options->control = choose(options->control, config.control, CONTROL_DEFAULT);
	options->state = choose(options->state, config.state, kept && kept[0] ? kept : NULL);
	wrong = config_board_error(options->board);
	if (wrong)
		log_error("board \"%s\": %s", options->board, wrong);
	return wrong ? EXIT_USAGE : EXIT_OK;
}

static void
print_choice(const struct daemon_options *options)
{
	printf("%s: ok\n", options->config ? options->config :
	       access(CONFIG_DEFAULT, F_OK) == 0 ? CONFIG_DEFAULT : "no configuration, none needed");
	if (level >= LOG_LEVEL_INFO)
		printf("  board    %s\n  control  %s\n  state    %s\n", options->board,
		       options->control, options->state ? options->state : "(nothing is kept)");
}

/* passwords pass through here: no core, and no debugger of another account */
static void
keep_secrets(void)
{
	static const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
}

int
main(int argc, char **argv)
{
	static struct daemon daemon;
	struct daemon_options options = { NULL };
	int result;

	parse_options(argc, argv, &options);
	log_init("overscand", level);
	result = choose_all(&options);
	if (check_only && result == EXIT_OK)
		print_choice(&options);
	if (check_only || result != EXIT_OK)
		return result;
	signal(SIGPIPE, SIG_IGN);
	keep_secrets();
	result = daemon_init(&daemon, &options);
	if (result != EXIT_OK)
		return result;
	log_info("control socket %s", options.control);
	daemon_run(&daemon);
	daemon_fini(&daemon);
	return EXIT_OK;
}
