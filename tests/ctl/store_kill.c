/* SPDX-License-Identifier: MIT */
/*
 * A store that is killed at any moment: what it has confirmed is there afterwards, and nothing is there
 * half. A child changes several things together in one transaction, again and again, and says so
 * through a pipe after each; the parent kills it with SIGKILL a random time after some of them or none,
 * opens the state, and compares.
 *
 * Change n sets scan-s, gap-ms and the names of two ports to values made of n, renames the user, and
 * writes one entry of the audit for each of these; every tenth writes an entry alone.
 *
 * usage: store_kill DIRECTORY KILLS SEED
 */
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/log.h"
#include "ctl/store.h"

enum { ACTIONS = 5 };

static const char *directory;
static unsigned long seed;

static unsigned
any(unsigned below)
{
	seed = seed * 6364136223846793005ul + 1442695040888963407ul;
	return (unsigned)(seed >> 33) % below;
}

static void
fail(long kill_number, long n, const char *what)
{
	printf("after kill %ld, change %ld: %s\n", kill_number, n, what);
	exit(1);
}

static struct store *
open_store(struct world *world, long kill_number)
{
	struct store *store;
	char error[1024];

	world_init(world);
	world->ports.count = 4;
	if (store_open(&store, directory, world, error, sizeof(error)) != EXIT_OK)
		fail(kill_number, 0, error);
	return store;
}

static int
scan_s(long n)
{
	return 1 + (int)(n % 255);
}

static int
gap_ms(long n)
{
	return 200 + (int)(n % 800);
}

static void
change(struct store *store, struct world *world, long n)
{
	struct action list[ACTIONS] = {
		{ .act = ACT_SET, .item = SET_SCAN_S, .value = scan_s(n) },
		{ .act = ACT_SET, .item = SET_GAP_MS, .value = gap_ms(n) },
		{ .act = ACT_PORT_NAME, .port = 1 }, { .act = ACT_PORT_NAME, .port = 4 },
		{ .act = ACT_USER_NAME, .user = 1 },
	};
	char message[64];

	for (int i = 2; i < ACTIONS; i++)
		snprintf(list[i].text, sizeof(list[i].text), "%c%ld", "--PQU"[i], n);
	if (store_act_all(store, world, list, ACTIONS, "", "test", message, sizeof(message)) != 0)
		exit(3);
}

/* for ever, from change n on */
static void
child(int pipe, long n)
{
	struct world world;
	struct store *store = open_store(&world, -1);

	for (;; n++) {
		struct audit_entry entry = { .kind = AUDIT_SWITCH, .console = 1, .from = "test" };

		change(store, &world, n);
		if (n % 10 == 0) {
			snprintf(entry.text, sizeof(entry.text), "%ld", n);
			if (store_audit(store, &entry) != EXIT_OK)
				exit(3);
		}
		if (write(pipe, &n, sizeof(n)) != sizeof(n))
			exit(4);
	}
}

struct count {
	long entries, last;
};

static void
take_entry(void *ctx, const struct audit_entry *entry)
{
	struct count *count = ctx;

	count->entries++;
	if (entry->kind == AUDIT_USER)
		sscanf(strrchr(entry->text, ' '), " U%ld", &count->last);
}

/* the change that the state is at; everything of it, and nothing of the next */
static long
check(long kill_number, long confirmed)
{
	struct audit_filter all = { .limit = 100000000 };
	struct count count = { 0, 0 };
	struct world world;
	struct store *store = open_store(&world, kill_number);
	char name[2][NAME_BYTES];
	long n = 0, wanted;

	sscanf(world.users.user[0].name, "U%ld", &n);
	if (n != confirmed && n != confirmed + 1)
		fail(kill_number, n, "what was confirmed is lost");
	snprintf(name[0], NAME_BYTES, "P%ld", n);
	snprintf(name[1], NAME_BYTES, "Q%ld", n);
	if (n > 0 && (world.settings.value[SET_SCAN_S] != scan_s(n) ||
		      world.settings.value[SET_GAP_MS] != gap_ms(n) ||
		      strcmp(world.ports.port[1].name, name[0]) != 0 ||
		      strcmp(world.ports.port[4].name, name[1]) != 0))
		fail(kill_number, n, "half of a change");
	store_log(store, &all, take_entry, &count);
	wanted = n * ACTIONS + n / 10;
	/* the entry alone comes behind its change */
	if (count.last != n || (count.entries != wanted &&
				!(n % 10 == 0 && n > confirmed && count.entries == wanted - 1)))
		fail(kill_number, n, "the audit does not say the same");
	if (n > 0 && n % 10 == 0 && count.entries == wanted - 1) {
		struct audit_entry entry = { .kind = AUDIT_SWITCH, .console = 1, .from = "test" };

		store_audit(store, &entry);	/* so that the count goes on */
	}
	store_close(store);
	return n;
}

/* the last of so many confirmations, or of all there are */
static long
take_confirmed(int pipe, long confirmed, long count)
{
	for (long got; count > 0 && read(pipe, &got, sizeof(got)) == sizeof(got); count--)
		confirmed = got;
	return confirmed;
}

static long
run_and_kill(long kill_number, long n)
{
	int pipes[2], status;
	long confirmed;
	pid_t pid;

	if (pipe(pipes) != 0 || (pid = fork()) < 0)
		exit(5);
	if (pid == 0)
		child(pipes[1], n + 1);
	close(pipes[1]);
	confirmed = take_confirmed(pipes[0], n, any(4));	/* however long the disk takes; 0: while it opens */
	usleep(1000 + any(60000));
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	if (!WIFSIGNALED(status))
		fail(kill_number, n, "the store could not be written");
	confirmed = take_confirmed(pipes[0], confirmed, LONG_MAX);
	close(pipes[0]);
	return check(kill_number, confirmed);
}

int
main(int argc, char **argv)
{
	long kills = argc == 4 ? atol(argv[2]) : 0, n = 0, within = 0;

	if (kills < 1)
		return 64;
	directory = argv[1];
	seed = strtoul(argv[3], NULL, 0);
	log_init("store_kill", LOG_LEVEL_ERROR);
	for (long i = 0; i < kills; i++) {
		long before = n;

		n = run_and_kill(i, n);
		within += n > before;
	}
	printf("%ld kills, %ld changes, %ld of the kills while changing\n", kills, n, within);
	return within > kills / 5 ? 0 : 1;	/* else it was never in the middle of anything */
}
