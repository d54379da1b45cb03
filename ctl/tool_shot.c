/* SPDX-License-Identifier: MIT */
/*
 * screenshot: the picture on the simulated monitor as a PNG file.
 *
 * The daemon says which board it holds; the simulated board answers on LINKSOCKET.monitor, beside
 * the link itself: "png CONSOLE" gives a line "ok LENGTH" and as many bytes (docs/architecture.md).
 * The library's own function for it needs an open board, and the daemon has it.
 */
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"

enum { PNG_MAX = 64 << 20, READ_TIMEOUT_MS = 10000 };

static const uint8_t png_magic[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };

/* ---- the monitor ----------------------------------------------------------------------------- */

static int
monitor_connect(const char *board, int *fd)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	if ((size_t)snprintf(address.sun_path, sizeof(address.sun_path), "%s.monitor", board) >=
	    sizeof(address.sun_path))
		return tool_fail(EXIT_USAGE, NULL, "socket path too long: %s.monitor", board);
	*fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (*fd >= 0 && connect(*fd, (struct sockaddr *)&address, sizeof(address)) == 0)
		return EXIT_OK;
	return tool_fail(errno == EACCES ? EXIT_PERMISSION : EXIT_ABSENT,
			 "is the simulated board still running?", "%s: %s", address.sun_path,
			 strerror(errno));
}

/* read up to size bytes; fewer at the end of input or after a long silence */
static size_t
read_some(int fd, void *out, size_t size)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	size_t len = 0;

	while (len < size && poll(&wait, 1, READ_TIMEOUT_MS) > 0) {
		ssize_t got = read(fd, (char *)out + len, size - len);

		if (got <= 0 && errno != EINTR)
			break;
		len += got > 0 ? (size_t)got : 0;
	}
	return len;
}

static bool
read_line(int fd, char *line, size_t size)
{
	size_t len = 0;

	while (len + 1 < size && read_some(fd, line + len, 1) == 1 && line[len] != '\n')
		len++;
	line[len] = 0;
	return len > 0;
}

/* asks for the picture; *png is to be freed */
static int
monitor_png(int fd, int console, uint8_t **png, size_t *size)
{
	char line[256];
	long length = 0;

	snprintf(line, sizeof(line), "png %d\n", console);
	if (send(fd, line, strlen(line), MSG_NOSIGNAL) < 0 || !read_line(fd, line, sizeof(line)))
		return tool_fail(EXIT_TIMEOUT, "is it stopped?", "the simulated board does not answer");
	if (sscanf(line, "ok %ld", &length) != 1 || length < 8 || length > PNG_MAX)
		return tool_fail(EXIT_HARDWARE, NULL, "the simulated monitor says: %s", line);
	*png = malloc((size_t)length);
	if (*png == NULL)
		return tool_fail(EXIT_HARDWARE, NULL, "out of memory");
	*size = read_some(fd, *png, (size_t)length);
	if (*size != (size_t)length || memcmp(*png, png_magic, sizeof(png_magic)) != 0)
		return tool_fail(EXIT_VERIFY, "try again", "the picture came broken");
	return EXIT_OK;
}

/* ---- the file -------------------------------------------------------------------------------- */

static bool
write_all(int fd, const uint8_t *data, size_t size)
{
	while (size > 0) {
		ssize_t put = write(fd, data, size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		data += put;
		size -= (size_t)put;
	}
	return true;
}

/* a file of another name, moved into place when it is complete */
int
tool_write_file(const char *path, const uint8_t *data, size_t size)
{
	char part[4096];
	mode_t mask = umask(0);
	bool done;
	int fd, code;

	umask(mask);
	snprintf(part, sizeof(part), "%s.XXXXXX", path);
	fd = mkstemp(part);
	if (fd < 0)
		return tool_file_error("", path);
	done = write_all(fd, data, size) && fchmod(fd, 0666 & ~mask) == 0 && fsync(fd) == 0;
	done = close(fd) == 0 && done && rename(part, path) == 0;
	if (done)
		return EXIT_OK;
	code = tool_file_error("", path);
	unlink(part);
	return code;
}

/* ---- the command ----------------------------------------------------------------------------- */

/* the path of the simulated board's socket */
static int
find_board(struct tool *tool, char *path, size_t size)
{
	json_t *status;
	const char *name;
	int code = tool_ask(tool, tool_request(tool, "status"), CONTROL_TIMEOUT_MS, &status);

	if (code != EXIT_OK)
		return code;
	name = json_string_value(json_object_get(json_object_get(status, "board"), "name"));
	if (name && strncmp(name, "socket:", 7) == 0)
		snprintf(path, size, "%s", name + 7);
	else
		code = tool_fail(EXIT_ABSENT, "only the simulated board has a picture to read back; "
				 "use a frame grabber", "board %s cannot take a screenshot",
				 name ? name : "?");
	json_decref(status);
	return code;
}

int
tool_screenshot(struct tool *tool, int argc, char **argv)
{
	char board[256];
	uint8_t *png = NULL;
	size_t size = 0;
	int fd = -1, code;

	(void)argc;
	code = find_board(tool, board, sizeof(board));
	if (code == EXIT_OK)
		code = monitor_connect(board, &fd);
	if (code == EXIT_OK)
		code = monitor_png(fd, tool->console ? tool->console : 1, &png, &size);
	if (code == EXIT_OK && strcmp(argv[0], "-") == 0)
		code = fwrite(png, 1, size, stdout) == size ? EXIT_OK : EXIT_HARDWARE;
	else if (code == EXIT_OK)
		code = tool_write_file(argv[0], png, size);
	if (fd >= 0)
		close(fd);
	free(png);
	return code;
}
