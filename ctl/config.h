/* SPDX-License-Identifier: MIT */
/*
 * The configuration file, read with libconfuse:
 *
 *	port "1.2" { name = "WEB-01" }
 *
 * Nothing else may stand in it yet. A missing file is an error only when it was asked for by name.
 */
#ifndef CTL_CONFIG_H
#define CTL_CONFIG_H

#include "ctl/ports.h"

#define CONFIG_DEFAULT "/etc/overscan/overscan.conf"

struct config {
	char name[PORTS_MAX + 1][NAME_BYTES];	/* empty = default */
};

/*
 * Read a file; NULL means the default path, which may be missing. Returns an exit code; when it is
 * not 0, error holds lines of the form "file:line: reason".
 */
int config_read(struct config *config, const char *path, char *error, size_t size);

#endif
