/* SPDX-License-Identifier: MIT */
/* Sections of a configuration or an export that hold EDIDs. Pure. */
#ifndef CTL_CONFIG_EDID_H
#define CTL_CONFIG_EDID_H

#include "ctl/conf.h"
#include "ctl/edid.h"

/* edid "TITLE" {: name gets it, or nothing when it is wrong, which has been told then. True: its lines are to be looked at. */
bool config_edid_begin(const struct edids *edids, char name[EDID_NAME_BYTES], struct conf *conf, int number,
		       const char *title);
/* a line of it */
void config_edid_line(struct edids *edids, const char *name, struct conf *conf, const struct conf_line *line);

#endif
