/* SPDX-License-Identifier: MIT */
/*
 * What a configuration file or an export says; conf.h has its syntax, overscan.conf(5) is its manual:
 *
 *	board = "ftdi:"						only in the file of the daemon
 *	control = "/run/overscan/control.sock"
 *	state = "/var/lib/overscan"
 *	trust = on
 *	scan-s = 10						any setting of settings.h
 *	edid "PANEL" { data = "00ffffffffffff00..." }		hexadecimal
 *	port "1.2" { name = "WEB-01" quick = on dwell = 20 macro = "Meta+L" }
 *	unit "2" { board = "ftdi:B123" at = 4 }			behind port 1.4; only in the file of the daemon
 *	user "ALICE" {						only in an export
 *		admin = on
 *		password = "$argon2id$..."
 *		view = { 1.2 }
 *		none = { 1.3, 1.4 }
 *		language = zh					her own choice of a profile setting
 *	}
 *
 * Everything is optional, and so is the daemon's file, unless it was asked for by name. All that is
 * wrong is told at once. Pure, but for config_read.
 */
#ifndef CTL_CONFIG_H
#define CTL_CONFIG_H

#include "ctl/conf.h"
#include "ctl/kept.h"

#define CONFIG_DEFAULT "/etc/overscan/overscan.conf"

enum {
	CONFIG_ERRORS_MAX = CONF_ERRORS_MAX,	/* told in one go */
	CONFIG_TEXT_MAX = 8192,		/* room for them */
	CONFIG_FILE_MAX = 1 << 20,
	BOARD_BYTES = 256,
	SOCKET_BYTES = 108,		/* sun_path */
	PATH_BYTES = 1024,
};

struct config {
	char board[BOARD_BYTES], control[SOCKET_BYTES], state[PATH_BYTES];	/* empty = default */
	struct config_unit {
		int number;		/* 0 = there is none */
		char board[BOARD_BYTES];
		int at;			/* port of unit 1 that it is behind */
	} unit;
	int ports_of;			/* the unit, but for the first, whose ports are named; 0 = none is */
	bool wary;			/* trust = off: root has no rights without a login */
	struct kept kept;
	/* an export's; `own` and `profile` are what it says, rights are full where it says nothing */
	struct users users;
	struct config_said {
		bool admin, password, rights;
	} said[USERS_MAX];		/* of the user at the same place */
};

/* Both return an exit code; when it is not 0, error (of CONFIG_TEXT_MAX bytes) has lines of the form
 * "file:line: reason; remedy". */

/* the daemon's file; NULL means the default path, which may be missing */
int config_read(struct config *config, const char *path, char *error, size_t size);
/* the text of an export; label stands for the file in errors; unit: that is behind a port of this switch, 0 = none */
int config_parse(struct config *config, const char *label, const char *text, int unit, char *error,
		 size_t size);

/* NULL, or what is wrong with the name of a board and what one looks like */
const char *config_board_error(const char *board);

#endif
