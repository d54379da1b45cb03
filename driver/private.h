/* SPDX-License-Identifier: MIT */
/*
 * private.h - what the files of liboverscan share
 *
 * link.c     session, heartbeat, repeats: frames in, frames out
 * queue.c    requests waiting and under way, their completion in order
 * status.c   cache of what the board says about itself
 * event.c    event frames to handlers
 * flash.c    commands to the font flash
 * edid.c     the EDIDs that hosts read
 * board.c    open, dispatch, wait, close
 */
#ifndef OVS_PRIVATE_H
#define OVS_PRIVATE_H

#include "driver/frame.h"
#include "driver/overscan.h"
#include "driver/transport.h"

enum {
	REPEATS = 5,
	REPEAT_MS = 100,		/* first repeat; doubled each time, up to ... */
	REPEAT_MAX_MS = 500,		/* ... this: a board that is silent for 2.2 s is gone; one of a patient transport after 6.3 s */
	SYNC_MS = 200,			/* SYNC is repeated after this time */
	RETRY_MS = 500,			/* between attempts to get a lost link back */
	SOON_MS = 25,			/* from one attempt to the next when the transport says that the board may be back */
	SYNCS = 2,			/* unanswered, until the transport tries another way */
	REFRESH_MS = 500,
	QUEUE_MAX = 4096,
};

enum link_state {
	LINK_CLOSED,			/* no transport */
	LINK_SYNCING,			/* SYNC sent */
	LINK_LEARNING,			/* session runs, first status read under way */
	LINK_UP,
};

struct request;
/* data and len: the reply after its result byte. */
typedef void request_reply(struct ovs_board *board, struct request *request, int result, const uint8_t *data, size_t len);

struct request {
	struct request *next;
	bool fence;			/* no frame: done is called when it is first in the queue */
	bool internal;			/* of the library itself: no business of ovs_wait and ovs_then */
	bool sealed;			/* nothing may join it */
	bool sent, answered;
	unsigned items;
	unsigned repeats;
	int64_t sent_us;		/* last time */
	struct frame frame;
	int result;
	request_reply *reply;
	int index;			/* console or host of a status request */
	union {
		ovs_done *done;
		ovs_ping_done *ping;
		ovs_read_done *read;
		ovs_flash_state_done *flash_state;
	} call;
	void *ctx;
};

struct status {
	struct ovs_console_status console[OVS_CONSOLES_MAX];
	struct ovs_host_status host[OVS_PORTS_MAX];
	uint8_t osd_errors_raw[OVS_CONSOLES_MAX];
	bool osd_errors_known[OVS_CONSOLES_MAX];
	bool console_asked[OVS_CONSOLES_MAX], host_asked[OVS_PORTS_MAX];
	int64_t refresh_us;		/* when the next refresh is due */
};

/* The flash command under way. */
struct flash_job {
	bool busy;
	unsigned op, step;		/* step: of reading what it found */
	uint32_t address, sum;
	uint8_t page[OVS_FLASH_PAGE_BYTES];
	int64_t deadline_us;
	ovs_flash_done *done;
	void *ctx;
};

/* The EDID that is read or written. */
struct edid_job {
	bool busy, write, own;
	int port, want;			/* bytes that are wanted; 0: the built-in ones */
	int have, at;			/* bytes that there are; of these, read so far */
	uint8_t wanted[OVS_EDID_BYTES_MAX], found[OVS_EDID_BYTES_MAX];
	unsigned op;			/* of the command under way */
	int64_t deadline_us;
	ovs_edid_done *done;
	void *ctx;
};

struct ovs_board {
	char *name;
	const char *arg;		/* of the transport, inside name */
	const struct transport_ops *ops;
	struct transport *transport;
	struct transport *await;	/* tells when to try again while there is no transport; or NULL */
	unsigned syncs;			/* sent since the last answer or change of way */
	struct error_text error;
	struct ovs_handlers handlers;
	void *ctx;

	int epoll_fd, kick_fd, watched_fd;
	short watched_events;
	bool kicked;

	enum link_state state;
	bool told_up;			/* the program knows that the link is up */
	unsigned sessions;		/* so far */
	int lost_error;			/* why the transport was closed last */
	int64_t retry_us;		/* SYNCING: next SYNC; CLOSED: next attempt to open */
	int64_t sync_since_us;
	int64_t opened_us;		/* last attempt */
	int64_t sent_us;		/* when anything was sent last */
	uint32_t nonce;
	uint8_t seq, event_seq;		/* last ones used */
	uint64_t bytes_in_session;	/* received since the transport was opened */
	struct frame_decoder decoder;

	struct request *head, *tail;
	unsigned queued, pending;	/* all; those of the program */
	int fence_error, wait_error;

	bool own_beep_off[OVS_CONSOLES_MAX];	/* as the program wants it: shares a register with the beeps */
	unsigned window;		/* requests that may be under way, as the board says */
	struct ovs_info info;
	struct ovs_counters counters;
	uint64_t old_rx_bad;		/* of decoders before this session's */
	struct status status;
	struct flash_job flash;
	struct edid_job edid;
};

int64_t now_us(void);
extern __thread struct error_text open_error;
int result_error(uint8_t result);
const char *result_text(uint8_t result);

/* ---- queue.c ---- */
/* A new request at the end of the queue; NULL when there are too many. */
struct request *queue_add(struct ovs_board *board, uint8_t type);
/* The request that an item of len bytes may join, or a new one. head: bytes that begin its payload. */
int queue_item(struct ovs_board *board, uint8_t type, int console, const uint8_t *item, size_t len, unsigned items_max);
void queue_kick(struct ovs_board *board);
/* Next request to be sent, or NULL. */
struct request *queue_next(struct ovs_board *board);
struct request *queue_oldest(struct ovs_board *board);
unsigned queue_in_flight(const struct ovs_board *board);
void queue_reply(struct ovs_board *board, const struct frame *frame);
/* Complete what is answered, in order. */
void queue_complete(struct ovs_board *board);
void queue_fail(struct ovs_board *board, int error);
void queue_free(struct ovs_board *board);
/* Requests of the library itself: they do not count for ovs_then and ovs_wait. */
struct request *request_internal(struct ovs_board *board, uint8_t type, request_reply *reply);
/* another word of a WRITE */
void request_word(struct request *request, unsigned address, uint32_t word);
/* READ; an error when it cannot be queued */
int request_words(struct ovs_board *board, unsigned address, int count, request_reply *reply);
/* 0, or why requests are refused now. */
int check_up(struct ovs_board *board);
int check_console(struct ovs_board *board, int console);
int range_error(struct ovs_board *board, const char *what, long value, long min, long max);

/* ---- link.c ---- */
int link_open(struct ovs_board *board);
void link_receive(struct ovs_board *board);
void link_timers(struct ovs_board *board);
void link_send(struct ovs_board *board);
void link_lost(struct ovs_board *board, int error);
void link_reset(struct ovs_board *board, const char *why);
void link_tell_up(struct ovs_board *board);
int link_frame(struct ovs_board *board, const struct frame *frame);
int64_t link_deadline_us(const struct ovs_board *board);

/* ---- status.c ---- */
void status_init(struct ovs_board *board);
int status_refresh(struct ovs_board *board);
int status_ask_console(struct ovs_board *board, int console);
int status_ask_host(struct ovs_board *board, int port);
void status_port(struct ovs_board *board, int console, int selected, int shown);

/* ---- event.c ---- */
void event_frame(struct ovs_board *board, const struct frame *frame);

#endif
