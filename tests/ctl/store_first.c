/* SPDX-License-Identifier: MIT */
/*
 * The first start of a daemon, killed at each of its writes, of which half reaches the file: the next
 * start has the administrator and what was there before.
 *
 * usage: store_first DIRECTORY
 */
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/log.h"
#include "ctl/store.h"

static char directory[4096], file[4200];
static long writes_left;

static void
fail(const char *start, long n, const char *what)
{
	printf("%s, killed at write %ld: %s\n", start, n, what);
	exit(1);
}

static ssize_t
deadly_write(int fd, const void *data, size_t size, off_t at)
{
	if (--writes_left > 0)
		return pwrite(fd, data, size, at);
	(void)!pwrite(fd, data, size / 2, at);
	raise(SIGKILL);
	return -1;
}

/* SQLite writes by one of the two, as it was built */
static void
die_at_write(long n)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	writes_left = n;
	vfs->xSetSystemCall(vfs, "pwrite", (sqlite3_syscall_ptr)deadly_write);
	vfs->xSetSystemCall(vfs, "pwrite64", (sqlite3_syscall_ptr)deadly_write);
}

static struct store *
open_store(const char *start, long n, struct world *world)
{
	struct store *store;
	char error[1024];

	world_init(world);
	world->ports.count = 4;
	if (store_open(&store, directory, world, error, sizeof(error)) != EXIT_OK)
		fail(start, n, error);
	return store;
}

/* was it killed? */
static bool
first_start(const char *start, long n)
{
	struct world world;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		die_at_write(n);
		open_store(start, n, &world);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	if (!WIFSIGNALED(status) && WEXITSTATUS(status) != 0)
		exit(1);		/* it has said why */
	return WIFSIGNALED(status);
}

static void
check(const char *start, long n, const char *name)
{
	const struct action rename = { .act = ACT_USER_NAME, .user = 1, .text = "ANNA" };
	struct world world;
	struct store *store = open_store(start, n, &world);
	char message[64];

	if (world.users.count != 1 || !world.users.user[0].admin)
		fail(start, n, "there is no administrator");
	if (name && strcmp(world.ports.port[2].name, name) != 0)
		fail(start, n, "the name of a port is lost");
	if (store_act(store, &world, &rename, "", "test", message, sizeof(message)) != EXIT_OK)
		fail(start, n, message);
	store_close(store);
	store_close(open_store(start, n, &world));
	if (strcmp(world.users.user[0].name, "ANNA") != 0)
		fail(start, n, "a change is lost");
}

static void
put_there(const char *sql)
{
	sqlite3 *db;

	for (const char *const *end = (const char *const[]){ "", "-wal", "-journal", NULL }; *end; end++) {
		char path[4300];

		snprintf(path, sizeof(path), "%s%s", file, *end);
		unlink(path);
	}
	if (sql && (sqlite3_open(file, &db) != SQLITE_OK || sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK ||
		    sqlite3_close(db) != SQLITE_OK))
		exit(2);
}

/* how many writes there were to be killed at */
static long
every_write(const char *start, const char *sql, const char *name)
{
	for (long n = 1;; n++) {
		bool killed;

		put_there(sql);
		killed = first_start(start, n);
		check(start, n, name);
		if (!killed)
			return n - 1;
	}
}

int
main(int argc, char **argv)
{
	long nothing, names;

	if (argc != 2)
		return 64;
	snprintf(directory, sizeof(directory), "%s", argv[1]);
	snprintf(file, sizeof(file), "%s/overscan.db", directory);
	log_init("store_first", LOG_LEVEL_ERROR);
	nothing = every_write("without a state", NULL, NULL);
	names = every_write("with names of an older state",
			    "CREATE TABLE port_name (unit INTEGER NOT NULL, port INTEGER NOT NULL,"
			    " name TEXT NOT NULL, PRIMARY KEY (unit, port));"
			    "INSERT INTO port_name VALUES (1, 2, 'WEB-01');", "WEB-01");
	printf("killed at each of %ld writes without a state, and of %ld with an older one\n", nothing, names);
	return nothing > 0 && names > 0 ? 0 : 1;
}
