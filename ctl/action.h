/* SPDX-License-Identifier: MIT */
/*
 * What the pure cores ask for. The menu gives actions to the desk (or to the tool's session), the
 * desk carries out those that concern its console and hands on the rest; the daemon does them
 * (daemon_act) and answers into the menu's message line.
 */
#ifndef CTL_ACTION_H
#define CTL_ACTION_H

#include <stdbool.h>
#include <string.h>

struct edid;

enum { ACTION_TEXT = 128, ACTIONS_MAX = 40 };

enum act {
	ACT_NONE,
	/* of a console; the desk knows what each means */
	ACT_CLOSE,		/* the menu closes */
	ACT_SELECT,		/* port; 0 = none */
	ACT_LAST_PORT,		/* the port before this one */
	ACT_STEP,		/* value -1 previous, +1 next port of the list */
	ACT_SKIP, ACT_SCAN,	/* value = dwell in seconds, 0 = the setting */
	ACT_PAUSE,		/* or go on */
	ACT_BROADCAST,		/* on, or off when it is on */
	ACT_LOGOUT,
	ACT_LOCK_FOCUS,		/* stay on this port, or no longer */
	ACT_BANNER, ACT_BLANK, ACT_HELP, ACT_TEST,
	ACT_POWER,		/* open the power dialog of this port */
	ACT_PRESS,		/* port, value = enum power: what its front panel shall do */
	ACT_REPLUG,		/* port: its emulated keyboard and mouse start anew */
	ACT_ASK, ACT_GIVE, ACT_REFUSE, ACT_FORCE,	/* take-over; value = a console and port, or text = a tool */
	ACT_MENU,		/* open the menu */
	ACT_BEEP,		/* value: 0 low, 1 high */
	ACT_LOGIN,		/* text = user, secret = password */
	/* of the board; only the desk asks for them */
	ACT_CAPTURE,		/* value: take or give back the keyboard */
	ACT_PORT_MASK, ACT_KEY_MASK, ACT_BROADCAST_MASK,	/* value = ports, bit 0 = port 1 */
	ACT_LEVEL,		/* value = ports whose lock LEDs shall all be off */
	ACT_MACRO,		/* value = ports whose lock macros are sent */
	ACT_TRIGGER,		/* the settings of the trigger, value = SET_BEEPER */
	/* kept: the store does them */
	ACT_SET,		/* item = enum setting, value; user for profile settings; text "default" */
	ACT_PORT_NAME,		/* port, text; empty = the configured name again */
	ACT_PORT_QUICK, ACT_PORT_DWELL,				/* port, value */
	ACT_PORT_BUTTONS,	/* port, value = enum buttons */
	ACT_PORT_MACRO,		/* port, text = chords sent at logout */
	ACT_PORT_EDID,		/* port, text = name; empty = the one that is built in */
	ACT_EDID_ADD,		/* edid */
	ACT_EDID_REMOVE,	/* text = name */
	ACT_USER_ADD,		/* text = name */
	ACT_USER_REMOVE, ACT_USER_NAME, ACT_USER_ADMIN,		/* user, text or value */
	ACT_USER_RIGHT,		/* user, port, value = enum right */
	ACT_PASSWORD,		/* user, secret; old, when it is one's own */
	ACT_DEFAULTS,		/* every setting but names, users, passwords, rights */
	ACT_CLEAR_NAMES,
	ACT_LAST,		/* user, port: where the session ended */
	ACT_AUDIT,		/* item = enum audit_kind, port, user, text; secret = who asked, no secret at all */
};

struct action {
	enum act act;
	int port, user, item, value;
	char text[ACTION_TEXT];
	char secret[ACTION_TEXT];	/* wiped by who carries it out, as the next */
	char old[ACTION_TEXT];		/* the password that the new one takes the place of */
	const struct edid *edid;	/* of who asks, until it is done */
	long long place;		/* of a tool that guesses `old`: whose lockout counts (store.h); 0: the console's */
};

struct actions {
	int count;
	struct action list[ACTIONS_MAX];
};

/* a full list drops what comes after: ACTIONS_MAX is more than one event can ask for */
static inline struct action *
action_add(struct actions *actions, enum act act)
{
	struct action *action = &actions->list[actions->count < ACTIONS_MAX - 1 ? actions->count++
									       : ACTIONS_MAX - 1];

	memset(action, 0, sizeof(*action));
	action->act = act;
	return action;
}

#endif
