/* SPDX-License-Identifier: MIT */
/* monitor.c - the simulated monitor beside a simulated board: one text line in, one answer out */
#include "driver/private.h"
#include "driver/unix.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	ANSWER_MS = 10000,		/* a screenshot waits for a whole simulated frame */
	LINE_MAX_BYTES = 64 * 1024,
	PNG_MAX_BYTES = 64 * 1024 * 1024,
};

static int monitor_connect(struct ovs_board *board)
{
	char path[256];

	if (board->ops != &transport_socket)
		return error_set(&board->error, OVS_E_UNSUPPORTED, "%s has no screenshots: only the simulated board (socket:PATH) "
				 "can see its own picture", board->name);
	snprintf(path, sizeof(path), "%s.monitor", board->arg);
	return unix_connect(path, &board->error);
}

static int wait_for(struct ovs_board *board, int fd, short events, int64_t until_us)
{
	struct pollfd p = {.fd = fd, .events = events};
	int64_t left_ms = (until_us - now_us()) / 1000;

	if (left_ms > 0 && poll(&p, 1, (int)left_ms) > 0)
		return 0;
	return error_set(&board->error, OVS_E_TIMEOUT, "the simulated monitor of %s does not answer: is overscan-sim stopped?",
			 board->name);
}

static int write_all(struct ovs_board *board, int fd, const char *text, int64_t until_us)
{
	size_t left = strlen(text);

	while (left) {
		ssize_t n = send(fd, text, left, MSG_NOSIGNAL);
		int error = n < 0 && errno == EAGAIN ? wait_for(board, fd, POLLOUT, until_us) : 0;

		if (error)
			return error;
		if (n < 0 && errno != EAGAIN && errno != EINTR)
			return error_set(&board->error, OVS_E_LINK, "the simulated monitor is gone: %s", strerror(errno));
		text += n > 0 ? n : 0;
		left -= n > 0 ? (size_t)n : 0;
	}
	return 0;
}

/* Exactly len bytes. */
static int read_all(struct ovs_board *board, int fd, uint8_t *data, size_t len, int64_t until_us)
{
	while (len) {
		ssize_t n = recv(fd, data, len, 0);
		int error = n < 0 && errno == EAGAIN ? wait_for(board, fd, POLLIN, until_us) : 0;

		if (error)
			return error;
		if (!n || (n < 0 && errno != EAGAIN && errno != EINTR))
			return error_set(&board->error, OVS_E_LINK, "the simulated monitor closed the connection in mid-answer");
		data += n > 0 ? n : 0;
		len -= n > 0 ? (size_t)n : 0;
	}
	return 0;
}

/* Without its newline. */
static int read_line(struct ovs_board *board, int fd, char *line, size_t size, int64_t until_us)
{
	for (size_t i = 0; i < size; i++) {
		int error = read_all(board, fd, (uint8_t *)line + i, 1, until_us);

		if (error)
			return error;
		if (line[i] == '\n') {
			line[i] = '\0';
			return 0;
		}
	}
	return error_set(&board->error, OVS_E_LINK, "the simulated monitor sent a line without end");
}

static int ask(struct ovs_board *board, const char *command, char *line, size_t size, int *fd)
{
	int64_t until_us = now_us() + (int64_t)ANSWER_MS * 1000;
	int error;

	*fd = monitor_connect(board);
	if (*fd < 0)
		return *fd;
	error = write_all(board, *fd, command, until_us);
	if (!error)
		error = write_all(board, *fd, "\n", until_us);
	if (!error)
		error = read_line(board, *fd, line, size, until_us);
	if (error)
		close(*fd);
	return error;
}

int ovs_monitor_ask(struct ovs_board *board, const char *command, char **answer)
{
	int fd, error;

	*answer = malloc(LINE_MAX_BYTES);
	if (!*answer)
		return error_set(&board->error, OVS_E_MEMORY, "out of memory");
	error = ask(board, command, *answer, LINE_MAX_BYTES, &fd);
	if (!error) {
		close(fd);
		return 0;
	}
	free(*answer);
	*answer = NULL;
	return error;
}

static int read_png(struct ovs_board *board, int fd, const char *line, uint8_t **png, size_t *len)
{
	int error;

	if (sscanf(line, "ok %zu", len) != 1 || !*len || *len > PNG_MAX_BYTES)
		return error_set(&board->error, OVS_E_REFUSED, "the simulated monitor has no picture: %.200s", line);
	*png = malloc(*len);
	if (!*png)
		return error_set(&board->error, OVS_E_MEMORY, "out of memory");
	error = read_all(board, fd, *png, *len, now_us() + (int64_t)ANSWER_MS * 1000);
	if (error) {
		free(*png);
		*png = NULL;
	}
	return error;
}

int ovs_monitor_png(struct ovs_board *board, int console, uint8_t **png, size_t *len)
{
	char command[32], line[256];
	int fd, error;

	*png = NULL;
	if (console < 1 || console > board->info.consoles)
		return range_error(board, "console", console, 1, board->info.consoles);
	snprintf(command, sizeof(command), "png %d", console);
	error = ask(board, command, line, sizeof(line), &fd);
	if (error)
		return error;
	error = read_png(board, fd, line, png, len);
	close(fd);
	return error;
}
