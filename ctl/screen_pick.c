/* SPDX-License-Identifier: MIT */
/* Something to choose: a box over the pane; libmenu moves the bar and finds what is typed. */
#include <curses.h>
#include <menu.h>
#include <panel.h>
#include <string.h>

#include "ctl/screen.h"
#include "driver/overscan.h"

bool
pick_is_open(const struct screen *screen)
{
	return screen->pick.open;
}

static void
drop_menu(struct pick *pick)
{
	if (pick->menu) {
		pick->spec.at = item_index(current_item(pick->menu));
		unpost_menu(pick->menu);
		free_menu(pick->menu);
	}
	for (int i = 0; i <= PICK_ITEMS; i++) {
		if (pick->item[i])
			free_item(pick->item[i]);
		pick->item[i] = NULL;
	}
	if (pick->panel)
		del_panel(pick->panel);
	if (pick->inner)
		delwin(pick->inner);
	if (pick->window)
		delwin(pick->window);
	pick->menu = pick->panel = pick->inner = pick->window = NULL;
}

static int
widest(const struct pick_spec *spec)
{
	int most = ovs_text_width(spec->title) + 2;

	for (int i = 0; i < spec->items; i++)
		if (ovs_text_width(spec->item[i]) > most)
			most = ovs_text_width(spec->item[i]);
	return most;
}

static void
make_items(struct pick *pick)
{
	for (int i = 0; i < pick->spec.items; i++)
		pick->item[i] = new_item(pick->spec.item[i], "");
	pick->menu = new_menu((ITEM **)pick->item);
	menu_opts_off(pick->menu, O_SHOWDESC);
	menu_opts_on(pick->menu, O_IGNORECASE);
}

static void
draw_box(const struct screen *screen, const struct pick *pick)
{
	WINDOW *window = pick->window;

	wattrset(window, screen_attr(screen, INK_BOX));
	if (screen->unicode)
		box(window, 0, 0);
	else
		wborder(window, '|', '|', '-', '-', '+', '+', '+', '+');
	wattrset(window, screen_attr(screen, INK_HEAD));
	mvwprintw(window, 0, 2, " %s ", pick->spec.title);
	wattrset(window, A_NORMAL);
}

void
pick_fit(struct screen *screen)
{
	struct pick *pick = &screen->pick;
	int rows = pick->spec.items + 2, cols;

	drop_menu(pick);
	if (!pick->open)
		return;
	cols = widest(&pick->spec) + 6;
	if (rows > LINES - 2)
		rows = LINES - 2;
	if (screen_too_small() || cols > COLS)
		return;
	pick->window = newwin(rows, cols, (LINES - rows) / 2, (COLS - cols) / 2);
	pick->inner = derwin(pick->window, rows - 2, cols - 4, 1, 2);
	pick->panel = new_panel(pick->window);
	draw_box(screen, pick);
	make_items(pick);
	set_menu_win(pick->menu, pick->window);
	set_menu_sub(pick->menu, pick->inner);
	set_menu_format(pick->menu, rows - 2, 1);
	set_menu_mark(pick->menu, "> ");
	set_menu_fore(pick->menu, (chtype)screen_attr(screen, INK_BAR));
	post_menu(pick->menu);
	set_current_item(pick->menu, pick->item[pick->spec.at]);
}

void
pick_open(struct screen *screen, const struct pick_spec *spec)
{
	pick_close(screen);
	screen->pick.spec = *spec;
	if (screen->pick.spec.at < 0 || screen->pick.spec.at >= spec->items)
		screen->pick.spec.at = 0;
	screen->pick.open = spec->items > 0;
	pick_fit(screen);
}

void
pick_close(struct screen *screen)
{
	screen->pick.open = false;
	drop_menu(&screen->pick);
}

static int
menu_request(int key)
{
	switch (key) {
	case SPECIAL(KEY_UP): return REQ_UP_ITEM;
	case SPECIAL(KEY_DOWN): case '\t': return REQ_DOWN_ITEM;
	case SPECIAL(KEY_PPAGE): return REQ_SCR_UPAGE;
	case SPECIAL(KEY_NPAGE): return REQ_SCR_DPAGE;
	case SPECIAL(KEY_HOME): return REQ_FIRST_ITEM;
	case SPECIAL(KEY_END): return REQ_LAST_ITEM;
	case SPECIAL(KEY_BACKSPACE): case 127: case '\b': return REQ_BACK_PATTERN;
	}
	return key_is_text(key) ? key : 0;
}

void
pick_key(struct screen *screen, int key)
{
	struct pick *pick = &screen->pick;
	void (*done)(struct screen *, int) = pick->spec.done;

	if (key == KEY_ESC || pick->menu == NULL) {
		pick_close(screen);
	} else if (key == '\r' || key == '\n' || key == SPECIAL(KEY_ENTER) || key == ' ') {
		pick_close(screen);
		done(screen, pick->spec.at);
	} else if (menu_request(key)) {
		menu_driver(pick->menu, menu_request(key));
	}
}
