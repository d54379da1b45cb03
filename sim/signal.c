/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/signal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/sim.h"

#define HEADSWITCH_US 5

/* What the words have said so far. */
struct words {
	struct signal *s;
	const char *option, *spec;
	const char *kind;		/* ntsc, pal, csync or sog; NULL: none yet */
	const char *fault;		/* the last one that only composite video has */
	struct fail *f;
};

typedef int word_fn(struct words *w, const char *value);

static int
bad(const struct words *w, const char *word, const char *why)
{
	return fail(w->f, SIM_USAGE, "%s=%s: %s: %s", w->option, w->spec, word,
	    why);
}

static int
set_kind(struct words *w, const char *kind)
{
	if (w->kind != NULL)
		return bad(w, kind, "one of ntsc, pal, csync and sog, once");
	w->kind = kind;
	w->s->composite = strcmp(kind, "ntsc") == 0 || strcmp(kind, "pal") == 0;
	return 0;
}

static int
word_ntsc(struct words *w, const char *value)
{
	if (value != NULL)
		return bad(w, "ntsc", "takes no value");
	w->s->standard = CVBS_NTSC;
	return set_kind(w, "ntsc");
}

static int
word_pal(struct words *w, const char *value)
{
	if (value != NULL)
		return bad(w, "pal", "takes no value");
	w->s->standard = CVBS_PAL;
	return set_kind(w, "pal");
}

static int
word_sog(struct words *w, const char *value)
{
	if (value != NULL)
		return bad(w, "sog", "takes no value");
	w->s->sync = RASTER_ON_GREEN;
	return set_kind(w, "sog");
}

static int
word_csync(struct words *w, const char *value)
{
	static const struct { const char *name; enum raster_sync sync; } kinds[] = {
		{ "serrated", RASTER_SERRATED }, { "plain", RASTER_PLAIN },
		{ "xor", RASTER_XOR },
	};

	if (value == NULL)
		value = "serrated";
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(value, kinds[i].name) == 0) {
			w->s->sync = kinds[i].sync;
			return set_kind(w, "csync");
		}
	return bad(w, "csync", "give serrated, plain or xor");
}

static int
fault(struct words *w, const char *word, const char *value, double least,
    double most, double *out)
{
	char why[64], *end = NULL;

	w->fault = word;
	if (value != NULL)
		*out = strtod(value, &end);
	if (value != NULL && end != value && *end == '\0' && *out >= least &&
	    *out <= most)
		return 0;
	snprintf(why, sizeof(why), "give a number from %g to %g", least, most);
	return bad(w, word, why);
}

static int
word_level(struct words *w, const char *value)
{
	return fault(w, "level", value, 10, 200, &w->s->faults.level);
}

static int
word_offset(struct words *w, const char *value)
{
	return fault(w, "offset", value, -128, 128, &w->s->faults.offset);
}

static int
word_noise(struct words *w, const char *value)
{
	return fault(w, "noise", value, 3, 80, &w->s->faults.noise_db);
}

static int
word_jitter(struct words *w, const char *value)
{
	return fault(w, "jitter", value, 0, 2000, &w->s->faults.jitter_ns);
}

static int
word_missing(struct words *w, const char *value)
{
	return fault(w, "missing", value, 0, 1, &w->s->faults.missing);
}

static int
word_headswitch(struct words *w, const char *value)
{
	w->s->faults.headswitch_us = HEADSWITCH_US;
	if (value == NULL) {
		w->fault = "headswitch";
		return 0;
	}
	return fault(w, "headswitch", value, -15, 15,
	    &w->s->faults.headswitch_us);
}

static int
word_seed(struct words *w, const char *value)
{
	double seed = 0;
	int error = fault(w, "seed", value, 1, 4294967295.0, &seed);

	w->s->faults.seed = (uint32_t)seed;
	return error;
}

static const struct {
	const char *name;
	word_fn *set;
} table[] = {
	{ "ntsc", word_ntsc }, { "pal", word_pal }, { "csync", word_csync },
	{ "sog", word_sog }, { "level", word_level },
	{ "offset", word_offset }, { "noise", word_noise },
	{ "jitter", word_jitter }, { "missing", word_missing },
	{ "headswitch", word_headswitch }, { "seed", word_seed },
};
#define WORDS (sizeof(table) / sizeof(table[0]))

static word_fn *
find_word(const char *word, size_t len)
{
	size_t name = strcspn(word, "=,");

	if (name > len)
		name = len;
	for (size_t i = 0; i < WORDS; i++)
		if (strlen(table[i].name) == name &&
		    strncmp(table[i].name, word, name) == 0)
			return table[i].set;
	return NULL;
}

static int
take_word(struct words *w, char *word)
{
	word_fn *set = find_word(word, strlen(word));
	char *value = strchr(word, '=');

	if (set == NULL)
		return bad(w, word, "there are ntsc, pal, csync[=serrated|plain|xor], "
		    "sog, level=, offset=, noise=, jitter=, missing=, "
		    "headswitch[=], seed=");
	if (value != NULL)
		*value++ = '\0';
	return set(w, value);
}

/* The comma before the first word that is one of ours: a file may have commas in its name. */
static const char *
first_word(const char *spec)
{
	const char *comma = strchr(spec, ',');

	while (comma != NULL && find_word(comma + 1, strlen(comma + 1)) == NULL)
		comma = strchr(comma + 1, ',');
	return comma;
}

static int
take_words(struct words *w, char *text)
{
	char *rest = text, *word;
	int error = 0;

	while (error == 0 && (word = strsep(&rest, ",")) != NULL)
		error = take_word(w, word);
	if (error == 0 && w->fault != NULL && !w->s->composite)
		error = bad(w, w->fault, "is for ntsc and pal");
	return error;
}

int
signal_parse(struct signal *s, const char *option, const char *spec,
    char **source, struct fail *f)
{
	struct words w = { s, option, spec, NULL, NULL, f };
	const char *comma = first_word(spec);
	size_t len = comma != NULL ? (size_t)(comma - spec) : strlen(spec);
	char *text = comma != NULL ? strdup(comma + 1) : NULL;
	int error;

	*s = (struct signal){ .faults = CVBS_NO_FAULTS };
	*source = strndup(spec, len);
	if (*source == NULL || (comma != NULL && text == NULL)) {
		free(text);
		return fail(f, SIM_HARDWARE, "out of memory");
	}
	error = text != NULL ? take_words(&w, text) : 0;
	free(text);
	return error;
}

const char *
signal_name(const struct signal *s)
{
	if (s->composite)
		return s->standard == CVBS_NTSC ? "ntsc" : "pal";
	if (s->sync == RASTER_ON_GREEN)
		return "sog";
	return s->sync == RASTER_SEPARATE ? "rgb" : "csync";
}
