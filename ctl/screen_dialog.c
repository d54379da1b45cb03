/* SPDX-License-Identifier: MIT */
/*
 * Something to type: a box of fields, or one line where messages are. The editing is libform's.
 *
 * A secret stays out of the form, which gets a star for each character; it is wiped when the dialog
 * closes. The form is made anew when the terminal changes its size, so what was typed is kept here.
 */
#include <curses.h>
#include <form.h>
#include <panel.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/screen.h"
#include "driver/overscan.h"

enum { LINE_LABEL_MAX = 24, BOX_COLS = 60 };

bool
dialog_is_open(const struct screen *screen)
{
	return screen->dialog.open;
}

/* ---- the form -------------------------------------------------------------------------------- */

static void
drop_form(struct dialog *dialog)
{
	if (dialog->form) {
		unpost_form(dialog->form);
		free_form(dialog->form);
	}
	for (int i = 0; i < 2 * DIALOG_FIELDS + 1; i++) {
		if (dialog->field[i])
			free_field(dialog->field[i]);
		dialog->field[i] = NULL;
	}
	if (dialog->panel)
		del_panel(dialog->panel);
	if (dialog->inner)
		delwin(dialog->inner);
	if (dialog->window)
		delwin(dialog->window);
	dialog->form = dialog->panel = dialog->inner = dialog->window = NULL;
}

static int
label_cols(const struct dialog_spec *spec)
{
	int most = 0;

	for (int i = 0; i < spec->fields; i++)
		if (ovs_text_width(spec->field[i].label) > most)
			most = ovs_text_width(spec->field[i].label);
	return most + 1;
}

static void
show_secret(struct dialog *dialog, int i)
{
	char stars[DIALOG_BYTES];
	int count = ovs_text_width(dialog->value[i]);

	memset(stars, '*', sizeof(stars));
	stars[count >= 0 && count < DIALOG_BYTES ? count : DIALOG_BYTES - 1] = 0;
	set_field_buffer(dialog->field[2 * i + 1], 0, stars);
	form_driver(dialog->form, REQ_END_FIELD);
}

static FIELD *
make_label(const char *text, int row, int cols)
{
	FIELD *field = new_field(1, cols, row, 0, 0, 0);

	set_field_buffer(field, 0, text);
	set_field_opts(field, O_VISIBLE | O_PUBLIC | O_STATIC);
	return field;
}

static FIELD *
make_entry(const struct dialog_field *spec, const char *value, int row, int col, int cols, bool box)
{
	FIELD *field;

	if (spec->columns && spec->columns < cols)
		cols = spec->columns + 1;
	field = new_field(1, cols, row, col, 0, 0);
	field_opts_off(field, O_AUTOSKIP | O_BLANK | O_STATIC);
	if (spec->columns)
		set_max_field(field, spec->columns + 1);
	if (box)
		set_field_back(field, A_UNDERLINE);
	if (!spec->secret)
		set_field_buffer(field, 0, value);
	return field;
}

static void
make_fields(struct dialog *dialog, int cols)
{
	const struct dialog_spec *spec = &dialog->spec;
	int label = label_cols(spec);

	for (int i = 0; i < spec->fields; i++) {
		dialog->field[2 * i] = make_label(spec->field[i].label, i, label);
		dialog->field[2 * i + 1] = make_entry(&spec->field[i], dialog->value[i], i, label,
						      cols - label, spec->title != NULL);
	}
	dialog->form = new_form((FIELD **)dialog->field);
}

static void
draw_box(const struct screen *screen, const struct dialog *dialog, int rows, int cols)
{
	WINDOW *window = dialog->window;

	wattrset(window, screen_attr(screen, INK_BOX));
	if (screen->unicode)
		box(window, 0, 0);
	else
		wborder(window, '|', '|', '-', '-', '+', '+', '+', '+');
	wattrset(window, screen_attr(screen, INK_HEAD));
	mvwprintw(window, 0, 2, " %.*s ", (int)ovs_text_fit(dialog->title, cols - 6), dialog->title);
	wattrset(window, A_NORMAL);
	mvwaddnstr(window, rows - 2, 2, dialog->note, (int)ovs_text_fit(dialog->note, cols - 4));
}

static bool
make_windows(const struct screen *screen, struct dialog *dialog)
{
	bool boxed = dialog->spec.title != NULL;
	int rows = boxed ? dialog->spec.fields + 4 : 1, cols = boxed ? BOX_COLS : COLS;

	if (cols > COLS)
		cols = COLS;
	if (rows > LINES || screen_too_small())
		return false;
	dialog->window = newwin(rows, cols, boxed ? (LINES - rows) / 2 : LINES - 2,
				boxed ? (COLS - cols) / 2 : 0);
	if (dialog->window == NULL)
		return false;
	if (boxed)
		draw_box(screen, dialog, rows, cols);
	dialog->inner = boxed ? derwin(dialog->window, rows - 4, cols - 4, 1, 2) :
				derwin(dialog->window, 1, cols, 0, 0);
	dialog->panel = new_panel(dialog->window);
	make_fields(dialog, boxed ? cols - 4 : cols);
	return dialog->form != NULL;
}

void
dialog_fit(struct screen *screen)
{
	struct dialog *dialog = &screen->dialog;

	drop_form(dialog);
	if (!dialog->open || !make_windows(screen, dialog))
		return;
	set_form_win(dialog->form, dialog->window);
	set_form_sub(dialog->form, dialog->inner);
	post_form(dialog->form);
	for (int i = 0; i < dialog->spec.fields; i++)
		if (dialog->spec.field[i].secret) {
			set_current_field(dialog->form, dialog->field[2 * i + 1]);
			show_secret(dialog, i);
		}
	set_current_field(dialog->form, dialog->field[2 * dialog->active + 1]);
	form_driver(dialog->form, REQ_END_FIELD);
}

void
dialog_open(struct screen *screen, const struct dialog_spec *spec)
{
	struct dialog *dialog = &screen->dialog;

	dialog_close(screen);
	dialog->spec = *spec;
	snprintf(dialog->title, sizeof(dialog->title), "%s", spec->title ? spec->title : "");
	snprintf(dialog->note, sizeof(dialog->note), "%s", spec->note ? spec->note : "");
	for (int i = 0; i < spec->fields; i++)
		snprintf(dialog->value[i], DIALOG_BYTES, "%s",
			 spec->field[i].text ? spec->field[i].text : "");
	dialog->active = 0;
	dialog->open = true;
	dialog_fit(screen);
}

void
dialog_close(struct screen *screen)
{
	struct dialog *dialog = &screen->dialog;

	dialog->open = false;
	drop_form(dialog);
	explicit_bzero(dialog->value, sizeof(dialog->value));
}

void
dialog_cursor(struct screen *screen)
{
	struct dialog *dialog = &screen->dialog;

	if (dialog->form == NULL)
		return;
	pos_form_cursor(dialog->form);
	wnoutrefresh(dialog->window);
}

/* ---- keys ------------------------------------------------------------------------------------ */

/* what the form holds, without the spaces it fills up with */
static void
read_back(struct dialog *dialog, int i)
{
	size_t len;

	if (dialog->spec.field[i].secret || dialog->form == NULL)
		return;
	form_driver(dialog->form, REQ_VALIDATION);
	snprintf(dialog->value[i], DIALOG_BYTES, "%s", field_buffer(dialog->field[2 * i + 1], 0));
	len = strlen(dialog->value[i]);
	while (len > 0 && dialog->value[i][len - 1] == ' ')
		dialog->value[i][--len] = 0;
}

static void
secret_key(struct dialog *dialog, int i, int key)
{
	char *value = dialog->value[i], text[8];
	size_t len = strlen(value);

	if (key_is_text(key)) {
		key_text(key, text);
		if (len + strlen(text) < DIALOG_BYTES)
			strcpy(value + len, text);
		explicit_bzero(text, sizeof(text));
	} else if (key == SPECIAL(KEY_BACKSPACE) || key == 127 || key == '\b') {
		while (len > 0 && ((unsigned char)value[len - 1] & 0xC0) == 0x80)
			value[--len] = 0;
		if (len > 0)
			value[len - 1] = 0;
	} else if (key == CTRL_KEY('U')) {
		explicit_bzero(value, DIALOG_BYTES);
	}
	show_secret(dialog, i);
}

static int
form_request(int key)
{
	switch (key) {
	case SPECIAL(KEY_LEFT): return REQ_PREV_CHAR;
	case SPECIAL(KEY_RIGHT): return REQ_NEXT_CHAR;
	case SPECIAL(KEY_HOME): case CTRL_KEY('A'): return REQ_BEG_FIELD;
	case SPECIAL(KEY_END): case CTRL_KEY('E'): return REQ_END_FIELD;
	case SPECIAL(KEY_BACKSPACE): case 127: case '\b': return REQ_DEL_PREV;
	case SPECIAL(KEY_DC): case CTRL_KEY('D'): return REQ_DEL_CHAR;
	case CTRL_KEY('U'): return REQ_CLR_FIELD;
	case CTRL_KEY('K'): return REQ_CLR_EOF;
	}
	return 0;
}

static bool
field_key(struct dialog *dialog, int key)
{
	int count = dialog->spec.fields, step = 0;

	if (key == '\t' || key == SPECIAL(KEY_DOWN))
		step = 1;
	else if (key == SPECIAL(KEY_UP) || key == SPECIAL(KEY_BTAB))
		step = count - 1;
	if (step == 0 || count < 2)
		return false;
	read_back(dialog, dialog->active);
	dialog->active = (dialog->active + step) % count;
	set_current_field(dialog->form, dialog->field[2 * dialog->active + 1]);
	form_driver(dialog->form, REQ_END_FIELD);
	return true;
}

static void
edit_key(struct screen *screen, int key)
{
	struct dialog *dialog = &screen->dialog;

	if (dialog->spec.field[dialog->active].secret)
		secret_key(dialog, dialog->active, key);
	else if (key_is_text(key))
		form_driver_w(dialog->form, OK, (wchar_t)key);
	else if (form_request(key))
		form_driver(dialog->form, form_request(key));
	read_back(dialog, dialog->active);
	if (dialog->spec.typed)
		dialog->spec.typed(screen, dialog->value[dialog->active]);
}

static void
finish(struct screen *screen, bool done)
{
	struct dialog_spec spec = screen->dialog.spec;
	char value[DIALOG_FIELDS][DIALOG_BYTES];

	memcpy(value, screen->dialog.value, sizeof(value));
	dialog_close(screen);
	if (done)
		spec.done(screen, value);
	else if (spec.cancelled)
		spec.cancelled(screen);
	explicit_bzero(value, sizeof(value));
}

void
dialog_key(struct screen *screen, int key)
{
	struct dialog *dialog = &screen->dialog;
	bool enter = key == '\r' || key == '\n' || key == SPECIAL(KEY_ENTER);

	if (key == KEY_ESC) {
		finish(screen, false);
	} else if (dialog->form == NULL) {
		return;		/* no room for it now */
	} else if (enter && dialog->active < dialog->spec.fields - 1 && dialog->spec.field[1].secret) {
		field_key(dialog, '\t');
	} else if (enter) {
		read_back(dialog, dialog->active);
		finish(screen, true);
	} else if (!field_key(dialog, key)) {
		edit_key(screen, key);
	}
}
