/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Listening sockets of the viewer server and the door in front of it. */
#ifndef SIM_VIEWER_LISTEN_H
#define SIM_VIEWER_LISTEN_H

#include "sim/viewer.h"

int viewer_listen(struct viewer *v, const char *where, struct fail *f);
void viewer_unlisten(struct viewer *v);
/* Accepts what waits at the listener of a console. */
void viewer_accept(struct viewer *v, unsigned console, uint64_t now_ms);
/* Hands connections that may come in to libvncserver, refuses others. */
void viewer_admit(struct viewer *v, uint64_t now_ms);

enum viewer_door { DOOR_WAIT, DOOR_OPEN, DOOR_REFUSE };
/* What the first bytes of a connection say. */
enum viewer_door viewer_door(const char *head, size_t len);

#endif
