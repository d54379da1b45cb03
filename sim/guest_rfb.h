/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One connection to a VNC server; see guest.h. */
#ifndef SIM_GUEST_RFB_H
#define SIM_GUEST_RFB_H

#include "sim/guest.h"

/* Once a process. */
void guest_rfb_register(void);
/* Sets g->client, or leaves it NULL. */
bool guest_rfb_open(struct guest *g);
void guest_rfb_close(struct guest *g);
/* Something has arrived. False: the connection is over. */
bool guest_rfb_receive(struct guest *g);
bool guest_rfb_event(struct guest *g, const struct event *e);
/* Makes QEMU look at its screen now. */
bool guest_rfb_nudge(struct guest *g);

#endif
