/* SPDX-License-Identifier: MIT */
/*
 * The tool's side of the control socket: connect, ask, wait for the answer. Blocking, with a time
 * limit; nothing is printed here. Errors are exit codes with a sentence and what to do about it.
 */
#ifndef CTL_CONTROL_H
#define CTL_CONTROL_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#define CONTROL_DEFAULT "/run/overscan/control.sock"

enum { CONTROL_TIMEOUT_MS = 10000 };

struct control {
	int fd;				/* -1: not connected */
	char *buffer;
	size_t len, room;
	json_t *greeting;
	long next_id;
	char message[8704], hint[256];	/* of the last error */
};

void control_init(struct control *control);

/* Connect and read the greeting. Returns an exit code. */
int control_open(struct control *control, const char *path);
/* Connect only: the greeting is the first message that control_next gives. */
int control_connect(struct control *control, const char *path);
void control_close(struct control *control);

/*
 * Send a request (taken over; gets an id) and wait for its answer. *result is its "result", to be
 * released by the caller, when 0 is returned; else an exit code.
 */
int control_call(struct control *control, json_t *request, int timeout_ms, json_t **result);

/* Without waiting for the answer; false when the connection broke. */
bool control_send(struct control *control, json_t *request);

/* Read what is there without waiting; false when the connection ended. */
bool control_fill(struct control *control);

/* The next whole message, NULL if there is none yet. */
json_t *control_next(struct control *control);

#endif
