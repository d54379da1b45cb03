/* SPDX-License-Identifier: MIT */
/* The export. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/config_write.h"
#include "ctl/power.h"

static void
put_quoted(FILE *out, const char *text)
{
	putc('"', out);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putc('\\', out);
		putc(*text, out);
	}
	putc('"', out);
}

static void
put_settings(FILE *out, const struct world *world)
{
	char range[160], text[24];

	for (int id = 0; id < SETTING_COUNT; id++) {
		const char *value = setting_text(id, world->settings.value[id], text);
		int width = fprintf(out, "%s = %s", setting_defs[id].name, value);

		setting_range(id, range, sizeof(range));
		fprintf(out, "%*s# %s\n", width < 32 ? 32 - width : 1, "", range);
	}
}

static bool
is_standard(const struct ports *ports, int number)
{
	const struct port *port = &ports->port[number];
	char name[NAME_BYTES];

	return strcmp(port->name, ports_standard_name(ports, number, name)) == 0 && !port->quick && port->dwell_s == 0 &&
	       port->lock_macro[0] == 0 && port->buttons == BUTTONS_FULL && port->edid[0] == 0;
}

static bool
is_there(const struct ports *ports, int number)
{
	return number <= ports->count && !ports->port[number].none;
}

static void
put_port(FILE *out, const struct ports *ports, int number)
{
	const struct port *port = &ports->port[number];
	char id[PORT_TEXT];

	fprintf(out, "\nport \"%s\" {\n\tname = ", ports_dotted(ports, number, id));
	put_quoted(out, port->name);
	fprintf(out, "\n\tquick = %s\n\tdwell = %d\n\tbuttons = %s\n\tedid = %s\n\tmacro = ", port->quick ? "on" : "off",
		port->dwell_s, buttons_word(port->buttons), port->edid[0] ? port->edid : EDID_STANDARD);
	put_quoted(out, port->lock_macro);
	fprintf(out, "\n}\n");
}

static void
put_edids(FILE *out, const struct edids *edids)
{
	char hex[EDID_HEX_BYTES];

	for (int i = 0; i < edids->count; i++)
		fprintf(out, "\nedid \"%s\" {\n\tdata = \"%s\"\n}\n", edids->list[i].name, edid_hex(&edids->list[i], hex));
}

static void
put_rights(FILE *out, const struct ports *ports, const struct user *user, enum right right)
{
	const char *before = "";
	char id[PORT_TEXT];

	fprintf(out, "\t%s = {", right_text(right));
	for (int port = 1; port <= PORTS_MAX; port++)
		if (user->right[port] == right) {
			fprintf(out, "%s %s", before, ports_dotted(ports, port, id));
			before = ",";
		}
	fprintf(out, " }\n");
}

static void
put_user(FILE *out, const struct ports *ports, const struct user *user)
{
	char text[24];

	fprintf(out, "\nuser ");
	put_quoted(out, user->name);
	fprintf(out, " {\n\tadmin = %s\n\tpassword = ", user->admin ? "on" : "off");
	put_quoted(out, user->hash);
	putc('\n', out);
	put_rights(out, ports, user, RIGHT_VIEW);
	put_rights(out, ports, user, RIGHT_NONE);
	for (int id = 0; id < SETTING_COUNT; id++)
		if (user->own[id])
			fprintf(out, "\t%s = %s\n", setting_defs[id].name,
				setting_text(id, user->profile.value[id], text));
	fprintf(out, "}\n");
}

static int
by_name(const void *a, const void *b)
{
	return strcmp((*(const struct user *const *)a)->name, (*(const struct user *const *)b)->name);
}

/* sorted: an id is not part of an export, so the order must not depend on it */
static void
put_users(FILE *out, const struct world *world)
{
	const struct users *users = &world->users;
	const struct user *list[USERS_MAX] = { NULL };

	for (int i = 0; i < users->count; i++)
		list[i] = &users->user[i];
	qsort(list, (size_t)users->count, sizeof(list[0]), by_name);
	for (int i = 0; i < users->count; i++)
		put_user(out, &world->ports, list[i]);
}

char *
config_write(const struct world *world)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (out == NULL)
		return NULL;
	fprintf(out, "# Settings, ports and users of overscan; `overscan config import` takes them back.\n"
		"# overscan.conf(5) is the manual. Hashes of passwords are in here: keep it private.\n\n");
	put_settings(out, world);
	put_edids(out, &world->edids);
	for (int i = 1; i <= PORTS_MAX; i++)
		if (is_there(&world->ports, i) || !is_standard(&world->ports, i))
			put_port(out, &world->ports, i);
	put_users(out, world);
	return fclose(out) == 0 ? text : (free(text), NULL);
}
