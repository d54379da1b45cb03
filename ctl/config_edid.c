/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "ctl/config_edid.h"
#include "ctl/config_words.h"

bool
config_edid_begin(const struct edids *edids, char name[EDID_NAME_BYTES], struct conf *conf, int number,
		  const char *title)
{
	const char *wrong = edid_name_error(title);

	if (!wrong && edids_find(edids, title))
		wrong = "there is one of this name already; write it once";
	if (wrong)
		conf_wrong(conf, number, "edid \"%s\": %s", title, wrong);
	snprintf(name, EDID_NAME_BYTES, "%s", wrong ? "" : title);
	return true;
}

void
config_edid_line(struct edids *edids, const char *name, struct conf *conf, const struct conf_line *line)
{
	struct edid edid = { 0 };
	const char *wrong;

	if (strcmp(line->word, "data") != 0) {
		config_unknown(conf, line->number, line->word, "edid");
		return;
	}
	wrong = edid_from_hex(&edid, line->value[0]);
	snprintf(edid.name, sizeof(edid.name), "%s", name);
	if (wrong)
		conf_wrong(conf, line->number, "data: %s", wrong);
	else if (name[0] && !edids_put(edids, &edid))
		conf_wrong(conf, line->number, "there are more than %d EDIDs; leave some out", EDIDS_MAX);
}
