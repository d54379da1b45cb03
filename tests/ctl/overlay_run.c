/* SPDX-License-Identifier: MIT */
/*
 * Runs a .t script against overlay.c and the list and prints the script again with what happened:
 * the test compares that with the script itself. No board, no clock: time is what the script says.
 *
 * Lines of a script, anything else is kept as it is:
 *	ports N | consoles N | name PORT TEXT | picture PORT WxH@HZ | picture PORT none [HH:MM]
 *	leds PORT N.C.S | selected CONSOLE PORT | capture 0|1         what the board reports
 *	+MS EVENT                                       MS later: trigger, key NAME..., down NAME,
 *	                                                up NAME, type TEXT, wait, capture-lost, keys-lost
 *	screen                                          draw what is on the overlay
 * Made by this program: lines that begin with "= " (actions) or with four spaces (the screen; a line
 * under the bar ends in " <").
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/osd_diff.h"
#include "ctl/overlay.h"

struct run {
	struct world world;
	struct overlay overlay;
	bool started;
	int64_t now_ms;
	struct page shown;
	struct view view;
	enum overlay_mode mode;
};

static void event(struct run *run, struct overlay_event event);

/* ---- what happened --------------------------------------------------------------------------- */

static const char *const mode_name[] = { "nothing", "banner", "no-signal page", "menu" };

static int
bytes_sent(struct run *run, bool moved)
{
	static struct osd_list list;
	const struct overlay *overlay = &run->overlay;

	list.count = 0;
	if (overlay->view.on) {
		osd_diff(&run->shown, &overlay->page, &list);
		osd_apply(&run->shown, &list);
	}
	if (list.count == 0 && !moved)
		return 0;
	return osd_bytes(&list) + (moved ? 2 + OVS_CMD_DISPLAY_LEN : 0) + 2 + OVS_CMD_COMMIT_LEN;
}

static void
print_change(struct run *run)
{
	const struct view *view = &run->overlay.view, *old = &run->view;
	bool moved = view->on != old->on || (view->on && memcmp(view, old, sizeof(*view)) != 0);
	int bytes = bytes_sent(run, moved);

	if (view->on && (moved || run->mode != run->overlay.mode))
		printf("= at %lld: %s at %d,%d scale %d, %d bytes\n", (long long)run->now_ms,
		       mode_name[run->overlay.mode], view->x_px, view->y_px, view->scale, bytes);
	else if (moved)
		printf("= at %lld: hidden, %d bytes\n", (long long)run->now_ms, bytes);
	else if (bytes > 0)
		printf("= at %lld: %d bytes\n", (long long)run->now_ms, bytes);
	run->view = *view;
	run->mode = run->overlay.mode;
}

static void
carry_out(struct run *run, struct overlay_actions actions)
{
	struct console_state *console = &run->world.ports.console[1];

	if (actions.select > 0) {
		printf("= select %d\n", actions.select);
		console->selected = actions.select;
		console->no_signal = !run->world.ports.port[actions.select].present;
		console->shown = console->no_signal ? 0 : actions.select;
		event(run, (struct overlay_event){ .type = OVERLAY_PORTS });
	}
	if (actions.release) {
		printf("= release the keyboard\n");
		console->capture = false;
	}
}

static void
event(struct run *run, struct overlay_event event)
{
	struct overlay_actions actions = overlay_step(&run->overlay, &run->world, event,
						      run->now_ms);

	if (actions.select == 0)
		print_change(run);
	carry_out(run, actions);
}

static void
advance(struct run *run, int64_t to_ms)
{
	int64_t at;

	while ((at = overlay_deadline(&run->overlay)) <= to_ms) {
		if (at > run->now_ms)
			run->now_ms = at;
		event(run, (struct overlay_event){ .type = OVERLAY_TICK });
	}
	run->now_ms = to_ms;
}

static void
print_screen(const struct run *run)
{
	for (int row = 0; run->view.on && row < PAGE_ROWS; row++) {
		char line[PAGE_COLS * 3 + 1];
		int len = 0, seen = 0;
		bool bar = false;

		for (int col = 0; col < PAGE_COLS; col++) {
			struct cell cell = run->shown.cell[row][col];
			int back = (cell.attr & OVS_ATTR_BACK_MASK) >> OVS_ATTR_BACK_SHIFT;

			if (!(cell.attr & OVS_ATTR_RIGHT))
				len += utf8_put(line + len, back == OVS_BACK_NOTHING ? ' ' : cell.code);
			if (back != OVS_BACK_NOTHING)
				seen = len;
			bar |= back == OVS_BACK_OPAQUE;
		}
		line[seen] = 0;
		if (seen > 0)
			printf("    %s%s\n", line, bar ? " <" : "");
	}
}

/* ---- the script ------------------------------------------------------------------------------ */

static void
bad(const char *line)
{
	printf("!!! not understood: %s\n", line);
	exit(2);
}

static void
press(struct run *run, const char *name, bool down, bool up)
{
	int id = ovs_key_id(name);

	if (id < 0)
		bad(name);
	if (down)
		event(run, (struct overlay_event){ OVERLAY_KEY, id, true });
	if (up)
		event(run, (struct overlay_event){ OVERLAY_KEY, id, false });
}

static void
type(struct run *run, const char *text)
{
	struct ovs_keystroke stroke;

	for (; *text; text++) {
		if (ovs_key_from_char((unsigned char)*text, &stroke) != 0)
			bad(text);
		event(run, (struct overlay_event){ OVERLAY_KEY, stroke.key_id, true });
		event(run, (struct overlay_event){ OVERLAY_KEY, stroke.key_id, false });
	}
}

static void
do_event(struct run *run, char *word, char *rest)
{
	if (strcmp(word, "trigger") == 0)
		run->world.ports.console[1].capture = true;
	if (strcmp(word, "capture-lost") == 0)
		run->world.ports.console[1].capture = false;
	if (strcmp(word, "trigger") == 0)
		event(run, (struct overlay_event){ .type = OVERLAY_MENU_WANTED });
	else if (strcmp(word, "capture-lost") == 0)
		event(run, (struct overlay_event){ .type = OVERLAY_CAPTURE_LOST });
	else if (strcmp(word, "keys-lost") == 0)
		event(run, (struct overlay_event){ .type = OVERLAY_KEYS_LOST });
	else if (strcmp(word, "type") == 0)
		type(run, rest);
	else if (strcmp(word, "down") == 0 || strcmp(word, "up") == 0)
		press(run, rest, word[0] == 'd', word[0] == 'u');
	else if (strcmp(word, "key") == 0)
		for (char *name = strtok(rest, " "); name; name = strtok(NULL, " "))
			press(run, name, true, true);
	else if (strcmp(word, "wait") != 0)
		bad(word);
}

static void
timed(struct run *run, char *line)
{
	int64_t after_ms = strtoll(line + 1, &line, 10);
	char *word = strtok(line, " "), *rest = strtok(NULL, "");

	advance(run, run->now_ms + after_ms);
	do_event(run, word ? word : "", rest ? rest : "");
}

static void
set_picture(struct run *run, int number, const char *mode)
{
	struct port *port = &run->world.ports.port[number];
	int hz = 0;

	port->present = sscanf(mode, "%dx%d@%d", &port->width_px, &port->height_px, &hz) == 3;
	port->seen |= port->present;
	port->rate_mhz = hz * 1000;
	if (!port->present)
		snprintf(port->lost_at, sizeof(port->lost_at), "%.5s",
			 strlen(mode) > 5 ? mode + 5 : "00:00");
}

static void
refresh_consoles(struct run *run)
{
	for (int i = 1; i <= run->world.ports.consoles; i++) {
		struct console_state *console = &run->world.ports.console[i];

		console->no_signal = !run->world.ports.port[console->selected].present;
		console->shown = console->no_signal ? 0 : console->selected;
	}
}

static void
set_leds(struct run *run, int port, const char *text)
{
	run->world.ports.port[port].leds = (strchr(text, 'N') ? LED_NUM : 0) |
		(strchr(text, 'C') ? LED_CAPS : 0) | (strchr(text, 'S') ? LED_SCROLL : 0);
}

/* true if the line sets something the board reports */
static bool
setting(struct run *run, const char *line)
{
	char text[NAME_BYTES];
	int n, m;

	if (sscanf(line, "ports %d", &n) == 1)
		run->world.ports.count = n;
	else if (sscanf(line, "consoles %d", &n) == 1)
		run->world.ports.consoles = n;
	else if (sscanf(line, "name %d %48[^\n]", &n, text) == 2)
		snprintf(run->world.ports.port[n].name, NAME_BYTES, "%s", text);
	else if (sscanf(line, "picture %d %40[^\n]", &n, text) == 2)
		set_picture(run, n, text);
	else if (sscanf(line, "leds %d %8s", &n, text) == 2)
		set_leds(run, n, text);
	else if (sscanf(line, "capture %d", &n) == 1)
		run->world.ports.console[1].capture = n;
	else if (sscanf(line, "selected %d %d", &n, &m) == 2)
		run->world.ports.console[n].selected = m;
	else
		return false;
	refresh_consoles(run);
	return true;
}

static void
start(struct run *run)
{
	if (run->started)
		return;
	run->started = true;
	overlay_init(&run->overlay, 1, &run->world);
	page_init(&run->shown, PAGE_ROWS, PAGE_COLS);
}

static void
script_line(struct run *run, char *line)
{
	printf("%s\n", line);
	if (setting(run, line)) {
		if (run->started)
			event(run, (struct overlay_event){ .type = OVERLAY_PORTS });
	} else if (line[0] == '+') {
		start(run);
		timed(run, line);
	} else if (strcmp(line, "screen") == 0) {
		start(run);
		print_screen(run);
	} else if (line[0] != 0 && line[0] != '#') {
		bad(line);
	}
}

int
main(int argc, char **argv)
{
	static struct run run;
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
	char line[512];

	if (file == NULL) {
		fprintf(stderr, "usage: overlay_run FILE.t\n");
		return 64;
	}
	world_init(&run.world);
	run.world.ports.consoles = 1;
	run.world.ports.console[1].selected = 1;
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = 0;
		if (strncmp(line, "= ", 2) != 0 && strncmp(line, "    ", 4) != 0)
			script_line(&run, line);
	}
	fclose(file);
	return 0;
}
