/* SPDX-License-Identifier: MIT */
/* board.c - opening and closing a board, its place in the program's event loop */
#include "driver/private.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

static const struct transport_ops *const transports[] = {&transport_socket, &transport_ftdi, &transport_ftdi245, &transport_fake};

int64_t now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

uint32_t ovs_schema(void)
{
	return OVS_SCHEMA;
}

const struct ovs_info *ovs_info(const struct ovs_board *board)
{
	return &board->info;
}

bool ovs_link_up(const struct ovs_board *board)
{
	return board->state == LINK_UP;
}

int ovs_fd(const struct ovs_board *board)
{
	return board->epoll_fd;
}

int ovs_next_deadline_ms(const struct ovs_board *board)
{
	int64_t left = link_deadline_us(board) - now_us();

	return left <= 0 || board->kicked ? 0 : (int)((left + 999) / 1000);
}

/* What tells that a board may be back is of no use while it is there, and busy. */
static void unwatch_await(struct ovs_board *board)
{
	short wanted;

	if (board->transport && board->await)
		epoll_ctl(board->epoll_fd, EPOLL_CTL_DEL, board->await->ops->wait(board->await, &wanted), NULL);
}

/* Keep the epoll set in step with the transport, which comes and goes. */
static void watch(struct ovs_board *board)
{
	struct epoll_event event = {0};
	short wanted = 0;
	struct transport *t = board->transport ? board->transport : board->await;
	int fd = t ? t->ops->wait(t, &wanted) : -1;

	if (fd < 0 || (fd == board->watched_fd && wanted == board->watched_events))
		return;
	unwatch_await(board);
	event.events = (wanted & POLLIN ? EPOLLIN : 0) | (wanted & POLLOUT ? EPOLLOUT : 0);
	if (epoll_ctl(board->epoll_fd, EPOLL_CTL_MOD, fd, &event) && errno == ENOENT)
		epoll_ctl(board->epoll_fd, EPOLL_CTL_ADD, fd, &event);
	board->watched_fd = fd;
	board->watched_events = wanted;
}

static void unkick(struct ovs_board *board)
{
	eventfd_t count;

	if (board->kicked)
		eventfd_read(board->kick_fd, &count);
	board->kicked = false;
}

/* Everything but telling the program that the link is up, which ovs_open must not do. */
static void work(struct ovs_board *board)
{
	unkick(board);
	link_receive(board);
	link_timers(board);
	queue_complete(board);
	link_send(board);
	watch(board);
}

int ovs_dispatch(struct ovs_board *board)
{
	work(board);
	link_tell_up(board);
	/* Handlers may have asked for more. */
	if (board->kicked)
		link_send(board);
	return board->state == LINK_UP ? 0 : OVS_E_LINK;
}

static void nap(struct ovs_board *board, int64_t until_us)
{
	struct pollfd p = {.fd = board->epoll_fd, .events = POLLIN};
	int left_ms = (int)((until_us - now_us() + 999) / 1000);
	int due_ms = ovs_next_deadline_ms(board);

	poll(&p, 1, left_ms < 0 ? 0 : due_ms < left_ms ? due_ms : left_ms);
}

int ovs_wait(struct ovs_board *board, int timeout_ms)
{
	int64_t until_us = now_us() + (int64_t)timeout_ms * 1000;
	int error;

	ovs_dispatch(board);
	while (board->pending && now_us() < until_us) {
		nap(board, until_us);
		ovs_dispatch(board);
	}
	error = board->wait_error;
	board->wait_error = 0;
	if (!board->pending)
		return error;
	return error_set(&board->error, OVS_E_TIMEOUT, "%s has not answered %u requests within %d ms: is it overloaded, "
			 "or is the cable bad? (see the link counters)", board->name, board->pending, timeout_ms);
}

static int no_answer(struct ovs_board *board)
{
	if (board->state == LINK_LEARNING)
		return error_set(&board->error, OVS_E_TIMEOUT, "%s began to answer but did not finish within %d ms: "
				 "is it overloaded, or is the cable bad?", board->name, OVS_OPEN_TIMEOUT_MS);
	if (board->bytes_in_session)
		return error_set(&board->error, OVS_E_PRODUCT, "%s sends bytes, but none that an Overscan board would send: "
				 "check the path or serial number, and that Overscan gateware is loaded", board->name);
	return error_set(&board->error, OVS_E_TIMEOUT, "%s does not answer: is the board powered and its gateware loaded "
			 "(simulated board: is overscan-sim running and not stopped)?", board->name);
}

/* A connection that is closed before the first answer belongs to somebody else. */
static int turned_away(struct ovs_board *board)
{
	if (board->lost_error != OVS_E_LINK || board->bytes_in_session)
		return board->lost_error;
	return error_set(&board->error, OVS_E_BUSY, "%s closed the connection at once: another program has the board; "
			 "stop that one first (usually another overscand)", board->name);
}

static int handshake(struct ovs_board *board)
{
	int64_t until_us = now_us() + OVS_OPEN_TIMEOUT_MS * 1000;
	int error = link_open(board);

	while (!error && board->state != LINK_UP) {
		work(board);
		if (board->state == LINK_CLOSED)
			return turned_away(board);
		if (now_us() >= until_us)
			return no_answer(board);
		if (board->state != LINK_UP)
			nap(board, until_us);
	}
	return error;
}

static const struct transport_ops *find_transport(const char *name, const char **arg)
{
	for (size_t i = 0; i < sizeof(transports) / sizeof(transports[0]); i++) {
		size_t len = strlen(transports[i]->prefix);

		if (!strncmp(name, transports[i]->prefix, len) && name[len] == ':') {
			*arg = name + len + 1;
			return transports[i];
		}
	}
	return NULL;
}

static int init(struct ovs_board *board, const char *name)
{
	struct epoll_event event = {.events = EPOLLIN};

	board->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	board->kick_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	board->watched_fd = -1;
	if (board->epoll_fd < 0 || board->kick_fd < 0 || epoll_ctl(board->epoll_fd, EPOLL_CTL_ADD, board->kick_fd, &event))
		return error_set(&board->error, OVS_E_IO, "cannot make a file descriptor for %s: %s", name, strerror(errno));
	board->name = strdup(name);
	if (!board->name)
		return error_set(&board->error, OVS_E_MEMORY, "out of memory");
	board->ops = find_transport(board->name, &board->arg);
	if (!board->ops)
		return error_set(&board->error, OVS_E_NAME, "'%s' is no board name: it is socket:PATH for a simulated board, "
				 "ftdi:, ftdi:SERIAL or ftdi:@PLACE for a real one", name);
	return 0;
}

void ovs_close(struct ovs_board *board)
{
	if (!board)
		return;
	queue_free(board);
	if (board->transport)
		board->ops->close(board->transport);
	if (board->await)
		board->await->ops->close(board->await);
	if (board->epoll_fd >= 0)
		close(board->epoll_fd);
	if (board->kick_fd >= 0)
		close(board->kick_fd);
	free(board->name);
	free(board);
}

int ovs_open(struct ovs_board **board, const char *name, const struct ovs_handlers *handlers, void *ctx)
{
	struct ovs_board *b = calloc(1, sizeof(*b));
	int error;

	*board = NULL;
	if (!b)
		return error_set(&open_error, OVS_E_MEMORY, "out of memory");
	error = init(b, name);
	if (!error)
		error = handshake(b);
	if (error) {
		open_error = b->error;
		ovs_close(b);
		return error;
	}
	if (handlers)
		b->handlers = *handlers;
	b->ctx = ctx;
	*board = b;
	return 0;
}
