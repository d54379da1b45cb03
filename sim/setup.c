/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/setup.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "hdl/gen/ovs_regs.h"
#include "osd-font/font_image.h"
#include "sim/image.h"
#include "sim/pattern.h"

#define DEFAULT_W 640
#define DEFAULT_H 480
#define KINDS "none, pattern:NAME, image:FILE.png, vnc:HOST:PORT, vnc:unix:PATH or unit"

struct source_setup {
	struct host_io *io;
	const struct host_option *opt;
	unsigned port;			/* 1-based */
	struct guest_addr *guest;
	struct signal *signal;
};

static int
setup_pattern(const struct source_setup *s, const char *name, struct fail *f)
{
	struct pic *p = &s->io->share.pic;

	if (!pattern_known(name))
		return fail(f, SIM_USAGE, "--host %u=pattern:%s: there is no "
		    "such pattern; there are %s", s->port, name, PATTERN_NAMES);
	p->w = s->opt->mode.w != 0 ? s->opt->mode.w : DEFAULT_W;
	p->h = s->opt->mode.w != 0 ? s->opt->mode.h : DEFAULT_H;
	pattern_draw(name, p, s->port);
	s->io->kind = HOST_STILL;
	s->io->share.present = true;
	s->io->share.changed = true;
	return 0;
}

static int
setup_image(const struct source_setup *s, const char *file, struct fail *f)
{
	struct pic *p = &s->io->share.pic;
	int error = image_load(file, p, f);

	if (error != 0)
		return error;
	if (s->opt->mode.w != 0 && (s->opt->mode.w != p->w ||
	    s->opt->mode.h != p->h))
		return fail(f, SIM_USAGE, "--mode %u=%ux%u: %s has %ux%u "
		    "pixels; leave --mode out, or give the same size",
		    s->port, s->opt->mode.w, s->opt->mode.h, file, p->w, p->h);
	s->io->kind = HOST_STILL;
	s->io->share.present = true;
	s->io->share.changed = true;
	return 0;
}

static int
guest_address(struct guest_addr *a, const char *text, unsigned port,
    struct fail *f)
{
	const char *colon = strrchr(text, ':');
	char *end;
	unsigned long n;

	if (strncmp(text, "unix:", 5) == 0 && text[5] != '\0') {
		snprintf(a->host, sizeof(a->host), "%s", text + 5);
		return strlen(text + 5) < 108 ? 0 : fail(f, SIM_USAGE,
		    "--host %u=vnc:%s: a socket path has at most 107 "
		    "characters", port, text);
	}
	if (colon == NULL || colon == text || colon[1] == '\0')
		return fail(f, SIM_USAGE, "--host %u=vnc:%s: write "
		    "vnc:HOST:PORT or vnc:unix:PATH", port, text);
	n = strtoul(colon + 1, &end, 10);
	if (*end != '\0' || n < 1 || n > 65535)
		return fail(f, SIM_USAGE, "--host %u=vnc:%s: TCP ports are 1 "
		    "to 65535", port, text);
	snprintf(a->host, sizeof(a->host), "%.*s", (int)(colon - text), text);
	a->port = (int)n;
	return 0;
}

static int
setup_vnc(const struct source_setup *s, const char *where, struct fail *f)
{
	int error = guest_address(s->guest, where, s->port, f);

	if (error != 0)
		return error;
	s->io->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (s->io->wake_fd < 0)
		return fail(f, SIM_HARDWARE, "eventfd: %s", strerror(errno));
	s->io->kind = HOST_VNC;
	return 0;
}

static int
setup_source(const struct source_setup *s, const char *spec, struct fail *f)
{
	static const struct {
		const char *prefix;
		int (*setup)(const struct source_setup *, const char *,
		    struct fail *);
	} kinds[] = {
		{ "pattern:", setup_pattern }, { "image:", setup_image },
		{ "vnc:", setup_vnc },
	};

	if (spec == NULL || strcmp(spec, "none") == 0) {
		s->io->kind = HOST_NONE;
		return 0;
	}
	if (strcmp(spec, "unit") == 0) {
		s->io->kind = HOST_UNIT;
		return 0;
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		size_t n = strlen(kinds[i].prefix);

		if (strncmp(spec, kinds[i].prefix, n) == 0)
			return kinds[i].setup(s, spec + n, f);
	}
	return fail(f, SIM_USAGE, "--host %u=%s: a source is %s", s->port,
	    spec, KINDS);
}

static int
setup_power(const struct source_setup *s, struct fail *f)
{
	if (s->opt->power == NULL)
		return 0;
	if (s->io->kind != HOST_VNC)
		return fail(f, SIM_USAGE, "--power %u=%s: only a machine behind a "
		    "vnc: source has one", s->port, s->opt->power);
	s->io->power_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (s->io->power_fd < 0)
		return fail(f, SIM_HARDWARE, "eventfd: %s", strerror(errno));
	s->io->has_power = true;
	return 0;
}

static int
setup_host(const struct source_setup *s, struct fail *f)
{
	char option[32], *source = NULL;
	int error = 0;

	if (!pic_share_init(&s->io->share))
		return fail(f, SIM_HARDWARE, "out of memory");
	s->io->wake_fd = s->io->power_fd = -1;
	snprintf(option, sizeof(option), "--host %u", s->port);
	if (s->opt->spec != NULL)
		error = signal_parse(s->signal, option, s->opt->spec, &source, f);
	if (error == 0)
		error = setup_source(s, source, f);
	free(source);
	return error != 0 ? error : setup_power(s, f);
}

int
setup_io(struct sim_io *io, const struct options *o, struct guest_addr *guest,
    struct signal *signal, struct fail *f)
{
	for (unsigned h = 0; h < SIM_HOSTS; h++) {
		struct source_setup s = { &io->host[h], &o->host[h], h + 1,
		    &guest[h], &signal[h] };
		int error = setup_host(&s, f);

		if (error != 0)
			return error;
	}
	for (unsigned c = 0; c < SIM_CONSOLES; c++)
		if (!pic_share_init(&io->console[c].share))
			return fail(f, SIM_HARDWARE, "out of memory");
	return 0;
}

void
setup_fini(struct sim_io *io)
{
	for (unsigned h = 0; h < SIM_HOSTS; h++) {
		pic_share_fini(&io->host[h].share);
		if (io->host[h].wake_fd >= 0)
			close(io->host[h].wake_fd);
		if (io->host[h].power_fd >= 0)
			close(io->host[h].power_fd);
	}
	for (unsigned c = 0; c < SIM_CONSOLES; c++)
		pic_share_fini(&io->console[c].share);
}

int
setup_model(const struct model_ops **ops, const struct options *o,
    struct fail *f)
{
	char have[128] = "";

	*ops = model_find(o->hosts, o->consoles, o->pixels);
	if (*ops != NULL)
		return 0;
	for (size_t i = 0; models[i] != NULL; i++)
		snprintf(have + strlen(have), sizeof(have) - strlen(have),
		    "%s%u ports, %u consoles, %u pixels", i > 0 ? "; " : "",
		    models[i]->hosts, models[i]->consoles, models[i]->pixels);
	return fail(f, SIM_USAGE, "no gateware with %u ports, %u consoles and "
	    "%u pixels a clock is built in; there are: %s", o->hosts,
	    o->consoles, o->pixels, have);
}

int
setup_flash(struct flash *flash, const char *file, struct fail *f)
{
	enum font_image_error e;
	char why[256];
	uint8_t *data;
	bool ok;

	if (file == NULL)
		return 0;
	e = font_image_load(file, &data, why, sizeof(why));
	if (e != FONT_IMAGE_OK)
		return fail(f, font_image_exit_code(e), "--flash %s: %s; "
		    "`make font` writes a good one to build/font.img", file,
		    why);
	ok = flash_load(flash, OVS_FONT_FLASH_BASE, data, font_image_bytes(data));
	free(data);
	return ok ? 0 : fail(f, SIM_HARDWARE, "out of memory");
}

bool
setup_signals(struct board *b, const struct options *o,
    const struct signal *signal)
{
	for (unsigned h = 0; h < b->ops->hosts; h++) {
		source_prefer(&b->source[h], &o->host[h].mode);
		if (!source_signal(&b->source[h], &signal[h]))
			return false;
	}
	return true;
}
