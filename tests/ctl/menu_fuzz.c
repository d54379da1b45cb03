/* SPDX-License-Identifier: MIT */
/*
 * Random keys, texts, answers and changes of the world against the menu, under ASan and UBSan. Whatever
 * happens: the view can be drawn, the bar is on a row, no secret is in a view or in an action other
 * than those that carry one, and a screen for administrators is never shown to anybody else.
 *
 * usage: menu_fuzz EVENTS SEED
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/menu.h"
#include "ctl/menu_screen.h"

#define SECRET "zqxjkvzq"

static struct world world;
static struct menu menu;
static unsigned long long state;

static unsigned
roll(unsigned n)
{
	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)(state >> 33) % n;
}

static void
fail(const char *what)
{
	printf("FAILED: %s, on screen %s\n", what, menu_def(&menu)->name);
	exit(1);
}

static void
check_view(void)
{
	static struct menu_view view;
	static struct page page;

	menu_view(&menu, &world, &view);
	if (roll(4) == 0) {
		page_init(&page, 13 + (int)roll(12), 30 + (int)roll(11));
		menu_draw(&view, &page);
	}
	if (view.rows > 0 && view.cursor >= view.rows)
		fail("the bar is below the table");
	if (memmem(&view, sizeof(view), SECRET, sizeof(SECRET) - 1))
		fail("a secret is in the view");
	if ((menu_def(&menu)->flags & SCREEN_ADMIN) && menu.depth && !world_admin(&world, menu.user))
		fail("not for this user");
}

static void
check_actions(const struct actions *out)
{
	for (int i = 0; i < out->count; i++) {
		const struct action *a = &out->list[i];

		if (strstr(a->text, SECRET))
			fail("a secret is in the text of an action");
		if (a->secret[0] && a->act != ACT_LOGIN && a->act != ACT_PASSWORD)
			fail("an action has a secret it should not have");
		if (a->act == ACT_SELECT && !(world_visible(&world, menu.user) >> (a->port - 1) & 1))
			fail("a port without right was selected");
		if (a->act == ACT_SET && !setting_valid((enum setting)a->item, a->value))
			fail("a setting got a value out of its range");
		if (a->act == ACT_CLOSE)
			menu_open(&menu, &world, menu.user, roll(4) ? MENU_LIST : MENU_LOGIN, 0);
	}
}

static int
any_key(void)
{
	static const uint8_t often[] = { KEY_ENTER, KEY_ESC, KEY_UP, KEY_DOWN, KEY_LEFT, KEY_RIGHT,
					 KEY_F1, KEY_F2, KEY_F3, KEY_F4, KEY_F6, KEY_F7, KEY_TAB,
					 KEY_BACKSPACE, KEY_DELETE, KEY_SPACE, KEY_HOME, KEY_END };

	return roll(4) ? often[roll(sizeof(often))] : (int)(1 + roll(255));
}

static void
change_world(void)
{
	struct port *port = &world.ports.port[1 + roll(PORTS_MAX)];
	struct user *user = &world.users.user[roll(USERS_MAX)];

	port->present = roll(2);
	port->light = roll(2);
	port->light_seen = roll(2);
	port->button_rest = roll(8) == 0;
	world.ports.board.power = roll(8) != 0;
	port->quick = roll(2);
	if (roll(4) == 0)
		world.ports.count = (int)(1 + roll(PORTS_MAX));
	if (roll(4) == 0)
		world.users.count = (int)roll(4);
	user->admin = roll(2);
	user->right[1 + roll(PORTS_MAX)] = (enum right)roll(3);
	world.settings.value[SET_LANGUAGE] = (int)roll(2);
	world.settings.value[SET_LIST] = (int)roll(4);
	menu_changed(&menu, &world);
}

static void
secret_typed(struct actions *out, int64_t now_ms)
{
	if (menu_def(&menu)->flags & SCREEN_SECRET && menu_def(&menu)->fields[menu.active].secret)
		menu_text(&menu, &world, SECRET, now_ms, out);
	else
		menu_text(&menu, &world, "名 a", now_ms, out);
}

static void
event(int64_t now_ms)
{
	struct actions out = { 0 };

	switch (roll(16)) {
	case 0:
		change_world();
		break;
	case 1:
		menu_tick(&menu, &world, now_ms, &out);
		break;
	case 2:
		secret_typed(&out, now_ms);
		break;
	case 3:
		menu_answer(&menu, roll(2) ? "SAVED" : "", roll(2));
		break;
	case 4:
		menu_locked(&menu, (int)roll(3));
		break;
	default:
		menu_key(&menu, &world, any_key(), roll(3) != 0, now_ms, &out);
	}
	check_actions(&out);
	check_view();
}

int
main(int argc, char **argv)
{
	long events = argc > 1 ? atol(argv[1]) : 100000;
	int64_t now_ms = 0;

	state = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	world_init(&world);
	for (int i = 0; i < USERS_MAX; i++) {
		user_init(&world.users.user[i], i + 1, "USER");
		strcpy(world.users.user[i].hash, "hash");
	}
	world.users.count = 3;
	world.ports.count = 6;
	world.ports.consoles = 1;
	menu_init(&menu, 1);
	menu_open(&menu, &world, 1, MENU_LIST, 0);
	for (long i = 0; i < events; i++) {
		now_ms += roll(300);
		if (roll(2000) == 0)
			menu_open(&menu, &world, (int)roll(5) - 1, MENU_LIST, now_ms);
		event(now_ms);
	}
	printf("%ld events\n", events);
	return 0;
}
