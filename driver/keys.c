/* SPDX-License-Identifier: MIT */
/*
 * keys.c - names of keys and the US layout, in one table
 *
 * Ids: scan code set 2 of the IBM PS/2 keyboard, bit 7 for the E0 prefix; F7, SysRq and Pause have ids of
 * their own (docs/architecture.md). The first row of a key is its name, later ones are other names for it.
 */
#include "driver/overscan.h"

#include <string.h>
#include <strings.h>

static const struct key {
	const char *name;
	uint8_t id;
	char plain, shifted;		/* on the US layout, 0 = none */
} keys[] = {
	{"A", 0x1C, 'a', 'A'}, {"B", 0x32, 'b', 'B'}, {"C", 0x21, 'c', 'C'}, {"D", 0x23, 'd', 'D'},
	{"E", 0x24, 'e', 'E'}, {"F", 0x2B, 'f', 'F'}, {"G", 0x34, 'g', 'G'}, {"H", 0x33, 'h', 'H'},
	{"I", 0x43, 'i', 'I'}, {"J", 0x3B, 'j', 'J'}, {"K", 0x42, 'k', 'K'}, {"L", 0x4B, 'l', 'L'},
	{"M", 0x3A, 'm', 'M'}, {"N", 0x31, 'n', 'N'}, {"O", 0x44, 'o', 'O'}, {"P", 0x4D, 'p', 'P'},
	{"Q", 0x15, 'q', 'Q'}, {"R", 0x2D, 'r', 'R'}, {"S", 0x1B, 's', 'S'}, {"T", 0x2C, 't', 'T'},
	{"U", 0x3C, 'u', 'U'}, {"V", 0x2A, 'v', 'V'}, {"W", 0x1D, 'w', 'W'}, {"X", 0x22, 'x', 'X'},
	{"Y", 0x35, 'y', 'Y'}, {"Z", 0x1A, 'z', 'Z'},
	{"0", 0x45, '0', ')'}, {"1", 0x16, '1', '!'}, {"2", 0x1E, '2', '@'}, {"3", 0x26, '3', '#'},
	{"4", 0x25, '4', '$'}, {"5", 0x2E, '5', '%'}, {"6", 0x36, '6', '^'}, {"7", 0x3D, '7', '&'},
	{"8", 0x3E, '8', '*'}, {"9", 0x46, '9', '('},
	{"Minus", 0x4E, '-', '_'}, {"Equal", 0x55, '=', '+'}, {"LeftBracket", 0x54, '[', '{'},
	{"RightBracket", 0x5B, ']', '}'}, {"Backslash", 0x5D, '\\', '|'}, {"Semicolon", 0x4C, ';', ':'},
	{"Apostrophe", 0x52, '\'', '"'}, {"Grave", 0x0E, '`', '~'}, {"Comma", 0x41, ',', '<'},
	{"Period", 0x49, '.', '>'}, {"Slash", 0x4A, '/', '?'}, {"NonUSBackslash", 0x61, 0, 0},
	{"Space", 0x29, ' ', ' '}, {"Enter", 0x5A, '\n', '\n'}, {"Tab", 0x0D, '\t', '\t'},
	{"Backspace", 0x66, '\b', '\b'}, {"Escape", 0x76, '\033', '\033'},
	{"F1", 0x05, 0, 0}, {"F2", 0x06, 0, 0}, {"F3", 0x04, 0, 0}, {"F4", 0x0C, 0, 0}, {"F5", 0x03, 0, 0},
	{"F6", 0x0B, 0, 0}, {"F7", 0x02, 0, 0}, {"F8", 0x0A, 0, 0}, {"F9", 0x01, 0, 0}, {"F10", 0x09, 0, 0},
	{"F11", 0x78, 0, 0}, {"F12", 0x07, 0, 0},
	{"CapsLock", 0x58, 0, 0}, {"NumLock", 0x77, 0, 0}, {"ScrollLock", 0x7E, 0, 0},
	{"PrintScreen", 0xFC, 0, 0}, {"SysRq", 0x7F, 0, 0}, {"Pause", 0x62, 0, 0},
	{"Insert", 0xF0, 0, 0}, {"Delete", 0xF1, 0, 0}, {"Home", 0xEC, 0, 0}, {"End", 0xE9, 0, 0},
	{"PageUp", 0xFD, 0, 0}, {"PageDown", 0xFA, 0, 0},
	{"Up", 0xF5, 0, 0}, {"Down", 0xF2, 0, 0}, {"Left", 0xEB, 0, 0}, {"Right", 0xF4, 0, 0},
	{"LeftShift", 0x12, 0, 0}, {"RightShift", 0x59, 0, 0}, {"LeftCtrl", 0x14, 0, 0}, {"RightCtrl", 0x94, 0, 0},
	{"LeftAlt", 0x11, 0, 0}, {"RightAlt", 0x91, 0, 0}, {"LeftMeta", 0x9F, 0, 0}, {"RightMeta", 0xA7, 0, 0},
	{"Menu", 0xAF, 0, 0},
	{"KP0", 0x70, 0, 0}, {"KP1", 0x69, 0, 0}, {"KP2", 0x72, 0, 0}, {"KP3", 0x7A, 0, 0}, {"KP4", 0x6B, 0, 0},
	{"KP5", 0x73, 0, 0}, {"KP6", 0x74, 0, 0}, {"KP7", 0x6C, 0, 0}, {"KP8", 0x75, 0, 0}, {"KP9", 0x7D, 0, 0},
	{"KPPlus", 0x79, 0, 0}, {"KPMinus", 0x7B, 0, 0}, {"KPMultiply", 0x7C, 0, 0}, {"KPDivide", 0xCA, 0, 0},
	{"KPPeriod", 0x71, 0, 0}, {"KPEnter", 0xDA, 0, 0},
	{"VolumeUp", 0xB2, 0, 0}, {"VolumeDown", 0xA1, 0, 0}, {"Mute", 0xA3, 0, 0},
};

static const struct {
	const char *alias, *name;
} aliases[] = {
	{"Esc", "Escape"}, {"Return", "Enter"}, {"Spacebar", "Space"}, {"BS", "Backspace"},
	{"Ins", "Insert"}, {"Del", "Delete"}, {"PgUp", "PageUp"}, {"PgDn", "PageDown"}, {"PgDown", "PageDown"},
	{"Prior", "PageUp"}, {"Next", "PageDown"},
	{"Ctrl", "LeftCtrl"}, {"Control", "LeftCtrl"}, {"LCtrl", "LeftCtrl"}, {"RCtrl", "RightCtrl"},
	{"Alt", "LeftAlt"}, {"LAlt", "LeftAlt"}, {"RAlt", "RightAlt"}, {"AltGr", "RightAlt"},
	{"Shift", "LeftShift"}, {"LShift", "LeftShift"}, {"RShift", "RightShift"},
	{"Super", "LeftMeta"}, {"Meta", "LeftMeta"}, {"Win", "LeftMeta"}, {"Windows", "LeftMeta"},
	{"LMeta", "LeftMeta"}, {"RMeta", "RightMeta"}, {"Apps", "Menu"},
	{"Caps", "CapsLock"}, {"Num", "NumLock"}, {"Scroll", "ScrollLock"}, {"Print", "PrintScreen"},
	{"PrtSc", "PrintScreen"}, {"Break", "Pause"},
	{"-", "Minus"}, {"=", "Equal"}, {"[", "LeftBracket"}, {"]", "RightBracket"}, {"\\", "Backslash"},
	{";", "Semicolon"}, {"'", "Apostrophe"}, {"`", "Grave"}, {",", "Comma"}, {".", "Period"}, {"/", "Slash"},
	{"KPSlash", "KPDivide"}, {"KPAsterisk", "KPMultiply"}, {"KPDot", "KPPeriod"},
};

enum {
	KEYS = sizeof(keys) / sizeof(keys[0]),
	ALIASES = sizeof(aliases) / sizeof(aliases[0]),
};

static int find(const char *name)
{
	for (int i = 0; i < KEYS; i++)
		if (!strcasecmp(name, keys[i].name))
			return keys[i].id;
	return OVS_E_RANGE;
}

int ovs_key_id(const char *name)
{
	int id = find(name);

	for (int i = 0; id < 0 && i < ALIASES; i++)
		if (!strcasecmp(name, aliases[i].alias))
			id = find(aliases[i].name);
	return id;
}

const char *ovs_key_name(int key_id)
{
	for (int i = 0; i < KEYS; i++)
		if (keys[i].id == key_id)
			return keys[i].name;
	return NULL;
}

int ovs_key_at(int i)
{
	return i >= 0 && i < KEYS ? keys[i].id : OVS_E_RANGE;
}

int ovs_key_from_char(uint32_t code_point, struct ovs_keystroke *out)
{
	if (code_point == '\r')
		code_point = '\n';
	if (code_point == 0x7F)
		code_point = '\b';
	for (int i = 0; i < KEYS && code_point; i++) {
		bool plain = (unsigned char)keys[i].plain == code_point;

		if (!plain && (unsigned char)keys[i].shifted != code_point)
			continue;
		out->key_id = keys[i].id;
		out->shift = !plain;
		return 0;
	}
	return OVS_E_RANGE;
}

uint32_t ovs_key_to_char(int key_id, bool shift)
{
	for (int i = 0; i < KEYS; i++)
		if (keys[i].id == key_id)
			return (unsigned char)(shift ? keys[i].shifted : keys[i].plain);
	return 0;
}
