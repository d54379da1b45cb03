/* SPDX-License-Identifier: MIT */
/*
 * fuzz - the frame decoder and the whole library under damaged input, deterministic
 *
 * usage: fuzz frames COUNT SEED    mutated frames and plain noise into the decoder
 *        fuzz library COUNT SEED   a board that answers with damaged, lost and invented frames
 * Meant to be built with ASan and UBSan; finds what they find, wrong frames taken, and hangs.
 */
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "driver/frame.h"
#include "driver/overscan.h"

static uint64_t state;

static uint32_t roll(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 16) % n);
}

static void random_frame(struct frame *f)
{
	memset(f, 0, sizeof(*f));
	f->seq = (uint8_t)roll(256);
	f->type = (uint8_t)roll(256);
	f->len = (uint8_t)(roll(2) ? roll(16) : roll(OVS_LINK_PAYLOAD_MAX + 1));
	for (unsigned i = 0; i < f->len; i++)
		f->payload[i] = (uint8_t)(roll(4) ? roll(256) : 0);
}

static size_t mutate(uint8_t *wire, size_t len, size_t max)
{
	for (unsigned n = roll(4); n; n--) {
		size_t at = roll((uint32_t)len);

		switch (roll(5)) {
		case 0:
			wire[at] ^= (uint8_t)(1u << roll(8));
			break;
		case 1:
			wire[at] = (uint8_t)roll(256);
			break;
		case 2:
			memmove(wire + at, wire + at + 1, len - at - 1);
			len -= len > 1;
			break;
		case 3:
			if (len < max) {
				memmove(wire + at + 1, wire + at, len - at);
				wire[at] = (uint8_t)roll(256);
				len++;
			}
			break;
		default:
			len = at + 1;
		}
	}
	return len;
}

static bool same(const struct frame *a, const struct frame *b)
{
	return a->seq == b->seq && a->type == b->type && a->len == b->len && !memcmp(a->payload, b->payload, a->len);
}

static int fuzz_frames(long count)
{
	struct frame_decoder decoder;
	struct frame sent = {0}, before, got;
	uint8_t wire[FRAME_WIRE_MAX + 16];
	long wrong = 0, taken = 0, whole = 0;

	frame_decoder_init(&decoder, OVS_SCHEMA);
	for (long i = 0; i < count; i++) {
		bool untouched = i % 16 == 0, found = false;
		size_t len;

		/* A frame that lost its end is taken when the next one begins. */
		before = sent;
		random_frame(&sent);
		len = frame_encode(&sent, OVS_SCHEMA, wire);
		whole += untouched;
		if (!untouched)
			len = mutate(wire, len, sizeof(wire));
		for (size_t k = 0; k < len; k++)
			if (frame_decode(&decoder, wire[k], &got)) {
				taken++;
				found |= same(&sent, &got);
				wrong += !same(&sent, &got) && !same(&before, &got);
			}
		if (untouched && !found) {
			printf("frame %ld: an untouched frame was not taken\n", i);
			return 1;
		}
	}
	printf("%ld frames, %ld untouched, %ld taken, %ld wrong\n", count, whole, taken, wrong);
	return wrong != 0;
}

/* ---- a malicious board on a socket ---- */

static char path[108];
static int listener;
static volatile bool stop;

static size_t answer(const struct frame *in, uint8_t *wire)
{
	struct frame out = {.seq = in->seq, .type = in->type | FRAME_REPLY, .len = 1};

	if (in->type == OVS_FRAME_SYNC) {
		out.len = 21;
		memcpy(out.payload + 1, in->payload, 4);
		put_u32(out.payload + 5, OVS_ID_MAGIC);
		put_u32(out.payload + 9, OVS_SCHEMA);
		put_u32(out.payload + 13, (1 + roll(15)) << 28 | 1u << 16 | (1 + roll(4)) << 8 | (1 + roll(16)));
		put_u32(out.payload + 17, 16u << 24 | 8 << 16 | 30 << 8 | 80);
	} else if (in->type == OVS_FRAME_READ) {
		out.len = (uint8_t)(roll(8) ? 1 + 4 * (in->payload[2] & 31) : (int)roll(OVS_LINK_PAYLOAD_MAX));
		for (unsigned i = 1; i < out.len; i++)
			out.payload[i] = (uint8_t)roll(256);
	}
	if (roll(40) == 0)
		out.payload[0] = (uint8_t)roll(16);
	if (roll(60) == 0) {
		random_frame(&out);
		out.type = roll(2) ? OVS_FRAME_EVENT : out.type;
	}
	return frame_encode(&out, OVS_SCHEMA, wire);
}

static void events(int fd)
{
	static uint8_t seq;
	struct frame out = {.type = OVS_FRAME_EVENT, .seq = roll(4) ? ++seq : (uint8_t)roll(256)};
	uint8_t wire[FRAME_WIRE_MAX];

	out.len = (uint8_t)(4 * roll(60));
	for (unsigned i = 0; i < out.len; i++)
		out.payload[i] = (uint8_t)(i % 4 == 3 ? roll(8) : i % 4 == 2 ? roll(20) : roll(256));
	if (send(fd, wire, frame_encode(&out, OVS_SCHEMA, wire), MSG_NOSIGNAL) < 0)
		return;
}

static void serve(int fd)
{
	struct frame_decoder decoder;
	uint8_t data[512], wire[FRAME_WIRE_MAX + 16];
	struct frame in;
	ssize_t n;

	frame_decoder_init(&decoder, OVS_SCHEMA);
	while (!stop && (n = recv(fd, data, sizeof(data), 0)) > 0)
		for (ssize_t i = 0; i < n; i++) {
			size_t len;

			if (!frame_decode(&decoder, data[i], &in) || in.type == OVS_FRAME_EVENT_ACK)
				continue;
			len = answer(&in, wire);
			if (roll(20) == 0)
				len = mutate(wire, len, sizeof(wire));
			if (roll(50) && send(fd, wire, len, MSG_NOSIGNAL) < 0)
				return;
			if (roll(10) == 0)
				events(fd);
			if (roll(3000) == 0)
				return;
		}
}

static void *board(void *arg)
{
	(void)arg;
	while (!stop) {
		int fd = accept(listener, NULL, NULL);

		if (fd < 0)
			break;
		serve(fd);
		close(fd);
	}
	return NULL;
}

static void listen_there(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};

	snprintf(path, sizeof(path), "%s/ovs-fuzz-%d", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid());
	memcpy(address.sun_path, path, sizeof(path));
	unlink(path);
	listener = socket(AF_UNIX, SOCK_STREAM, 0);
	if (bind(listener, (struct sockaddr *)&address, sizeof(address)) || listen(listener, 1)) {
		perror(path);
		exit(2);
	}
}

static long completions;

static void completed(void *ctx, int result)
{
	(void)ctx;
	(void)result;
	completions++;
}

static long ask(struct ovs_board *b)
{
	int console = 1 + (int)roll(4);

	switch (roll(6)) {
	case 0:
		ovs_select(b, console, (int)roll(18));
		break;
	case 1:
		ovs_key(b, console, (int)roll(256), roll(2));
		break;
	case 2:
		ovs_osd_text(b, console, (int)roll(32), (int)roll(90), (uint16_t)roll(65536), "text \xe4\xbd\xa0\xff\xc3");
		break;
	case 3:
		ovs_refresh(b);
		break;
	case 4:
		ovs_osd_commit(b, console, true);
		break;
	default:
		return ovs_then(b, completed, NULL) == 0;
	}
	return 0;
}

static int fuzz_library(long count)
{
	struct ovs_board *b = NULL;
	struct ovs_counters c;
	char name[128];
	long fences = 0;
	pthread_t thread;

	listen_there();
	pthread_create(&thread, NULL, board, NULL);
	snprintf(name, sizeof(name), "socket:%s", path);
	for (int i = 0; i < 20 && ovs_open(&b, name, NULL, NULL); i++)
		;
	for (long i = 0; b && i < count; i++) {
		struct pollfd p = {.fd = ovs_fd(b), .events = POLLIN};

		fences += ask(b);
		if (i % 4 == 0) {
			ovs_dispatch(b);
			poll(&p, 1, 0);
		}
		if (ovs_pending(b) > 200)
			ovs_wait(b, 500);
	}
	if (!b) {
		puts(ovs_last_error(NULL));
		return 1;
	}
	for (int i = 0; i < 60 && completions < fences; i++)
		ovs_wait(b, 200);
	ovs_counters(b, &c);
	ovs_close(b);
	stop = true;
	shutdown(listener, SHUT_RDWR);
	pthread_join(thread, NULL);
	unlink(path);
	printf("%ld of %ld completions, %lu frames sent, %lu repeated, %lu bad received, %lu sessions lost\n", completions, fences,
	       (unsigned long)c.tx_frames, (unsigned long)c.tx_repeats, (unsigned long)c.rx_bad, (unsigned long)c.resyncs);
	return completions != fences;
}

int main(int argc, char **argv)
{
	long count = argc > 2 ? atol(argv[2]) : 0;

	state = argc > 3 ? strtoull(argv[3], NULL, 0) * 0x9E3779B97F4A7C15u + 1 : 1;
	if (argc > 2 && !strcmp(argv[1], "frames"))
		return fuzz_frames(count);
	if (argc > 2 && !strcmp(argv[1], "library"))
		return fuzz_library(count);
	fprintf(stderr, "usage: fuzz frames|library COUNT [SEED]\n");
	return 64;
}
