/* SPDX-License-Identifier: MIT */
/*
 * The configuration file, read with libconfuse; overscan.conf(5) is its manual:
 *
 *	board = "ftdi:"
 *	control = "/run/overscan/control.sock"
 *	state = "/var/lib/overscan"
 *	port "1.2" { name = "WEB-01" }
 *
 * Everything is optional, and so is the file, unless it was asked for by name. What is wrong in it is
 * told all at once, except that nothing behind a mistake in the syntax can be looked at.
 */
#ifndef CTL_CONFIG_H
#define CTL_CONFIG_H

#include "ctl/ports.h"

#define CONFIG_DEFAULT "/etc/overscan/overscan.conf"

enum {
	CONFIG_ERRORS_MAX = 20,		/* told in one go */
	CONFIG_TEXT_MAX = 8192,		/* room for them */
	BOARD_BYTES = 256,
	SOCKET_BYTES = 108,		/* sun_path */
	PATH_BYTES = 1024,
};

struct config {
	char board[BOARD_BYTES], control[SOCKET_BYTES], state[PATH_BYTES];	/* empty = default */
	char name[PORTS_MAX + 1][NAME_BYTES];
};

/*
 * Read a file; NULL means the default path, which may be missing. Returns an exit code; when it is
 * not 0, error (of CONFIG_TEXT_MAX bytes) holds lines of the form "file:line: reason; remedy".
 */
int config_read(struct config *config, const char *path, char *error, size_t size);

/* NULL, or what is wrong with the name of a board and what one looks like */
const char *config_board_error(const char *board);

#endif
