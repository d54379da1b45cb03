/* SPDX-License-Identifier: MIT */
/* overscand - the daemon: holds the board, draws the menu, serves the control socket. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"
#include "ctl/log.h"

static const char usage[] =
	"usage: overscand --board BOARD [options]\n"
	"\n"
	"  -b, --board BOARD     socket:PATH (simulated board), ftdi:[SERIAL] (real board),\n"
	"                        fake: (a board without anything, for trials)\n"
	"  -c, --control SOCKET  control socket (default /run/overscan/control.sock)\n"
	"  -f, --config FILE     configuration (default " CONFIG_DEFAULT ", if there)\n"
	"  -s, --state DIR       keep names given at run time in DIR\n"
	"      --check           check the configuration and end\n"
	"  -q, --quiet           warnings and errors only\n"
	"  -v, --verbose         more messages\n"
	"  -h, --help            this text\n"
	"  -V, --version         version of program, protocol and link\n"
	"\n"
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

static int
check_config(const struct daemon_options *options)
{
	struct config config;
	char error[1024];
	int result = config_read(&config, options->config, error, sizeof(error));

	if (result != EXIT_OK)
		fprintf(stderr, "%s\n", error);
	else
		printf("%s: ok\n", options->config ? options->config : CONFIG_DEFAULT);
	return result;
}

int
main(int argc, char **argv)
{
	static struct daemon daemon;
	struct daemon_options options = { .control = "/run/overscan/control.sock" };
	int result;

	parse_options(argc, argv, &options);
	log_init("overscand", level);
	if (check_only)
		return check_config(&options);
	if (options.board == NULL) {
		fputs("overscand: which board? for instance --board ftdi: or "
		      "--board socket:PATH; see `overscand --help`\n", stderr);
		return EXIT_USAGE;
	}
	signal(SIGPIPE, SIG_IGN);
	result = daemon_init(&daemon, &options);
	if (result != EXIT_OK)
		return result;
	log_info("control socket %s", options.control);
	daemon_run(&daemon);
	daemon_fini(&daemon);
	return EXIT_OK;
}
