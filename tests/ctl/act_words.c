/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "ctl/audit.h"
#include "ctl/power.h"
#include "ctl/settings.h"
#include "tests/ctl/act_words.h"

enum shape { BARE, PORT, NUMBER, SIGNED, SWITCH, MASK, TEXT, OTHER };

static const struct {
	enum act act;
	const char *word;
	enum shape shape;
} words[] = {
	{ ACT_CLOSE, "close", BARE }, { ACT_SELECT, "select", PORT },
	{ ACT_LAST_PORT, "last port", BARE }, { ACT_STEP, "step", SIGNED },
	{ ACT_SKIP, "skip", BARE }, { ACT_SCAN, "scan", NUMBER }, { ACT_PAUSE, "pause", BARE },
	{ ACT_BROADCAST, "broadcast", BARE }, { ACT_LOGOUT, "logout", BARE },
	{ ACT_LOCK_FOCUS, "lock focus", BARE }, { ACT_BANNER, "banner", BARE },
	{ ACT_BLANK, "blank", BARE }, { ACT_HELP, "help", BARE }, { ACT_TEST, "test", BARE },
	{ ACT_POWER, "power dialog", BARE }, { ACT_REPLUG, "re-plug", PORT },
	{ ACT_ASK, "ask", PORT }, { ACT_GIVE, "give to", TEXT }, { ACT_REFUSE, "refuse to", TEXT },
	{ ACT_FORCE, "force", PORT }, { ACT_MENU, "menu", BARE },
	{ ACT_LOGIN, "login as", TEXT }, { ACT_CAPTURE, "capture", SWITCH },
	{ ACT_PORT_MASK, "port mask", MASK }, { ACT_KEY_MASK, "key mask", MASK },
	{ ACT_BROADCAST_MASK, "broadcast to", MASK }, { ACT_LEVEL, "level LEDs of", MASK },
	{ ACT_TRIGGER, "trigger settings", BARE },
};

const char *
mask_words(unsigned mask, char out[128])
{
	int len = 0;

	strcpy(out, "none");
	for (int port = 1; port <= 32; port++)
		if (mask >> (port - 1) & 1)
			len += snprintf(out + len, 128 - (size_t)len, "%s%d", len ? " " : "", port);
	return out;
}

static const char *
other(const struct action *a, char *out, size_t size)
{
	char mask[128], value[24];

	if (a->act == ACT_PRESS)
		snprintf(out, size, "press %s at %d", power_word((enum power)a->value), a->port);
	else if (a->act == ACT_BEEP)
		snprintf(out, size, "beep %s", a->value ? "high" : "low");
	else if (a->act == ACT_MACRO)
		snprintf(out, size, "lock macros of %s", mask_words((unsigned)a->value, mask));
	else if (a->act == ACT_AUDIT)
		snprintf(out, size, "audit %s: port %d, user %d, %s%s%s",
			 audit_word((enum audit_kind)a->item), a->port, a->user, a->secret,
			 a->text[0] ? ": " : "", a->text);
	else if (a->act == ACT_LAST)
		snprintf(out, size, "keep last port %d of user %d", a->port, a->user);
	else if (a->act == ACT_SET && a->value < 0)
		snprintf(out, size, "set %s to the next", setting_defs[a->item].name);
	else if (a->act == ACT_SET)
		snprintf(out, size, "set %s %s", setting_defs[a->item].name,
			 setting_text((enum setting)a->item, a->value, value));
	else
		snprintf(out, size, "act %d port %d user %d value %d %s", a->act, a->port, a->user,
			 a->value, a->text);
	return out;
}

static const char *
shaped(const char *word, enum shape shape, const struct action *a, char *out, size_t size)
{
	char mask[128];

	switch (shape) {
	case PORT:
		snprintf(out, size, "%s %d", word, a->port);
		break;
	case NUMBER:
		snprintf(out, size, a->value ? "%s %d" : "%s", word, a->value);
		break;
	case SIGNED:
		snprintf(out, size, "%s %+d", word, a->value);
		break;
	case SWITCH:
		snprintf(out, size, "%s %s", word, a->value ? "on" : "off");
		break;
	case MASK:
		snprintf(out, size, "%s %s", word, mask_words((unsigned)a->value, mask));
		break;
	case TEXT:
		snprintf(out, size, "%s %s", word, a->text);
		break;
	default:
		snprintf(out, size, "%s", word);
	}
	return out;
}

const char *
act_words(const struct action *action, char *out, size_t size)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (words[i].act == action->act)
			return shaped(words[i].word, words[i].shape, action, out, size);
	return other(action, out, size);
}
