/* SPDX-License-Identifier: MIT */
/*
 * overscand on a fake board whose other side the test plays: what is typed at the console, what the
 * hosts show, what goes wrong on the link. One command a line on standard input, one answer each,
 * ending with a line ".".
 *
 * usage: rig CONTROL [CONFIG|- [STATE|- [HOSTS [CONSOLES [SCHEMA]]]]]
 *
 *	trigger CONSOLE ACTION      key CONSOLE NAME down|up      page CONSOLE      display CONSOLE
 *	host PORT WxH@HZ|none       leds PORT BITS                keys PORT         capture CONSOLE
 *	video PORT NAME=N...        fields of ovs_host_status: present state kind pal interlaced h_total h_active
 *	                            v_total v_active frame_us blank restless changes age_ms brightness
 *	masks CONSOLE               beeps CONSOLE                 replugs PORT
 *	presses PORT                panel PORT lit|dark|unwired|down
 *	wire PORT                   what was typed at this port of unit 1 since is typed at console 1 of the unit behind it
 *	2 COMMAND                   the same at the board of the unit behind a port
 *	drop N   damage N   lose   reset   mute 0|1   unplug 0|1   bar CONSOLE
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/log.h"
#include "driver/overscan_fake.h"

static struct daemon rig_daemon;
static uv_pipe_t input;
static char line[512];
static size_t line_len;

static bool other;			/* the line is for the unit behind a port */

static struct ovs_board *
board(void)
{
	return other ? rig_daemon.behind.board : rig_daemon.link.board;
}

static void
do_wire(int port)
{
	static size_t passed;
	static uint16_t keys[4096];
	size_t count = ovs_fake_host_keys(board(), port, keys, 4096);

	for (; passed < count && passed < 4096; passed++)
		ovs_fake_type(rig_daemon.behind.board, 1, keys[passed] & 0xFF, keys[passed] & 0x100);
}

static void
do_host(int port, const char *mode)
{
	struct ovs_host_status host;
	unsigned width, height, hz;

	ovs_host_status(board(), port, &host);
	host.present = sscanf(mode, "%ux%u@%u", &width, &height, &hz) == 3;
	host.state = host.present ? OVS_VIDEO_PICTURE : OVS_VIDEO_NO_SYNC;
	host.kind = host.present ? OVS_KIND_SEPARATE : OVS_KIND_NONE;
	if (host.present) {
		host.h_active = width;
		host.v_active = height;
		host.frame_us = 1000000 / hz;
	}
	ovs_fake_host(board(), port, &host);
}

static void
set_field(struct ovs_host_status *host, const char *name, unsigned value)
{
	const struct {
		const char *name;
		unsigned *number;
		bool *flag;
		int *word;
	} fields[] = {
		{ "present", NULL, &host->present, NULL }, { "state", NULL, NULL, &host->state },
		{ "kind", NULL, NULL, &host->kind }, { "pal", NULL, &host->pal, NULL },
		{ "interlaced", NULL, &host->interlaced, NULL }, { "h_total", &host->h_total, NULL, NULL },
		{ "h_active", &host->h_active, NULL, NULL }, { "v_total", &host->v_total, NULL, NULL },
		{ "v_active", &host->v_active, NULL, NULL }, { "frame_us", &host->frame_us, NULL, NULL },
		{ "blank", NULL, &host->blank, NULL }, { "restless", NULL, &host->restless, NULL },
		{ "changes", &host->changes, NULL, NULL }, { "age_ms", &host->age_ms, NULL, NULL },
		{ "brightness", &host->brightness, NULL, NULL },
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (strcmp(fields[i].name, name) != 0)
			continue;
		if (fields[i].number)
			*fields[i].number = value;
		else if (fields[i].flag)
			*fields[i].flag = value;
		else
			*fields[i].word = (int)value;
		return;
	}
	puts("no such field");
}

static void
do_video(int port, char *words)
{
	struct ovs_host_status host;
	char name[16];
	unsigned value;

	ovs_host_status(board(), port, &host);
	for (char *word = strtok(words, " "); word; word = strtok(NULL, " "))
		if (sscanf(word, "%15[a-z_]=%u", name, &value) == 2)
			set_field(&host, name, value);
	ovs_fake_host(board(), port, &host);
}

static void
do_leds(int port, unsigned leds)
{
	struct ovs_host_status host;

	ovs_host_status(board(), port, &host);
	host.leds = leds;
	ovs_fake_host(board(), port, &host);
}

static void
do_page(int console)
{
	static char text[16384];
	struct ovs_display display;

	ovs_fake_display(board(), console, &display);
	ovs_fake_page_text(board(), console, text, sizeof(text));
	if (display.flags & OVS_DISPLAY_ON)
		fputs(text, stdout);
}

/* rows whose second column lies on an opaque background */
static void
do_bar(int console)
{
	for (int row = 0; row < PAGE_ROWS_MAX; row++) {
		uint16_t attr;

		ovs_fake_cell(board(), console, row, 1, &attr);
		if ((attr & OVS_ATTR_BACK_MASK) >> OVS_ATTR_BACK_SHIFT == OVS_BACK_OPAQUE)
			printf("%d\n", row);
	}
}

static void
do_display(int console)
{
	struct ovs_display d;

	ovs_fake_display(board(), console, &d);
	printf("%s %d,%d %dx%d scale %d dim %d\n", d.flags & OVS_DISPLAY_ON ? "on" : "off", d.x_px,
	       d.y_px, d.cols, d.rows, d.scale_x, d.dim);
}

static void
do_keys(int port)
{
	uint16_t keys[4096];
	size_t count = ovs_fake_host_keys(board(), port, keys, 4096);

	for (size_t i = 0; i < count && i < 4096; i++)
		printf("%s%s ", keys[i] & 0x100 ? "+" : "-",
		       ovs_key_name(keys[i] & 0xFF) ? ovs_key_name(keys[i] & 0xFF) : "?");
	putchar('\n');
}

static unsigned
console_register(int console, unsigned reg)
{
	return ovs_fake_register(board(), reg + (unsigned)(console - 1) * OVS_CON_STRIDE);
}

static void
do_capture(int console)
{
	printf("%u\n", console_register(console, OVS_REG_CON_STATUS) >> OVS_CON_STATUS_CAPTURE_SHIFT & 1);
}

/* what may be selected, typed at, broadcast to; the trigger key, and whether words come here */
static void
do_masks(int console)
{
	printf("ports %x keys %x broadcast %x macro %x trigger %02x words %d\n",
	       console_register(console, OVS_REG_CON_PORT_MASK),
	       console_register(console, OVS_REG_CON_KEY_MASK),
	       console_register(console, OVS_REG_CON_BROADCAST),
	       console_register(console, OVS_REG_CON_MACRO),
	       console_register(console, OVS_REG_CON_TRIGGER) & 0xFF,
	       (console_register(console, OVS_REG_CON_MENU_MS) & OVS_CON_MENU_MS_WORDS_MASK) != 0);
}

static void
do_beeps(int console)
{
	int ms = 0;
	bool high = false;
	unsigned beeps = ovs_fake_beeps(board(), console, &ms, &high);

	printf("%u %s\n", beeps, beeps == 0 ? "none" : high ? "high" : "low");
}

static void
do_presses(int port)
{
	int ms;
	bool reset;
	unsigned presses = ovs_fake_presses(board(), port, &ms, &reset);

	printf("%u %s %d\n", presses, reset ? "reset" : "power", ms);
}

/* lit, dark, unwired, or down: a button is */
static void
do_panel(int port, const char *word)
{
	struct ovs_host_status host;

	ovs_host_status(board(), port, &host);
	host.button_down = host.button_rest = strcmp(word, "down") == 0;
	host.light = strcmp(word, "lit") == 0;
	host.light_seen = strcmp(word, "unwired") != 0;
	ovs_fake_host(board(), port, &host);
}

static void
do_fault(const char *word, int n)
{
	if (strcmp(word, "drop") == 0)
		ovs_fake_drop(board(), (unsigned)n);
	else if (strcmp(word, "damage") == 0)
		ovs_fake_damage(board(), (unsigned)n);
	else if (strcmp(word, "lose") == 0)
		ovs_fake_lose_events(board());
	else if (strcmp(word, "reset") == 0)
		ovs_fake_reset(board());
	else if (strcmp(word, "mute") == 0)
		ovs_fake_mute(board(), n);
	else if (strcmp(word, "unplug") == 0)
		ovs_fake_unplug(board(), n);
	else
		puts("what?");
}

static void
do_line(void)
{
	char word[16] = "", text[32] = "", last[16] = "";
	int n = 0;

	other = line[0] == '2' && line[1] == ' ';
	if (other)
		memmove(line, line + 2, strlen(line + 2) + 1);
	sscanf(line, "%15s %d %31s %15s", word, &n, text, last);
	if (strcmp(word, "trigger") == 0)
		ovs_fake_trigger(board(), n, atoi(text));
	else if (strcmp(word, "key") == 0)
		ovs_fake_type(board(), n, ovs_key_id(text), strcmp(last, "down") == 0);
	else if (strcmp(word, "host") == 0)
		do_host(n, text);
	else if (strcmp(word, "video") == 0)
		do_video(n, line + sizeof("video"));
	else if (strcmp(word, "wire") == 0)
		do_wire(n);
	else if (strcmp(word, "leds") == 0)
		do_leds(n, (unsigned)atoi(text));
	else if (strcmp(word, "page") == 0)
		do_page(n);
	else if (strcmp(word, "bar") == 0)
		do_bar(n);
	else if (strcmp(word, "display") == 0)
		do_display(n);
	else if (strcmp(word, "keys") == 0)
		do_keys(n);
	else if (strcmp(word, "capture") == 0)
		do_capture(n);
	else if (strcmp(word, "masks") == 0)
		do_masks(n);
	else if (strcmp(word, "beeps") == 0)
		do_beeps(n);
	else if (strcmp(word, "presses") == 0)
		do_presses(n);
	else if (strcmp(word, "panel") == 0)
		do_panel(n, text);
	else if (strcmp(word, "replugs") == 0)
		printf("%u\n", ovs_fake_replugs(board(), n));
	else
		do_fault(word, n);
	puts(".");
	fflush(stdout);
}

static void
give_room(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer)
{
	static char room[256];

	(void)handle, (void)suggested;
	*buffer = uv_buf_init(room, sizeof(room));
}

static void
on_input(uv_stream_t *stream, ssize_t size, const uv_buf_t *buffer)
{
	(void)stream;
	if (size < 0)
		daemon_stop(&rig_daemon);
	for (ssize_t i = 0; i < size; i++) {
		if (buffer->base[i] != '\n' && line_len < sizeof(line) - 1) {
			line[line_len++] = buffer->base[i];
			continue;
		}
		line[line_len] = 0;
		line_len = 0;
		do_line();
	}
}

static const char *
argument(int argc, char **argv, int i)
{
	return argc > i && strcmp(argv[i], "-") != 0 ? argv[i] : NULL;
}

int
main(int argc, char **argv)
{
	struct ovs_fake_config config = { .hosts = 4, .consoles = 1, .cols = 80, .rows = 30 };
	struct daemon_options options = { .board = "fake:", .control = argument(argc, argv, 1),
		.config = argument(argc, argv, 2), .state = argument(argc, argv, 3) };
	int result;

	if (options.control == NULL)
		return 64;
	config.hosts = argument(argc, argv, 4) ? atoi(argv[4]) : 4;
	config.consoles = argument(argc, argv, 5) ? atoi(argv[5]) : 1;
	config.schema = argument(argc, argv, 6) ? (uint32_t)strtoul(argv[6], NULL, 0) : 0;
	ovs_fake_configure(&config);
	signal(SIGPIPE, SIG_IGN);
	log_init("rig", LOG_LEVEL_DEBUG);
	result = daemon_init(&rig_daemon, &options);
	if (result != 0)
		return result;
	uv_pipe_init(&rig_daemon.loop, &input, 0);
	uv_pipe_open(&input, 0);
	uv_read_start((uv_stream_t *)&input, give_room, on_input);
	daemon_run(&rig_daemon);
	daemon_fini(&rig_daemon);
	return 0;
}
