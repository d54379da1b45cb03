/* SPDX-License-Identifier: MIT */
/* Text fields: caret, insertion, deletion, what fits; wiping of what was typed. */
#include <string.h>

#include "ctl/menu_screen.h"

int
menu_fields(const struct screen_def *def)
{
	int count = 0;

	while (count < VIEW_FIELDS && def->fields[count].label != W_NONE)
		count++;
	return count;
}

/* the compiler may not leave this out: what is wiped is not read again */
static void
wipe(void *memory, size_t size)
{
	volatile unsigned char *byte = memory;

	while (size-- > 0)
		*byte++ = 0;
}

void
menu_wipe(struct menu *menu)
{
	wipe(menu->field, sizeof(menu->field));
	menu->active = 0;
}

void
menu_field_set(struct menu *menu, int field, const char *text)
{
	struct menu_field *f = &menu->field[field];

	wipe(f, sizeof(*f));
	strncpy(f->text, text, sizeof(f->text) - 1);
	f->caret = (int)strlen(f->text);
}

static bool
is_inside(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* byte offset of the character before or after */
static int
previous(const struct menu_field *field)
{
	int at = field->caret;

	while (at > 0 && is_inside(field->text[--at]))
		;
	return at;
}

static int
next(const struct menu_field *field)
{
	int at = field->caret;

	if (field->text[at])
		at++;
	while (is_inside(field->text[at]))
		at++;
	return at;
}

/* takes out the bytes from..to, and overwrites what was behind the end */
static void
cut(struct menu_field *field, int from, int to)
{
	size_t len = strlen(field->text), gone = (size_t)(to - from);

	memmove(field->text + from, field->text + to, len - (size_t)to + 1);
	wipe(field->text + len - gone, gone);
	field->caret = from;
}

static bool
fits(const struct menu_field *field, const struct field_def *def, const char *text)
{
	size_t len = strlen(field->text) + strlen(text);

	if (len >= sizeof(field->text))
		return false;
	if (def->secret)
		return len <= (size_t)def->columns;
	return utf8_columns(field->text) + utf8_columns(text) <= def->columns;
}

static void
insert(struct menu_at *at, const struct field_def *def, const char *text)
{
	struct menu *menu = at->menu;
	struct menu_field *field = &menu->field[menu->active];
	size_t add = strlen(text), tail = strlen(field->text + field->caret) + 1;

	if (utf8_columns(text) < 0)
		return;
	if (!fits(field, def, text)) {
		word_put(menu->message, sizeof(menu->message), menu->language,
			 def->secret ? W_SECRET_TOO_LONG : W_TOO_LONG, def->columns);
		menu->bad = true;
		return;
	}
	memmove(field->text + field->caret + add, field->text + field->caret, tail);
	memcpy(field->text + field->caret, text, add);
	field->caret += (int)add;
	if (menu_def(menu)->typed)
		menu_def(menu)->typed(at);
}

static void
take_out(struct menu_at *at, int from, int to)
{
	if (from == to)
		return;
	cut(&at->menu->field[at->menu->active], from, to);
	if (menu_def(at->menu)->typed)
		menu_def(at->menu)->typed(at);
}

static bool
edit(struct menu_at *at, int key)
{
	struct menu_field *field = &at->menu->field[at->menu->active];

	switch (key) {
	case KEY_LEFT:
		field->caret = previous(field);
		return true;
	case KEY_RIGHT:
		field->caret = next(field);
		return true;
	case KEY_HOME:
		field->caret = 0;
		return true;
	case KEY_END:
		field->caret = (int)strlen(field->text);
		return true;
	case KEY_BACKSPACE:
		take_out(at, previous(field), field->caret);
		return true;
	case KEY_DELETE:
		take_out(at, field->caret, next(field));
		return true;
	}
	return false;
}

/* Enter goes on from what was typed to a field that is still empty; true when there is one */
static bool
to_empty_field(struct menu *menu, int count)
{
	if (menu->field[menu->active].text[0] == 0)
		return false;
	for (int i = menu->active + 1; i < count; i++)
		if (menu->field[i].text[0] == 0) {
			menu->active = i;
			return true;
		}
	return false;
}

static bool
change_field(struct menu *menu, int key, int count)
{
	if (key == KEY_TAB || (key == KEY_DOWN && count > 1)) {
		menu->active = (menu->active + 1) % count;
		return true;
	}
	if (key == KEY_UP && count > 1) {
		menu->active = (menu->active + count - 1) % count;
		return true;
	}
	return false;
}

bool
menu_field_press(struct menu_at *at, const struct press *press)
{
	struct menu *menu = at->menu;
	const struct screen_def *def = menu_def(menu);
	int count = menu_fields(def);

	if (count == 0)
		return false;
	if (is_enter(press))
		return to_empty_field(menu, count);
	if (change_field(menu, press->key, count) || edit(at, press->key))
		return true;
	if (press->text[0] == 0)
		return false;
	insert(at, &def->fields[menu->active], press->text);
	return true;
}

/* one star for each character */
static void
put_stars(char *out, const char *text)
{
	while (*text)
		if (!is_inside(*text++))
			*out++ = '*';
	*out = 0;
}

static int
caret_columns(const struct menu_field *field, bool secret)
{
	char head[sizeof(field->text)];
	int columns;

	memcpy(head, field->text, sizeof(head));
	head[field->caret] = 0;
	if (secret)
		put_stars(head, head);
	columns = utf8_columns(head);
	wipe(head, sizeof(head));
	return columns;
}

void
menu_field_view(const struct menu *menu, struct menu_view *view)
{
	const struct screen_def *def = menu_def(menu);

	view->fields = menu_fields(def);
	for (int i = 0; i < view->fields; i++) {
		const struct field_def *of = &def->fields[i];
		struct view_field *field = &view->field[i];

		strncpy(field->label, word(menu->language, of->label), VIEW_CELL - 1);
		field->secret = of->secret;
		field->active = i == menu->active;
		field->width = of->columns < FIELD_COLUMNS ? of->columns + 1 : FIELD_COLUMNS;
		field->caret = caret_columns(&menu->field[i], of->secret);
		if (of->secret)
			put_stars(field->text, menu->field[i].text);
		else
			memcpy(field->text, menu->field[i].text, sizeof(menu->field[i].text));
	}
}
