/* SPDX-License-Identifier: MIT */
/* Keys of the terminal, and what overscan calls them. */
#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "ctl/screen.h"
#include "driver/overscan.h"

bool
key_is_text(int key)
{
	return key >= ' ' && key != 127 && key < KEY_SPECIAL && !(key >= 0x80 && key < 0xA0);
}

void
key_text(int key, char out[8])
{
	unsigned code = (unsigned)key;
	size_t len = 0;

	if (code < 0x80) {
		out[len++] = (char)code;
	} else if (code < 0x800) {
		out[len++] = (char)(0xC0 | code >> 6);
	} else if (code < 0x10000) {
		out[len++] = (char)(0xE0 | code >> 12);
		out[len++] = (char)(0x80 | (code >> 6 & 0x3F));
	} else {
		out[len++] = (char)(0xF0 | (code >> 18 & 7));
		out[len++] = (char)(0x80 | (code >> 12 & 0x3F));
		out[len++] = (char)(0x80 | (code >> 6 & 0x3F));
	}
	if (code >= 0x80)
		out[len++] = (char)(0x80 | (code & 0x3F));
	out[len] = 0;
}

static const char *
special_name(int key)
{
	static const struct {
		int code;
		const char *chord;
	} names[] = {
		{ KEY_UP, "Up" }, { KEY_DOWN, "Down" }, { KEY_LEFT, "Left" }, { KEY_RIGHT, "Right" },
		{ KEY_HOME, "Home" }, { KEY_END, "End" }, { KEY_PPAGE, "PageUp" },
		{ KEY_NPAGE, "PageDown" }, { KEY_IC, "Insert" }, { KEY_DC, "Delete" },
		{ KEY_BACKSPACE, "Backspace" }, { KEY_ENTER, "Enter" }, { KEY_BTAB, "Shift+Tab" },
		{ KEY_SLEFT, "Shift+Left" }, { KEY_SRIGHT, "Shift+Right" }, { KEY_SR, "Shift+Up" },
		{ KEY_SF, "Shift+Down" }, { KEY_SHOME, "Shift+Home" }, { KEY_SEND, "Shift+End" },
		{ KEY_SDC, "Shift+Delete" }, { KEY_SIC, "Shift+Insert" },
		{ KEY_SNEXT, "Shift+PageDown" }, { KEY_SPREVIOUS, "Shift+PageUp" },
		{ KEY_B2, "KP5" }, { KEY_PRINT, "PrintScreen" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (key == SPECIAL(names[i].code))
			return names[i].chord;
	return NULL;
}

/* F1 to F12, then the same with Shift, then with Ctrl: how terminals number them */
static bool
function_key(int key, char out[CHORD_BYTES])
{
	static const char *const with[] = { "", "Shift+", "Ctrl+" };
	int number = key - SPECIAL(KEY_F(1));

	if (number < 0 || number >= 36)
		return false;
	snprintf(out, CHORD_BYTES, "%sF%d", with[number / 12], number % 12 + 1);
	return true;
}

static const char *
control_name(int key)
{
	switch (key) {
	case 0: return "Ctrl+Space";
	case '\b': case 127: return "Backspace";
	case '\t': return "Tab";
	case '\r': case '\n': return "Enter";
	case KEY_ESC: return "Escape";
	case 28: return "Ctrl+Backslash";
	case 29: return "Ctrl+RightBracket";
	case 30: return "Ctrl+6";
	case 31: return "Ctrl+Minus";
	}
	return NULL;
}

/* a character as the key that makes it */
static bool
character_key(int key, char out[CHORD_BYTES])
{
	struct ovs_keystroke stroke;

	if (ovs_key_from_char((uint32_t)key, &stroke) != 0)
		return false;
	snprintf(out, CHORD_BYTES, "%s%s", stroke.shift ? "Shift+" : "", ovs_key_name(stroke.key_id));
	return true;
}

bool
key_chord(int key, char out[CHORD_BYTES])
{
	char rest[CHORD_BYTES];
	const char *name;

	if (key & KEY_WITH_ALT) {
		if (!key_chord(key & ~KEY_WITH_ALT, rest))
			return false;
		snprintf(out, CHORD_BYTES, "Alt+%.40s", rest);
		return true;
	}
	if (function_key(key, out))
		return true;
	name = key & KEY_SPECIAL ? special_name(key) : control_name(key);
	if (name == NULL && key > 0 && key < ' ') {
		snprintf(out, CHORD_BYTES, "Ctrl+%c", key + 'A' - 1);
		return true;
	}
	if (name == NULL)
		return !(key & KEY_SPECIAL) && character_key(key, out);
	snprintf(out, CHORD_BYTES, "%s", name);
	return true;
}

static int
read_key(void)
{
	wint_t wide;
	int result = get_wch(&wide);

	if (result == KEY_CODE_YES)
		return SPECIAL((int)wide);
	return result == OK ? (int)wide : -1;
}

/* Esc and at once another key is that key with Alt, as terminals send it */
int
screen_getch(void)
{
	int key = read_key(), next;

	if (key != KEY_ESC)
		return key;
	next = read_key();
	if (next == SPECIAL(KEY_RESIZE))
		ungetch(KEY_RESIZE);	/* nobody typed that */
	if (next < 0 || next == SPECIAL(KEY_RESIZE))
		return KEY_ESC;
	return next | KEY_WITH_ALT;
}
