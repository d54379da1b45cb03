/* SPDX-License-Identifier: MIT */
/*
 * transport.h - how bytes get to a board: five functions, and two that a transport may leave out
 *
 * open     connect; arg is what follows the colon of the board name, await what await gave, which outlives the
 *          connection. Blocks shortly at most.
 * submit   take all of data for sending; never blocks.
 * poll     push out what was submitted and receive up to size bytes; 0 = nothing there now.
 * wait     the descriptor to wait for and the poll events wanted of it.
 * close    and free.
 * unanswered   bytes went out and none came back that make sense: try another way (NULL: there is none).
 * await    once a board, for good: something whose poll is positive when one may have been plugged in, and whose
 *          wait gives the descriptor that tells while there is no connection; NULL when nothing can tell. Opening is
 *          tried now and then anyway.
 * Errors are enum ovs_error with cause and remedy in the error_text. An error of submit or poll means
 * that the transport is broken and will be closed.
 */
#ifndef OVS_TRANSPORT_H
#define OVS_TRANSPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error_text {
	char text[320];
};

/* Returns code, for `return error_set(...)`. */
int error_set(struct error_text *error, int code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

struct transport_stats {
	uint64_t usb_overruns;		/* since it was opened */
};

struct transport {
	const struct transport_ops *ops;
	struct transport_stats stats;
};

struct transport_ops {
	const char *prefix;
	int (*open)(struct transport **transport, struct transport *await, const char *arg, struct error_text *error);
	int (*submit)(struct transport *transport, const uint8_t *data, size_t len, struct error_text *error);
	int (*poll)(struct transport *transport, uint8_t *data, size_t size, struct error_text *error);
	int (*wait)(struct transport *transport, short *events);
	void (*close)(struct transport *transport);
	int (*unanswered)(struct transport *transport, struct error_text *error);
	struct transport *(*await)(void);
	bool patient;			/* its board is a program: a machine that is overloaded may hold it up for seconds */
};

extern const struct transport_ops transport_socket, transport_ftdi, transport_ftdi245, transport_fake;

#endif
