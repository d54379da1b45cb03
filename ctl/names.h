/* SPDX-License-Identifier: MIT */
/*
 * Port names given at run time, kept in SQLite under the state directory (overscan.db). They go
 * before the names of the configuration file. A write is on the disk when the function returns.
 *
 * Without a state directory everything still works, and nothing is kept.
 */
#ifndef CTL_NAMES_H
#define CTL_NAMES_H

#include "ctl/ports.h"

struct names;

/* directory NULL: keep nothing. On failure *names is NULL and error says why; an exit code. */
int names_open(struct names **names, const char *directory, char *error, size_t size);
void names_close(struct names *names);

/* copies the given names over those in ports */
void names_apply(const struct names *names, struct ports *ports);

/* name NULL: forget it. Returns an exit code. */
int names_set(struct names *names, int port, const char *name);

/* are names kept beyond the end of the program? */
bool names_kept(const struct names *names);

#endif
