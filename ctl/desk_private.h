/* SPDX-License-Identifier: MIT */
/* What the files of the desk share; for nobody else. */
#ifndef CTL_DESK_PRIVATE_H
#define CTL_DESK_PRIVATE_H

#include "ctl/audit.h"
#include "ctl/desk.h"
#include "ctl/exit_codes.h"
#include "ctl/keyid.h"

/* one event on its way through the desk */
struct turn {
	struct desk *desk;
	const struct world *world;
	int64_t now_ms;
	struct actions *out;
	int user;			/* whose rights count */
};

/* ---- desk.c ---- */
int desk_setting(const struct turn *turn, enum setting id);
enum language desk_language(const struct desk *desk, const struct world *world);
const struct console_state *desk_console(const struct turn *turn);
enum desk_state desk_state_now(const struct desk *desk, int64_t now_ms);
/* a console whose port another console has the keys of */
int desk_controlled_by(const struct desk *desk, const struct world *world);
void desk_beep(struct turn *turn, bool high);
void desk_notice(struct turn *turn, enum word id, ...);
void desk_notice_text(struct turn *turn, const char *text);
void desk_audit(struct turn *turn, enum audit_kind kind, int port, const char *text);
void desk_banner(struct turn *turn, bool asked_for);
void desk_open_menu(struct turn *turn, enum menu_screen screen);
void desk_close_menu(struct turn *turn);
void desk_used(struct turn *turn);

/* ---- desk_keys.c ---- */
void desk_key(struct turn *turn, int key_id, bool down);
void desk_keys_lost(struct turn *turn);
void desk_trigger(struct turn *turn, int what);
void desk_wake(struct turn *turn);

/* ---- desk_act.c ---- */
void desk_do(struct turn *turn, const struct action *action);
void desk_scan_step(struct turn *turn, int by);
void desk_do_all(struct turn *turn, const struct actions *actions);
void desk_end_broadcast(struct turn *turn, const char *why);

/* ---- desk_user.c ---- */
void desk_login_box(struct turn *turn);
void desk_login(struct turn *turn, const struct action *action);
void desk_enter(struct turn *turn, int user);
void desk_checked(struct turn *turn, int user, const char *name);
void desk_old_checked(struct turn *turn, bool right, const char *name);
void desk_logout(struct turn *turn, const char *why);
/* users and policy may have changed under the operator */
void desk_check_session(struct turn *turn);
void desk_tick_user(struct turn *turn);

/* ---- desk_ask.c ---- */
void desk_asked(struct turn *turn, const struct action *action, const char *from);
void desk_ask_key(struct turn *turn, int key_id);
void desk_answer_ask(struct turn *turn, bool give, const char *why);
/* keys at a port that another console controls */
void desk_watch_key(struct turn *turn, int key_id);
void desk_tell_controller(struct turn *turn);
int64_t desk_ask_deadline(const struct desk *desk, int64_t now_ms);

/* ---- desk_board.c ---- */
void desk_follow(struct turn *turn);	/* the world changed: port, picture, rights */
void desk_sync(struct turn *turn);	/* tell the board what differs */
int64_t desk_board_deadline(const struct desk *desk);

/* ---- desk_watch.c ---- */
void desk_tick_watch(struct turn *turn);
int64_t desk_watch_deadline(const struct desk *desk, const struct world *world);

/* ---- desk_draw.c ---- */
/* rows of the picture that a menu may use */
int desk_menu_room(struct desk *desk, const struct world *world);
void desk_draw(struct desk *desk, const struct world *world, int64_t now_ms);

#endif
