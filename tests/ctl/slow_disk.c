/* SPDX-License-Identifier: MIT */
/* Preloaded into a program: while the file $SLOW_DISK is there, each fsync takes as many ms as it says. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void
wait_for_disk(void)
{
	const char *path = getenv("SLOW_DISK");
	FILE *file = path ? fopen(path, "re") : NULL;
	unsigned ms = 0;

	if (file == NULL)
		return;
	if (fscanf(file, "%u", &ms) == 1)
		usleep(ms * 1000);
	fclose(file);
}

int
fsync(int fd)
{
	int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");

	wait_for_disk();
	return real(fd);
}

int
fdatasync(int fd)
{
	int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");

	wait_for_disk();
	return real(fd);
}
