// SPDX-License-Identifier: GPL-2.0-or-later
// pixels - what the monitor shows against what the hosts send and what FreeType draws
//
// The whole board (gateware at PIXELS a clock, models of SRAM, flash, UART, sources, monitor) with a picture of random
// pixels on port 1. First without overlay: the monitor's picture must equal the source's, every pixel. Then pages of
// random cells are drawn with the commands of the link, at random places and scales; every pixel must equal the same
// page drawn by FreeType from the font files over the same picture (tests/font/page_render.c).
//
// usage: pixels PIXELS WxH PAGES SEED [FAILED.png]

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "driver/frame.h"
#include "osd-font/font_image.h"
#include "sim/board.h"
#include "tests/font/page_render.h"

enum { STEP_US = 200, ANSWER_US = 400000, REPEAT_US = 100000, DISPLAY_ARGS = 13 };

static struct rig {
	struct board board;
	struct sim_io io;
	struct frame_decoder decoder;
	uint8_t seq;
	uint8_t batch[OVS_LINK_PAYLOAD_MAX];    // OSD commands of the next frame
	uint8_t batched;
	uint64_t random, since_ping_us;
	uint32_t *source;                       // the random picture, 0x00RRGGBB
	unsigned w, h;
	const char *failed_png;
} r;

static unsigned roll(unsigned below)
{
	r.random = r.random * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(r.random >> 33) % below;
}

static void die(const char *what)
{
	printf("FAILED at %llu us: %s\n", (unsigned long long)r.board.now_us, what);
	exit(1);
}

// ---- link -----------------------------------------------------------------------------------------

static void send(uint8_t type, uint8_t seq, const uint8_t *payload, size_t len)
{
	struct frame f = { .seq = seq, .type = type, .len = (uint8_t)len };
	uint8_t wire[FRAME_WIRE_MAX];
	size_t n;

	memcpy(f.payload, payload, len);
	n = frame_encode(&f, OVS_SCHEMA, wire);
	for (size_t i = 0; i < n; i++)
		ring_put(&r.io.to_board, wire[i]);
}

static bool answered(uint8_t type, uint32_t *word)
{
	struct frame f;
	uint8_t byte;

	while (ring_get(&r.io.from_board, &byte)) {
		if (!frame_decode(&r.decoder, byte, &f))
			continue;
		if (f.type == OVS_FRAME_EVENT)
			send(OVS_FRAME_EVENT_ACK, 0, &f.seq, 1);
		if (f.type != (type | FRAME_REPLY))
			continue;
		if (f.len < 1 || f.payload[0] != OVS_RESULT_OK)
			die("the board refused a request");
		if (word && f.len >= 5)
			*word = get_u32(f.payload + 1);
		return true;
	}
	return false;
}

static void request(uint8_t type, const uint8_t *payload, size_t len, uint32_t *word)
{
	uint64_t end = r.board.now_us + ANSWER_US, repeat = 0;
	uint8_t seq = type == OVS_FRAME_SYNC ? 0 : ++r.seq;

	while (!answered(type, word)) {
		if (r.board.now_us >= repeat) {           // as the library does; the board runs it once
			send(type, seq, payload, len);
			repeat = r.board.now_us + REPEAT_US;
		}
		board_run(&r.board, STEP_US);
		if (r.board.now_us > end)
			die("no answer on the link");
	}
	r.since_ping_us = r.board.now_us;
}

static uint32_t read_reg(unsigned address)
{
	uint8_t payload[3] = { (uint8_t)address, (uint8_t)(address >> 8), 1 };
	uint32_t word = 0;

	request(OVS_FRAME_READ, payload, sizeof(payload), &word);
	return word;
}

static void flush_commands(void)
{
	if (r.batched > 1)
		request(OVS_FRAME_OSD, r.batch, r.batched, NULL);
	r.batch[0] = 1;                                  // console
	r.batched = 1;
}

static void command(uint8_t op, const uint8_t *args, uint8_t len)
{
	if (r.batched + 2 + len > (int)sizeof(r.batch))
		flush_commands();
	r.batch[r.batched++] = op;
	r.batch[r.batched++] = len;
	memcpy(r.batch + r.batched, args, len);
	r.batched = (uint8_t)(r.batched + len);
}

// Run on, with heartbeats, until n more frames were put out.
static void frames(uint64_t n)
{
	uint64_t end = r.board.monitor[0].stat.shown + n, limit_us = r.board.now_us + 2000000;

	while (r.board.monitor[0].stat.shown < end) {
		board_run(&r.board, STEP_US);
		if (r.board.now_us - r.since_ping_us > 100000)
			request(OVS_FRAME_PING, NULL, 0, NULL);
		if (r.board.now_us > limit_us)
			die("the monitor shows no stable picture");
	}
}

static bool port_shown(void)
{
	uint32_t status = read_reg(OVS_REG_CON_STATUS);

	return (status & OVS_CON_STATUS_SHOWN_MASK) >> OVS_CON_STATUS_SHOWN_SHIFT == 1;
}

// ---- pages ----------------------------------------------------------------------------------------

static const uint16_t *alphabet(size_t *n)
{
	static const uint16_t codes[] = {
		'A', 'g', '|', '#', '@', '~', '7', 0xc4, 0xdf, 0xff, 0x2500, 0x2502, 0x253c, 0x2554, 0x2550, 0x2588,
		0x2591, 0x2592, 0x2190, 0x2193, 0x263c, 0x266a, 0x21b5, 0x25b8, 0xfffd, 0x0416, 0x03a9, 0xe104,
	};

	*n = sizeof(codes) / sizeof(codes[0]);
	return codes;
}

static uint16_t random_attr(void)
{
	return (uint16_t)(roll(4096) & ~OVS_ATTR_BLINK_MASK);    // blinking has its test in tests/video
}

static void page_window(struct page *p, int scale_h, int scale_v)
{
	static const int scales[4] = { 1, 2, 4, 3 };

	p->scale_h = scales[scale_h];
	p->scale_v = scales[scale_v];
	p->large = roll(2);
	p->cols = 20 + (int)roll(21);
	p->rows = 6 + (int)roll(11);
	p->x = (int)roll(r.w);
	p->y = (int)roll(r.h / 2);
	p->dim = (int)roll(8);
	p->palette = (int)roll(3);
	p->blink_on = true;
}

static void send_window(const struct page *p, int scale_h, int scale_v)
{
	uint8_t args[DISPLAY_ARGS] = { [0] = (uint8_t)(OVS_DISPLAY_ON_MASK | (p->large ? OVS_DISPLAY_LARGE_MASK : 0)) };

	put_u16(args + 2, (unsigned)p->x);
	put_u16(args + 4, (unsigned)p->y);
	args[6] = (uint8_t)p->cols;
	args[7] = (uint8_t)p->rows;
	args[8] = (uint8_t)(scale_h | scale_v << 4);
	args[9] = (uint8_t)p->dim;
	args[12] = (uint8_t)p->palette;
	command(OVS_CMD_DISPLAY, args, sizeof(args));
}

static void cell(struct page *p, int row, int col, uint16_t code, uint16_t attr)
{
	uint8_t args[8] = { (uint8_t)row, (uint8_t)col, 1, 1 };

	put_u16(args + 4, code);
	put_u16(args + 6, attr);
	command(OVS_CMD_FILL, args, sizeof(args));
	p->code[row][col] = code;
	p->attr[row][col] = attr;
}

static void fill(struct page *p, uint16_t code, uint16_t attr)
{
	uint8_t args[8] = { 0, 0, (uint8_t)p->rows, (uint8_t)p->cols };

	put_u16(args + 4, code);
	put_u16(args + 6, attr);
	command(OVS_CMD_FILL, args, sizeof(args));
	for (int row = 0; row < p->rows; row++)
		for (int col = 0; col < p->cols; col++) {
			p->code[row][col] = code;
			p->attr[row][col] = attr;
		}
}

// A line of text by LOCATE and WRITE, half of it wide characters.
static void text_line(struct page *p, int row)
{
	static const uint16_t wide[] = { 0x6797, 0x7dda, 0x670d, 0x52a1 };
	static const char wide_utf8[] = "\xe6\x9e\x97\xe7\xb7\x9a\xe6\x9c\x8d\xe5\x8a\xa1";
	uint16_t attr = random_attr();
	uint8_t locate[4] = { (uint8_t)row, 2 };

	put_u16(locate + 2, attr | OVS_ATTR_WIDE_MASK);
	command(OVS_CMD_LOCATE, locate, sizeof(locate));
	command(OVS_CMD_WRITE, (const uint8_t *)wide_utf8, sizeof(wide_utf8) - 1);
	for (int i = 0; i < 8; i++) {
		p->code[row][2 + i] = wide[i / 2];
		p->attr[row][2 + i] = (uint16_t)(attr | OVS_ATTR_WIDE_MASK | (i & 1 ? OVS_ATTR_RIGHT_MASK : 0));
	}
}

static void draw_random(struct page *p)
{
	int scale_h = (int)roll(4), scale_v = (int)roll(4);
	const uint16_t *codes;
	size_t n;

	codes = alphabet(&n);
	page_window(p, scale_h, scale_v);
	send_window(p, scale_h, scale_v);
	fill(p, codes[roll((unsigned)n)], random_attr());
	for (int i = 0; i < 60; i++)
		cell(p, (int)roll((unsigned)p->rows), (int)roll((unsigned)p->cols), codes[roll((unsigned)n)], random_attr());
	text_line(p, (int)roll((unsigned)p->rows));
	command(OVS_CMD_COMMIT, (const uint8_t[]){ 0 }, 1);
	flush_commands();
}

// ---- comparison -----------------------------------------------------------------------------------

static void save(const char *path, const struct pic *pic)
{
	png_image png = { .version = PNG_IMAGE_VERSION, .width = pic->w, .height = pic->h, .format = PNG_FORMAT_BGRA };

	if (path)
		png_image_write_to_file(&png, path, 0, pic->px, PIC_STRIDE * 4, NULL);
}

static void compare(const char *what, const uint8_t *rgb)
{
	const struct pic *shown = &r.board.monitor[0].work;
	char text[160];

	if (shown->w != r.w || shown->h != r.h) {
		snprintf(text, sizeof(text), "%s: the monitor shows %ux%u", what, shown->w, shown->h);
		die(text);
	}
	for (unsigned i = 0; i < r.w * r.h; i++) {
		uint32_t px = pic_row(shown, i / r.w)[i % r.w] & 0xffffff;
		uint32_t want = (uint32_t)rgb[3 * i] << 16 | (uint32_t)rgb[3 * i + 1] << 8 | rgb[3 * i + 2];

		if (px == want)
			continue;
		save(r.failed_png, shown);
		snprintf(text, sizeof(text), "%s: pixel %u,%u is %06x and should be %06x", what, i % r.w, i / r.w, px, want);
		die(text);
	}
}

static void check_page(int nth)
{
	static struct page p;
	char what[32];

	memset(&p, 0, sizeof(p));
	p.width = (int)r.w;
	p.height = (int)r.h;
	draw_random(&p);
	frames(4);
	p.rgb = malloc((size_t)3 * r.w * r.h);
	for (unsigned i = 0; i < r.w * r.h; i++)
		for (int c = 0; c < 3; c++)
			p.rgb[3 * i + (unsigned)c] = (uint8_t)(r.source[i] >> (16 - 8 * c));
	if (!page_render(&p))
		die(p.error);
	snprintf(what, sizeof(what), "page %d", nth);
	compare(what, p.rgb);
	page_fini(&p);
}

static void check_plain(void)
{
	uint8_t *rgb = malloc((size_t)3 * r.w * r.h);

	for (unsigned i = 0; i < r.w * r.h; i++)
		for (int c = 0; c < 3; c++)
			rgb[3 * i + (unsigned)c] = (uint8_t)(r.source[i] >> (16 - 8 * c));
	compare("no overlay", rgb);
	free(rgb);
}

// ---- start ----------------------------------------------------------------------------------------

static void random_picture(void)
{
	static uint8_t dirty[MODE_MAX_H];
	struct pic pic;

	r.source = malloc((size_t)4 * r.w * r.h);
	if (!pic_init(&pic) || !r.source)
		die("out of memory");
	pic.w = r.w;
	pic.h = r.h;
	for (unsigned i = 0; i < r.w * r.h; i++)
		pic_row(&pic, i / r.w)[i % r.w] = r.source[i] = roll(1 << 24);
	memset(dirty, 1, sizeof(dirty));
	pic_share_put(&r.io.host[0].share, &pic, dirty, true);
	pic_fini(&pic);
}

static void load_font(void)
{
	const char *build = getenv("BUILD");
	uint8_t *bytes = malloc(FLASH_BYTES);
	char path[256];
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "%s/font.img", build ? build : "build");
	f = fopen(path, "rb");
	if (!f)
		die("no font image; run: make font");
	n = fread(bytes, 1, FLASH_BYTES, f);
	fclose(f);
	if (!flash_load(&r.board.flash, OVS_FONT_FLASH_BASE, bytes, n))
		die("font image too large");
	free(bytes);
}

static void start(unsigned pixels)
{
	const struct model_ops *ops = model_find(4, 1, pixels);

	if (!ops || ops->pixels != pixels)
		die("this program holds no gateware of that many pixels a clock");
	r.io.hosts = ops->hosts;
	r.io.consoles = ops->consoles;
	for (unsigned h = 0; h < SIM_HOSTS; h++)
		pic_share_init(&r.io.host[h].share);
	for (unsigned c = 0; c < SIM_CONSOLES; c++)
		pic_share_init(&r.io.console[c].share);
	r.io.host[0].kind = HOST_STILL;
	r.io.link_open = true;
	random_picture();
	if (!board_init(&r.board, ops, &r.io, 0))
		die("out of memory");
	load_font();
	frame_decoder_init(&r.decoder, OVS_SCHEMA);
	request(OVS_FRAME_SYNC, (const uint8_t *)"\1\2\3\4", 4, NULL);
	flush_commands();
}

int main(int argc, char **argv)
{
	int pages;

	if (argc < 5 || sscanf(argv[2], "%ux%u", &r.w, &r.h) != 2) {
		fprintf(stderr, "usage: pixels PIXELS WxH PAGES SEED [FAILED.png]\n");
		return 64;
	}
	pages = atoi(argv[3]);
	r.random = strtoull(argv[4], NULL, 0);
	r.failed_png = argc > 5 ? argv[5] : NULL;
	start((unsigned)atoi(argv[1]));
	do
		frames(1);
	while (!port_shown());
	frames(3);
	check_plain();
	for (int i = 1; i <= pages; i++)
		check_page(i);
	printf("PIXELS=%s %s: plain picture and %d pages equal, pixel for pixel (%.2f s simulated)\n", argv[1], argv[2], pages,
	       (double)r.board.now_us / 1e6);
	return 0;
}
