/* SPDX-License-Identifier: MIT */
/*
 * overscand and the service manager that started it: the datagrams of sd_notify(3) to $NOTIFY_SOCKET.
 * READY, RELOADING and STOPPING are said by the daemon; STATUS follows the board and the clients, and
 * WATCHDOG is said from the loop itself at half of $WATCHDOG_USEC, so that it stops when the loop does.
 *
 * The protocol is a stable interface (sd_notify(3), "Notes") and one sendto(2); libsystemd would bring
 * five more libraries into a process that handles passwords. Not here: socket activation, the fd store.
 *
 * Every function takes NULL, which is a daemon that nobody wants to hear from.
 */
#ifndef CTL_SERVICE_H
#define CTL_SERVICE_H

struct daemon;
struct service;

/* NULL without $NOTIFY_SOCKET. The variables are taken out of the environment of children. */
struct service *service_open(struct daemon *daemon);
/* the handles close in the loop's next turn; then service_free */
void service_close(struct service *service);
void service_free(struct service *service);

void service_ready(struct service *service);
void service_reloading(struct service *service);
/* a reload has ended; note stays in STATUS until the next one ends, NULL = nothing to say */
void service_reloaded(struct service *service, const char *note);
void service_stopping(struct service *service);

#endif
