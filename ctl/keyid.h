/* SPDX-License-Identifier: MIT */
/* Key ids (docs/architecture.md) that menu, hotkey grammar and the states of a console know by name. */
#ifndef CTL_KEYID_H
#define CTL_KEYID_H

enum {
	KEY_ENTER = 0x5A, KEY_KP_ENTER = 0xDA, KEY_ESC = 0x76, KEY_BACKSPACE = 0x66,
	KEY_SPACE = 0x29, KEY_TAB = 0x0D, KEY_SLASH = 0x4A,
	KEY_UP = 0xF5, KEY_DOWN = 0xF2, KEY_LEFT = 0xEB, KEY_RIGHT = 0xF4,
	KEY_DELETE = 0xF1, KEY_PGUP = 0xFD, KEY_PGDN = 0xFA, KEY_HOME = 0xEC, KEY_END = 0xE9,
	KEY_F1 = 0x05, KEY_F2 = 0x06, KEY_F3 = 0x04, KEY_F4 = 0x0C, KEY_F5 = 0x03, KEY_F6 = 0x0B,
	KEY_F7 = 0x02, KEY_F8 = 0x0A, KEY_F9 = 0x01, KEY_F10 = 0x09,
	KEY_F12 = 0x07,
	KEY_A = 0x1C, KEY_B = 0x32, KEY_H = 0x33, KEY_I = 0x43, KEY_K = 0x42, KEY_L = 0x4B,
	KEY_P = 0x4D, KEY_R = 0x2D, KEY_S = 0x1B, KEY_W = 0x1D, KEY_Z = 0x1A,
	KEY_LEFT_SHIFT = 0x12, KEY_RIGHT_SHIFT = 0x59, KEY_LEFT_CTRL = 0x14,
	KEY_RIGHT_CTRL = 0x94, KEY_LEFT_ALT = 0x11, KEY_RIGHT_ALT = 0x91,
	KEY_LEFT_META = 0x9F, KEY_RIGHT_META = 0xA7,
	KEY_NUM_LOCK = 0x77, KEY_CAPS_LOCK = 0x58, KEY_SCROLL_LOCK = 0x7E,
};

#endif
