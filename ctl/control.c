/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "ctl/control.h"
#include "ctl/exit_codes.h"

void
control_init(struct control *control)
{
	memset(control, 0, sizeof(*control));
	control->fd = -1;
}

void
control_close(struct control *control)
{
	if (control->fd >= 0)
		close(control->fd);
	json_decref(control->greeting);
	free(control->buffer);
	control_init(control);
}

static int
fail(struct control *control, int exit_code, const char *message, const char *hint)
{
	if (message != control->message)
		snprintf(control->message, sizeof(control->message), "%s", message);
	snprintf(control->hint, sizeof(control->hint), "%s", hint);
	return exit_code;
}

static long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000L + now.tv_nsec / 1000000;
}

/* ---- messages -------------------------------------------------------------------------------- */

bool
control_fill(struct control *control)
{
	ssize_t got;

	if (control->room - control->len < 4096) {
		size_t room = control->room + 16384;
		char *buffer = realloc(control->buffer, room);

		if (buffer == NULL)
			return false;
		control->buffer = buffer;
		control->room = room;
	}
	got = recv(control->fd, control->buffer + control->len, control->room - control->len,
		   MSG_DONTWAIT);
	if (got > 0)
		control->len += (size_t)got;
	return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

json_t *
control_next(struct control *control)
{
	char *end = control->len ? memchr(control->buffer, '\n', control->len) : NULL;
	json_t *message;
	size_t size;

	if (end == NULL)
		return NULL;
	size = (size_t)(end - control->buffer) + 1;
	message = json_loadb(control->buffer, size, 0, NULL);
	control->len -= size;
	memmove(control->buffer, control->buffer + size, control->len);
	return message ? message : json_null();
}

/* the next message, waiting for it; NULL at the deadline or at the end of the connection */
static json_t *
wait_next(struct control *control, long deadline_ms, bool *ended)
{
	struct pollfd wait = { .fd = control->fd, .events = POLLIN };
	json_t *message;

	*ended = false;
	while ((message = control_next(control)) == NULL) {
		long left = deadline_ms - now_ms();

		if (left <= 0)
			return NULL;
		if (poll(&wait, 1, (int)left) > 0 && !control_fill(control)) {
			*ended = true;
			return NULL;
		}
	}
	return message;
}

bool
control_send(struct control *control, json_t *request)
{
	char *text;
	size_t len, done = 0;

	json_object_set_new(request, "id", json_integer(++control->next_id));
	text = json_dumps(request, JSON_COMPACT);
	json_decref(request);
	if (text == NULL)
		return false;
	len = strlen(text);
	text[len++] = '\n';	/* in place of the final 0 */
	while (done < len) {
		ssize_t put = send(control->fd, text + done, len - done, MSG_NOSIGNAL);

		if (put < 0 && errno != EINTR)
			break;
		done += put > 0 ? (size_t)put : 0;
	}
	explicit_bzero(text, len);	/* it may have been a password */
	free(text);
	return done == len;
}

/* ---- asking ---------------------------------------------------------------------------------- */

static int
take_answer(struct control *control, json_t *answer, json_t **result)
{
	json_t *error = json_object_get(answer, "error");
	const char *message = json_string_value(json_object_get(error, "message"));
	const char *hint = json_string_value(json_object_get(error, "hint"));

	if (json_is_true(json_object_get(answer, "ok"))) {
		*result = json_incref(json_object_get(answer, "result"));
		return EXIT_OK;
	}
	fail(control, 0, message ? message : "the daemon's answer cannot be understood",
	     hint ? hint : "daemon and tool may be of different versions");
	return error ? (int)json_integer_value(json_object_get(error, "exit")) : EXIT_HARDWARE;
}

static bool
is_answer(const struct control *control, json_t *message)
{
	json_t *id = json_object_get(message, "id");

	return json_is_boolean(json_object_get(message, "ok")) &&
	       (json_is_null(id) || json_integer_value(id) == control->next_id);
}

int
control_call(struct control *control, json_t *request, int timeout_ms, json_t **result)
{
	long deadline_ms = now_ms() + timeout_ms;
	json_t *message;
	bool ended;

	*result = NULL;
	if (!control_send(control, request))
		return fail(control, EXIT_HARDWARE, "the daemon closed the connection",
			    "see its log, and `overscan doctor`");
	while ((message = wait_next(control, deadline_ms, &ended)) != NULL) {
		int code;

		if (is_answer(control, message)) {
			code = take_answer(control, message, result);
			json_decref(message);
			return code;
		}
		json_decref(message);
	}
	if (ended)
		return fail(control, EXIT_HARDWARE, "the daemon closed the connection",
			    "see its log, and `overscan doctor`");
	return fail(control, EXIT_TIMEOUT, "the daemon did not answer in time",
		    "it may be stopped or overloaded; see `overscan doctor`");
}

/* ---- connecting ------------------------------------------------------------------------------ */

static int
connect_error(struct control *control, const char *path)
{
	int error = errno;
	struct stat st;

	if (error == ECONNREFUSED && stat(path, &st) == 0 && !S_ISSOCK(st.st_mode)) {
		snprintf(control->message, sizeof(control->message), "%s is no socket", path);
		return fail(control, EXIT_ABSENT, control->message,
			    "name the right socket with --control or $OVERSCAN_CONTROL");
	}
	if (error == EACCES || error == EPERM) {
		snprintf(control->message, sizeof(control->message),
			 "no permission to use %s", path);
		return fail(control, EXIT_PERMISSION, control->message,
			    "add yourself to its group (sudo usermod -aG overscan YOU) and log in "
			    "again, or use sudo; `overscan doctor` says more");
	}
	if (error == ECONNREFUSED)
		snprintf(control->message, sizeof(control->message),
			 "overscand does not run any more (%s is left over)", path);
	else if (error == ENOENT)
		snprintf(control->message, sizeof(control->message),
			 "overscand does not run (there is no %s)", path);
	else
		snprintf(control->message, sizeof(control->message), "%s: %s", path,
			 strerror(error));
	return fail(control, EXIT_ABSENT, control->message,
		    "start it: overscand --board BOARD --control SOCKET, or name the right socket "
		    "with --control or $OVERSCAN_CONTROL");
}

static int
read_greeting(struct control *control, const char *path)
{
	bool ended;
	json_t *hello = wait_next(control, now_ms() + CONTROL_TIMEOUT_MS, &ended);
	json_t *error = json_object_get(hello, "error"), *none;
	const char *name = json_string_value(json_object_get(hello, "hello"));
	int code;

	control->greeting = hello;
	if (error) {
		code = take_answer(control, hello, &none);
		return code;
	}
	if (name && strcmp(name, "overscand") == 0)
		return EXIT_OK;
	snprintf(control->message, sizeof(control->message), hello || ended ?
		 "%s is no control socket of overscand" : "overscand at %s does not answer", path);
	return fail(control, hello || ended ? EXIT_VERIFY : EXIT_TIMEOUT, control->message,
		    "name the right socket with --control or $OVERSCAN_CONTROL");
}

int
control_connect(struct control *control, const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int code;

	if (strlen(path) >= sizeof(address.sun_path))
		return fail(control, EXIT_USAGE, "the path of the socket is longer than 107 bytes",
			    "use a shorter one");
	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	control->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (control->fd < 0)
		return fail(control, EXIT_HARDWARE, strerror(errno), "");
	if (connect(control->fd, (struct sockaddr *)&address, sizeof(address)) == 0)
		return EXIT_OK;
	code = connect_error(control, path);
	close(control->fd);
	control->fd = -1;
	return code;
}

int
control_open(struct control *control, const char *path)
{
	int code = control_connect(control, path);

	if (code != EXIT_OK)
		return code;
	code = read_greeting(control, path);
	if (code != EXIT_OK) {
		close(control->fd);
		control->fd = -1;
	}
	return code;
}
