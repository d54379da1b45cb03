/* SPDX-License-Identifier: MIT */
/*
 * overscan.h - liboverscan: one Overscan board, real, simulated or fake
 *
 * One thread uses a board at a time; boards are independent of each other. The library never exits,
 * never prints and never blocks, except ovs_open (at most OVS_OPEN_TIMEOUT_MS), ovs_wait, ovs_close
 * and ovs_monitor_png.
 *
 * Requests are queued, packed into frames, pipelined and repeated until the board has answered; each
 * is run exactly once. They return 0 or a negative enum ovs_error at once; what the board said comes
 * through ovs_then() or ovs_wait(). Consoles and ports count from 1; port 0 is "none".
 *
 * Put ovs_fd() into your event loop (readable: call ovs_dispatch), and call ovs_dispatch() as well
 * when ovs_next_deadline_ms() has passed. Handlers and completions are called from ovs_dispatch and
 * ovs_wait only, and may queue requests; they must not call ovs_dispatch, ovs_wait or ovs_close.
 *
 * Not here: menus, names, users, policy (that is the daemon), and reading pictures back from a board.
 */
#ifndef OVERSCAN_H
#define OVERSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hdl/gen/ovs_regs.h"

#ifdef __cplusplus
extern "C" {
#endif

#define OVS_API __attribute__((visibility("default")))

enum {
	OVS_OPEN_TIMEOUT_MS = 2000,
	OVS_CONSOLES_MAX = 4,
	OVS_PORTS_MAX = 16,
	OVS_OSD_WRITE_MAX = 230,	/* bytes of text in one WRITE */
	OVS_AGE_MAX_MS = OVS_REG_HOST_AGE_MS_RESET,
};

struct ovs_board;

/* ---- errors ---------------------------------------------------------------------------------- */

enum ovs_error {
	OVS_OK = 0,
	OVS_E_ABSENT = -1,	/* no such board, socket or device */
	OVS_E_PERMISSION = -2,	/* not allowed to open it */
	OVS_E_BUSY = -3,	/* another program has it; or not now: see ovs_press */
	OVS_E_PRODUCT = -4,	/* what answers is no Overscan board */
	OVS_E_SCHEMA = -5,	/* gateware of another schema id */
	OVS_E_TIMEOUT = -6,	/* no answer in time */
	OVS_E_LINK = -7,	/* link lost; it comes back by itself, see handler link */
	OVS_E_NAME = -8,	/* board name not understood */
	OVS_E_RANGE = -9,	/* no such console, port, key or value */
	OVS_E_MEMORY = -10,	/* out of memory, or more queued than anybody would */
	OVS_E_REFUSED = -11,	/* the board answered with a result other than OK */
	OVS_E_UNSUPPORTED = -12,	/* this kind of board cannot do that */
	OVS_E_IO = -13,		/* operating system or USB error */
};

/* One short sentence for an error; never NULL. */
OVS_API const char *ovs_strerror(int error);
/* Cause and remedy of the last error of this board; of the last ovs_open in this thread when NULL. */
OVS_API const char *ovs_last_error(const struct ovs_board *board);
/* The exit code a program should end with: see "Exit codes" in docs/architecture.md. */
OVS_API int ovs_exit_code(int error);

/* ---- board and event loop -------------------------------------------------------------------- */

/* Any handler may be NULL. */
struct ovs_handlers {
	/*
	 * A key typed while the console is captured. Behind a press the console's keyboard waits, 500 ms at most, until
	 * ovs_capture says who gets the next key, even if capture stays; call it last of all that the key leads to.
	 */
	void (*key)(void *ctx, int console, int key_id, bool down);
	/*
	 * The keyboard used the trigger; action: OVS_TRIG_MENU, _PORT, _CANCEL, _ARMED, _LITERAL; _WORD: the key that
	 * follows is a word, and capture is on. Or it was not allowed to type: _MUTED, once for each press.
	 */
	void (*trigger)(void *ctx, int console, int action);
	/* The port of a console changed, asked for by anybody. */
	void (*port)(void *ctx, int console, int selected, int shown);
	/* Something in ovs_console_status (other than counters) changed. */
	void (*console)(void *ctx, int console);
	/* Something in ovs_host_status changed; the cache is fresh. */
	void (*host)(void *ctx, int port);
	/* A COMMIT with its notice bit is on the screen. */
	void (*commit)(void *ctx, int console, unsigned commits);
	/* Events were dropped: key state is unknown, status is being read again. Call ovs_capture as after a press. */
	void (*events_lost)(void *ctx);
	/*
	 * up: a new session began. The board may have been reset, so settings, capture and pages must be
	 * set again. Called after ovs_open as well, from the first ovs_dispatch. Not up: error says why;
	 * everything queued has been completed with OVS_E_LINK, and the library tries again twice a second.
	 */
	void (*link)(void *ctx, bool up, int error);
};

/*
 * Open a board and start a session. name: "socket:PATH" (simulated board), "ftdi:", "ftdi:SERIAL" or
 * "ftdi:@PLACE" (such as @1-2.4), the same with "ftdi245:" (boards that wire the chip's synchronous FIFO), "fake:" (see
 * overscan_fake.h). handlers is copied. On error *board is NULL and ovs_last_error(NULL) says what to do.
 */
OVS_API int ovs_open(struct ovs_board **board, const char *name, const struct ovs_handlers *handlers, void *ctx);
/* Ends the session; queued requests are dropped without completion. NULL is fine. */
OVS_API void ovs_close(struct ovs_board *board);
/* Readable when ovs_dispatch has something to do. Stays the same number for the life of the board. */
OVS_API int ovs_fd(const struct ovs_board *board);
/* Receive, send, repeat, heartbeat. Returns 0, or OVS_E_LINK while the link is down. */
OVS_API int ovs_dispatch(struct ovs_board *board);
/* Milliseconds until ovs_dispatch must run even if ovs_fd stays quiet; at least 0. */
OVS_API int ovs_next_deadline_ms(const struct ovs_board *board);
/* Run until everything queued is answered. Returns 0, the first error among the answers, or OVS_E_TIMEOUT. */
OVS_API int ovs_wait(struct ovs_board *board, int timeout_ms);

typedef void ovs_done(void *ctx, int result);
/*
 * Call done once, when everything queued since the last ovs_then is answered, with the first error
 * among them or 0.
 */
OVS_API int ovs_then(struct ovs_board *board, ovs_done *done, void *ctx);
/* Requests not answered yet. */
OVS_API unsigned ovs_pending(const struct ovs_board *board);

struct ovs_info {
	int hosts, consoles;	/* ports and consoles of this board */
	int cols, rows;		/* largest text page */
	int cell_w_px, cell_h_px;
	int pixels_per_clock;
	uint32_t schema;
	bool power;		/* buttons and power lights of the hosts are wired to this board */
	bool edid;		/* ... of their display data channels */
};
OVS_API const struct ovs_info *ovs_info(const struct ovs_board *board);
/* The schema id this library was built with. */
OVS_API uint32_t ovs_schema(void);
OVS_API bool ovs_link_up(const struct ovs_board *board);

/* ---- status: cached, refreshed on events and every 500 ms; never waits ----------------------- */

struct ovs_console_status {
	int selected, shown;	/* ports; 0 = none, internal picture */
	bool no_signal, switching, capture, overlay, commit_busy;
	unsigned leds;		/* bit 0 Scroll, 1 Num, 2 Caps */
	uint32_t frames;	/* pictures put out */
	uint32_t page_crc;	/* CRC-32C of the visible page */
	unsigned commits;
	unsigned inputs;	/* modulo 256: keys and mouse reports of the console's own devices */
	unsigned link_inputs;	/* likewise, given by ovs_key and ovs_mouse */
	unsigned osd_errors;	/* times malformed OSD commands were reported in this session */
};

struct ovs_host_status {
	bool present;		/* stable picture */
	bool hs_positive, vs_positive, interlaced;
	int kind;		/* how its syncs come: OVS_KIND_ constants */
	bool pal;		/* of a composite source: 625 lines */
	int state;		/* picture, or why there is none: OVS_VIDEO_ constants */
	unsigned h_total, h_active, v_total, v_active;	/* lines of both fields when interlaced */
	uint32_t frame_us;	/* of one field when interlaced */
	/* What moves in it. These tell by no handler (but blank does): look at them when you want to know. */
	bool blank;		/* black for about a second */
	bool restless;		/* it differs all the time: a film, or noise; only changes of brightness are counted */
	unsigned changes;	/* modulo 256 */
	uint32_t age_ms;	/* since the last change, when it was read last; OVS_AGE_MAX_MS: that long or longer */
	unsigned brightness;	/* mean of the picture, 0 to 255 */
	uint32_t signature;	/* of the picture's samples: 24 bits */
	unsigned leds;		/* asked for by this host */
	int scan_set;
	bool keyboard_on, mouse_on;
	/* its front panel, when ovs_info says power */
	bool button_down, button_rest;	/* one is pressed; none is taken now */
	bool light, light_seen;	/* the power light is lit; it has been since the board began: it is wired */
	/* its monitor, when ovs_info says edid */
	bool edid_own, edid_away;	/* not the built-in EDID; plugged in anew just now */
	unsigned edid_reads;	/* times it was read since it was plugged in; stays at 255 */
};

struct ovs_counters {
	/* this side */
	uint64_t tx_frames, tx_repeats, rx_frames, rx_bad, events, resyncs;
	uint64_t usb_overruns;	/* OE FE PE seen in FTDI status bytes */
	unsigned rtt_us;	/* last request to reply; 0 = none yet */
	/* the board, as of the last refresh */
	uint32_t board_rx_frames, board_rx_bad, board_rx_dup, board_ev_resent, board_ev_lost;
	uint32_t uptime_ms;
	bool font_ok;		/* a font image is in the flash */
};

/* 0, or OVS_E_RANGE for a console or port this board does not have. */
OVS_API int ovs_console_status(const struct ovs_board *board, int console, struct ovs_console_status *out);
OVS_API int ovs_host_status(const struct ovs_board *board, int port, struct ovs_host_status *out);
OVS_API void ovs_counters(const struct ovs_board *board, struct ovs_counters *out);
/* Queue a refresh of everything; fresh when ovs_wait or ovs_then comes back. */
OVS_API int ovs_refresh(struct ovs_board *board);

typedef void ovs_ping_done(void *ctx, int result, unsigned rtt_us);
/* One round trip; done is called with its time. */
OVS_API int ovs_ping(struct ovs_board *board, ovs_ping_done *done, void *ctx);

typedef void ovs_read_done(void *ctx, int result, const uint32_t *words, int count);
/* Raw register read, 1 to 32 words, for diagnosis. words is valid during the call only. */
OVS_API int ovs_read(struct ovs_board *board, unsigned address, int count, ovs_read_done *done, void *ctx);
/* Raw register write, for diagnosis. */
OVS_API int ovs_write(struct ovs_board *board, unsigned address, uint32_t word);

/* ---- font flash ------------------------------------------------------------------------------ */

struct ovs_flash_state {
	bool writer;		/* the gateware can write it */
	bool font_ok;		/* there is a font ... */
	int slot;		/* ... in this of the two slots */
	uint32_t base[2], slot_bytes;
};
typedef void ovs_flash_state_done(void *ctx, int result, const struct ovs_flash_state *state);
OVS_API int ovs_flash_state(struct ovs_board *board, ovs_flash_state_done *done, void *ctx);

/* page: OVS_FLASH_PAGE_BYTES of an OVS_FLASH_READ, during the call only; sum: of an OVS_FLASH_SUM_SECTOR. */
typedef void ovs_flash_done(void *ctx, int result, const uint8_t *page, uint32_t sum);
/*
 * One command (OVS_FLASH_READ to OVS_FLASH_CHOOSE) at a time; OVS_E_BUSY while another is under way. page: what OVS_FLASH_PROGRAM
 * writes. done is called when the chip is done. The board refuses (OVS_E_RANGE) what is outside of the font slots and the
 * block of settings behind each, and writes to the slot in use; OVS_E_UNSUPPORTED without a writer. Not seen by ovs_then and ovs_wait. osd-font/font_flash.h installs a font with it.
 */
OVS_API int ovs_flash(struct ovs_board *board, unsigned op, uint32_t address, const uint8_t *page, ovs_flash_done *done, void *ctx);

/* ---- the monitor that a host sees --------------------------------------------------------------- */

enum { OVS_EDID_BLOCK = 128, OVS_EDID_BYTES_MAX = 256 };

/* bytes: what was read, during the call only; NULL after a write. own: it is not the built-in one. */
typedef void ovs_edid_done(void *ctx, int result, const uint8_t *bytes, int count, bool own);
/*
 * The EDID that the host at this port reads; or another one for it from now on: of 128 or 256 bytes, or with count 0 the
 * built-in one. A host whose EDID changes sees its monitor go for OVS_EDID_AWAY_MS; one that has these bytes already sees nothing. One at a
 * time, OVS_E_BUSY while another is under way; OVS_E_UNSUPPORTED when ovs_info says no edid. Whether the bytes make sense is the
 * caller's to know. Not seen by ovs_then and ovs_wait.
 */
OVS_API int ovs_edid_read(struct ovs_board *board, int port, ovs_edid_done *done, void *ctx);
OVS_API int ovs_edid_write(struct ovs_board *board, int port, const uint8_t *bytes, int count, ovs_edid_done *done, void *ctx);

/* ---- console control ------------------------------------------------------------------------- */

/* port 0: none (internal picture). */
OVS_API int ovs_select(struct ovs_board *board, int console, int port);
/* Take keyboard and mouse for the menu, or give them back to the selected host; also the answer to a captured press. */
OVS_API int ovs_capture(struct ovs_board *board, int console, bool take);

struct ovs_trigger {
	int key_id;		/* default OVS_CON_TRIGGER_KEY_RESET: Scroll Lock */
	int tap_ms, gap_ms;	/* longest tap, longest gap between two taps; up to 1023 */
	int menu_ms;		/* silence that opens the menu; up to 4095 */
	bool words;		/* digits and arrows are words for the program too, while it is there */
	bool minus;		/* Num Lock held and then minus works like the trigger */
};
OVS_API int ovs_set_trigger(struct ovs_board *board, int console, const struct ovs_trigger *trigger);
/* Ports the keyboard may select by itself; bit 0 = port 1. */
OVS_API int ovs_set_port_mask(struct ovs_board *board, int console, unsigned mask);
/*
 * Ports that keyboard and mouse may reach; bit 0 = port 1. The others are for viewing only: what is typed there is
 * swallowed, and handler trigger hears OVS_TRIG_MUTED of each press (not of the trigger key). Like the mask above
 * and the trigger it stays as it is when the program dies.
 */
OVS_API int ovs_set_key_mask(struct ovs_board *board, int console, unsigned mask);
/*
 * Ports that get every key instead of the selected one (those among them that the key mask allows); the mouse goes
 * nowhere. 0 = off. With no port selected nobody gets a key. Ends when the program dies.
 */
OVS_API int ovs_broadcast(struct ovs_board *board, int console, unsigned mask);
/*
 * Ports that macro keys go to, whatever is selected, captured or allowed. Ports that leave the mask are told that
 * every key is up. Ends when the program dies.
 */
OVS_API int ovs_macro(struct ovs_board *board, int console, unsigned mask);
OVS_API int ovs_macro_key(struct ovs_board *board, int console, int key_id, bool down);
/* Sound for ms, 1 to 1023: high = OVS_BEEP_HIGH_HZ, else OVS_BEEP_LOW_HZ. Takes the place of a beep that sounds. */
OVS_API int ovs_beep(struct ovs_board *board, int console, int ms, bool high);
/* Whether the board beeps by itself when a hotkey is cancelled; it does from power-up. */
OVS_API int ovs_set_own_beep(struct ovs_board *board, int console, bool on);

/* The port's emulated keyboard and mouse start anew, as if they had just been plugged in. */
OVS_API int ovs_replug(struct ovs_board *board, int port);

/*
 * Press the power button of a port, or its reset button, for ms (1 to OVS_POWER_PRESS_MAX_MS). The board lets go by
 * itself, whatever becomes of the program. Refused (OVS_E_BUSY) while a button is down and OVS_POWER_REST_MS after it; ms 0 lets go.
 */
OVS_API int ovs_press(struct ovs_board *board, int port, bool reset, int ms);

/* As if typed or moved at this console. */
OVS_API int ovs_key(struct ovs_board *board, int console, int key_id, bool down);
/* buttons: bit 0 left, 1 right, 2 middle. dx right, dy up (PS/2), dz wheel; large moves are split. */
OVS_API int ovs_mouse(struct ovs_board *board, int console, unsigned buttons, int dx, int dy, int dz);

/* ---- keys ------------------------------------------------------------------------------------ */

/*
 * Key id: set-2 make code, bit 7 = E0 prefix (docs/architecture.md). Names are those of the US keyboard:
 * A..Z 0..9 F1..F12 Escape Enter Space Tab Backspace CapsLock NumLock ScrollLock PrintScreen Pause Insert
 * Delete Home End PageUp PageDown Up Down Left Right LeftShift RightShift LeftCtrl RightCtrl LeftAlt RightAlt
 * LeftMeta RightMeta Menu Minus Equal LeftBracket RightBracket Backslash Semicolon Apostrophe Grave Comma
 * Period Slash NonUSBackslash KP0..KP9 KPPlus KPMinus KPMultiply KPDivide KPPeriod KPEnter; case does not
 * matter, and common short forms (Esc, Ctrl, Alt, Shift, Super, Return, Del, PgUp ...) are understood.
 */
OVS_API int ovs_key_id(const char *name);	/* or OVS_E_RANGE */
OVS_API const char *ovs_key_name(int key_id);	/* or NULL */
/* Key i of the table of all keys, for lists and completion; OVS_E_RANGE after the last. */
OVS_API int ovs_key_at(int i);

struct ovs_keystroke {
	uint8_t key_id;
	bool shift;
};
/* The US-layout key for a character (printable ASCII, \n, \t, \b, \033), or OVS_E_RANGE. */
OVS_API int ovs_key_from_char(uint32_t code_point, struct ovs_keystroke *out);
/* The character of a key on the US layout, or 0 when it makes none. */
OVS_API uint32_t ovs_key_to_char(int key_id, bool shift);

/* ---- the seven OSD commands ------------------------------------------------------------------ */

/* Attribute word: ink 0-15, background 0-15, how the background looks, OVS_ATTR_BLINK | OVS_ATTR_INVERT. */
enum ovs_back {
	OVS_BACK_CLEAR = 0,	/* the picture shows behind the ink */
	OVS_BACK_DIM = 1,	/* the picture, darker */
	OVS_BACK_OPAQUE = 2,	/* the background colour */
	OVS_BACK_NOTHING = 3,	/* nothing is drawn at all */
};
#define OVS_ATTR(ink, background, back) \
	((uint16_t)(((ink) & 15) << OVS_ATTR_FG_SHIFT | ((background) & 15) << OVS_ATTR_BG_SHIFT | \
	((back) & 3) << OVS_ATTR_BACK_SHIFT))

struct ovs_display {
	unsigned flags;		/* OVS_DISPLAY_ON | OVS_DISPLAY_INTERNAL | OVS_DISPLAY_LARGE | OVS_DISPLAY_RESET */
	int standard;		/* of the internal picture: 0 = of the last source, 1 = 640x480, 2 = NTSC, 3 = PAL */
	int x_px, y_px;		/* window in the picture */
	int cols, rows;
	int scale_x, scale_y;	/* 1 to 4 */
	int dim;		/* brightness of the picture behind dimmed cells, in eighths: 0 to 7 */
	int blink_frames;	/* 0 = no blinking */
	int blink_duty;		/* quarters of the period: 1 to 3 */
	int palette;		/* 0 = standard, 1 = high contrast, 2 = greys */
};

struct ovs_rect {
	int row, col, height, width;
};

OVS_API int ovs_osd_display(struct ovs_board *board, int console, const struct ovs_display *display);
OVS_API int ovs_osd_locate(struct ovs_board *board, int console, int row, int col, uint16_t attr);
/* UTF-8, 1 to OVS_OSD_WRITE_MAX bytes, from where LOCATE said. */
OVS_API int ovs_osd_write(struct ovs_board *board, int console, const char *utf8, size_t len);
OVS_API int ovs_osd_fill(struct ovs_board *board, int console, struct ovs_rect rect, uint16_t code, uint16_t attr);
OVS_API int ovs_osd_attr(struct ovs_board *board, int console, struct ovs_rect rect, uint16_t and_mask, uint16_t xor_mask);
OVS_API int ovs_osd_font(struct ovs_board *board, int console, int glyph, const uint8_t lines[16]);
/* notify: handler commit is called when the page is on the screen. */
OVS_API int ovs_osd_commit(struct ovs_board *board, int console, bool notify);

/* ---- shapes, made of the seven --------------------------------------------------------------- */

/* Text of any length at a place; wide characters take two columns. */
OVS_API int ovs_osd_text(struct ovs_board *board, int console, int row, int col, uint16_t attr, const char *utf8);
/* Columns a text takes on the screen. */
OVS_API int ovs_text_width(const char *utf8);
/* Bytes of the longest beginning of a text that fits cols columns. */
OVS_API size_t ovs_text_fit(const char *utf8, int cols);

enum ovs_line { OVS_LINE_SINGLE, OVS_LINE_DOUBLE };
/* A frame along the edge of rect; the inside is left alone. */
OVS_API int ovs_osd_box(struct ovs_board *board, int console, struct ovs_rect rect, uint16_t attr, enum ovs_line line);
/* A horizontal bar of width columns, filled to value of max, in eighths of a cell. */
OVS_API int ovs_osd_bar(struct ovs_board *board, int console, int row, int col, int width, unsigned value, unsigned max, uint16_t attr);
/* A cleared box with a title in its upper edge. title may be NULL. */
OVS_API int ovs_osd_window(struct ovs_board *board, int console, struct ovs_rect rect, uint16_t attr, const char *title);

struct ovs_table {
	struct ovs_rect rect;		/* row 0 of the table is the head when head is set */
	int columns;
	const int *widths;		/* columns of each column, one space between them */
	const char *const *head;	/* columns texts, or NULL */
	const char *const *cells;	/* rows x columns texts, row after row; NULL = empty */
	int rows, first;		/* rows there are, row shown first */
	int current;			/* row with the bar on it, -1 = none */
	uint16_t attr, head_attr, current_attr;
};
OVS_API int ovs_osd_table(struct ovs_board *board, int console, const struct ovs_table *table);

/* ---- simulated board only -------------------------------------------------------------------- */

/* A screenshot as PNG; the caller frees *png. OVS_E_UNSUPPORTED on any other board. */
OVS_API int ovs_monitor_png(struct ovs_board *board, int console, uint8_t **png, size_t *len);
/* One text line of the simulated monitor's answer to a command such as "stat"; caller frees *answer. */
OVS_API int ovs_monitor_ask(struct ovs_board *board, const char *command, char **answer);

#ifdef __cplusplus
}
#endif
#endif
