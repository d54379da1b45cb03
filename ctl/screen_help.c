/* SPDX-License-Identifier: MIT */
/* The keys, on a page. */
#include <curses.h>
#include <string.h>

#include "ctl/screen.h"

static const char *const text[] = {
	"Everywhere",
	"  1 to 6, Tab, Shift-Tab  another pane",
	"  F1 Go to  F2 List  F3 Set  F4 Adm  F5 Skip  F6 Broadcast  F7 Scan  F8 Log out",
	"                          the screens of the monitor's menu (Esc 1 ... Esc 8 too)",
	"  i                       type at the console; Ctrl-] gives the keyboard back",
	"  :                       a command, below",
	"  c                       another console",
	"  t  T                    ask for the console; take it (administrator)",
	"  F9  Esc                 give the console to who asks for it; refuse",
	"  L                       log in",
	"  ?  h                    this page",
	"  Ctrl-L                  draw anew",
	"  mouse                   click a tab, a row, a key; the wheel scrolls (M turns it off)",
	"  q  F10                  quit; in the menu: leave it",
	"",
	"Lists",
	"  Up Down  j k            move",
	"  PgUp PgDn Home End g G  move far",
	"",
	"Ports",
	"  Enter                   switch to the port",
	"  /  N                    find; find the next",
	"  f  o                    filter; sort by name or number",
	"  Space  n  w  p          quick view; name; dwell in a scan; power",
	"  PICTURE is what the port sends now; KEYS says whether the host has switched its",
	"  keyboard on; LEDS are the locks it has lit: Num.Caps.Scroll.",
	"",
	"Monitor",
	"  Enter                   type at the console",
	"  +  -  arrows            larger, smaller; the part that is seen",
	"  x                       words instead of the picture",
	"",
	"Log:  f filter, F all, End follow, Enter the whole entry",
	"Scan: s start, p pause, . next, , previous, e end",
	"Board: d ask the doctor again",
	"",
	"Commands",
	"  :3  :1.2                go to the port",
	"  :A  :A5                 scan (with so many seconds)",
	"  :S :B :L :K :P :I :Z :R :W :H :?   as after the hotkey at the console",
	"  :up :down :tab          previous, next, last port",
	"  :power PORT WORD        on, off, hard-off, reset, cycle",
	"  :select PORT  :name PORT NAME  :type TEXT  :key CHORD...",
	"  :take [--force]  :give  :refuse  :login  :logout  :quit",
};

enum { TEXT_LINES = sizeof(text) / sizeof(text[0]) };

static int top;

static void
help_draw(struct screen *screen, const struct area *area)
{
	if (top > TEXT_LINES - area->rows)
		top = TEXT_LINES > area->rows ? TEXT_LINES - area->rows : 0;
	for (int i = 0; i < area->rows && top + i < TEXT_LINES; i++)
		screen_put(screen, area->row + i, 1, COLS - 1,
			   text[top + i][0] == ' ' ? INK_PLAIN : INK_HEAD, screen_said(screen, text[top + i]));
	screen_focus(area->row, 1);
}

static bool
help_key(struct screen *screen, int key)
{
	int page = screen_body().rows;

	switch (key) {
	case SPECIAL(KEY_UP): case 'k': top -= top > 0; return true;
	case SPECIAL(KEY_DOWN): case 'j': top++; return true;
	case SPECIAL(KEY_PPAGE): top = top > page ? top - page : 0; return true;
	case SPECIAL(KEY_NPAGE): case ' ': top += page; return true;
	case KEY_ESC: case '?': case 'h': case 'q': case '\r': case '\n':
		screen_back(screen);
		return true;
	}
	return false;
}

static void
help_opened(struct screen *screen)
{
	(void)screen;
	top = 0;
}

static const struct key_word *
help_keys_shown(const struct screen *screen)
{
	static const struct key_word keys[] = { { "Esc", "Back" }, { "PgDn", "More" }, { NULL, NULL } };

	(void)screen;
	return keys;
}

const struct pane help_pane = { .name = "Help", .keys = help_keys_shown, .draw = help_draw,
	.key = help_key, .opened = help_opened };
