/* SPDX-License-Identifier: MIT */
/* unix.h - connecting to the sockets of the simulated board */
#ifndef OVS_UNIX_H
#define OVS_UNIX_H

#include "driver/transport.h"

/* A connected stream socket, or a negative error with its text. */
int unix_connect(const char *path, struct error_text *error);

#endif
