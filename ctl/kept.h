/* SPDX-License-Identifier: MIT */
/*
 * What can be said about the switch and outlives the daemon, users apart: settings and what was said
 * about each port. Everything may be left unsaid; then what lies below holds:
 *
 *	the state (store.h)  over  the configuration file (config.h)  over  the standard (settings.h)
 *
 * Pure memory.
 */
#ifndef CTL_KEPT_H
#define CTL_KEPT_H

#include "ctl/world.h"

enum { DWELL_MAX_S = 255, MACRO_BYTES = sizeof(((struct port *)0)->lock_macro) };

struct kept_port {
	bool has_name, has_quick, has_dwell, has_buttons, has_macro, has_edid;
	bool quick;
	int dwell_s;
	enum buttons buttons;
	char name[NAME_BYTES];
	char macro[MACRO_BYTES];
	char edid[EDID_NAME_BYTES];	/* empty: built in */
};

struct kept {
	bool has[SETTING_COUNT];
	int value[SETTING_COUNT];
	struct kept_port port[PORTS_MAX + 1];
	struct edids edids;
};

enum kept_layer { KEPT_STANDARD, KEPT_FILE, KEPT_STATE };

/* the settings and the ports of the world as the two layers over the standards have them */
void kept_show(const struct kept *file, const struct kept *state, struct world *world);

/* the value of a setting without the state, and the layer that holds with it */
int kept_below(const struct kept *file, enum setting id);
/* NULL: neither layer has an EDID of this name */
const struct edid *kept_edid(const struct kept *file, const struct kept *state, const char *name);
enum kept_layer kept_layer(const struct kept *file, const struct kept *state, enum setting id);

#endif
