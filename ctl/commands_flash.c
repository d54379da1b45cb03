/* SPDX-License-Identifier: MIT */
/*
 * flash: commands to the font flash as requests. Who writes it has it for itself until its connection ends, so that no two
 * tools write the same slot; what makes an installation safe is in osd-font/font_flash.c, which the tool runs.
 */
#include <stdlib.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"

enum {
	PAGE = OVS_FLASH_PAGE_BYTES,
	PAGES_MAX = 16,
	ADDRESS_MAX = 0xFFFFFF,
};

/* A request of some pages, one command after the other. */
struct flash_call {
	struct request *request;
	unsigned op;
	uint32_t address;
	int pages, done;
	uint8_t data[PAGES_MAX * PAGE];
};

static void run_next(struct flash_call *call);

static json_t *
hex_of(const uint8_t *data, size_t bytes)
{
	static const char digits[] = "0123456789abcdef";
	char text[2 * PAGES_MAX * PAGE + 1];

	for (size_t i = 0; i < bytes; i++) {
		text[2 * i] = digits[data[i] >> 4];
		text[2 * i + 1] = digits[data[i] & 15];
	}
	return json_stringn(text, 2 * bytes);
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* whole pages; how many, or 0 */
static int
pages_of_hex(const char *text, uint8_t *data)
{
	size_t len = strlen(text);

	if (len == 0 || len % (2 * PAGE) != 0 || len > 2 * PAGES_MAX * PAGE)
		return 0;
	for (size_t i = 0; i < len / 2; i++) {
		int high = digit(text[2 * i]), low = digit(text[2 * i + 1]);

		if (high < 0 || low < 0)
			return 0;
		data[i] = (uint8_t)(high << 4 | low);
	}
	return (int)(len / (2 * PAGE));
}

/* the library says more than the code */
static void
fail(struct request *request, int result)
{
	const char *hint = result == OVS_E_BUSY ? "wait for its end" :
		result == OVS_E_UNSUPPORTED ? "write the font with a programmer: see docs/fonts.md" :
		"`overscan font list` shows the slots";

	if (result == OVS_E_LINK)
		request_fail_board(request, result);
	else
		request_fail_text(request, "flash", ovs_exit_code(result), hint, ovs_last_error(request->daemon->link.board));
}

static void
on_done(void *ctx, int result, const uint8_t *page, uint32_t sum)
{
	struct flash_call *call = ctx;

	if (result == 0 && call->op == OVS_FLASH_READ)
		memcpy(call->data + call->done * PAGE, page, PAGE);
	if (result == 0 && ++call->done < call->pages) {
		run_next(call);
		return;
	}
	if (result != 0)
		fail(call->request, result);
	else if (call->op == OVS_FLASH_READ)
		request_ok(call->request, json_pack("{s:o}", "data", hex_of(call->data, (size_t)call->pages * PAGE)));
	else if (call->op == OVS_FLASH_SUM_SECTOR)
		request_ok(call->request, json_pack("{s:I}", "sum", (json_int_t)sum));
	else
		request_ok(call->request, NULL);
	free(call);
}

static void
run_next(struct flash_call *call)
{
	int result = ovs_flash(call->request->daemon->link.board, call->op, call->address + (uint32_t)(call->done * PAGE),
			       call->data + call->done * PAGE, on_done, call);

	if (result != 0) {
		fail(call->request, result);
		free(call);
	}
}

static void
on_state(void *ctx, int result, const struct ovs_flash_state *s)
{
	if (result != 0)
		fail(ctx, result);
	else
		request_ok(ctx, json_pack("{s:b, s:b, s:i, s:[I, I], s:I}", "writer", s->writer, "font_ok", s->font_ok,
					  "slot", s->slot, "base", (json_int_t)s->base[0], (json_int_t)s->base[1], "slot_bytes",
					  (json_int_t)s->slot_bytes));
}

/* nobody else writes from now on */
static bool
own_flash(struct request *request)
{
	struct daemon *daemon = request->daemon;

	if (daemon->flash_owner && daemon->flash_owner != request->client) {
		request_fail(request, "flash", EXIT_BUSY, "wait for its end", "somebody else is writing the flash");
		return false;
	}
	if (daemon->flash_owner == NULL)
		request_audit(request, AUDIT_SETTING, 0, 0, "flash: written to");
	daemon->flash_owner = request->client;
	return true;
}

/* what the operation needs besides its address */
static bool
take_arguments(struct flash_call *call)
{
	struct request *request = call->request;
	const char *text;
	long pages = 1;

	if (call->op == OVS_FLASH_READ && json_object_get(request->body, "pages") &&
	    !request_int(request, "pages", 1, PAGES_MAX, &pages))
		return false;
	call->pages = (int)pages;
	if (call->op != OVS_FLASH_PROGRAM)
		return true;
	text = request_text(request, "data");
	if (text == NULL)
		return false;
	call->pages = pages_of_hex(text, call->data);
	if (call->pages == 0)
		request_fail(request, "bad-request", EXIT_USAGE, "see docs/control-socket.md",
			     "\"data\" is not 1 to %d pages of %d bytes in hexadecimal digits", PAGES_MAX, PAGE);
	return call->pages != 0;
}

static void
start(struct request *request, unsigned op)
{
	struct flash_call *call = calloc(1, sizeof(*call));
	long address = 0;

	if (call == NULL) {
		request_fail_board(request, OVS_E_MEMORY);
		return;
	}
	call->request = request;
	call->op = op;
	if ((op == OVS_FLASH_CHOOSE || request_int(request, "address", 0, ADDRESS_MAX, &address)) && take_arguments(call) &&
	    (op == OVS_FLASH_READ || op == OVS_FLASH_SUM_SECTOR || own_flash(request))) {
		call->address = (uint32_t)address;
		run_next(call);
	} else {
		free(call);
	}
}

void
command_flash(struct request *request)
{
	static const char *const names[] = {
		[OVS_FLASH_READ] = "read", [OVS_FLASH_PROGRAM] = "program", [OVS_FLASH_ERASE_SECTOR] = "erase-sector",
		[OVS_FLASH_ERASE_BLOCK] = "erase-block", [OVS_FLASH_SUM_SECTOR] = "sum", [OVS_FLASH_CHOOSE] = "choose",
	};
	const char *what = request_text(request, "do");
	int result;

	if (what == NULL)
		return;
	if (strcmp(what, "state") == 0) {
		result = ovs_flash_state(request->daemon->link.board, on_state, request);
		if (result != 0)
			request_fail_board(request, result);
		return;
	}
	for (unsigned op = OVS_FLASH_READ; op <= OVS_FLASH_CHOOSE; op++)
		if (strcmp(what, names[op]) == 0) {
			start(request, op);
			return;
		}
	request_fail(request, "bad-request", EXIT_USAGE, "see docs/control-socket.md", "there is no flash operation \"%s\"", what);
}
