/* SPDX-License-Identifier: MIT */
/*
 * Walks the whole tree of the menu, in both languages and for every kind of operator: from every way it
 * opens, every key that leads somewhere, until nothing new is found. In each place the page is drawn on
 * 30x13 (and on larger pages) and must hold every text of the view whole, in its place and in its order,
 * no U+FFFD and no character outside of the font's plane; the bar must be seen; Esc must lead out.
 * Each screen of the table must have been seen. And each word: both languages, same conversions, width.
 *
 * usage: menu_tree [DIRECTORY]: into it, a page of each screen and language for render_page
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/menu_screen.h"

/* the longest sentence: two lines of a box */
enum { LINES_COLUMNS = 2 * (PAGE_COLS - 2) };

enum { PLACES_MAX = 60000, ESC_MAX = 12, KEY_SPACE_ID = 0x29 };

struct place {
	struct menu menu;
	char way[120];			/* keys that lead here, for who has to find out */
};

static struct world world;
static struct place *places;
static int place_count;
static bool seen[LANGUAGES][MENU_SCREENS];
static const char *directory;
static const char *operator_name;
static int failures, pages;

static void
fail(const struct place *place, const char *what, const char *text)
{
	printf("%s, %s, %s: %s: \"%s\"\n", operator_name, menu_screens[place->menu.screen].name,
	       place->way, what, text);
	if (++failures > 30)
		exit(1);
}

/* ---- a page as lines of text ----------------------------------------------------------------- */

struct lines {
	char text[PAGE_ROWS_MAX][PAGE_COLS_MAX * 3 + 1];
};

static void
lines_of(const struct page *page, struct lines *out)
{
	for (int row = 0; row < page->rows; row++) {
		int len = 0;

		for (int col = 0; col < page->cols; col++)
			if (!(page->cell[row][col].attr & OVS_ATTR_RIGHT))
				len += utf8_put(out->text[row] + len, page->cell[row][col].code);
		out->text[row][len] = 0;
	}
}

/* the line that holds all of these texts, in this order; -1 if none does */
static int
line_with(const struct page *page, const struct lines *lines, const char *const *text, int count)
{
	for (int row = 0; row < page->rows; row++) {
		const char *at = lines->text[row];

		for (int i = 0; at && i < count; i++) {
			at = strstr(at, text[i]);
			at = at ? at + strlen(text[i]) : NULL;
		}
		if (at)
			return row;
	}
	return -1;
}

/* ---- what must be on it ---------------------------------------------------------------------- */

static void
check_line(const struct place *place, const struct page *page, const struct lines *lines,
	   const char *what, const char *text)
{
	if (text[0] && line_with(page, lines, &text, 1) < 0)
		fail(place, what, text);
}

static int
check_rows(const struct place *place, const struct menu_view *view, const struct page *page,
	   const struct lines *lines)
{
	int shown = 0;

	for (int i = view->top; i < view->rows; i++) {
		const char *text[VIEW_COLUMNS];
		bool here;

		for (int c = 0; c < view->columns; c++)
			text[c] = view->row[i].cell[c];
		here = line_with(page, lines, text, view->columns) >= 0;
		shown += here;
		if (!here && (i == view->cursor || i == view->top))
			fail(place, "row is not whole", text[view->columns > 1]);
	}
	return shown;
}

static void
check_fields(const struct place *place, const struct menu_view *view, const struct page *page,
	     const struct lines *lines)
{
	for (int i = 0; i < view->fields; i++) {
		const struct view_field *field = &view->field[i];
		const char *text[] = { field->label, "[", field->text, "]" };

		if (utf8_columns(field->text) >= field->width)
			text[2] = "";
		if (line_with(page, lines, text, 4) < 0)
			fail(place, "field is not whole", field->label);
	}
}

static void
check_keys(const struct place *place, const struct menu_view *view, const struct page *page,
	   const struct lines *lines)
{
	for (int i = 0; i < view->keys; i++) {
		const struct view_key *key = &view->key[i];
		bool function = key->key[0] == 'F' && key->key[1] >= '1' && key->key[1] <= '9';
		char text[64];

		snprintf(text, sizeof(text), "%s%s%s", function ? key->key + 1 : key->key,
			 function || !key->word[0] ? "" : "=", key->word);
		check_line(place, page, lines, "key is not shown", text);
	}
}

static void
check_cells(const struct place *place, const struct menu_view *view, const struct page *page)
{
	bool bar = false;

	for (int row = 0; row < page->rows; row++)
		for (int col = 0; col < page->cols; col++) {
			struct cell cell = page->cell[row][col];

			if (cell.code == 0xFFFD || cell.code == 0)
				fail(place, "U+FFFD", view->title);
			bar |= col == 1 && (cell.attr & OVS_ATTR_BACK_MASK) >> OVS_ATTR_BACK_SHIFT ==
					   OVS_BACK_OPAQUE;
		}
	if (view->cursor >= 0 && !bar)
		fail(place, "no bar", view->title);
}

/* the text with neither spaces nor frames, for what may be broken into lines */
static void
squeeze(const char *text, char *out, size_t size)
{
	size_t len = 0;

	while (*text && len + 4 < size) {
		const char *from = text;
		uint32_t code = utf8_next(&text);

		if (code != ' ' && (code < 0x2500 || code > 0x257F))
			for (; from < text; from++)
				out[len++] = *from;
	}
	out[len] = 0;
}

static void
check_note(const struct place *place, const struct menu_view *view, const struct page *page,
	   const struct lines *lines)
{
	char all[PAGE_ROWS_MAX * (PAGE_COLS_MAX * 3 + 1)] = "", tight[sizeof(all)], note[sizeof(view->note)];

	for (int row = 0; row < page->rows; row++)
		strcat(all, lines->text[row]);
	squeeze(all, tight, sizeof(tight));
	squeeze(view->note, note, sizeof(note));
	if (!strstr(tight, note))
		fail(place, "note is cut", view->note);
	squeeze(view->message, note, sizeof(note));
	if (!strstr(tight, note))
		fail(place, "message is cut", view->message);
}

static void
check_page(const struct place *place, const struct menu_view *view, int rows, int cols)
{
	static struct page page;
	static struct lines lines;
	int shown;

	page_init(&page, rows, cols);
	menu_draw(view, &page);
	lines_of(&page, &lines);
	pages++;
	check_line(place, &page, &lines, "title is cut", view->title);
	if (ovs_text_width(view->title) + ovs_text_width(view->right) < cols - 4)
		check_line(place, &page, &lines, "right title is cut", view->right);
	check_note(place, view, &page, &lines);
	check_fields(place, view, &page, &lines);
	shown = check_rows(place, view, &page, &lines);
	if (view->rows > 0 && shown == 0)
		fail(place, "no row is seen", view->title);
	if (ovs_text_width(view->message) <= cols - 2) {
		check_line(place, &page, &lines, "message is cut", view->message);
		check_keys(place, view, &page, &lines);
	}
	check_cells(place, view, &page);
}

/* a column is as wide as its widest word */
static void
check_columns(const struct place *place, const struct menu_view *view)
{
	int used = 0;

	for (int c = 0; c < view->columns; c++) {
		bool close = c + 1 < view->columns && view->column[c].mark && view->column[c + 1].mark;

		used += view->column[c].width + (c + 1 < view->columns && !close);
	}
	if (used > PAGE_COLS - 2)
		fail(place, "columns are wider than the page", view->title);
	for (int c = 0; c < view->columns; c++) {
		int room = view->column[c].width + (view->column[c].grows ? PAGE_COLS - 2 - used : 0);

		if (utf8_columns(view->column[c].head) > room)
			fail(place, "head is too wide", view->column[c].head);
		for (int i = 0; i < view->rows; i++)
			if (utf8_columns(view->row[i].cell[c]) > room)
				fail(place, "cell is too wide", view->row[i].cell[c]);
	}
}

/* ---- pages for eyes -------------------------------------------------------------------------- */

static void
write_page(const struct menu_view *view, enum language language)
{
	char path[512];
	struct page page;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s-%s.txt", directory, view->screen,
		 language == LANGUAGE_ZH ? "zh" : "en");
	if (!(file = fopen(path, "w"))) {
		perror(path);
		exit(1);
	}
	page_init(&page, PAGE_ROWS, PAGE_COLS);
	menu_draw(view, &page);
	fprintf(file, "picture 256 224\nbehind 3F5F3F\nwindow 8 8 %d %d\nscale 1 1\ndim 2\n", PAGE_COLS,
		PAGE_ROWS);
	for (int row = 0; row < page.rows; row++)
		for (int col = 0; col < page.cols; col++)
			fprintf(file, "cell %d %d %X %X\n", row, col, page.cell[row][col].code,
				page.cell[row][col].attr);
	fclose(file);
}

/* ---- walking --------------------------------------------------------------------------------- */

static const uint8_t keys[] = {
	KEY_ENTER, KEY_ESC, KEY_UP, KEY_DOWN, KEY_LEFT, KEY_RIGHT, KEY_END, KEY_PGDN, KEY_TAB,
	KEY_BACKSPACE, KEY_F1, KEY_F2, KEY_F3, KEY_F4, KEY_F5, KEY_F6, KEY_F7, KEY_F8, KEY_F9, KEY_F12,
	KEY_SPACE_ID, 0x1C, 0x46, 0x33,
};

static bool
same(const struct menu *a, const struct menu *b)
{
	return a->screen == b->screen && a->subject == b->subject && a->cursor == b->cursor &&
	       a->top == b->top && a->active == b->active && strcmp(a->message, b->message) == 0 &&
	       (a->field[0].text[0] != 0) == (b->field[0].text[0] != 0) &&
	       (a->word[0] != 0) == (b->word[0] != 0) && a->missed == b->missed;
}

static void
add(const struct menu *menu, const char *way, const char *key)
{
	for (int i = 0; i < place_count; i++)
		if (same(&places[i].menu, menu))
			return;
	if (place_count == PLACES_MAX) {
		puts("more places than there is room for");
		exit(1);
	}
	places[place_count].menu = *menu;
	snprintf(places[place_count++].way, sizeof(places[0].way), "%.100s %.15s", way, key);
}

static bool
press(struct menu *menu, int key)
{
	struct actions out = { 0 };

	menu_key(menu, &world, key, true, 1000, &out);
	menu_key(menu, &world, key, false, 1000, &out);
	return out.count > 0 && out.list[out.count - 1].act == ACT_CLOSE;
}

/* Esc, as often as needed, leads out; where nothing lies under a screen it stays */
static void
check_exit(const struct place *place)
{
	struct menu menu = place->menu;
	bool first = menu_screens[menu.screen].flags & SCREEN_FIRST;

	for (int i = 0; i < ESC_MAX; i++)
		if (press(&menu, KEY_ESC))
			return;
	if (!first)
		fail(place, "Esc does not lead out", menu_screens[menu.screen].name);
}

static void
visit(const struct place *place, enum language language)
{
	static struct menu_view view;
	const struct menu *menu = &place->menu;

	menu_view(menu, &world, &view);
	check_columns(place, &view);
	check_page(place, &view, PAGE_ROWS, PAGE_COLS);
	check_page(place, &view, 16, PAGE_COLS);
	check_page(place, &view, PAGE_ROWS_MAX, PAGE_COLS_MAX);
	check_exit(place);
	if (directory && !seen[language][menu->screen])
		write_page(&view, language);
	seen[language][menu->screen] = true;
}

static void
go_on(int from)
{
	for (size_t i = 0; i < sizeof(keys); i++) {
		struct menu menu = places[from].menu;

		if (!press(&menu, keys[i]))
			add(&menu, places[from].way, ovs_key_name(keys[i]));
	}
}

static void
walk(enum menu_screen first, int user, enum language language)
{
	struct menu menu;

	place_count = 0;
	menu_init(&menu, 1);
	menu_open(&menu, &world, user, first, 1000);
	menu_locked(&menu, first == MENU_LOCKED ? 59 : 0);
	add(&menu, menu_screens[first].name, "");
	for (int i = 0; i < place_count; i++) {
		visit(&places[i], language);
		go_on(i);
	}
}

/* ---- the worst that can be shown ------------------------------------------------------------- */

/* of eight letters, and prefers 2560x1600 */
static struct edid
widest_edid(int number)
{
	struct edid edid = { .bytes = EDID_BLOCK, .data = { [54] = 1, [56] = 0x00, [58] = 0xA0, [59] = 0x40, [61] = 0x60 } };

	snprintf(edid.name, sizeof(edid.name), "PANEL-%02d", number);
	return edid;
}

static void
set_up(enum language language, bool passwords)
{
	world_init(&world);
	world.ports.consoles = 2;
	world.ports.count = PORTS_MAX;
	world.settings.value[SET_LANGUAGE] = language;
	world.ports.console[1].selected = 12;
	world.ports.console[2].selected = 3;
	for (int i = 1; i <= PORTS_MAX; i++) {
		struct port *port = &world.ports.port[i];

		strcpy(port->name, i % 3 == 0 ? "备份服务器机柜一" : i % 3 == 1 ? "MAIL-SERVER-0001" : "WEB");
		port->present = i % 2;
		port->seen = i % 4;
		port->quick = i % 5 == 0;
		port->dwell_s = i % 3 ? 0 : 255;
		strcpy(port->lock_macro, i % 2 ? "LeftCtrl+LeftAlt+Delete LeftMeta+L" : "");
	}
	for (int id = 2; id <= 12; id++) {
		struct user *user = &world.users.user[world.users.count++];

		user_init(user, id, id % 2 ? "OPERATOR-WITH-16" : "操作员甲乙丙丁戊");
		user->admin = id == 2;
		user->profile.value[SET_LANGUAGE] = language;
		user->right[2] = RIGHT_NONE;
		user->right[3] = RIGHT_VIEW;
		if (passwords)
			strcpy(user->hash, "x");
	}
	for (int i = 0; passwords && i < world.users.count; i++)
		strcpy(world.users.user[i].hash, "x");
	for (int i = 0; i < EDIDS_MAX; i++)
		world.edids.list[world.edids.count++] = widest_edid(i);
	for (int i = 1; i <= PORTS_MAX; i += 2)
		strcpy(world.ports.port[i].edid, world.edids.list[i % EDIDS_MAX].name);
	world.ports.board = (struct board_info){ .font_ok = true, .edid = true, .power = true, .link_errors = 4000000000u,
		.rtt_us = 99999999, .uptime_s = 4000000000u };
}

static void
walk_all(enum language language)
{
	operator_name = "nobody, no password";
	set_up(language, false);
	walk(MENU_LIST, NOBODY, language);
	operator_name = "administrator";
	set_up(language, true);
	walk(MENU_LIST, 2, language);
	operator_name = "user";
	walk(MENU_LIST, 3, language);
	operator_name = "user without a port";
	world.ports.count = 0;
	walk(MENU_LIST, 3, language);
	operator_name = "logged out";
	set_up(language, true);
	walk(MENU_LOGIN, NO_USER, language);
	walk(MENU_LOCKED, NO_USER, language);
	operator_name = "by hotkey";
	walk(MENU_POWER, 3, language);
	world.ports.board.power = false;
	walk(MENU_POWER, 3, language);
	walk(MENU_HELP, 3, language);
	operator_name = "board without display data channels";
	world.ports.board.edid = false;
	walk(MENU_EDID, 2, language);
}

/* ---- words ----------------------------------------------------------------------------------- */

static void
conversions(const char *text, char out[16])
{
	int len = 0;

	for (; *text && len < 14; text++)
		if (*text == '%' && *++text != '%') {
			while (*text >= '0' && *text <= '9')
				text++;
			out[len++] = *text;
		}
	out[len] = 0;
}

static void
check_words(void)
{
	for (int id = W_NONE + 1; id < WORD_COUNT; id++) {
		const char *en = word(LANGUAGE_EN, (enum word)id), *zh = word(LANGUAGE_ZH, (enum word)id);
		char a[16], b[16];

		if (!en || !zh || !en[0] || !zh[0]) {
			printf("word %d is missing: \"%s\"\n", id, en ? en : "");
			failures++;
			continue;
		}
		conversions(en, a);
		conversions(zh, b);
		if (strcmp(a, b) != 0 || utf8_columns(en) < 0 || utf8_columns(zh) < 0 ||
		    utf8_columns(en) > LINES_COLUMNS || utf8_columns(zh) > LINES_COLUMNS) {
			printf("word %d does not fit: \"%s\" \"%s\"\n", id, en, zh);
			failures++;
		}
	}
}

int
main(int argc, char **argv)
{
	directory = argc > 1 ? argv[1] : NULL;
	places = malloc(PLACES_MAX * sizeof(places[0]));
	if (!places)
		return 1;
	check_words();
	for (int language = 0; language < LANGUAGES; language++)
		walk_all((enum language)language);
	for (int language = 0; language < LANGUAGES; language++)
		for (int i = 0; i < MENU_SCREENS; i++)
			if (!seen[language][i]) {
				printf("not reached: %s\n", menu_screens[i].name);
				failures++;
			}
	printf("%d pages of %d screens\n", pages, MENU_SCREENS);
	free(places);
	return failures != 0;
}
