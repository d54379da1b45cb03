/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/log.h"
#include "ctl/socket_path.h"

/* 0 = nobody listens there, 1 = somebody does, -1 = errno */
static int
somebody_listens(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), result;

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	result = connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0 ? 1 : 0;
	if (result == 0 && errno != ECONNREFUSED)
		result = -1;
	close(fd);
	return result;
}

/* remove what a daemon that died has left; refuse what is not ours */
static int
clear_path(const char *path, char *error, size_t size)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return EXIT_OK;
	if (!S_ISSOCK(st.st_mode)) {
		snprintf(error, size, "%s is there and is no socket; remove it or give another "
			 "--control", path);
		return EXIT_BUSY;
	}
	switch (somebody_listens(path)) {
	case 0:
		if (unlink(path) == 0)
			return EXIT_OK;
		break;
	case 1:
		snprintf(error, size, "another overscand listens on %s; stop it or give another "
			 "--control", path);
		return EXIT_BUSY;
	}
	snprintf(error, size, "%s: %s", path, strerror(errno));
	return errno == EACCES ? EXIT_PERMISSION : EXIT_BUSY;
}

/* /run/overscan may not exist yet; one level of directories is made */
static int
make_parent(const char *path, char *error, size_t size)
{
	char parent[sizeof(((struct sockaddr_un *)0)->sun_path) + 1];
	char *slash;

	snprintf(parent, sizeof(parent), "%s", path);
	slash = strrchr(parent, '/');
	if (slash == NULL || slash == parent)
		return EXIT_OK;
	*slash = 0;
	if (mkdir(parent, 0755) == 0 || errno == EEXIST)
		return EXIT_OK;
	snprintf(error, size, "cannot make the directory %s: %s; make it, or give another --control",
		 parent, strerror(errno));
	return errno == EACCES ? EXIT_PERMISSION : EXIT_ABSENT;
}

int
socket_path_prepare(const char *path, char *error, size_t size)
{
	int result;

	if (strlen(path) >= sizeof(((struct sockaddr_un *)0)->sun_path)) {
		snprintf(error, size, "socket path is longer than 107 bytes: %s", path);
		return EXIT_USAGE;
	}
	result = make_parent(path, error, size);
	return result == EXIT_OK ? clear_path(path, error, size) : result;
}

void
socket_path_share(const char *path)
{
	const struct group *group = getgrnam("overscan");

	/* a sandbox may forbid even a chown that changes nothing */
	if (group && group->gr_gid != getegid() && chown(path, (uid_t)-1, group->gr_gid) != 0)
		log_warning("%s: cannot give it to group overscan: %s", path, strerror(errno));
}
