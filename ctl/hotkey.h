/* SPDX-License-Identifier: MIT */
/*
 * What follows the trigger: the operator's hotkey grammar (operator's manual, table B3).
 *
 * Pure: keys and milliseconds in, actions out. The board finds the two taps, the literal third tap
 * and, as a rule, the silence that opens the menu; every other key comes here, with the keyboard
 * captured. While the keyboard is captured already (scan, skip), the taps are found here as well.
 *
 * Whatever is no word of the grammar gives ACT_BEEP (low) and ends it: the key went to no host.
 * ACT_SET SET_TRIGGER with value -1 means the trigger after this one.
 */
#ifndef CTL_HOTKEY_H
#define CTL_HOTKEY_H

#include <stdbool.h>

#include "ctl/action.h"
#include "ctl/deadline.h"

enum {
	HOTKEY_NUMBER_MS = 2000,	/* a started number waits so long for its next digit */
	HOTKEY_COMMAND_MS = 10000,	/* the command bar waits so long for anything at all */
	HOTKEY_DIGITS = 4,
	HOTKEY_LINE = 16,
	HOTKEY_SHORT_PORTS = 9,		/* up to here one digit names any port, without Enter */
};

enum hotkey_state {
	HOTKEY_OFF,
	HOTKEY_FIRST,			/* the trigger was seen */
	HOTKEY_PORT,			/* a port number has been started */
	HOTKEY_DWELL,			/* A: seconds, then Enter */
};

struct hotkey {
	enum hotkey_state state;
	int ports;			/* of the switch */
	int behind, behind_ports;	/* number and ports of the unit behind a port; 0 = there is none */
	bool there;			/* the console is at one of those: two digits mean one of them */
	int count;
	char digit[HOTKEY_DIGITS + 1];
	int64_t until_ms;
	/* taps among captured keys */
	int64_t down_ms, tapped_ms;	/* of the trigger key; tapped: the end of the first tap */
	bool clean;			/* nothing else since it went down */
};

struct hotkey_times {
	int key_id, tap_ms, gap_ms;
};

void hotkey_init(struct hotkey *hotkey);

/* The trigger was seen. Nothing until then: ACT_MENU. */
void hotkey_begin(struct hotkey *hotkey, int ports, int64_t silence_until_ms);
/* there is a second unit; after hotkey_begin */
void hotkey_behind(struct hotkey *hotkey, int unit, int ports, bool there);
void hotkey_end(struct hotkey *hotkey);

/* state is HOTKEY_OFF afterwards when the word is complete, or was none */
void hotkey_key(struct hotkey *hotkey, int key_id, bool down, int64_t now_ms, struct actions *out);
void hotkey_tick(struct hotkey *hotkey, int64_t now_ms, struct actions *out);
int64_t hotkey_deadline(const struct hotkey *hotkey);

/* A captured key goes by: true when it ends the second of two clean taps. */
bool hotkey_taps(struct hotkey *hotkey, const struct hotkey_times *times, int key_id, bool down,
		 int64_t now_ms);

/* "01-02_", "A 15_": what the command bar shows after its prompt; returns `out` */
const char *hotkey_line(const struct hotkey *hotkey, char out[HOTKEY_LINE]);

#endif
