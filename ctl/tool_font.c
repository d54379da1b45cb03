/* SPDX-License-Identifier: MIT */
/*
 * font: what is in the font slots of the board's flash, and a font into them. The daemon passes single commands on
 * (ctl/commands_flash.c), or the flash is reached without it (tool_font_mpsse.c); osd-font/font_flash.c knows what to do in
 * which order.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/tool_font.h"
#include "osd-font/font_image.h"

enum { TIMEOUT_MS = 20000, PAGE = FONT_FLASH_PAGE, MESSAGE = 400 };

/* ---- the operations of font_flash.h, by the daemon ------------------------------------------- */

static int
ask(void *ctx, json_t *request, json_t **result)
{
	struct font_job *job = ctx;

	json_object_set_new(request, "cmd", json_string("flash"));
	return tool_ask(job->tool, request, TIMEOUT_MS, result);
}

static int
do_it(void *ctx, json_t *request)
{
	json_t *result;
	int code = ask(ctx, request, &result);

	json_decref(result);
	return code;
}

static int
get_state(void *ctx, struct font_flash_state *state)
{
	json_t *result;
	int code = ask(ctx, json_pack("{s:s}", "do", "state"), &result);
	json_t *base = json_object_get(result, "base");

	memset(state, 0, sizeof(*state));
	for (size_t i = 0; i < FONT_FLASH_SLOTS; i++)
		state->base[i] = (uint32_t)json_integer_value(json_array_get(base, i));
	state->slot_bytes = (uint32_t)json_integer_value(json_object_get(result, "slot_bytes"));
	state->font_ok = json_is_true(json_object_get(result, "font_ok"));
	state->slot = json_integer_value(json_object_get(result, "slot")) == 1;
	json_decref(result);
	return code;
}

static bool
from_hex(const char *text, uint8_t *data, size_t bytes)
{
	if (text == NULL || strlen(text) != 2 * bytes)
		return false;
	for (size_t i = 0; i < bytes; i++) {
		unsigned byte;

		if (sscanf(text + 2 * i, "%2x", &byte) != 1)
			return false;
		data[i] = (uint8_t)byte;
	}
	return true;
}

static int
get_page(void *ctx, uint32_t address, uint8_t page[PAGE])
{
	json_t *result;
	int code = ask(ctx, json_pack("{s:s, s:I}", "do", "read", "address", (json_int_t)address), &result);

	if (code == EXIT_OK && !from_hex(json_string_value(json_object_get(result, "data")), page, PAGE))
		code = tool_fail(EXIT_HARDWARE, "are tool and daemon of one version?", "the daemon's answer makes no sense");
	json_decref(result);
	return code;
}

static int
get_sum(void *ctx, uint32_t address, uint32_t *sum)
{
	json_t *result;
	int code = ask(ctx, json_pack("{s:s, s:I}", "do", "sum", "address", (json_int_t)address), &result);

	*sum = (uint32_t)json_integer_value(json_object_get(result, "sum"));
	json_decref(result);
	return code;
}

static int
put_page(void *ctx, uint32_t address, const uint8_t page[PAGE])
{
	char text[2 * PAGE + 1];

	for (size_t i = 0; i < PAGE; i++)
		snprintf(text + 2 * i, 3, "%02x", page[i]);
	return do_it(ctx, json_pack("{s:s, s:I, s:s}", "do", "program", "address", (json_int_t)address, "data", text));
}

static int
erase_part(void *ctx, uint32_t address, bool block)
{
	return do_it(ctx, json_pack("{s:s, s:I}", "do", block ? "erase-block" : "erase-sector", "address", (json_int_t)address));
}

static int
look_anew(void *ctx)
{
	return do_it(ctx, json_pack("{s:s}", "do", "choose"));
}

/* one line a stage, on a terminal only */
void
font_progress(void *ctx, const char *stage, size_t done, size_t all)
{
	struct font_job *job = ctx;
	size_t percent = all ? done * 100 / all : 100;
	bool same = strcmp(stage, job->stage) == 0;

	if (!job->progress || (same && percent == job->percent))
		return;
	if (!same && job->stage[0])
		fputc('\n', stderr);
	snprintf(job->stage, sizeof(job->stage), "%s", stage);
	job->percent = percent;
	fprintf(stderr, "\r%-8s %3zu %%", stage, percent);
	fflush(stderr);
}

static void
end_progress(struct font_job *job)
{
	if (job->progress && job->stage[0])
		fputc('\n', stderr);
	job->stage[0] = 0;
}

const struct font_flash_ops font_by_daemon = { get_state, get_page, get_sum, put_page, erase_part, look_anew, font_progress };

int
font_outcome(struct font_job *job, int error, const char *message, const char *hint)
{
	end_progress(job);
	return error == FONT_FLASH_BAD ? tool_fail(EXIT_VERIFY, hint, "%s", message) : error;
}

static int
outcome(struct font_job *job, int error, const char *message)
{
	return font_outcome(job, error, message, "`overscan font list` shows the slots");
}

/* ---- images ---------------------------------------------------------------------------------- */

static int
load_image(const char *path, uint8_t **image)
{
	char message[MESSAGE];
	struct stat file;
	enum font_image_error error = font_image_load(path, image, message, sizeof(message));

	if (error != FONT_IMAGE_OK)
		return tool_fail(font_image_exit_code(error), "`overscan-font verify FILE` checks a font image", "%s", message);
	if (stat(path, &file) == 0 && (size_t)file.st_size > font_image_bytes(*image)) {
		tool_fail(EXIT_VERIFY, "is it an image of a whole flash? give the font alone",
			  "%s: too large: %lld bytes, the font ends at %zu", path, (long long)file.st_size,
			  font_image_bytes(*image));
		free(*image);
		return EXIT_VERIFY;
	}
	return EXIT_OK;
}

static uint32_t
field(const uint8_t *header, enum font_image_field at)
{
	return header[at] | (uint32_t)header[at + 1] << 8 | (uint32_t)header[at + 2] << 16 | (uint32_t)header[at + 3] << 24;
}

/* ---- list ------------------------------------------------------------------------------------ */

/* FONT_IMAGE_OK: the header is right, whatever is behind it */
static enum font_image_error
check_header(const uint8_t *header, char *message, size_t size)
{
	enum font_image_error error = font_image_check(header, FONT_IMAGE_GLYPHS, message, size);

	return error == FONT_IMAGE_TRUNCATED ? FONT_IMAGE_OK : error;
}

static bool
is_blank(const uint8_t *header)
{
	for (size_t i = 0; i < FONT_IMAGE_GLYPHS; i++)
		if (header[i] != 0xFF)
			return false;
	return true;
}

static json_t *
slot_json(const struct font_flash_state *state, int slot, const uint8_t *header)
{
	char message[MESSAGE] = "empty";
	bool good = !is_blank(header) && check_header(header, message, sizeof(message)) == FONT_IMAGE_OK;
	const uint8_t *number = header + FONT_AT_SEQUENCE;
	json_t *entry = json_pack("{s:i, s:I, s:b, s:b}", "slot", slot, "address", (json_int_t)state->base[slot], "in_use",
				  state->font_ok && state->slot == slot, "font", good);

	if (!good) {
		json_object_set_new(entry, "why", json_string(message));
		return entry;
	}
	json_object_set_new(entry, "number", (number[0] ^ number[1]) == 0xFF ? json_integer(number[0]) : json_null());
	json_object_set_new(entry, "glyphs", json_integer(field(header, FONT_AT_COVERED)));
	json_object_set_new(entry, "code_points", json_integer(font_image_slots(header)));
	json_object_set_new(entry, "bytes", json_integer((json_int_t)font_image_bytes(header)));
	json_object_set_new(entry, "crc", json_integer(field(header, FONT_AT_BODY_CRC)));
	json_object_set_new(entry, "names", json_string((const char *)header + FONT_AT_NAMES));
	return entry;
}

static void
print_slot(const json_t *entry)
{
	long long number = json_is_null(json_object_get(entry, "number")) ? -1 : json_integer_value(json_object_get(entry, "number"));
	char text[32] = "plain";

	printf("%lld%c 0x%06llX  ", json_integer_value(json_object_get(entry, "slot")),
	       json_is_true(json_object_get(entry, "in_use")) ? '*' : ' ', json_integer_value(json_object_get(entry, "address")));
	if (!json_is_true(json_object_get(entry, "font"))) {
		printf("no font: %s\n", json_string_value(json_object_get(entry, "why")));
		return;
	}
	if (number >= 0)
		snprintf(text, sizeof(text), "number %lld", number);
	printf("%-10s  %lld glyphs, %lld bytes, CRC %08llX%s\n", text, json_integer_value(json_object_get(entry, "glyphs")),
	       json_integer_value(json_object_get(entry, "bytes")), json_integer_value(json_object_get(entry, "crc")),
	       json_is_true(json_object_get(entry, "in_use")) ? ", in use" : "");
}

static int
font_list(struct font_job *job)
{
	const struct tool *tool = job->tool;
	struct font_flash_state state;
	json_t *slots = json_array();
	int code = job->ops->state(job, &state);

	job->progress = false;
	for (int slot = 0; slot < FONT_FLASH_SLOTS && code == EXIT_OK; slot++) {
		uint8_t header[FONT_IMAGE_GLYPHS];

		code = font_flash_read(job->ops, job, slot, header, sizeof(header));
		if (code == EXIT_OK)
			json_array_append_new(slots, slot_json(&state, slot, header));
	}
	if (code == EXIT_OK && tool->json)
		tool_print_json(slots);
	for (size_t i = 0; code == EXIT_OK && !tool->json && i < json_array_size(slots); i++)
		print_slot(json_array_get(slots, i));
	json_decref(slots);
	return code;
}

/* ---- install --------------------------------------------------------------------------------- */

static int
font_install(struct font_job *job, const char *path)
{
	const struct tool *tool = job->tool;
	struct font_flash_result result;
	char message[MESSAGE] = "";
	uint8_t *image;
	int code = load_image(path, &image);

	if (code != EXIT_OK)
		return code;
	code = outcome(job, font_flash_install(job->ops, job, image, &result, message, sizeof(message)), message);
	free(image);
	if (code == EXIT_OK && tool->json) {
		json_t *all = json_pack("{s:i, s:i, s:I, s:I}", "slot", result.slot, "number", (int)result.sequence, "erased",
					(json_int_t)result.erased, "written", (json_int_t)result.written);

		tool_print_json(all);
		json_decref(all);
	} else if (code == EXIT_OK && !tool->quiet) {
		printf("%s is in slot %d as number %d and in use: %zu KiB erased, %zu KiB written\n", path, result.slot,
		       result.sequence, result.erased / 1024, result.written / 1024);
	}
	return code;
}

/* ---- verify, dump ---------------------------------------------------------------------------- */

/* the slot named, or the one in use */
static int
find_slot(struct font_job *job, const char *text, int *slot)
{
	struct font_flash_state state;
	long number;
	int code;

	if (text != NULL) {
		if (!tool_number(text, "SLOT", 0, FONT_FLASH_SLOTS - 1, &number))
			return EXIT_USAGE;
		*slot = (int)number;
		return EXIT_OK;
	}
	code = job->ops->state(job, &state);
	if (code == EXIT_OK && !state.font_ok)
		code = tool_fail(EXIT_VERIFY, "`overscan font install FILE` writes one", "there is no font in the flash");
	*slot = state.slot;
	return code;
}

/* the whole image of a slot, checked */
static int
read_slot(struct font_job *job, int slot, uint8_t **image)
{
	uint8_t header[FONT_IMAGE_GLYPHS];
	char message[MESSAGE];
	bool progress = job->progress;
	int code;

	*image = NULL;
	job->progress = false;
	code = font_flash_read(job->ops, job, slot, header, sizeof(header));
	job->progress = progress;
	if (code == EXIT_OK && check_header(header, message, sizeof(message)) != FONT_IMAGE_OK)
		code = tool_fail(EXIT_VERIFY, "`overscan font install FILE` writes a font", "slot %d: %s", slot, message);
	if (code != EXIT_OK)
		return code;
	*image = malloc(font_image_bytes(header));
	if (*image == NULL)
		return tool_fail(EXIT_HARDWARE, NULL, "out of memory");
	code = font_flash_read(job->ops, job, slot, *image, font_image_bytes(header));
	end_progress(job);
	if (code == EXIT_OK && font_image_check(*image, font_image_bytes(header), message, sizeof(message)) != FONT_IMAGE_OK)
		code = tool_fail(EXIT_VERIFY, "`overscan font install FILE` writes it anew", "slot %d: %s", slot, message);
	return code;
}

static int
font_verify(struct font_job *job, const char *path, const char *slot_text)
{
	char message[MESSAGE] = "";
	uint8_t *image = NULL;
	int slot, code = find_slot(job, slot_text, &slot);

	if (code == EXIT_OK && path != NULL)
		code = load_image(path, &image);
	if (code == EXIT_OK && path != NULL)
		code = outcome(job, font_flash_compare(job->ops, job, slot, image, message, sizeof(message)), message);
	else if (code == EXIT_OK)
		code = read_slot(job, slot, &image);
	free(image);
	if (code == EXIT_OK && !job->tool->quiet)
		printf("slot %d: good%s%s\n", slot, path ? ", and the same as " : "", path ? path : "");
	return code;
}

static int
font_dump(struct font_job *job, const char *path, const char *slot_text)
{
	uint8_t *image = NULL;
	int slot, code = find_slot(job, slot_text, &slot);

	if (code == EXIT_OK)
		code = read_slot(job, slot, &image);
	if (code == EXIT_OK && strcmp(path, "-") == 0)
		code = fwrite(image, font_image_bytes(image), 1, stdout) == 1 ? EXIT_OK : EXIT_HARDWARE;
	else if (code == EXIT_OK)
		code = tool_write_file(path, image, font_image_bytes(image));
	free(image);
	return code;
}

static int
run_job(struct font_job *job, int argc, char **argv)
{
	const char *what = argv[0];

	if (strcmp(what, "list") == 0 && argc == 1)
		return font_list(job);
	if (strcmp(what, "install") == 0 && argc == 2)
		return font_install(job, argv[1]);
	if (strcmp(what, "verify") == 0)
		return font_verify(job, argc > 1 ? argv[1] : NULL, argc > 2 ? argv[2] : NULL);
	if (strcmp(what, "dump") == 0 && argc > 1)
		return font_dump(job, argv[1], argc > 2 ? argv[2] : NULL);
	return tool_usage("font", "font list | install FILE | verify [FILE [SLOT]] | dump FILE [SLOT]");
}

int
tool_font(struct tool *tool, int argc, char **argv)
{
	struct font_job job = { .tool = tool, .ops = tool->option.mpsse ? &font_by_mpsse : &font_by_daemon,
				.progress = !tool->quiet && !tool->json && isatty(STDERR_FILENO) };
	int code = run_job(&job, argc, argv);

	return font_mpsse_end(&job, code);
}
