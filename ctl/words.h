/* SPDX-License-Identifier: MIT */
/*
 * Every word an operator reads on the screen, in English and in simplified Chinese.
 *
 * Pure tables. A word may hold conversions of printf (%s, %d); both languages have the same ones in the
 * same order. A Han character takes two columns, so the Chinese text seldom is the longer one; tests
 * hold that each fits its place in 30 columns. What the daemon answers in English ("NAME TAKEN") is
 * found by its English text (words_answer), so that no part of the daemon has to know a language.
 */
#ifndef CTL_WORDS_H
#define CTL_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "ctl/settings.h"

enum language { LANGUAGE_EN, LANGUAGE_ZH, LANGUAGES };

enum word {
	W_NONE,
	/* titles */
	W_LIST, W_GOTO, W_FILTER,
	/* heads of columns */
	W_HEAD_PORT, W_HEAD_NAME, W_FILTER_HEAD,
	/* the key bar */
	W_KEY_GO, W_KEY_LIST, W_KEY_SET, W_KEY_ADM, W_KEY_SKIP, W_KEY_BRC, W_KEY_SCAN, W_KEY_OUT,
	W_KEY_SELECT, W_KEY_BACK, W_KEY_QUICK,
	/* fields */
	W_PORT,
	/* what the list shows */
	W_SHOW_ALL, W_SHOW_ON, W_SHOW_QUICK, W_SHOW_QUICK_ON,
	W_ALL, W_ON, W_QUICK, W_QUICK_ON,
	/* messages */
	W_FIND, W_FIND_MISSED, W_NO_PORT, W_NO_PORTS, W_NONE_ON, W_NONE_QUICK, W_NONE_QUICK_ON,
	W_TOO_LONG, W_SECRET_TOO_LONG, W_ADMIN_ONLY,
	/* bars, notices and boxes of a console */
	W_NO_PORT_BAR, W_NO_PORT_SELECTED, W_SIGNAL_LOST, W_SIGNAL_NEVER, W_HINT_TRIGGER,
	W_HINT_MENU, W_HINT_KEYS, W_HINT_HOST, W_VIEW_ONLY, W_SCAN_DEAD, W_NO_SCAN, W_FOCUS_ON,
	W_FOCUS_OFF, W_FOCUS_IS_LOCKED, W_REFUSED_DEAD, W_UNIT_OFFLINE, W_UNIT_TAKEN, W_RIGHT_LOST, W_TRIGGER_IS,
	W_BROADCAST, W_BROADCAST_ENDS, W_LEDS_DIFFER, W_PAUSED, W_LOGGED_OUT, W_NO_LOGIN,
	W_LOGIN_FAILED, W_FAILED_SINCE, W_CONTROLS, W_CONTROLS_FORCE, W_ASKED, W_TAKEN,
	W_ASKS, W_ASK_KEYS, W_HAS_CONTROL, W_IN_USE, W_TRIGGER_FIRST, W_TRIGGER_LEFT_CTRL,
	W_TRIGGER_RIGHT_CTRL, W_TRIGGER_LEFT_ALT, W_TRIGGER_RIGHT_ALT,
	W_TRIGGER_LEFT_SHIFT, W_TRIGGER_RIGHT_SHIFT, W_TRIGGER_PRINT, W_TRIGGER_F12,
	/* signals, and alarms */
	W_X_NO_SYNC, W_X_NO_HSYNC, W_X_NO_VSYNC, W_X_UNSTABLE, W_X_NOTHING, W_X_UNSUPPORTED, W_X_BLANKED,
	W_A_CHANGED, W_A_BLANK, W_A_LOST,
	W_S_SCAN_PORTS, W_S_ALARM, W_S_ALARM_ON, W_S_BANNER_MODE, W_V_PICTURE, W_V_CHANGED, W_V_IN_SCAN,
	W_V_EVER, W_V_NO_PICTURE, W_V_ANY_CHANGE,
	/* the screens behind the list: titles, items, fields, keys, messages, settings, values, help */
	W_SET, W_ADM, W_SCAN, W_BRC, W_USERS, W_USER, W_USER_ADD, W_RIGHTS, W_REMOVE, W_POLICY,
	W_TRIGGER, W_PORTS, W_PORT_OF, W_CLEAR_NAMES, W_DEFAULTS, W_BOARD, W_TEST, W_LOGIN,
	 W_HELP, W_FIRST, W_PASSWORD_OF, W_ITEM_USERS, W_ITEM_POLICY, W_ITEM_TRIGGER,
	W_ITEM_PORTS, W_ITEM_CLEAR, W_ITEM_DEFAULTS, W_ITEM_BOARD, W_ITEM_TEST,
	W_ITEM_RENAME, W_ITEM_PASSWORD, W_ITEM_ADMIN, W_ITEM_RIGHTS, W_ITEM_REMOVE, W_ITEM_QUICK,
	W_ITEM_DWELL, W_ITEM_MACRO, W_ITEM_REPLUG, W_ITEM_ADD, W_ITEM_OWN_PASSWORD, W_NO, W_YES,
	W_YES_MARK, W_NO_MARK, W_NONE_SET, W_IS_SET, W_AS_SETTING, W_HEAD_RIGHT, W_HEAD_USER,
	W_HEAD_ADMIN, W_HEAD_TIME, W_NAME, W_USER_FIELD, W_PASSWORD, W_OLD, W_NEW, W_AGAIN, W_SECONDS,
	W_CHORDS, W_KEY_LOG_IN, W_KEY_CLEAR, W_KEY_SAVE, W_KEY_CHANGE, W_KEY_OPEN, W_KEY_START,
	W_KEY_RIGHT, W_PASSWORD_NOT_MATCH, W_PASSWORD_EMPTY, W_OLD_WRONG, W_NAME_EMPTY,
	W_NAME_SPACE, W_BAD_NUMBER, W_BAD_KEYS, W_CHECKING, W_LOCKED, W_BRC_COUNT,
	W_BRC_NONE, W_SCAN_COUNT, W_NO_POWER, W_KEEPS, W_BACK_TO_FILE, W_GONE, W_SAVED,
	W_TAKEN_NAME, W_PASSWORD_OK, W_LAST_ADMIN, W_FIRST_ADMIN, W_NOT_SAVED, W_TOO_MANY_USERS,
	W_NO_USER, W_OUT_OF_RANGE, W_NOT_ALLOWED,
	W_NO_SUCH_PORT, W_NO_SUCH_KEY, W_NOT_A_NAME, W_NOT_POSSIBLE, W_S_LANGUAGE, W_S_BANNER, W_S_BANNER_S,
	W_S_BANNER_PLACE, W_S_LIST, W_S_ORDER, W_S_SCAN_S, W_S_SCAN_KEYS, W_S_BLANK_MIN,
	W_S_MENU_S, W_S_BEEPER, W_S_TRIGGER, W_S_TAP_MS, W_S_GAP_MS, W_S_WORD_MS, W_S_MINUS,
	W_S_LOGIN, W_S_LOGOUT_MIN, W_S_LOCKOUT_TRIES, W_S_LOCKOUT_S, W_S_DEAD_PORTS,
	W_S_BROADCAST_S, W_V_ENGLISH, W_V_CHINESE, W_V_OFF, W_V_ON, W_V_NUMBER, W_V_NAME,
	W_V_BOTH, W_V_UPPER_LEFT, W_V_UPPER_RIGHT, W_V_LOWER_LEFT, W_V_LOWER_RIGHT, W_V_IGNORE,
	W_V_SUSPEND, W_V_NEVER, W_V_PASSWORD, W_V_SWITCH, W_V_REFUSE, W_V_ALWAYS, W_U_S, W_U_MIN,
	W_U_MS, W_B_VERSION, W_B_PORTS, W_B_PICTURES, W_B_FONT, W_B_UPTIME, W_B_LINK, W_B_RTT,
	W_B_LEADS_TO, W_B_UNIT, W_B_UNIT_GONE, W_B_USERS, W_B_OK, W_B_MISSING, W_H_1, W_H_2, W_H_3, W_H_4, W_H_5, W_H_6, W_H_7, W_H_8,
	W_H_9, W_H_10, W_H_11, W_H_12, W_H_13, W_H_14, W_H_15,
	/* what a box is about */
	/* the power of a port: items, what it is, why not, questions, what was done */
	W_GUESSED, W_ITEM_POWER, W_P_ON, W_P_OFF, W_P_HARD_OFF, W_P_RESET, W_P_CYCLE, W_P_IS_ON, W_P_IS_OFF, W_P_UNKNOWN,
	W_P_BUSY, W_P_ADMINS, W_P_NOBODY, W_ITEM_BUTTONS, W_B_FULL, W_B_ADMIN, W_B_OFF, W_ITEM_EDID, W_E_STANDARD, W_NO_EDID, W_P_ALREADY_ON, W_P_ALREADY_OFF, W_Q_ON, W_Q_OFF, W_Q_HARD_OFF, W_Q_RESET, W_Q_CYCLE,
	W_D_ON, W_D_OFF, W_D_HARD_OFF, W_D_RESET, W_D_CYCLE, W_POWERED_OFF, W_IS_POWERED_OFF,
	W_N_NAME, W_N_DWELL, W_N_MACRO, W_N_REMOVE, W_N_FIRST,
	WORD_COUNT
};

const char *word(enum language language, enum word id);

/* what the daemon said, in another language if it is one of the known lines, else as it is */
const char *words_answer(enum language language, const char *english);

/*
 * Sentences whose id is their English (words_said.c): of the curses screen, and what daemon, driver
 * and doctor say. What is not known stays English.
 */
enum { SAID_BYTES = 1024 };

struct sentence {
	const char *english, *chinese;
};

extern const struct sentence screen_sentences[], daemon_sentences[];	/* end with NULL */

/* a heading, or the format of a sentence */
const char *said(enum language language, const char *english);

/* a finished sentence */
const char *said_like(enum language language, const char *english, char out[SAID_BYTES]);

/* printf with a word as its format */
void word_put(char *out, size_t size, enum language language, enum word id, ...);

#endif
