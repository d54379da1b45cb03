/* SPDX-License-Identifier: MIT */
/*
 * Inside the menu: what a screen is made of. menu.c runs the table of screens (menu_screens.c); each
 * screen is a row of it with functions in the file of its family (menu_list.c, menu_items.c, ...);
 * menu_keys.c makes presses of keys.
 *
 * A press goes to the screen's own function first, then to its fields, then to its table, then to Esc.
 */
#ifndef CTL_MENU_SCREEN_H
#define CTL_MENU_SCREEN_H

#include "ctl/keyid.h"
#include "ctl/menu.h"

/* the values of SET_LIST */
enum { LIST_ALL, LIST_ON, LIST_QUICK, LIST_QUICK_ON, LIST_CHOICES };

/* a key (0 for text of another keyboard) and the character it makes, "" for none */
struct press {
	int key;
	char text[5];
};

/* where it happens */
struct menu_at {
	struct menu *menu;
	const struct world *world;
	int64_t now_ms;
	struct actions *out;
};

enum {
	SCREEN_ADMIN = 1,		/* an administrator's */
	SCREEN_STAYS = 2,		/* idle time does not close it */
	SCREEN_OF_PORT = 4, SCREEN_OF_USER = 8,		/* gone when its subject is */
	SCREEN_SECRET = 16,		/* what is typed is no search and no name */
	SCREEN_SMALL = 32,		/* a box no larger than what is in it */
	SCREEN_NO_BAR = 64,		/* the table scrolls */
	SCREEN_FIRST = 128,		/* nothing lies under it: Esc does not leave */
};

struct field_def {
	enum word label;
	bool secret;
	int columns;			/* at most so many columns, or so many bytes of a secret */
};

struct key_def {
	const char *key;
	enum word word;
	bool admin;
};

struct screen_def {
	const char *name;
	enum word title, note;
	unsigned flags;
	int above;			/* rows of the page over the table: fields, heads of columns */
	struct field_def fields[VIEW_FIELDS];
	struct key_def keys[VIEW_KEYS];
	void (*open)(struct menu_at *at);
	void (*refresh)(struct menu *menu, const struct world *world);
	int (*rows)(const struct menu *menu, const struct world *world);
	int (*id)(const struct menu *menu, const struct world *world, int row);
	bool (*press)(struct menu_at *at, const struct press *press);
	void (*typed)(struct menu_at *at);	/* a field has another text */
	void (*enter)(struct menu_at *at);	/* Enter, in the last field or on a row */
	void (*view)(const struct menu *menu, const struct world *world, struct menu_view *view);
};

extern const struct screen_def menu_screens[MENU_SCREENS];

/* ---- menu.c ------------------------------------------------------------------------------------ */

static inline const struct screen_def *
menu_def(const struct menu *menu)
{
	return &menu_screens[menu->screen];
}

int menu_rows(const struct menu *menu, const struct world *world);
void menu_move(struct menu *menu, const struct world *world, int cursor);
/* the bar to what it was on, or to where that was */
void menu_settle(struct menu *menu, const struct world *world);
void menu_push(struct menu_at *at, enum menu_screen screen, int subject);
void menu_pop(struct menu_at *at);
void menu_close(struct menu_at *at);
void menu_say(struct menu *menu, bool bad, enum word id);
bool menu_table_press(struct menu_at *at, const struct press *press);
/* a key was used: idle time begins anew */
void menu_stay_open(struct menu_at *at);

/* ---- menu_keys.c ------------------------------------------------------------------------------- */

bool is_enter(const struct press *press);
void menu_press_key(struct menu_at *at, int key_id);

/* ---- menu_field.c ------------------------------------------------------------------------------ */

int menu_fields(const struct screen_def *def);
bool menu_field_press(struct menu_at *at, const struct press *press);
void menu_field_set(struct menu *menu, int field, const char *text);
void menu_wipe(struct menu *menu);
void menu_field_view(const struct menu *menu, struct menu_view *view);

/* ---- what views are made of: menu_screens.c ---------------------------------------------------- */

struct view_row *view_add(struct menu_view *view);
void view_column(struct menu_view *view, const char *head, int width, bool grows);
void view_marks(struct menu_view *view, const char *heads);
/* 01-02, or nothing for port 0 */
const char *menu_port_number(const struct world *world, int port, char out[PORT_TEXT]);

/* ---- menu_list.c ------------------------------------------------------------------------------- */

void list_open(struct menu_at *at);
void list_refresh(struct menu *menu, const struct world *world);
int list_rows(const struct menu *menu, const struct world *world);
int list_id(const struct menu *menu, const struct world *world, int row);
bool list_press(struct menu_at *at, const struct press *press);
void list_enter(struct menu_at *at);
void list_view(const struct menu *menu, const struct world *world, struct menu_view *view);
void list_forget_word(struct menu *menu);
/* columns and rows of ports, as the list has them */
void list_table(const struct menu *menu, const struct world *world, struct menu_view *view);

/* of the port under the bar */
void menu_toggle_quick(struct menu_at *at);

/* ---- menu_goto.c: a port by number or name, and what is listed --------------------------------- */

void goto_open(struct menu_at *at);
void goto_refresh(struct menu *menu, const struct world *world);
void goto_typed(struct menu_at *at);
void goto_view(const struct menu *menu, const struct world *world, struct menu_view *view);

void filter_open(struct menu_at *at);
int filter_rows(const struct menu *menu, const struct world *world);
void filter_enter(struct menu_at *at);
void filter_view(const struct menu *menu, const struct world *world, struct menu_view *view);

/* ---- menu_settings.c: tables of settings ------------------------------------------------------- */

int settings_rows(const struct menu *menu, const struct world *world);
bool settings_press(struct menu_at *at, const struct press *press);
void settings_enter(struct menu_at *at);
void settings_view(const struct menu *menu, const struct world *world, struct menu_view *view);
void scan_enter(struct menu_at *at);
void scan_view(const struct menu *menu, const struct world *world, struct menu_view *view);

/* ---- menu_items.c: lists of things to do ------------------------------------------------------- */

int items_rows(const struct menu *menu, const struct world *world);
void items_enter(struct menu_at *at);
void items_view(const struct menu *menu, const struct world *world, struct menu_view *view);
int confirm_rows(const struct menu *menu, const struct world *world);
void confirm_enter(struct menu_at *at);
void confirm_view(const struct menu *menu, const struct world *world, struct menu_view *view);

/* ---- menu_user.c ------------------------------------------------------------------------------- */

const struct user *menu_user(const struct world *world, int id);
enum menu_screen admin_screen(const struct world *world);
int users_rows(const struct menu *menu, const struct world *world);
int users_id(const struct menu *menu, const struct world *world, int row);
void users_enter(struct menu_at *at);
void users_view(const struct menu *menu, const struct world *world, struct menu_view *view);
void user_title(const struct menu *menu, const struct world *world, struct menu_view *view);
void user_name_open(struct menu_at *at);
void user_name_enter(struct menu_at *at);
void user_add_enter(struct menu_at *at);
void password_enter(struct menu_at *at);
void own_password_open(struct menu_at *at);
void own_password_enter(struct menu_at *at);
/* the screen that sets the password of `user`: one's own needs the old one */
enum menu_screen password_screen(const struct menu *menu, const struct world *world, int user);
void first_open(struct menu_at *at);
void first_enter(struct menu_at *at);
void rights_open(struct menu_at *at);
void rights_refresh(struct menu *menu, const struct world *world);
int rights_rows(const struct menu *menu, const struct world *world);
int rights_id(const struct menu *menu, const struct world *world, int row);
bool rights_press(struct menu_at *at, const struct press *press);
void rights_enter(struct menu_at *at);
void rights_view(const struct menu *menu, const struct world *world, struct menu_view *view);

/* ---- menu_port.c ------------------------------------------------------------------------------- */

int ports_rows(const struct menu *menu, const struct world *world);
int ports_id(const struct menu *menu, const struct world *world, int row);
bool ports_press(struct menu_at *at, const struct press *press);
void ports_enter(struct menu_at *at);
void ports_view(const struct menu *menu, const struct world *world, struct menu_view *view);
void port_title(const struct menu *menu, const struct world *world, struct menu_view *view);
void port_field_open(struct menu_at *at);
void port_field_enter(struct menu_at *at);
void broadcast_refresh(struct menu *menu, const struct world *world);
void broadcast_enter(struct menu_at *at);
void broadcast_view(const struct menu *menu, const struct world *world, struct menu_view *view);

/* ---- menu_power.c ------------------------------------------------------------------------------ */

void power_open(struct menu_at *at);
int power_rows(const struct menu *menu, const struct world *world);
void power_enter(struct menu_at *at);
void power_view(const struct menu *menu, const struct world *world, struct menu_view *view);
void press_enter(struct menu_at *at);
void edid_open(struct menu_at *at);
int edid_rows(const struct menu *menu, const struct world *world);
void edid_enter(struct menu_at *at);
void edid_view(const struct menu *menu, const struct world *world, struct menu_view *view);
void press_view(const struct menu *menu, const struct world *world, struct menu_view *view);

/* ---- menu_text.c: screens to read -------------------------------------------------------------- */

int text_rows(const struct menu *menu, const struct world *world);
void text_view(const struct menu *menu, const struct world *world, struct menu_view *view);
int board_rows(const struct menu *menu, const struct world *world);
void board_view(const struct menu *menu, const struct world *world, struct menu_view *view);

/* ---- menu_login.c ------------------------------------------------------------------------------ */

bool login_press(struct menu_at *at, const struct press *press);
void login_enter(struct menu_at *at);
void login_view(const struct menu *menu, const struct world *world, struct menu_view *view);
bool locked_press(struct menu_at *at, const struct press *press);
void locked_view(const struct menu *menu, const struct world *world, struct menu_view *view);

#endif
