/* SPDX-License-Identifier: MIT */
/*
 * Walks every screen of the menu in both languages on the smallest page, with the longest names there
 * can be: nothing may be cut, nothing may show U+FFFD, and Esc leads out of every screen but the login
 * box. Prints one line for each finding.
 */
#include <stdio.h>
#include <string.h>

#include "ctl/menu.h"
#include "ctl/menu_screen.h"

enum { ROWS = PAGE_ROWS, COLS = PAGE_COLS, INSIDE = COLS - 2 };

static int findings;
static struct world world;
static char drawn[ROWS][COLS * 3 + 1];

static void
finding(const struct menu *menu, const char *what, const char *text)
{
	printf("%s in %s: %s \"%s\"\n", menu_def(menu)->name, menu->language ? "Chinese" : "English",
	       what, text);
	findings++;
}

static void
draw(const struct menu_view *view)
{
	static struct page page;

	page_init(&page, ROWS, COLS);
	menu_draw(view, &page);
	for (int row = 0; row < ROWS; row++) {
		int len = 0;

		for (int col = 0; col < COLS; col++)
			if (!(page.cell[row][col].attr & OVS_ATTR_RIGHT))
				len += utf8_put(drawn[row] + len, page.cell[row][col].code);
		drawn[row][len] = 0;
	}
}

static bool
is_drawn(const char *text)
{
	for (int row = 0; row < ROWS; row++)
		if (strstr(drawn[row], text))
			return true;
	return false;
}

static void
check_text(const struct menu *menu, const char *what, const char *text)
{
	if (utf8_columns(text) < 0)
		finding(menu, "not text:", text);
	else if (!is_drawn(text))
		finding(menu, what, text);
}

static void
check_table(const struct menu *menu, const struct menu_view *view)
{
	int used = 0;

	for (int c = 0; c < view->columns; c++)
		used += view->column[c].width + (c + 1 < view->columns &&
						 !(view->column[c].mark && view->column[c + 1].mark));
	if (used > INSIDE)
		finding(menu, "the table is too wide:", view->column[0].head);
	for (int c = 0; c < view->columns; c++)
		check_text(menu, "head is cut:", view->column[c].head);
	for (int r = view->top; r < view->rows && r < view->top + 7 - view->fields; r++)
		for (int c = 0; c < view->columns; c++)
			check_text(menu, "cell is cut:", view->row[r].cell[c]);
}

static void
check_keys(const struct menu *menu, const struct menu_view *view)
{
	for (int i = 0; i < view->keys; i++) {
		const struct view_key *key = &view->key[i];
		bool function = key->key[0] == 'F' && key->key[1] >= '1' && key->key[1] <= '9';
		char text[64];

		snprintf(text, sizeof(text), "%s%s%s", function ? key->key + 1 : key->key,
			 !function && key->word[0] ? "=" : "", key->word);
		check_text(menu, "key is cut:", text);
	}
}

static void
check_screen(const struct menu *menu)
{
	static struct menu_view view;

	menu_view(menu, &world, &view);
	draw(&view);
	for (int row = 0; row < ROWS; row++)
		if (strstr(drawn[row], "\xEF\xBF\xBD"))
			finding(menu, "U+FFFD in", drawn[row]);
	if (utf8_columns(view.title) + utf8_columns(view.right) + (view.right[0] ? 3 : 2) > INSIDE)
		finding(menu, "title is cut:", view.title);
	check_text(menu, "title is cut:", view.title);
	check_text(menu, "message is cut:", view.message);
	for (int i = 0; i < view.fields; i++)
		check_text(menu, "label is cut:", view.field[i].label);
	check_table(menu, &view);
	check_keys(menu, &view);
}

/* every row of the table, so that all of it is seen */
static void
scroll_through(struct menu *menu, int user)
{
	struct actions out = { 0 };

	(void)user;
	for (int i = 0; i <= menu_rows(menu, &world); i++) {
		check_screen(menu);
		menu_key(menu, &world, KEY_DOWN, true, 0, &out);
		menu_key(menu, &world, KEY_DOWN, false, 0, &out);
	}
}

static void
check_way_out(struct menu *menu)
{
	enum menu_screen screen = menu->screen;
	struct actions out = { 0 };
	int depth = menu->depth;

	menu_key(menu, &world, KEY_ESC, true, 0, &out);
	if (menu_screens[screen].flags & SCREEN_FIRST) {
		if (menu->screen != screen || out.count)
			finding(menu, "can be left:", menu_screens[screen].name);
	} else if (menu->depth == depth && (out.count == 0 || out.list[0].act != ACT_CLOSE)) {
		finding(menu, "Esc does not leave", menu_screens[screen].name);
	}
}

static void
walk(int user, int language)
{
	for (int screen = 0; screen < MENU_SCREENS; screen++) {
		struct menu menu;
		struct actions out = { 0 };
		struct menu_at at = { &menu, &world, 0, &out };

		menu_init(&menu, 1);
		menu_open(&menu, &world, user, MENU_LIST, 0);
		menu_push(&at, (enum menu_screen)screen, 2);
		menu.locked_s = 3600;
		if ((int)menu.language != language)
			finding(&menu, "is not the language wanted", "");
		scroll_through(&menu, user);
		check_way_out(&menu);
	}
}

/* every word has a place no wider than the inside of the smallest page */
static void
check_words(void)
{
	for (int id = 1; id < WORD_COUNT; id++)
		for (int language = 0; language < LANGUAGES; language++) {
			const char *text = word((enum language)language, (enum word)id);

			if (text == NULL || text[0] == 0 || utf8_columns(text) > INSIDE) {
				printf("word %d in language %d: \"%s\" takes %d columns\n", id,
				       language, text ? text : "", text ? utf8_columns(text) : 0);
				findings++;
			}
		}
}

static void
fill_world(void)
{
	world_init(&world);
	world.ports.count = PORTS_MAX;
	world.ports.consoles = 2;
	world.users.count = 3;
	for (int i = 0; i < 3; i++) {
		user_init(&world.users.user[i], i + 1, i ? "用户名十六列满了" : "ADMINISTRATOR-01");
		strcpy(world.users.user[i].hash, "$argon2id$a hash");
		world.users.user[i].admin = i < 2;
	}
	for (int port = 1; port <= PORTS_MAX; port++) {
		struct port *p = &world.ports.port[port];

		strcpy(p->name, port % 2 ? "数据库服务器主机" : "WWWWWWWWWWWWWWWW");
		p->present = port % 3;
		p->quick = port % 2;
		p->dwell_s = port == 2 ? 255 : 0;
	}
	world.ports.console[1].selected = 16;
	world.ports.console[2].selected = 3;
	world.ports.board.uptime_s = 4000000;
	world.ports.board.rtt_us = 99900;
}

int
main(void)
{
	check_words();
	fill_world();
	for (int language = 0; language < LANGUAGES; language++) {
		world.settings.value[SET_LANGUAGE] = language;
		for (int i = 0; i < 3; i++)
			world.users.user[i].profile.value[SET_LANGUAGE] = language;
		walk(2, language);
		walk(NOBODY, language);
	}
	if (findings == 0)
		printf("%d screens in %d languages fit %d x %d\n", MENU_SCREENS, LANGUAGES, COLS, ROWS);
	return findings != 0;
}
