/* SPDX-License-Identifier: MIT */
/*
 * font --mpsse: the flash without daemon and gateware, through channel A of the board's FT2232H. The FPGA is in reset from
 * the first operation to the end, so an interrupt is taken between two of them: whatever happens, it is let go.
 */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/exit_codes.h"
#include "ctl/tool_font.h"
#include "driver/overscan_mpsse.h"

enum { SECTOR = FONT_FLASH_SECTOR };

struct font_mpsse {
	struct ovs_mpsse *flash;
	struct sigaction before[3];
	bool known;			/* sector is what the flash has at address */
	uint32_t address;
	uint8_t sector[SECTOR];
};

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
static volatile sig_atomic_t interrupted;

static void
on_signal(int number)
{
	interrupted = number;
}

static void
catch_signals(struct font_mpsse *m)
{
	struct sigaction action = { .sa_handler = on_signal };

	for (size_t i = 0; i < 3; i++)
		sigaction(signals[i], &action, &m->before[i]);
}

static int
say(struct font_job *job, const char *why, int error)
{
	if (job->stage[0])
		fputc('\n', stderr);
	job->stage[0] = 0;
	return tool_fail(ovs_exit_code(error), "docs/fonts.md tells more about --mpsse", "%s", why);
}

/* for the operations: is everything well so far? */
static int
go_on(struct font_job *job)
{
	if (!interrupted)
		return EXIT_OK;
	if (job->stage[0])
		fputc('\n', stderr);
	job->stage[0] = 0;
	return tool_fail(EXIT_HARDWARE, "the font in use is the one from before; the next `overscan font install` goes on",
			 "interrupted");
}

static int
done(struct font_job *job, int error)
{
	return error ? say(job, ovs_mpsse_error(job->mpsse->flash), error) : EXIT_OK;
}

static int
open_flash(struct font_job *job)
{
	const char *which = job->tool->option.mpsse;
	struct font_mpsse *m = calloc(1, sizeof(*m));
	int error;

	if (m == NULL)
		return tool_fail(EXIT_HARDWARE, NULL, "out of memory");
	catch_signals(m);
	error = ovs_mpsse_open(&m->flash, strncmp(which, "ftdi:", 5) == 0 ? which + 5 : which);
	job->mpsse = m;
	return error ? say(job, ovs_last_error(NULL), error) : EXIT_OK;
}

int
font_mpsse_end(struct font_job *job, int code)
{
	struct font_mpsse *m = job->mpsse;
	int error;

	if (m == NULL)
		return code;
	error = ovs_mpsse_close(m->flash);
	for (size_t i = 0; i < 3; i++)
		sigaction(signals[i], &m->before[i], NULL);
	free(m);
	job->mpsse = NULL;
	if (error != 0) {
		error = say(job, ovs_last_error(NULL), error);
		code = code == EXIT_OK ? error : code;
	}
	return code;
}

/* ---- the operations of font_flash.h ---------------------------------------------------------- */

static int
load_sector(struct font_job *job, uint32_t address)
{
	struct font_mpsse *m = job->mpsse;
	int code = go_on(job);

	if (code != EXIT_OK || (m->known && m->address == address))
		return code;
	code = done(job, ovs_mpsse_read(m->flash, address, m->sector, SECTOR));
	m->known = code == EXIT_OK;
	m->address = address;
	return code;
}

static int
get_page(void *ctx, uint32_t address, uint8_t page[FONT_FLASH_PAGE])
{
	struct font_job *job = ctx;
	int code = load_sector(job, address / SECTOR * SECTOR);

	if (code == EXIT_OK)
		memcpy(page, job->mpsse->sector + address % SECTOR, FONT_FLASH_PAGE);
	return code;
}

static int
get_sum(void *ctx, uint32_t address, uint32_t *sum)
{
	struct font_job *job = ctx;
	int code = load_sector(job, address / SECTOR * SECTOR);

	if (code == EXIT_OK)
		*sum = font_flash_sum(job->mpsse->sector, SECTOR);
	return code;
}

static int
put_page(void *ctx, uint32_t address, const uint8_t page[FONT_FLASH_PAGE])
{
	struct font_job *job = ctx;
	int code = go_on(job);

	job->mpsse->known = false;
	return code == EXIT_OK ? done(job, ovs_mpsse_program(job->mpsse->flash, address, page)) : code;
}

static int
erase_part(void *ctx, uint32_t address, bool block)
{
	struct font_job *job = ctx;
	int code = go_on(job);

	job->mpsse->known = false;
	return code == EXIT_OK ? done(job, ovs_mpsse_erase(job->mpsse->flash, address, block)) : code;
}

/* the FPGA is in reset and chooses anew when it starts; until then get_state says what it will choose */
static int
look_anew(void *ctx)
{
	struct font_job *job = ctx;

	job->mpsse->known = false;
	return EXIT_OK;
}

static int
get_state(void *ctx, struct font_flash_state *state)
{
	struct font_job *job = ctx;
	uint8_t header[FONT_FLASH_SLOTS][FONT_FLASH_PAGE];
	const struct ovs_mpsse_flash *flash;
	int code = job->mpsse ? EXIT_OK : open_flash(job);

	memset(state, 0, sizeof(*state));
	if (code != EXIT_OK)
		return code;
	flash = ovs_mpsse_flash(job->mpsse->flash);
	state->slot_bytes = flash->slot_bytes;
	for (int slot = 0; slot < FONT_FLASH_SLOTS && code == EXIT_OK; slot++) {
		state->base[slot] = flash->base[slot];
		code = get_page(job, state->base[slot], header[slot]);
	}
	if (code == EXIT_OK)
		font_flash_choose(state, header[0], header[1]);
	return code;
}

const struct font_flash_ops font_by_mpsse = { get_state, get_page, get_sum, put_page, erase_part, look_anew, font_progress };
