/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/sockpath.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define BACKLOG 8

static int
new_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

static bool
somebody_answers(const struct sockaddr_un *a)
{
	int fd = new_socket();
	bool yes;

	if (fd < 0)
		return false;
	yes = connect(fd, (const struct sockaddr *)a, sizeof(*a)) == 0 ||
	    errno == EAGAIN;
	close(fd);
	return yes;
}

static int
clear_way(const char *option, const struct sockaddr_un *a, struct fail *f)
{
	struct stat st;

	if (lstat(a->sun_path, &st) != 0)
		return 0;
	if (!S_ISSOCK(st.st_mode))
		return fail(f, SIM_USAGE, "%s %s: there is a file of this name "
		    "that is no socket; choose another name", option,
		    a->sun_path);
	if (somebody_answers(a))
		return fail(f, SIM_BUSY, "%s %s: in use by another program; end "
		    "it or choose another name", option, a->sun_path);
	unlink(a->sun_path);
	return 0;
}

static int
bind_fail(const char *option, const char *path, struct fail *f)
{
	int code = errno == EACCES || errno == EPERM ? SIM_PERMISSION :
	    errno == ENOENT || errno == ENOTDIR ? SIM_ABSENT :
	    errno == EADDRINUSE ? SIM_BUSY : SIM_HARDWARE;

	fail(f, code, "%s %s: %s%s", option, path, strerror(errno),
	    code == SIM_ABSENT ? "; make the directory first" : "");
	return -1;
}

int
sockpath_listen(const char *option, const char *path, struct fail *f)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	mode_t old;
	int fd, bound;

	if (strlen(path) >= sizeof(a.sun_path) || path[0] == '\0') {
		fail(f, SIM_USAGE, "%s %s: a socket path has 1 to %zu "
		    "characters", option, path, sizeof(a.sun_path) - 1);
		return -1;
	}
	memcpy(a.sun_path, path, strlen(path) + 1);
	if (clear_way(option, &a, f) != 0)
		return -1;
	fd = new_socket();
	if (fd < 0)
		return bind_fail(option, path, f);
	old = umask(077);
	bound = bind(fd, (struct sockaddr *)&a, sizeof(a));
	umask(old);
	if (bound != 0 || listen(fd, BACKLOG) != 0) {
		int keep = errno;

		close(fd);
		errno = keep;
		return bind_fail(option, path, f);
	}
	return fd;
}
