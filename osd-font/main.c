/* SPDX-License-Identifier: MIT */
/*
 * overscan-font: make, check and look at the font image of the flash chip.
 * Exit codes: 0 ok, 1 no such file, 3 the image is not good, 64 usage.
 */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "osd-font/font_image.h"
#include "osd-font/font_make.h"
#include "osd-font/font_render.h"
#include "osd-font/font_utf8.h"

enum { EXIT_OK = 0, EXIT_NO_FILE = 1, EXIT_BAD = 3, EXIT_USAGE = 64 };

static const char default_image[] = "build/font.img";

static const char usage_text[] =
	"usage: overscan-font make -f FONT=LICENCE... [-s SYMBOLS] [-o IMAGE]   fonts -> image\n"
	"       overscan-font info [IMAGE]                what is in it\n"
	"       overscan-font verify [IMAGE]              format and both CRCs\n"
	"       overscan-font show CHAR [IMAGE]           one glyph as text; CHAR or U+XXXX\n"
	"       overscan-font render TEXT OUT.png [IMAGE] a text as a picture\n"
	"       overscan-font cut COUNT BOARD OUT [IMAGE] its first COUNT code points (a multiple of 256, 512 at least), for boards\n"
	"                                                 with font slots of BOARD bytes only; BOARD 0: for any\n"
	"IMAGE is build/font.img if not given. Fonts are asked in the order given.\n"
	"exit: 0 ok, 1 no such file, 3 image not good, 64 usage\n";

static int usage(const char *why)
{
	fprintf(stderr, "overscan-font: %s\n%s", why, usage_text);
	return EXIT_USAGE;
}

static int complain(int code, const char *msg)
{
	fprintf(stderr, "overscan-font: %s\n", msg);
	return code;
}

static int load(const char *path, uint8_t **image)
{
	char msg[512];
	enum font_image_error err = font_image_load(path, image, msg, sizeof(msg));

	return err ? complain(font_image_exit_code(err), msg) : EXIT_OK;
}

static uint32_t field(const uint8_t *image, enum font_image_field at)
{
	const uint8_t *p = image + at;

	return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24;
}

/* "path=licence" -> opened font */
static bool add_font(struct font_make *make, char *arg, char *msg, size_t msg_len)
{
	char *licence = strrchr(arg, '=');

	if (!licence || licence[1] == '\0') {
		snprintf(msg, msg_len, "%s: say the licence of the font: -f FONT=LICENCE", arg);
		return false;
	}
	if (make->fonts == FONT_MAKE_FONTS_MAX) {
		snprintf(msg, msg_len, "at most %d fonts", FONT_MAKE_FONTS_MAX);
		return false;
	}
	*licence++ = '\0';
	make->font[make->fonts] = font_source_open(arg, msg, msg_len);
	make->licence[make->fonts] = licence;
	return make->font[make->fonts] && ++make->fonts;
}

/* A failed run must not leave half an image behind: write beside it, then rename. */
static int write_image(const uint8_t *image, const char *path)
{
	char temp[4096], msg[4200];
	FILE *f;
	bool ok;

	snprintf(temp, sizeof(temp), "%s.new", path);
	f = fopen(temp, "wb");
	ok = f && fwrite(image, font_image_bytes(image), 1, f) == 1;
	if (f && fclose(f) != 0)
		ok = false;
	if (ok && rename(temp, path) == 0)
		return EXIT_OK;
	snprintf(msg, sizeof(msg), "cannot write %s: %s", path, strerror(errno));
	remove(temp);
	return complain(EXIT_NO_FILE, msg);
}

static int make_image(const struct font_make *make, const char *path)
{
	uint8_t *image = malloc(FONT_IMAGE_BYTES);
	char msg[512];
	int rc;

	if (!image)
		return complain(EXIT_NO_FILE, "out of memory");
	if (!font_make(make, image, msg, sizeof(msg)))
		rc = complain(EXIT_BAD, msg);
	else
		rc = write_image(image, path);
	if (rc == EXIT_OK)
		printf("%s: %" PRIu32 " code points have a glyph, CRC %08" PRIX32 "\n", path,
		       field(image, FONT_AT_COVERED), field(image, FONT_AT_BODY_CRC));
	free(image);
	return rc;
}

static void make_fini(struct font_make *make)
{
	font_symbols_close(make->symbols);
	for (size_t i = 0; i < make->fonts; i++)
		font_source_close(make->font[i]);
}

static int add_source(struct font_make *make, int opt, char *arg)
{
	char msg[512];

	if (opt == 'f')
		return add_font(make, arg, msg, sizeof(msg)) ? EXIT_OK : complain(EXIT_NO_FILE, msg);
	font_symbols_close(make->symbols);
	make->symbols = font_symbols_open(arg, msg, sizeof(msg));
	return make->symbols ? EXIT_OK : complain(EXIT_NO_FILE, msg);
}

static int cmd_make(int argc, char **argv)
{
	struct font_make make = { 0 };
	const char *out = default_image;
	int opt, rc = EXIT_OK;

	while (rc == EXIT_OK && (opt = getopt(argc, argv, "f:s:o:")) != -1) {
		if (opt == '?')
			rc = usage("make takes -f, -s and -o");
		else if (opt == 'o')
			out = optarg;
		else
			rc = add_source(&make, opt, optarg);
	}
	if (rc == EXIT_OK && (make.fonts == 0 || optind != argc))
		rc = usage("make needs at least one -f FONT=LICENCE and nothing beside options");
	if (rc == EXIT_OK)
		rc = make_image(&make, out);
	make_fini(&make);
	return rc;
}

static int cmd_info(const char *path, const uint8_t *image)
{
	uint32_t wide = 0;

	for (uint32_t code = 0; code < font_image_slots(image); code++)
		wide += font_image_is_wide(image, code);
	printf("image      %s, %" PRIu32 " bytes, format %d\n", path, field(image, FONT_AT_BYTES),
	       image[FONT_AT_FORMAT]);
	printf("cells      %dx%d pixels, %" PRIu32 " bytes a slot, glyph 0 at 0x%" PRIX32 "\n",
	       image[FONT_AT_CELL_W], image[FONT_AT_CELL_H], field(image, FONT_AT_SLOT),
	       field(image, FONT_AT_GLYPHS));
	printf("glyphs     %" PRIu32 " of %" PRIu32 " code points, %" PRIu32 " of them wide\n",
	       field(image, FONT_AT_COVERED), field(image, FONT_AT_SLOTS), wide);
	printf("CRC-32     body %08" PRIX32 ", header %08" PRIX32 "\n",
	       field(image, FONT_AT_BODY_CRC), field(image, FONT_AT_HEADER_CRC));
	printf("fonts\n%s", (const char *)image + FONT_AT_NAMES);
	return EXIT_OK;
}

static int cmd_verify(const char *path, const uint8_t *image)
{
	printf("%s: good, CRC %08" PRIX32 "\n", path, field(image, FONT_AT_BODY_CRC));
	return EXIT_OK;
}

static bool parse_char(const char *arg, uint32_t *code)
{
	char *end;

	if ((arg[0] == 'U' || arg[0] == 'u') && arg[1] == '+') {
		*code = (uint32_t)strtoul(arg + 2, &end, 16);
		return end != arg + 2 && *end == '\0';
	}
	if (*arg == '\0')
		return false;
	*code = font_utf8_next(&arg);
	return *arg == '\0';
}

static void show_line(const uint8_t *slot, int y, bool wide)
{
	unsigned int bits = slot[y] << 8 | slot[FONT_IMAGE_CELL_H + y];

	for (int x = 0; x < (wide ? 16 : 8); x++)
		putchar(bits >> (15 - x) & 1 ? '#' : '.');
	putchar('\n');
}

static int cmd_show(const char *arg, const uint8_t *image)
{
	uint32_t code;
	bool wide;

	if (!parse_char(arg, &code))
		return usage("show takes one character or U+XXXX");
	if (code >= FONT_IMAGE_SLOTS)
		return complain(EXIT_USAGE, "cells hold U+0000 to U+FFFF only");
	wide = font_image_is_wide(image, code);
	printf("U+%04" PRIX32 "%s%s\n", code, wide ? " wide" : "",
	       font_image_covers(image, code) ? "" : " has no glyph; shown as U+FFFD");
	for (int y = 0; y < FONT_IMAGE_CELL_H; y++)
		show_line(font_image_slot(image, code), y, wide);
	return EXIT_OK;
}

static int cmd_render(const char *text, const char *out, const uint8_t *image)
{
	char msg[512];

	return font_render_png(image, text, out, msg, sizeof(msg)) ? EXIT_OK
								   : complain(EXIT_NO_FILE, msg);
}

static int cmd_cut(char **argv, uint8_t *image)
{
	char *end_count, *end_board;
	unsigned long count = strtoul(argv[1], &end_count, 0), board = strtoul(argv[2], &end_board, 0);

	if (*end_count || count < 2 * FONT_IMAGE_BLOCK || count > font_image_slots(image) || count % FONT_IMAGE_BLOCK)
		return usage("COUNT is a multiple of 256, at least 512, and not more than the image has");
	if (font_image_slots(image) != FONT_IMAGE_SLOTS)
		return complain(EXIT_BAD, "this image has been cut already: cut the one of 'make font'");
	if (*end_board || board > UINT32_MAX)
		return usage("BOARD is a number of bytes");
	font_image_cut(image, (uint32_t)count, (uint32_t)board);
	return write_image(image, argv[3]);
}

/* argv[0] is the subcommand, its own arguments follow, the image may come last. */
static int cmd_with_image(int own, int argc, char **argv)
{
	const char *path = argc > own + 1 ? argv[own + 1] : default_image;
	uint8_t *image;
	int rc;

	if (argc < own + 1 || argc > own + 2)
		return usage("wrong number of arguments");
	rc = load(path, &image);
	if (rc != EXIT_OK)
		return rc;
	if (strcmp(argv[0], "info") == 0)
		rc = cmd_info(path, image);
	else if (strcmp(argv[0], "verify") == 0)
		rc = cmd_verify(path, image);
	else if (strcmp(argv[0], "cut") == 0)
		rc = cmd_cut(argv, image);
	else if (strcmp(argv[0], "show") == 0)
		rc = cmd_show(argv[1], image);
	else
		rc = cmd_render(argv[1], argv[2], image);
	free(image);
	return rc;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		int own;
	} readers[] = { { "info", 0 }, { "verify", 0 }, { "show", 1 }, { "render", 2 }, { "cut", 3 } };

	if (argc < 2)
		return usage("say what to do");
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
		fputs(usage_text, stdout);
		return EXIT_OK;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("overscan-font " OVS_VERSION);
		return EXIT_OK;
	}
	if (strcmp(argv[1], "make") == 0)
		return cmd_make(argc - 1, argv + 1);
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		if (strcmp(argv[1], readers[i].name) == 0)
			return cmd_with_image(readers[i].own, argc - 1, argv + 1);
	}
	return usage("unknown subcommand");
}
