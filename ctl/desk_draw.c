/* SPDX-License-Identifier: MIT */
/* What is seen on a console's overlay: bars, the NO SIGNAL page, the menu, the saver, and where. */
#include <stdio.h>
#include <time.h>

#include "ctl/desk_private.h"
#include "ctl/look.h"
#include "ctl/power.h"

enum {
	BOX_COLS = 30,
	BAR_COLS = 40,
	NO_SIGNAL_ROWS = 8,
	MARGIN_PX = 8,
	ROWS_MARGIN = 2,		/* a page leaves so many rows of the picture free */
	MENU_FRAME_ROWS = 5,		/* rows of a menu page around its table and its heads */
	MENU_NOTE_ROWS = 2,		/* of the sentence over it, if there is one */
	SAVER_ROWS = 15, SAVER_COLS = 40, SAVER_SCALE = 2,	/* covers 640x480 */
	FIELD_LINES_MAX = 300,		/* a picture of fewer lines has those of a field */
	INTERNAL_W_PX = 640, INTERNAL_H_PX = 480,
	COMPOSITE_W_PX = 1440, NTSC_FIELD_LINES = 240, PAL_FIELD_LINES = 288,
	RIGHT_SIDE = 1, LOWER_SIDE = 2,	/* bits of SET_BANNER_PLACE */
};

#define LOOK_BLACK OVS_ATTR(INK_GREY, 0, OVS_BACK_OPAQUE)

/* what desk_draw works on */
struct picture {
	struct desk *desk;
	const struct world *world;
	int64_t now_ms;
	enum language language;
	int width_px, height_px, scale, scale_x;
	bool fields;			/* height_px is that of one */
	int bars;
	char bar[DESK_BARS][96];
	uint16_t look[DESK_BARS];
};

/* ---- words ------------------------------------------------------------------------------------- */

static char
led(int leds, int which, char letter)
{
	return leds & which ? letter : '-';
}

/* as much of a name as fits */
static const char *
fitted(const char *name, int cols, char out[NAME_BYTES])
{
	snprintf(out, NAME_BYTES, "%.*s", (int)ovs_text_fit(name, cols), name);
	return out;
}

/* 01-02: lives as long as the expression it stands in */
struct dashed {
	char text[PORT_TEXT];
};

static struct dashed
dashed(const struct picture *picture, int port)
{
	struct dashed out = { "" };

	ports_dashed(&picture->world->ports, port, out.text);
	return out;
}

static void
add_bar(struct picture *picture, uint16_t look, const char *text)
{
	if (picture->bars == DESK_BARS)
		return;
	picture->look[picture->bars] = look;
	snprintf(picture->bar[picture->bars++], sizeof(picture->bar[0]), "%s", text);
}

static char
right_letter(const struct picture *picture)
{
	const struct desk *desk = picture->desk;

	if (desk->watching)
		return 'R';
	return world_right(picture->world, desk->user, desk->selected) == RIGHT_FULL ? 'F' : 'V';
}

/* [01-01 MAIL-A  N.C.S F]: port, name, lock LEDs its host has lit, own right */
static void
banner(struct picture *picture)
{
	const struct desk *desk = picture->desk;
	const struct port *port = &picture->world->ports.port[desk->selected];
	int what = world_setting(picture->world, desk->user, SET_BANNER);
	const char *dot, *space;
	char number[PORT_TEXT + 1] = "", text[96];

	if (desk->selected == 0) {
		add_bar(picture, LOOK_TEXT, word(picture->language, W_NO_PORT_BAR));
		return;
	}
	if (what != 2)
		strcat(strcpy(number, dashed(picture, desk->selected).text), " ");
	/* 30 columns hold a name of 16 only without the dots */
	dot = what == 3 && utf8_columns(port->name) > NAME_COLUMNS - 2 ? "" : ".";
	space = what == 1 || dot[0] == 0 || utf8_columns(port->name) > NAME_COLUMNS - 3 ? " " : "  ";
	snprintf(text, sizeof(text), "[%s%s%s%c%s%c%s%c %c]", number, what == 1 ? "" : port->name,
		 what == 1 ? "" : space, led(port->leds, LED_NUM, 'N'), dot,
		 led(port->leds, LED_CAPS, 'C'), dot, led(port->leds, LED_SCROLL, 'S'),
		 right_letter(picture));
	add_bar(picture, LOOK_TEXT, text);
}

static void
scan_bar(struct picture *picture)
{
	const struct desk *desk = picture->desk;
	const struct scan *scan = &desk->scan;
	const char *name = picture->world->ports.port[desk->selected].name;
	char text[96], short_name[NAME_BYTES];

	if (scan->state == SCAN_PAUSED) {
		const char *paused = word(picture->language, W_PAUSED);

		snprintf(text, sizeof(text), "[P %s %s %s]", paused, dashed(picture, desk->selected).text,
			 fitted(name, 20 - utf8_columns(paused), short_name));
	} else {
		snprintf(text, sizeof(text), "[%c %s %s %2ds]",
			 scan->state == SCAN_SUSPENDED ? 'W' : 'S', dashed(picture, desk->selected).text,
			 fitted(name, 15, short_name), scan_left_s(scan, picture->now_ms));
	}
	add_bar(picture, LOOK_HEAD, text);
}

static void
skip_bar(struct picture *picture)
{
	const struct desk *desk = picture->desk;
	char text[96];

	snprintf(text, sizeof(text), "[K %s %s]", dashed(picture, desk->selected).text,
		 desk->selected ? picture->world->ports.port[desk->selected].name : "-");
	add_bar(picture, LOOK_HEAD, text);
}

static bool
leds_differ(const struct picture *picture)
{
	const struct ports *ports = &picture->world->ports;
	int first = -1;

	for (int port = 1; port <= ports->count; port++) {
		if (!(picture->desk->broadcast >> (port - 1) & 1))
			continue;
		if (first >= 0 && ports->port[port].leds != first)
			return true;
		first = ports->port[port].leds;
	}
	return false;
}

static void
broadcast_bar(struct picture *picture)
{
	int ports = __builtin_popcount(picture->desk->broadcast);
	char text[64], bar[96];

	word_put(text, sizeof(text), picture->language, W_BROADCAST, ports);
	snprintf(bar, sizeof(bar), "[♪ %s%s%s]", text, leds_differ(picture) ? " " : "",
		 leds_differ(picture) ? word(picture->language, W_LEDS_DIFFER) : "");
	add_bar(picture, LOOK_WARN, bar);
}

static void
command_bar(struct picture *picture)
{
	char line[HOTKEY_LINE], text[HOTKEY_LINE + 8];

	snprintf(text, sizeof(text), "CMD> %s", hotkey_line(&picture->desk->hotkey, line));
	add_bar(picture, LOOK_HEAD, text);
}

/* [! 01-03 MAIL-A LOST] */
static void
alarm_bar(struct picture *picture)
{
	static const enum word why[] = {
		[ALARM_CHANGED] = W_A_CHANGED, [ALARM_BLANK] = W_A_BLANK, [ALARM_LOST] = W_A_LOST,
	};
	const struct desk *desk = picture->desk;
	char text[96], name[NAME_BYTES];

	if (desk->alarm_until_ms == NO_DEADLINE)
		return;
	snprintf(text, sizeof(text), "[! %s %s %s]", dashed(picture, desk->alarm_port).text,
		 fitted(picture->world->ports.port[desk->alarm_port].name, 12, name),
		 word(picture->language, why[desk->alarm_what]));
	add_bar(picture, LOOK_WARN, text);
}

static void
mode_bar(struct picture *picture)
{
	if (picture->desk->mode_until_ms != NO_DEADLINE && !picture->desk->no_signal)
		add_bar(picture, LOOK_HEAD, picture->desk->mode);
}

static void
notice(struct picture *picture)
{
	if (picture->desk->notice_until_ms != NO_DEADLINE)
		add_bar(picture, LOOK_HEAD, picture->desk->notice);
}

/* ---- places ------------------------------------------------------------------------------------ */

/* How much wider a line of the screen is than its pixels are: fields have half the lines, composite twice the samples. */
static int
squeezed(const struct picture *picture)
{
	int times = (picture->width_px * 3 + picture->height_px * 2) / (picture->height_px * 4 + 1);

	if (!picture->fields && picture->height_px >= FIELD_LINES_MAX)
		return 1;
	return times >= 4 ? 4 : times >= 2 ? 2 : 1;
}

/* The board's own picture is in the standard of the last source: hdl/vid_matrix.v. */
static void
measure_internal(struct picture *picture)
{
	picture->fields = picture->desk->last_composite;
	picture->width_px = picture->fields ? COMPOSITE_W_PX : INTERNAL_W_PX;
	picture->height_px = !picture->fields ? INTERNAL_H_PX
			     : picture->desk->last_pal ? PAL_FIELD_LINES : NTSC_FIELD_LINES;
}

/* the picture the overlay lies on; of an interlaced one a field: the overlay is in both */
static void
measure(struct picture *picture)
{
	struct desk *desk = picture->desk;
	int shown = picture->world->ports.console[desk->console].shown;
	const struct port *port = &picture->world->ports.port[shown];

	if (shown > 0 && port->present) {
		desk->last_composite = port->video.kind == VIDEO_COMPOSITE;
		desk->last_pal = port->video.pal;
	}
	measure_internal(picture);
	if (shown > 0 && port->present && !desk->view.internal) {
		picture->width_px = port->video.h_active;
		picture->fields = port->video.interlaced;
		picture->height_px = picture->fields ? port->video.v_active / 2 : port->video.v_active;
	}
	picture->scale = picture->width_px >= DESK_FOURFOLD_FROM_PX ? 4 :
			 picture->width_px >= DESK_TRIPLE_FROM_PX ? 3 :
			 picture->width_px >= DESK_DOUBLE_FROM_PX ? 2 : 1;
	picture->scale_x = picture->scale;
	if (squeezed(picture) > 1) {
		picture->scale = picture->height_px >= DESK_DOUBLE_FROM_LINES ? 2 : 1;
		picture->scale_x = picture->scale * squeezed(picture);
	}
}

static int
between(int low, int value, int high)
{
	return value < low ? low : value > high ? high : value;
}

static int
rows_for(const struct picture *picture)
{
	int fit = picture->height_px / (CELL_H_PX * picture->scale) - ROWS_MARGIN;

	return between(PAGE_ROWS, fit, PAGE_ROWS_MAX);
}

static int
cols_for(const struct picture *picture)
{
	return picture->width_px / picture->scale_x >= DESK_WIDE_FROM_PX ? PAGE_COLS_MAX : PAGE_COLS;
}

static int
centred(int room, int size)
{
	return room > size ? (room - size) / 2 : 0;
}

static void
begin(struct picture *picture, int rows, int cols, int scale, int scale_x)
{
	struct view *view = &picture->desk->view;

	page_init(&picture->desk->page, rows, cols);
	view->on = true;
	view->rows = rows;
	view->cols = cols;
	view->scale = scale;
	view->scale_x = scale_x;
	view->x_px = centred(picture->width_px, cols * CELL_W_PX * scale_x);
	view->y_px = centred(picture->height_px, rows * CELL_H_PX * scale);
}

/* somewhere else every time, and nowhere near the last place */
static void
wander(struct picture *picture)
{
	struct view *view = &picture->desk->view;
	int room_x = picture->width_px - view->cols * CELL_W_PX * view->scale_x;
	int room_y = picture->height_px - view->rows * CELL_H_PX * view->scale;
	unsigned place = (unsigned)picture->desk->place;

	if (place == 0 || room_x <= 0 || room_y <= 0)
		return;
	view->x_px = (int)(place * 0x9E3779B1u >> 8) % room_x;
	view->y_px = (int)(place * 0x85EBCA77u >> 8) % room_y;
}

/* ---- bars -------------------------------------------------------------------------------------- */

/* the bottom is where a command line and the broadcast are looked for */
static int
place_of(const struct picture *picture)
{
	const struct desk *desk = picture->desk;

	if (desk->state == DESK_COMMAND || desk->state == DESK_BROADCAST || desk->armed)
		return LOWER_SIDE;
	return world_setting(picture->world, desk->user, SET_BANNER_PLACE);
}

static void
collect_bars(struct picture *picture)
{
	struct desk *desk = picture->desk;
	bool command = desk->state == DESK_COMMAND || desk->armed;

	if (desk->state == DESK_SCAN)
		scan_bar(picture);
	else if (desk->state == DESK_SKIP)
		skip_bar(picture);
	else if (desk->banner && !command && desk->state != DESK_NO_SIGNAL)
		banner(picture);
	if (!command)
		mode_bar(picture);
	alarm_bar(picture);
	if (!command)
		notice(picture);
	if (desk->broadcast)
		broadcast_bar(picture);
	if (command)
		command_bar(picture);
}

static void
put_bars(struct picture *picture, int row, bool to_the_right)
{
	struct page *page = &picture->desk->page;

	for (int i = 0; i < picture->bars; i++) {
		int width = utf8_columns(picture->bar[i]);
		int col = to_the_right && width < page->cols ? page->cols - width : 0;

		page_text(page, row + i, col, picture->look[i], picture->bar[i]);
	}
}

static void
draw_bars(struct picture *picture)
{
	struct view *view = &picture->desk->view;
	int place = place_of(picture), margin = MARGIN_PX * picture->scale;
	int room = picture->width_px / (CELL_W_PX * picture->scale_x) - 2;

	if (picture->bars == 0) {
		view->on = false;
		return;
	}
	begin(picture, picture->bars, between(1, room, BAR_COLS), picture->scale, picture->scale_x);
	put_bars(picture, 0, place & RIGHT_SIDE);
	view->x_px = view->y_px = margin;
	if (place & RIGHT_SIDE)
		view->x_px = picture->width_px - view->cols * CELL_W_PX * view->scale_x - margin;
	if (place & LOWER_SIDE)
		view->y_px = picture->height_px - view->rows * CELL_H_PX * view->scale - margin;
}

/* ---- boxes ------------------------------------------------------------------------------------- */

static void
reason(const struct picture *picture, char *out, size_t size)
{
	const struct port *port = &picture->world->ports.port[picture->desk->selected];

	if (port->offline)
		word_put(out, size, picture->language, W_UNIT_OFFLINE,
			 ports_unit(&picture->world->ports, picture->desk->selected));
	else if (video_signal(&port->video) != SIGNAL_NO_SYNC || port->video.state != VIDEO_NO_SYNC)
		menu_signal(picture->language, &port->video, out, size);
	else if (power_state(picture->world, picture->desk->selected) == POWER_IS_OFF && port->off_at[0])
		word_put(out, size, picture->language, W_POWERED_OFF, port->off_at);
	else if (power_state(picture->world, picture->desk->selected) == POWER_IS_OFF)
		word_put(out, size, picture->language, W_IS_POWERED_OFF);
	else if (port->seen)
		word_put(out, size, picture->language, W_SIGNAL_LOST, port->lost_at);
	else
		word_put(out, size, picture->language, W_SIGNAL_NEVER);
}

static void
draw_no_signal(struct picture *picture)
{
	struct desk *desk = picture->desk;
	const struct ports *ports = &picture->world->ports;
	struct page *page = &desk->page;
	int trigger = picture->world->settings.value[SET_TRIGGER];
	bool offline = ports->port[desk->selected].offline;
	char line[96];

	begin(picture, NO_SIGNAL_ROWS + picture->bars, BOX_COLS, picture->scale, picture->scale_x);
	page_box(page, 0, 0, NO_SIGNAL_ROWS, BOX_COLS, LOOK_FRAME);
	if (desk->selected == 0) {
		page_text(page, 1, 1, LOOK_HEAD, word(picture->language, W_NO_PORT_SELECTED));
		if (ports->console[desk->console].behind && !ports->behind.up) {
			word_put(line, sizeof(line), picture->language, W_UNIT_OFFLINE, ports->behind.unit);
			page_text(page, 2, 1, LOOK_TEXT, line);
		}
	} else {
		snprintf(line, sizeof(line), "%s %s", dashed(picture, desk->selected).text,
			 ports->port[desk->selected].name);
		page_text(page, 1, 1, LOOK_HEAD, line);
		reason(picture, line, sizeof(line));
		page_text(page, 2, 1, LOOK_TEXT, line);
	}
	word_put(line, sizeof(line), picture->language, W_HINT_TRIGGER,
		 word(picture->language, (enum word)(W_TRIGGER_FIRST + trigger)));
	page_text(page, 3, 1, LOOK_TEXT, line);
	word_put(line, sizeof(line), picture->language, W_HINT_MENU, between(1, ports_there(ports), 9));
	page_text(page, 4, 1, LOOK_TEXT, line);
	page_text(page, 5, 1, LOOK_TEXT, word(picture->language, desk->selected ? W_HINT_KEYS : W_NONE));
	page_text(page, 6, 1, LOOK_QUIET, word(picture->language, desk->selected && !offline ? W_HINT_HOST : W_NONE));
	put_bars(picture, NO_SIGNAL_ROWS, false);
}

static void
draw_ask(struct picture *picture)
{
	const struct desk_ask *ask = &picture->desk->ask;
	struct page *page = &picture->desk->page;
	int left = (int)((ask->until_ms - picture->now_ms + 999) / 1000);
	char line[96];

	begin(picture, 5, BOX_COLS, picture->scale, picture->scale_x);
	page_box(page, 0, 0, 5, BOX_COLS, LOOK_FRAME);
	page_field(page, 1, 1, BOX_COLS - 2, LOOK_HEAD, ask->from);
	page_text(page, 2, 1, LOOK_TEXT, word(picture->language, W_ASKS));
	word_put(line, sizeof(line), picture->language, W_ASK_KEYS, left);
	page_text(page, 3, 1, LOOK_TEXT, line);
}

/* No more of the picture is covered than is needed, and the page does not shrink under the operator. */
static int
rows_needed(const struct picture *picture, const struct menu_view *view)
{
	int rows = view->rows + view->fields + 1 + MENU_FRAME_ROWS;

	if (view->note[0])
		rows += MENU_NOTE_ROWS;
	if (rows < picture->desk->menu_page_rows)
		rows = picture->desk->menu_page_rows;
	return between(PAGE_ROWS, rows, rows_for(picture));
}

static void
draw_menu(struct picture *picture)
{
	static struct menu_view view;	/* large; there is one thread */
	struct desk *desk = picture->desk;
	bool box = desk->user == NO_USER;

	menu_view(&desk->menu, picture->world, &view);
	desk->menu_page_rows = box ? PAGE_ROWS : rows_needed(picture, &view);
	begin(picture, desk->menu_page_rows, box ? PAGE_COLS : cols_for(picture), picture->scale, picture->scale_x);
	menu_draw(&view, &desk->page);
	if (box)
		wander(picture);
}

int
desk_menu_room(struct desk *desk, const struct world *world)
{
	struct picture picture = { .desk = desk, .world = world };

	measure(&picture);
	return desk->user == NO_USER ? PAGE_ROWS : rows_for(&picture);
}

static void
draw_saver(struct picture *picture)
{
	struct desk *desk = picture->desk;
	time_t wall = (time_t)picture->world->wall_s;
	unsigned place = (unsigned)desk->place + 1;
	char text[8];

	begin(picture, SAVER_ROWS, SAVER_COLS, picture->fields ? 1 : SAVER_SCALE,
	      picture->fields ? 2 * SAVER_SCALE : SAVER_SCALE);
	desk->view.x_px = desk->view.y_px = 0;
	page_fill(&desk->page, 0, 0, SAVER_ROWS, SAVER_COLS, ' ', LOOK_BLACK);
	if (!desk->clock || wall == 0)
		return;
	strftime(text, sizeof(text), "%H:%M", localtime(&wall));
	page_text(&desk->page, (int)(place * 0x9E3779B1u >> 8) % SAVER_ROWS,
		  (int)(place * 0x85EBCA77u >> 8) % (SAVER_COLS - 5), LOOK_BLACK, text);
}

void
desk_draw(struct desk *desk, const struct world *world, int64_t now_ms)
{
	struct picture picture = { .desk = desk, .world = world, .now_ms = now_ms,
		.language = desk_language(desk, world) };

	desk->view.internal = desk->user == NO_USER || desk->saver;
	measure(&picture);
	if (desk->saver) {
		draw_saver(&picture);
	} else if (desk->ask.until_ms != NO_DEADLINE) {
		draw_ask(&picture);
	} else if (desk->menu_open || desk->user == NO_USER) {
		draw_menu(&picture);
	} else {
		collect_bars(&picture);
		if (desk->no_signal && !desk->broadcast)
			draw_no_signal(&picture);
		else
			draw_bars(&picture);
	}
}
