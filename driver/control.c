/* SPDX-License-Identifier: MIT */
/* control.c - ports, capture, trigger, console input and raw registers as requests */
#include "driver/private.h"

#include <string.h>

enum {
	INPUT_MAX = 16,			/* items in a frame: a console takes a few milliseconds for each */
	WRITES_MAX = 32,
	ITEM_KEY = 1,
	ITEM_MOUSE = 2,
	ITEM_MACRO = 3,
	READ_MAX = 32,
};

static int write_word(struct ovs_board *board, unsigned address, uint32_t word)
{
	uint8_t item[6];

	put_u16(item, address);
	put_u32(item + 2, word);
	return queue_item(board, OVS_FRAME_WRITE, 0, item, sizeof(item), WRITES_MAX);
}

static int write_console(struct ovs_board *board, int console, unsigned reg, uint32_t word)
{
	return write_word(board, reg + OVS_CON_STRIDE * (unsigned)(console - 1), word);
}

int ovs_select(struct ovs_board *board, int console, int port)
{
	int error = check_console(board, console);

	if (!error && (port < 0 || port > board->info.hosts))
		error = range_error(board, "port", port, 0, board->info.hosts);
	return error ? error : write_console(board, console, OVS_REG_CON_SELECT, (uint32_t)port);
}

int ovs_capture(struct ovs_board *board, int console, bool take)
{
	int error = check_console(board, console);

	return error ? error : write_console(board, console, OVS_REG_CON_CAPTURE, take);
}

int ovs_set_trigger(struct ovs_board *board, int console, const struct ovs_trigger *t)
{
	int error = check_console(board, console);
	uint32_t word;

	if (error)
		return error;
	if (t->key_id < 1 || t->key_id > 0xFF)
		return range_error(board, "key", t->key_id, 1, 0xFF);
	if (t->tap_ms < 1 || t->tap_ms > 1023 || t->gap_ms < 1 || t->gap_ms > 1023)
		return range_error(board, "tap time in ms", t->tap_ms < 1 || t->tap_ms > 1023 ? t->tap_ms : t->gap_ms, 1, 1023);
	if (t->menu_ms < 1 || t->menu_ms > 4095)
		return range_error(board, "menu time in ms", t->menu_ms, 1, 4095);
	word = (uint32_t)t->key_id << OVS_CON_TRIGGER_KEY_SHIFT | (uint32_t)t->tap_ms << OVS_CON_TRIGGER_TAP_MS_SHIFT |
	       (uint32_t)t->gap_ms << OVS_CON_TRIGGER_GAP_MS_SHIFT;
	error = write_console(board, console, OVS_REG_CON_TRIGGER, word);
	word = (uint32_t)t->menu_ms | (t->words ? OVS_CON_MENU_MS_WORDS_MASK : 0) | (t->minus ? OVS_CON_MENU_MS_MINUS_MASK : 0);
	return error ? error : write_console(board, console, OVS_REG_CON_MENU_MS, word);
}

static int write_mask(struct ovs_board *board, int console, unsigned reg, const char *what, unsigned mask)
{
	int error = check_console(board, console);

	if (!error && mask > 0xFFFF)
		error = range_error(board, what, mask, 0, 0xFFFF);
	return error ? error : write_console(board, console, reg, mask);
}

int ovs_set_port_mask(struct ovs_board *board, int console, unsigned mask)
{
	return write_mask(board, console, OVS_REG_CON_PORT_MASK, "port mask", mask);
}

int ovs_set_key_mask(struct ovs_board *board, int console, unsigned mask)
{
	return write_mask(board, console, OVS_REG_CON_KEY_MASK, "key mask", mask);
}

int ovs_broadcast(struct ovs_board *board, int console, unsigned mask)
{
	return write_mask(board, console, OVS_REG_CON_BROADCAST, "broadcast mask", mask);
}

int ovs_macro(struct ovs_board *board, int console, unsigned mask)
{
	return write_mask(board, console, OVS_REG_CON_MACRO, "macro mask", mask);
}

static int write_beep(struct ovs_board *board, int console, uint32_t word)
{
	if (!board->own_beep_off[console - 1])
		word |= OVS_CON_BEEP_OWN_MASK;
	return write_console(board, console, OVS_REG_CON_BEEP, word);
}

int ovs_beep(struct ovs_board *board, int console, int ms, bool high)
{
	int error = check_console(board, console);

	if (!error && (ms < 1 || ms > (int)OVS_CON_BEEP_MS_MASK))
		error = range_error(board, "beep time in ms", ms, 1, OVS_CON_BEEP_MS_MASK);
	return error ? error : write_beep(board, console, (uint32_t)ms | (high ? OVS_CON_BEEP_HIGH_MASK : 0));
}

int ovs_set_own_beep(struct ovs_board *board, int console, bool on)
{
	int error = check_console(board, console);

	if (error)
		return error;
	board->own_beep_off[console - 1] = !on;
	return write_beep(board, console, 0);
}

int ovs_replug(struct ovs_board *board, int port)
{
	int error = check_up(board);

	if (!error && (port < 1 || port > board->info.hosts))
		error = range_error(board, "port", port, 1, board->info.hosts);
	return error ? error : write_word(board, OVS_REG_HOST_REPLUG + OVS_HOST_STRIDE * (unsigned)(port - 1), 1);
}

int ovs_press(struct ovs_board *board, int port, bool reset, int ms)
{
	int error = check_up(board);
	uint32_t word = (uint32_t)ms | (reset ? OVS_HOST_POWER_RESET_MASK : 0);

	if (!error && !board->info.power)
		error = error_set(&board->error, OVS_E_UNSUPPORTED, "%s has no power outputs", board->name);
	if (!error && (port < 1 || port > board->info.hosts))
		error = range_error(board, "port", port, 1, board->info.hosts);
	if (!error && (ms < 0 || ms > (int)OVS_POWER_PRESS_MAX_MS))
		error = range_error(board, "press in ms", ms, 0, OVS_POWER_PRESS_MAX_MS);
	return error ? error : write_word(board, OVS_REG_HOST_POWER + OVS_HOST_STRIDE * (unsigned)(port - 1), word);
}

static int queue_key(struct ovs_board *board, int console, uint8_t kind, int key_id, bool down)
{
	uint8_t item[3] = {kind, (uint8_t)key_id, down};
	int error = check_console(board, console);

	if (!error && (key_id < 1 || key_id > 0xFF))
		error = range_error(board, "key", key_id, 1, 0xFF);
	return error ? error : queue_item(board, OVS_FRAME_INPUT, console, item, sizeof(item), INPUT_MAX);
}

int ovs_key(struct ovs_board *board, int console, int key_id, bool down)
{
	return queue_key(board, console, ITEM_KEY, key_id, down);
}

int ovs_macro_key(struct ovs_board *board, int console, int key_id, bool down)
{
	return queue_key(board, console, ITEM_MACRO, key_id, down);
}

static int clamp(int value, int limit)
{
	return value > limit ? limit : value < -limit ? -limit : value;
}

int ovs_mouse(struct ovs_board *board, int console, unsigned buttons, int dx, int dy, int dz)
{
	int error = check_console(board, console);

	if (!error && buttons > 7)
		error = range_error(board, "buttons", buttons, 0, 7);
	if (!error && (clamp(dx, 16384) != dx || clamp(dy, 16384) != dy || clamp(dz, 1024) != dz))
		error = range_error(board, "distance", dx, -16384, 16384);
	while (!error) {
		int x = clamp(dx, 127), y = clamp(dy, 127), z = clamp(dz, 7);
		uint8_t item[5] = {ITEM_MOUSE, (uint8_t)buttons, (uint8_t)x, (uint8_t)y, (uint8_t)z};

		error = queue_item(board, OVS_FRAME_INPUT, console, item, sizeof(item), INPUT_MAX);
		dx -= x;
		dy -= y;
		dz -= z;
		if (!dx && !dy && !dz)
			break;
	}
	return error;
}

int ovs_write(struct ovs_board *board, unsigned address, uint32_t word)
{
	int error = check_up(board);

	if (!error && address > 0xFFFF)
		error = range_error(board, "register", address, 0, 0xFFFF);
	return error ? error : write_word(board, address, word);
}

static void read_reply(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	uint32_t words[READ_MAX];
	int count = (int)(len / 4);

	(void)board;
	for (int i = 0; i < count && i < READ_MAX; i++)
		words[i] = get_u32(data + 4 * i);
	if (r->call.read)
		r->call.read(r->ctx, result, words, count);
}

int ovs_read(struct ovs_board *board, unsigned address, int count, ovs_read_done *done, void *ctx)
{
	int error = check_up(board);
	struct request *r;

	if (!error && (count < 1 || count > READ_MAX))
		error = range_error(board, "word count", count, 1, READ_MAX);
	if (!error && address > 0xFFFF)
		error = range_error(board, "register", address, 0, 0xFFFF);
	if (error)
		return error;
	r = queue_add(board, OVS_FRAME_READ);
	if (!r)
		return OVS_E_MEMORY;
	put_u16(r->frame.payload, address);
	r->frame.payload[2] = (uint8_t)count;
	r->frame.len = 3;
	r->reply = read_reply;
	r->call.read = done;
	r->ctx = ctx;
	return 0;
}

static void ping_reply(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	(void)board;
	(void)data;
	(void)len;
	if (r->call.ping)
		r->call.ping(r->ctx, result, result ? 0 : (unsigned)(now_us() - r->sent_us));
}

int ovs_ping(struct ovs_board *board, ovs_ping_done *done, void *ctx)
{
	int error = check_up(board);
	struct request *r = error ? NULL : queue_add(board, OVS_FRAME_PING);

	if (!r)
		return error ? error : OVS_E_MEMORY;
	/* As long as a short command, so that the time is that of a command. */
	r->frame.len = 8;
	memset(r->frame.payload, 0x55, r->frame.len);
	r->reply = ping_reply;
	r->call.ping = done;
	r->ctx = ctx;
	return 0;
}
