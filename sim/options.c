/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/board.h"

typedef int option_fn(struct options *o, const char *value, struct fail *f);

static int
number(const char *option, const char *value, unsigned long least,
    unsigned long most, unsigned long *out, struct fail *f)
{
	char *end;

	errno = 0;
	*out = strtoul(value, &end, 10);
	if (value[0] < '0' || value[0] > '9' || *end != '\0' || errno != 0 ||
	    *out < least || *out > most)
		return fail(f, SIM_USAGE, "%s %s: give a number from %lu to %lu",
		    option, value, least, most);
	return 0;
}

/* "N=REST": N in range gives its slot and the rest. */
static int
port_value(struct options *o, const char *option, const char *value,
    struct host_option **slot, const char **rest, struct fail *f)
{
	char *end;
	unsigned long n = strtoul(value, &end, 10);

	if (value[0] < '0' || value[0] > '9' || *end != '=')
		return fail(f, SIM_USAGE, "%s %s: write PORT=VALUE, for "
		    "instance %s", option, value,
		    strcmp(option, "--host") == 0 ? "1=pattern:bars" :
		    strcmp(option, "--mode") == 0 ? "1=800x600@60" : "1=guest/power");
	if (n < 1 || n > SIM_HOSTS)
		return fail(f, SIM_USAGE, "%s %s: there is no port %lu; "
		    "ports are 1 to %u", option, value, n, SIM_HOSTS);
	*slot = &o->host[n - 1];
	*rest = end + 1;
	if (n > o->hosts)
		o->hosts = (unsigned)n;
	return 0;
}

static int
opt_host(struct options *o, const char *value, struct fail *f)
{
	struct host_option *slot;
	const char *rest;
	int error = port_value(o, "--host", value, &slot, &rest, f);

	if (error != 0)
		return error;
	if (slot->spec != NULL)
		return fail(f, SIM_USAGE, "--host %s: this port has a source "
		    "already (%s)", value, slot->spec);
	slot->spec = rest;
	return 0;
}

static int
opt_mode(struct options *o, const char *value, struct fail *f)
{
	struct host_option *slot;
	const char *rest;
	uint32_t w, h, hz;
	bool interlaced;
	int error = port_value(o, "--mode", value, &slot, &rest, f);

	if (error != 0)
		return error;
	if (!mode_parse(rest, &w, &h, &hz, &interlaced))
		return fail(f, SIM_USAGE, "--mode %s: a mode is written "
		    "WIDTHxHEIGHT or WIDTHxHEIGHT@HERTZ", value);
	if (interlaced && !mode_find_interlaced(&slot->mode, w, h, hz))
		return fail(f, SIM_USAGE, "--mode %s: interlaced modes are "
		    "720x480i@59.94 and 720x576i@50", value);
	if (!interlaced && !mode_find(&slot->mode, w, h, hz))
		return fail(f, SIM_USAGE, "--mode %s: sizes go from %ux%u to "
		    "%ux%u, rates from 24 to 120 Hz", value, MODE_MIN_W,
		    MODE_MIN_H, MODE_MAX_W, MODE_MAX_H);
	return 0;
}

static int
opt_power(struct options *o, const char *value, struct fail *f)
{
	struct host_option *slot;
	const char *rest;
	int error = port_value(o, "--power", value, &slot, &rest, f);

	if (error != 0)
		return error;
	if (rest[0] == '\0' || strlen(rest) >= 108)
		return fail(f, SIM_USAGE, "--power %s: a socket path has 1 to 107 "
		    "characters", value);
	slot->power = rest;
	return 0;
}

static int
opt_link(struct options *o, const char *value, struct fail *f)
{
	(void)f;
	o->link = value;
	return 0;
}

static int
opt_vnc(struct options *o, const char *value, struct fail *f)
{
	(void)f;
	o->vnc = value;
	return 0;
}

static int
opt_flash(struct options *o, const char *value, struct fail *f)
{
	(void)f;
	o->flash = value;
	return 0;
}

static int
opt_shot(struct options *o, const char *value, struct fail *f)
{
	(void)f;
	o->shot = value;
	return 0;
}

static int
opt_consoles(struct options *o, const char *value, struct fail *f)
{
	unsigned long n;
	int error = number("--consoles", value, 1, SIM_CONSOLES, &n, f);

	o->consoles = (unsigned)n;
	return error;
}

static int
opt_pixels(struct options *o, const char *value, struct fail *f)
{
	unsigned long n;
	int error = number("--pixels", value, 1, 8, &n, f);

	if (error == 0 && (n & (n - 1)) != 0)
		return fail(f, SIM_USAGE, "--pixels %s: give 1, 2, 4 or 8",
		    value);
	o->pixels = (unsigned)n;
	return error;
}

static int
opt_frames(struct options *o, const char *value, struct fail *f)
{
	unsigned long n;
	int error = number("--frames", value, 1, 1000000000, &n, f);

	o->frames = n;
	return error;
}

static int
opt_clk(struct options *o, const char *value, struct fail *f)
{
	unsigned long n;
	int error = number("--clk-khz", value, BOARD_CLK_MIN_KHZ,
	    BOARD_CLK_MAX_KHZ, &n, f);

	o->clk_khz = (uint32_t)n;
	return error;
}

static int
opt_speed(struct options *o, const char *value, struct fail *f)
{
	o->speed_given = true;
	o->max_speed = strcmp(value, "max") == 0;
	if (o->max_speed || strcmp(value, "real") == 0)
		return 0;
	return fail(f, SIM_USAGE, "--speed %s: give max or real", value);
}

static const struct {
	const char *name, *value, *help;
	option_fn *set;
} table[] = {
	{ "--host", "N=SOURCE", "what is plugged into port N (1 to 16)", opt_host },
	{ "--mode", "N=WxH[i][@HZ]", "its video mode (default: 640x480@60, or the "
	    "size of the picture)", opt_mode },
	{ "--power", "N=SOCKET", "QMP socket of the machine behind port N, for its power and "
	    "reset button", opt_power },
	{ "--link", "SOCKET", "Unix socket where the USB link would be; "
	    "SOCKET.monitor answers `stat` and `png N`", opt_link },
	{ "--vnc", "HOST:PORT", "serve the monitors to VNC viewers on loopback; "
	    "console N at PORT+N-1, 0 = any", opt_vnc },
	{ "--flash", "FILE", "font image in the flash chip", opt_flash },
	{ "--consoles", "N", "consoles (default 1)", opt_consoles },
	{ "--shot", "FILE.png", "write the picture of console 1 at the end of "
	    "--frames", opt_shot },
	{ "--frames", "N", "end after N frames", opt_frames },
	{ "--speed", "max|real", "default: real; max with --frames", opt_speed },
	{ "--clk-khz", "N", "clock of the gateware (default: what the modes "
	    "need, at least 3200)", opt_clk },
	{ "--pixels", "N", "pixels a clock: 1, 2, 4 or 8, as far as built in "
	    "(default 8)", opt_pixels },
};
#define OPTIONS (sizeof(table) / sizeof(table[0]))

void
options_help(void)
{
	printf("usage: overscan-sim [OPTION...]\n"
	    "The Overscan board as a program.\n\n");
	for (size_t i = 0; i < OPTIONS; i++)
		printf("  %-10s %-13s %s\n", table[i].name, table[i].value,
		    table[i].help);
	printf("  --help, --version\n\n"
	    "SOURCE is one of\n"
	    "  none                    nothing\n"
	    "  pattern:NAME            bars, bars75, grid, ramp, noise, id\n"
	    "  image:FILE.png          a still picture\n"
	    "  vnc:HOST:PORT           a VNC server, with keyboard and mouse\n"
	    "  vnc:unix:PATH           the same at a Unix socket (QEMU: -vnc unix:PATH)\n"
	    "  unit                    console 1 of a second unit, whose options follow\n"
	    "                          behind --unit: --unit --host 1=... --link SOCKET\n\n"
	    "behind it may stand how its picture gets here:\n"
	    "  ,ntsc  ,pal             composite video in colour, with these faults:\n"
	    "    ,level=%%  ,offset=CODES  ,noise=DB (signal to noise)  ,jitter=NS (rms)\n"
	    "    ,missing=P (probability of a sync pulse)  ,headswitch[=US]  ,seed=N\n"
	    "  ,csync[=serrated|plain|xor]   RGB with composite sync on the hs pin\n"
	    "  ,sog                    RGB with sync on green\n\n"
	    "EXIT STATUS: 0 ok, 1 no such file or port, 2 hardware or communication,\n"
	    "3 bad image, 4 permission, 5 busy, 6 timeout, 64 usage\n");
}

static int
set_option(struct options *o, char **argv, int *i, struct fail *f)
{
	const char *name = argv[*i];
	const char *equals = strchr(name, '=');
	size_t len = equals != NULL ? (size_t)(equals - name) : strlen(name);

	for (size_t k = 0; k < OPTIONS; k++) {
		if (strlen(table[k].name) != len ||
		    strncmp(table[k].name, name, len) != 0)
			continue;
		if (equals != NULL)
			return table[k].set(o, equals + 1, f);
		if (argv[*i + 1] == NULL)
			return fail(f, SIM_USAGE, "%s needs a value: %s",
			    name, table[k].value);
		return table[k].set(o, argv[++*i], f);
	}
	return fail(f, SIM_USAGE, "%s: unknown option; overscan-sim --help "
	    "lists them", name);
}

int
options_parse(struct options *o, int argc, char **argv, struct fail *f)
{
	int error;

	memset(o, 0, sizeof(*o));
	o->consoles = 1;
	o->pixels = 8;
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			o->help = true;
		} else if (strcmp(argv[i], "--version") == 0) {
			o->version = true;
		} else {
			error = set_option(o, argv, &i, f);
			if (error != 0)
				return error;
		}
	}
	if (o->shot != NULL && o->frames == 0)
		return fail(f, SIM_USAGE, "--shot %s needs --frames N: the "
		    "frame to take", o->shot);
	if (!o->speed_given)
		o->max_speed = o->frames != 0;
	if (o->help || o->version || o->frames != 0 || o->link != NULL ||
	    o->vnc != NULL)
		return 0;
	return fail(f, SIM_USAGE, "nobody would see this board: give --link, "
	    "--vnc or --frames; overscan-sim --help tells more");
}
