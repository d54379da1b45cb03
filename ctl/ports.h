/* SPDX-License-Identifier: MIT */
/*
 * What is known about the ports of the switch: the table the daemon fills from the board and that
 * the menu, the banner and the control socket read.
 *
 * Ports are written unit.port in commands and 01-02 on the overlay; both count from 1, and there is
 * one unit. `index` in this interface is the port number on the board, from 1; 0 means none.
 */
#ifndef CTL_PORTS_H
#define CTL_PORTS_H

#include <stdbool.h>
#include <stddef.h>

#include "ctl/video.h"

enum {
	PORTS_MAX = 16,
	CONSOLES_MAX = 4,
	NAME_COLUMNS = 16,
	NAME_BYTES = NAME_COLUMNS * 3 + 1,
	UNIT = 1,
};

/* who may press the buttons of a host: everybody with the full right to its port, or fewer */
enum buttons { BUTTONS_FULL, BUTTONS_ADMIN, BUTTONS_OFF, BUTTONS };

/* lock LEDs, as in hdl/regs.csv */
enum { LED_SCROLL = 1, LED_NUM = 2, LED_CAPS = 4 };

struct port {
	char name[NAME_BYTES];
	bool present;			/* a stable picture */
	bool seen;			/* there has been one since the daemon started */
	char lost_at[6];		/* "12:04": when the picture went away */
	long long lost_s;		/* the same since 1970; 0 = it never did */
	struct video video;		/* what it sends; its state is VIDEO_PICTURE when `present` */
	unsigned changes;		/* times its picture changed, as the board has counted since the daemon began */
	long long changed_s;		/* the last time, since 1970; 0 = not known */
	int leds;
	int scan_set;
	bool keyboard_on, mouse_on;
	bool light, light_seen;		/* the power light is lit; it has been: it is wired */
	bool button_rest;		/* a button is down, or was a moment ago */
	bool cycling;			/* between the two presses of a power cycle */
	char off_at[6];			/* "12:04": when the light went out */
	long long off_s;		/* the same since 1970; 0 = it never did */
	int controller;			/* console that its keys come from, 0 = none: seats.h */
	/* kept by the store */
	bool quick;			/* in the quick-view list */
	int dwell_s;			/* scan stays this long here; 0 = as the setting says */
	enum buttons buttons;
	char lock_macro[128];		/* chords sent at logout; empty = none */
};

struct console_state {
	int selected;			/* port whose keyboard and mouse this console is */
	int shown;			/* port whose picture is on the monitor; 0 = internal */
	bool no_signal, switching, capture, overlay;
	int leds;
	unsigned frames;
	unsigned page_crc;
};

struct board_info {
	bool font_ok;
	bool power;			/* it has power outputs */
	unsigned link_errors, rtt_us, uptime_s;
};

struct ports {
	int count, consoles;
	struct board_info board;
	struct port port[PORTS_MAX + 1];		/* [1 .. count] */
	struct console_state console[CONSOLES_MAX + 1];	/* [1 .. consoles] */
};

/* every port gets its default name, PORT n */
void ports_init(struct ports *ports);

/*
 * Port number of "1.2", "01-02" or "2"; a negative reason when the text names no port.
 */
enum ports_parse_error { PORT_SYNTAX = -1, PORT_UNIT = -2, PORT_NUMBER = -3, PORT_AMBIGUOUS = -4 };
int ports_parse(const struct ports *ports, const char *text);

/* the same, or the port of exactly this name; PORT_AMBIGUOUS when several have it */
int ports_find(const struct ports *ports, const char *text);

/* "640x480@60", "no sync", "unsupported mode 10.5 kHz 20 Hz", "blanked 640x480@60"; returns `out` */
const char *ports_mode(const struct port *port, char *out, size_t size);

/* a picture of this size comes, as a board tells it; 0 0 0: it goes. For tests and fakes. */
void ports_picture(struct port *port, int width, int height, int rate_hz);

/* NULL when the name can be used, else a sentence that says what is wrong with it */
const char *ports_name_error(const char *name);

#endif
