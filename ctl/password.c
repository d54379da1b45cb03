/* SPDX-License-Identifier: MIT */
/*
 * One job at a time runs in the pool: however many clients try to log in at once, the daemon needs 64
 * MB for it and no more.
 */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/password.h"
#include "ctl/users.h"

enum {
	MEMORY_MAX_KB = 262144,		/* what a hash from elsewhere may cost */
	PASSES_MAX = 16,
};

/* of a password that nobody has, so that a user without one takes as long */
#define NOBODYS "$argon2id$v=19$m=65536,t=2,p=1$yLV6JEEiWMbXcIVfCNgJ5g$Jnz/QjlZdnOb5dR2ynCpPnSGAj6giVVqwc+VjYmILek"

struct job {
	uv_work_t work;
	char *secret;			/* from sodium_malloc: locked, and wiped when freed */
	char hash[crypto_pwhash_STRBYTES];
	bool check, good;
	password_hashed *hashed;
	password_checked *checked;
	void *ctx;
	uv_loop_t *loop;
	struct job *next;
};

static struct job *first, *last;	/* the first one runs */

_Static_assert(HASH_BYTES >= crypto_pwhash_STRBYTES, "room for a hash in struct user");

void
password_wipe(void *secret, size_t size)
{
	sodium_memzero(secret, size);
}

const char *
password_hash_error(const char *hash)
{
	unsigned memory_kb, passes;

	if (strlen(hash) < crypto_pwhash_STRBYTES &&
	    sscanf(hash, "$argon2id$v=19$m=%u,t=%u,", &memory_kb, &passes) == 2 &&
	    memory_kb <= MEMORY_MAX_KB && passes <= PASSES_MAX && sodium_init() >= 0 &&
	    crypto_pwhash_str_needs_rehash(hash, crypto_pwhash_OPSLIMIT_INTERACTIVE,
					   crypto_pwhash_MEMLIMIT_INTERACTIVE) >= 0)
		return NULL;
	return "a password stands here as the argon2id hash that an export has, never as itself";
}

static void
work(uv_work_t *work)
{
	struct job *job = work->data;
	size_t len = strlen(job->secret);

	if (job->check)
		job->good = crypto_pwhash_str_verify(job->hash[0] ? job->hash : NOBODYS,
						     job->secret, len) == 0 && job->hash[0];
	else
		job->good = crypto_pwhash_str(job->hash, job->secret, len,
					      crypto_pwhash_OPSLIMIT_INTERACTIVE,
					      crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
	sodium_memzero(job->secret, len);
}

static void done(uv_work_t *work, int status);

/* libuv refuses work only when the callback is missing */
static void
start(struct job *job)
{
	if (uv_queue_work(job->loop, &job->work, work, done) != 0)
		abort();
}

static void
done(uv_work_t *work, int status)
{
	struct job *job = work->data;

	first = job->next;
	if (first)
		start(first);
	else
		last = NULL;
	if (job->check)
		job->checked(job->ctx, status == 0 && job->good);
	else
		job->hashed(job->ctx, status == 0 && job->good ? job->hash : NULL);
	sodium_free(job->secret);
	sodium_memzero(job, sizeof(*job));
	free(job);
}

static struct job *
add(uv_loop_t *loop, const char *password, void *ctx)
{
	struct job *job = sodium_init() >= 0 ? calloc(1, sizeof(*job)) : NULL;
	size_t size = strlen(password) + 1;

	if (job)
		job->secret = sodium_malloc(size);
	if (job == NULL || job->secret == NULL) {
		free(job);
		return NULL;
	}
	memcpy(job->secret, password, size);
	job->loop = loop;
	job->ctx = ctx;
	job->work.data = job;
	return job;
}

static void
queue(struct job *job)
{
	if (last)
		last->next = job;
	else
		first = job;
	last = job;
	if (first == job)
		start(job);
}

bool
password_hash(uv_loop_t *loop, const char *password, password_hashed *hashed, void *ctx)
{
	struct job *job = add(loop, password, ctx);

	if (job == NULL)
		return false;
	job->hashed = hashed;
	queue(job);
	return true;
}

bool
password_check(uv_loop_t *loop, const char *password, const char *hash, password_checked *checked,
	       void *ctx)
{
	struct job *job = add(loop, password, ctx);

	if (job == NULL)
		return false;
	job->check = true;
	job->checked = checked;
	snprintf(job->hash, sizeof(job->hash), "%s", hash);
	queue(job);
	return true;
}
