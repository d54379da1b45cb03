/* SPDX-License-Identifier: MIT */
/* The place of the control socket in the file system: made free for a daemon, and given to the group that may use it. */
#ifndef CTL_SOCKET_PATH_H
#define CTL_SOCKET_PATH_H

#include <stddef.h>

/*
 * One level of directories is made, the socket of a daemon that died removed; what is no socket, or is listened on, stays.
 * EXIT_OK, or an exit code with a sentence in `error`.
 */
int socket_path_prepare(const char *path, char *error, size_t size);

/* Members of the group "overscan" may use the switch, if there is such a group. */
void socket_path_share(const char *path);

#endif
