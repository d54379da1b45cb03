/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ctl/config_words.h"
#include "ctl/settings.h"

/* how many letters have to be changed, added, left out or exchanged; more than `most` is most + 1 */
static int
distance(const char *a, const char *b, int most)
{
	static const struct { int a, b; } edits[] = { { 1, 1 }, { 1, 0 }, { 0, 1 }, { 2, 2 } };
	int best = most + 1;

	while (*a && *a == *b)
		a++, b++;
	if (*a == *b || most == 0)
		return *a == *b ? 0 : 1;
	for (int i = 0; i < 4; i++) {
		bool swap = i < 3 || (a[0] && a[1] == b[0] && b[0] && a[0] == b[1]);
		int rest;

		if (!swap || (edits[i].a && *a == 0) || (edits[i].b && *b == 0))
			continue;
		rest = 1 + distance(a + edits[i].a, b + edits[i].b, most - 1);
		best = rest < best ? rest : best;
	}
	return best;
}

static const char *const outside_words[] = { "board", "control", "state", "trust", "port", "unit",
					     "user", "edid", NULL };
static const char *const unit_words[] = { "board", "at", NULL };
static const char *const port_words[] = { "name", "quick", "dwell", "macro", "buttons", "edid", NULL };
static const char *const edid_words[] = { "data", NULL };
static const char *const user_words[] = { "admin", "password", "view", "none", NULL };

static void
compare(const char *word, const char *known, const char **best, int *least)
{
	int away = distance(word, known, *least - 1);

	if (away < *least) {
		*least = away;
		*best = known;
	}
}

static const char *
nearest(const char *word, const char *const *words, bool settings)
{
	const char *best = NULL;
	int least = strlen(word) > 3 ? 3 : 2;

	for (int i = 0; words[i]; i++)
		compare(word, words[i], &best, &least);
	for (int id = 0; id < SETTING_COUNT && settings; id++)
		compare(word, setting_defs[id].name, &best, &least);
	return best;
}

void
config_unknown(struct conf *conf, int number, const char *word, const char *section)
{
	bool port = section && strcmp(section, "port") == 0;
	bool unit = section && strcmp(section, "unit") == 0;
	bool edid = section && strcmp(section, "edid") == 0;
	const char *near = nearest(word, section == NULL ? outside_words : unit ? unit_words : edid ? edid_words :
				   port ? port_words : user_words, !port && !unit && !edid);

	if (near)
		conf_wrong(conf, number, "no such option '%s'; did you mean %s?", word, near);
	else if (port)
		conf_wrong(conf, number, "no such option '%s'; a port has: name, quick, dwell, macro, buttons, edid",
			   word);
	else if (unit)
		conf_wrong(conf, number, "no such option '%s'; a unit has: board, at", word);
	else if (edid)
		conf_wrong(conf, number, "no such option '%s'; an edid has: data", word);
	else if (section)
		conf_wrong(conf, number, "no such option '%s'; a user has: admin, password, view, "
			   "none, and settings of a profile", word);
	else
		conf_wrong(conf, number, "no such option '%s'; known are: board, control, state, "
			   "trust, port, edid, and the settings that `overscan set` lists", word);
}

unsigned long
config_word_bit(const char *word)
{
	static const char *const *const lists[] = { outside_words, unit_words, port_words, edid_words, user_words };
	unsigned long bit = 1;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (int k = 0; lists[i][k]; k++, bit <<= 1)
			if (strcmp(lists[i][k], word) == 0)
				return bit;
	return setting_find(word) >= 0 ? bit << setting_find(word) : 0;
}

_Static_assert(SETTING_COUNT + 21 <= sizeof(unsigned long) * 8, "a bit for every word");
