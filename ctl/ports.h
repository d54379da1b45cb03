/* SPDX-License-Identifier: MIT */
/*
 * What is known about the ports of the switch: the table the daemon fills from the board and that
 * the menu, the banner and the control socket read.
 *
 * Ports are written unit.port in commands and 01-02 on the overlay; both count from 1. A number of a
 * port in this interface, and in masks (bit 0 = port 1), is 1 to 16 for those of unit 1, which the
 * consoles are at, and 17 to 32 for those of a unit behind one of them; 0 means none. Numbers that no
 * port has, and the port that leads to the other unit, are marked `none`.
 */
#ifndef CTL_PORTS_H
#define CTL_PORTS_H

#include <stdbool.h>
#include <stddef.h>

#include "ctl/edid.h"
#include "ctl/video.h"

enum {
	UNIT_PORTS = 16,
	PORTS_MAX = 2 * UNIT_PORTS,
	CONSOLES_MAX = 4,
	NAME_COLUMNS = 16,
	NAME_BYTES = NAME_COLUMNS * 3 + 1,
	UNIT = 1,
	UNIT_MAX = 99,
};

/* who may press the buttons of a host: everybody with the full right to its port, or fewer */
enum buttons { BUTTONS_FULL, BUTTONS_ADMIN, BUTTONS_OFF, BUTTONS };

/* lock LEDs, as in hdl/regs.csv */
enum { LED_SCROLL = 1, LED_NUM = 2, LED_CAPS = 4 };

struct port {
	char name[NAME_BYTES];
	bool none;			/* no port to be selected: not there, or it leads to another unit */
	bool offline;			/* its unit does not answer */
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
	bool edid_away;			/* its monitor is being plugged in anew */
	int edid_reads;			/* times it has read its EDID since then; stays at 255 */
	int controller;			/* console that its keys come from, 0 = none: seats.h */
	/* kept by the store */
	bool quick;			/* in the quick-view list */
	int dwell_s;			/* scan stays this long here; 0 = as the setting says */
	enum buttons buttons;
	char lock_macro[128];		/* chords sent at logout; empty = none */
	char edid[EDID_NAME_BYTES];	/* the EDID of this host; empty = the one that is built in */
};

struct console_state {
	int selected;			/* port whose keyboard and mouse this console is */
	int shown;			/* port whose picture is on the monitor; 0 = internal */
	bool no_signal, switching, capture, overlay;
	bool behind;			/* its picture comes through the unit behind a port, known port or not */
	int leds;
	unsigned frames;
	unsigned page_crc;
};

struct board_info {
	bool font_ok;
	bool power;			/* it has power outputs */
	bool edid;			/* it has display data channels */
	unsigned link_errors, rtt_us, uptime_s;
};

/* the unit behind a port */
struct behind {
	int unit;			/* its number; 0 = there is none */
	int uplink;			/* port of unit 1 that it is behind */
	int ports;			/* it has, or had when it was seen last */
	bool up;			/* it answers */
	bool power;			/* it has power outputs */
	int at;				/* its port (17 ..) that is shown and typed at; 0 = none, or not known */
	int broadcaster;		/* console that broadcasts to its ports; 0 = none */
};

struct ports {
	int count, consoles;
	struct board_info board;
	struct behind behind;
	struct port port[PORTS_MAX + 1];		/* [1 .. count] */
	struct console_state console[CONSOLES_MAX + 1];	/* [1 .. consoles] */
};

/* every port gets its default name, PORT n */
void ports_init(struct ports *ports);

/* the two numbers that people see */
int ports_unit(const struct ports *ports, int port);
int ports_place(int port);
/* "2.3", "02-03": return `out` */
enum { PORT_TEXT = 16 };
const char *ports_dotted(const struct ports *ports, int port, char out[PORT_TEXT]);
const char *ports_dashed(const struct ports *ports, int port, char out[PORT_TEXT]);
/* "PORT 3", "PORT 2-3" */
const char *ports_standard_name(const struct ports *ports, int port, char out[NAME_BYTES]);

/* how many there are, and the number of the row-th of them, from 0 */
int ports_there(const struct ports *ports);
int ports_at(const struct ports *ports, int row);
/* marks the numbers that no port has, for a unit 1 of so many ports, and sets the count */
void ports_lay_out(struct ports *ports, int of_unit_1);

/*
 * The unit behind a port shows and is typed at one of its ports only: the console that has its keys, but for
 * this one, when that is at another port than this; 0 = nobody, it can be selected.
 */
int ports_behind_held(const struct ports *ports, int console);	/* by another, at whatever port; 0 = nobody */
int ports_taken_by(const struct ports *ports, int port, int console);

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
