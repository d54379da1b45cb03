/* SPDX-License-Identifier: MIT */
/* Exit codes of every program, as in docs/architecture.md. */
#ifndef CTL_EXIT_CODES_H
#define CTL_EXIT_CODES_H

enum exit_code {
	EXIT_OK = 0,
	EXIT_ABSENT = 1,	/* no such device, port or file */
	EXIT_HARDWARE = 2,	/* hardware or communication */
	EXIT_VERIFY = 3,	/* CRC, schema or image wrong */
	EXIT_PERMISSION = 4,
	EXIT_BUSY = 5,
	EXIT_TIMEOUT = 6,
	EXIT_USAGE = 64,
};

#endif
