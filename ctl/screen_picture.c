/* SPDX-License-Identifier: MIT */
/* Fetching and decoding; screen_blocks.c draws. */
#include <errno.h>
#include <fcntl.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "ctl/screen_picture.h"

enum { PNG_MAX = 64 << 20, PATIENCE_MS = 4000, SIDE_MAX = 8192 };

void
picture_init(struct picture *picture)
{
	memset(picture, 0, sizeof(*picture));
	picture->fd = -1;
}

static void
stop(struct picture *picture)
{
	if (picture->fd >= 0)
		close(picture->fd);
	free(picture->data);
	picture->fd = -1;
	picture->data = NULL;
	picture->len = picture->size = 0;
	picture->phase = PICTURE_IDLE;
}

static void
drop_pixels(struct picture *picture)
{
	free(picture->rgb);
	picture->rgb = NULL;
	picture->width = picture->height = 0;
}

void
picture_fini(struct picture *picture)
{
	stop(picture);
	drop_pixels(picture);
}

static bool
fail(struct picture *picture, const char *problem)
{
	stop(picture);
	drop_pixels(picture);
	snprintf(picture->problem, sizeof(picture->problem), "%s", problem);
	return false;
}

/* ---- asking ---------------------------------------------------------------------------------- */

static bool
connect_monitor(struct picture *picture, const char *board)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	if ((size_t)snprintf(address.sun_path, sizeof(address.sun_path), "%s.monitor", board) >=
	    sizeof(address.sun_path))
		return fail(picture, "the path of the board's socket is too long");
	picture->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (picture->fd >= 0 &&
	    connect(picture->fd, (struct sockaddr *)&address, sizeof(address)) == 0)
		return true;
	snprintf(picture->problem, sizeof(picture->problem), "%.100s: %s", address.sun_path,
		 strerror(errno));
	stop(picture);
	drop_pixels(picture);
	return false;
}

bool
picture_ask(struct picture *picture, const char *board, int console)
{
	char line[32];

	if (picture->phase != PICTURE_IDLE)
		return true;
	if (strncmp(board, "socket:", 7) != 0)
		return fail(picture, "Only the simulated board can hand its picture back.");
	if (!connect_monitor(picture, board + 7))
		return false;
	snprintf(line, sizeof(line), "png %d\n", console);
	if (send(picture->fd, line, strlen(line), MSG_NOSIGNAL) != (ssize_t)strlen(line))
		return fail(picture, "the simulated board does not listen");
	picture->phase = PICTURE_LINE;
	picture->asked_ms = screen_now_ms();
	return true;
}

bool
picture_tick(struct picture *picture, int64_t now_ms)
{
	if (picture->phase == PICTURE_IDLE || now_ms - picture->asked_ms <= PATIENCE_MS)
		return true;
	return fail(picture, "the simulated board does not answer");
}

/* ---- reading --------------------------------------------------------------------------------- */

static bool
decode(struct picture *picture)
{
	png_image image = { .version = PNG_IMAGE_VERSION };
	uint8_t *rgb = NULL;

	if (png_image_begin_read_from_memory(&image, picture->data, picture->size) &&
	    image.width <= SIDE_MAX && image.height <= SIDE_MAX) {
		image.format = PNG_FORMAT_RGB;
		rgb = malloc(PNG_IMAGE_SIZE(image));
	}
	if (rgb == NULL || !png_image_finish_read(&image, NULL, rgb, 0, NULL)) {
		png_image_free(&image);
		free(rgb);
		return fail(picture, "the picture came broken");
	}
	drop_pixels(picture);
	picture->rgb = rgb;
	picture->width = (int)image.width;
	picture->height = (int)image.height;
	picture->problem[0] = 0;
	stop(picture);
	return true;
}

/* "ok LENGTH", or what the board says instead */
static bool
take_line(struct picture *picture)
{
	long size = 0;

	picture->line[picture->len] = 0;
	if (sscanf(picture->line, "ok %ld", &size) != 1 || size < 8 || size > PNG_MAX) {
		char problem[120];

		snprintf(problem, sizeof(problem), "The monitor says: %s", picture->line);
		return fail(picture, problem);
	}
	picture->data = malloc((size_t)size);
	if (picture->data == NULL)
		return fail(picture, "out of memory");
	picture->size = (size_t)size;
	picture->len = 0;
	picture->phase = PICTURE_DATA;
	return true;
}

/* one byte at a time up to the end of the line, then what comes; 0: no more for now, -1: it is over */
static ssize_t
read_more(struct picture *picture)
{
	bool line = picture->phase == PICTURE_LINE;
	void *to = line ? (void *)(picture->line + picture->len) : picture->data + picture->len;
	ssize_t got = recv(picture->fd, to, line ? 1 : picture->size - picture->len, 0);

	if (got > 0)
		return got;
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	fail(picture, "the simulated board hung up");
	return -1;
}

bool
picture_read(struct picture *picture)
{
	while (picture->phase != PICTURE_IDLE) {
		ssize_t got = read_more(picture);

		if (got <= 0)
			return false;
		if (picture->phase == PICTURE_DATA) {
			picture->len += (size_t)got;
			if (picture->len == picture->size)
				return decode(picture);
		} else if (picture->line[picture->len] == '\n' ||
			   ++picture->len == sizeof(picture->line) - 1) {
			take_line(picture);
		}
	}
	return false;
}
