/* SPDX-License-Identifier: MIT */
/*
 * What need not be on the disk before the next key is looked at: the audit of a console, where its user
 * was last, logins that failed or were right, and how long a place must wait. A thread writes it in the order it came, as many in one transaction as there are.
 *
 * The thread has the database while the queue is not empty, and nobody else has it then: every other
 * function of the store begins with queue_wait. Nothing is dropped: who finds the queue full waits.
 * An answer that stands for something in the queue waits until it is written (request.c).
 */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/log.h"
#include "ctl/store_db.h"

enum { QUEUE_MAX = 256, BATCH_MAX = 64 };

enum job_type { JOB_AUDIT, JOB_LAST_PORT, JOB_LOGIN, JOB_LOCKOUT };

struct job {
	enum job_type type;
	struct audit_entry entry;
	int user, port, failed;
	long long failed_since_s, place;
	struct lockout_kept lockout;
	bool written;
};

struct queue {
	struct store *store;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t work, progress;
	struct job job[QUEUE_MAX];	/* a ring */
	int first, count;
	struct job batch[BATCH_MAX];	/* the thread's own while it writes */
	int writing;
	bool ending;
	/* written, and not yet told to whoever watches */
	struct audit_entry told[QUEUE_MAX];
	int tell;
};

/* ---- the thread ------------------------------------------------------------------------------ */

static bool
write_job(struct store *store, struct job *job)
{
	switch (job->type) {
	case JOB_LAST_PORT:
		return db_run(store, "UPDATE user SET last_port = ?2 WHERE id = ?1", "ii", job->user, job->port);
	case JOB_LOGIN:
		return db_run(store, "UPDATE user SET failed = ?2, failed_since_s = ?3 WHERE id = ?1", "iil",
			      job->user, job->failed, job->failed_since_s);
	case JOB_LOCKOUT:
		return lockout_save(store, job->place, &job->lockout);
	default:
		return audit_insert(store, &job->entry);
	}
}

/* one that cannot be written takes no other with it */
static void
write_each(struct queue *queue)
{
	for (int i = 0; i < queue->writing; i++) {
		struct job *job = &queue->batch[i];

		job->written = db_begin(queue->store) && db_end(queue->store, write_job(queue->store, job));
	}
}

static void
write_batch(struct queue *queue)
{
	bool good = db_begin(queue->store);

	for (int i = 0; i < queue->writing && good; i++)
		good = write_job(queue->store, &queue->batch[i]);
	good = db_end(queue->store, good);
	for (int i = 0; i < queue->writing; i++)
		queue->batch[i].written = good;
	if (!good && queue->writing > 1)
		write_each(queue);
}

static void
take_batch(struct queue *queue)
{
	queue->writing = queue->count < BATCH_MAX ? queue->count : BATCH_MAX;
	for (int i = 0; i < queue->writing; i++)
		queue->batch[i] = queue->job[(queue->first + i) % QUEUE_MAX];
	queue->first = (queue->first + queue->writing) % QUEUE_MAX;
	queue->count -= queue->writing;
}

static void
note_written(struct queue *queue)
{
	for (int i = 0; i < queue->writing; i++)
		if (queue->batch[i].written && queue->batch[i].type == JOB_AUDIT &&
		    queue->tell < QUEUE_MAX)
			queue->told[queue->tell++] = queue->batch[i].entry;
	queue->writing = 0;
}

/* room for what is written next: the watcher is told by the main thread, in its time */
static bool
may_write(const struct queue *queue)
{
	return queue->count > 0 && queue->tell <= QUEUE_MAX - BATCH_MAX;
}

static void *
run(void *ctx)
{
	struct queue *queue = ctx;

	pthread_mutex_lock(&queue->lock);
	for (;;) {
		while (!may_write(queue) && !queue->ending)
			pthread_cond_wait(&queue->work, &queue->lock);
		if (queue->ending && queue->count == 0)
			break;
		take_batch(queue);
		pthread_mutex_unlock(&queue->lock);
		write_batch(queue);
		pthread_mutex_lock(&queue->lock);
		note_written(queue);
		pthread_cond_broadcast(&queue->progress);
		if (queue->store->wake)
			queue->store->wake(queue->store->wake_ctx);
	}
	pthread_mutex_unlock(&queue->lock);
	return NULL;
}

/* ---- the main thread ------------------------------------------------------------------------- */

/* signals are for the main thread */
static bool
start_thread(struct queue *queue)
{
	sigset_t all, before;
	bool good;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	good = pthread_create(&queue->thread, NULL, run, queue) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return good;
}

static struct queue *
queue_of(struct store *store)
{
	struct queue *queue = store->queue;

	if (queue)
		return queue;
	queue = calloc(1, sizeof(*queue));
	if (queue == NULL)
		abort();
	queue->store = store;
	pthread_mutex_init(&queue->lock, NULL);
	pthread_cond_init(&queue->work, NULL);
	pthread_cond_init(&queue->progress, NULL);
	if (!start_thread(queue)) {
		log_warning("state: no thread for the audit; it is written at once");
		free(queue);
		return NULL;
	}
	store->queue = queue;
	return queue;
}

void
store_deliver(struct store *store)
{
	struct queue *queue = store->queue;
	struct audit_entry entry[QUEUE_MAX];
	int count;

	if (queue == NULL)
		return;
	pthread_mutex_lock(&queue->lock);
	count = queue->tell;
	memcpy(entry, queue->told, (size_t)count * sizeof(entry[0]));
	queue->tell = 0;
	pthread_cond_signal(&queue->work);
	pthread_mutex_unlock(&queue->lock);
	for (int i = 0; i < count && store->watch; i++)
		store->watch(store->watch_ctx, &entry[i]);
}

static void
wait_until(struct store *store, int room)
{
	struct queue *queue = store->queue;

	pthread_mutex_lock(&queue->lock);
	while (queue->count > QUEUE_MAX - room || (room == QUEUE_MAX && queue->writing > 0)) {
		if (queue->tell > QUEUE_MAX - BATCH_MAX) {	/* it waits for us */
			pthread_mutex_unlock(&queue->lock);
			store_deliver(store);
			pthread_mutex_lock(&queue->lock);
			continue;
		}
		pthread_cond_wait(&queue->progress, &queue->lock);
	}
	pthread_mutex_unlock(&queue->lock);
}

void
queue_wait(struct store *store)
{
	if (store->queue == NULL)
		return;
	wait_until(store, QUEUE_MAX);
	store_deliver(store);
}

static bool
add(struct store *store, const struct job *job)
{
	struct queue *queue = queue_of(store);

	if (queue == NULL)
		return false;
	wait_until(store, 1);
	pthread_mutex_lock(&queue->lock);
	queue->job[(queue->first + queue->count++) % QUEUE_MAX] = *job;
	pthread_cond_signal(&queue->work);
	pthread_mutex_unlock(&queue->lock);
	store->queued++;
	return true;
}

void
store_audit_later(struct store *store, const struct audit_entry *entry)
{
	struct job job = { .entry = *entry };

	if (job.entry.time_ms == 0)
		job.entry.time_ms = audit_now_ms();
	if (!add(store, &job))
		store_audit(store, entry);
}

/* without a thread it is written at once */
static bool
add_or_write(struct store *store, struct job *job)
{
	return add(store, job) || write_job(store, job);
}

bool
queue_last_port(struct store *store, int user, int port)
{
	return add_or_write(store, &(struct job){ .type = JOB_LAST_PORT, .user = user, .port = port });
}

bool
queue_login(struct store *store, int user, int failed, long long failed_since_s)
{
	return add_or_write(store, &(struct job){ .type = JOB_LOGIN, .user = user, .failed = failed,
						  .failed_since_s = failed_since_s });
}

bool
queue_lockout(struct store *store, long long place, const struct lockout_kept *lockout)
{
	return add_or_write(store, &(struct job){ .type = JOB_LOCKOUT, .place = place, .lockout = *lockout });
}

bool
store_written(const struct store *store)
{
	struct queue *queue = store->queue;
	bool written;

	if (queue == NULL)
		return true;
	pthread_mutex_lock(&queue->lock);
	written = queue->count == 0 && queue->writing == 0;
	pthread_mutex_unlock(&queue->lock);
	return written;
}

unsigned long
store_queued(const struct store *store)
{
	return store->queued;
}

void
store_wake(struct store *store, void (*wake)(void *ctx), void *ctx)
{
	store->wake = wake;
	store->wake_ctx = ctx;
}

/* everything is written then; the watcher has been told */
void
queue_end(struct store *store)
{
	struct queue *queue = store->queue;

	if (queue == NULL)
		return;
	queue_wait(store);
	pthread_mutex_lock(&queue->lock);
	queue->ending = true;
	pthread_cond_signal(&queue->work);
	pthread_mutex_unlock(&queue->lock);
	pthread_join(queue->thread, NULL);
	pthread_cond_destroy(&queue->work);
	pthread_cond_destroy(&queue->progress);
	pthread_mutex_destroy(&queue->lock);
	free(queue);
	store->queue = NULL;
}
