/* SPDX-License-Identifier: MIT */
/*
 * usb_fakeboard - the fake board of liboverscan behind a Unix socket: a board that costs nothing
 *
 * usage: usb_fakeboard SOCKET [SCHEMA [WINDOW]]     one client at a time, each finds a board just reset; ends at end of input
 */
#include "driver/fake.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { TICK_MS = 5, CHUNK = 4096 };

static int listen_at(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	if (bind(fd, (struct sockaddr *)&address, sizeof(address)) || listen(fd, 1)) {
		perror(path);
		exit(1);
	}
	return fd;
}

static bool from_client(struct transport *t, int fd)
{
	struct error_text error;
	uint8_t data[CHUNK];
	ssize_t n = recv(fd, data, sizeof(data), MSG_DONTWAIT);

	if (n > 0)
		t->ops->submit(t, data, (size_t)n, &error);
	return n > 0 || (n < 0 && errno == EAGAIN);
}

static void to_client(struct transport *t, int fd)
{
	struct error_text error;
	uint8_t data[CHUNK];
	int n;

	while ((n = t->ops->poll(t, data, sizeof(data), &error)) > 0)
		if (fd >= 0)
			send(fd, data, (size_t)n, MSG_NOSIGNAL);
}

int main(int argc, char **argv)
{
	struct ovs_fake_config config = {.hosts = 4, .consoles = 1, .cols = 80, .rows = 30,
					 .schema = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 0) : 0,
					 .window = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 0) : 0};
	struct error_text error;
	struct transport *t;
	int listener, client = -1;
	short events;

	if (argc < 2)
		return 64;
	ovs_fake_configure(&config);
	if (transport_fake.open(&t, NULL, "", &error))
		return 1;
	listener = listen_at(argv[1]);
	printf("ready\n");
	fflush(stdout);
	for (;;) {
		struct pollfd p[] = {{0, POLLIN, 0}, {client < 0 ? listener : -1, POLLIN, 0}, {client, POLLIN, 0},
				     {t->ops->wait(t, &events), POLLIN, 0}};

		poll(p, 4, TICK_MS);
		if (p[0].revents)
			break;
		if (p[1].revents) {
			client = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
			t->ops->close(t);	/* its chip has just begun to run */
			if (transport_fake.open(&t, NULL, "", &error))
				return 1;
		}
		if (client >= 0 && !from_client(t, client)) {
			close(client);
			client = -1;
		}
		to_client(t, client);
	}
	t->ops->close(t);
	unlink(argv[1]);
	return 0;
}
