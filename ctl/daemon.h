/* SPDX-License-Identifier: MIT */
/*
 * The parts of overscand and who calls whom. One libuv loop; nothing in it waits. Passwords are hashed and
 * boards opened in libuv's threads, the audit is written in one of the store's own.
 *
 *	overscand.c	options, signals, start and end
 *	daemon.c	what happens: board events and requests meet the consoles here
 *	board_link.c	holds the board, opens it again for ever, copies its status to struct ports
 *	unit_board.c	which of two boards is told what: carries out what units.c orders
 *	console.c	one console: runs its desk and brings its page to the board by difference
 *	act.c		does what desks, menus and tools ask for
 *	power_cycle.c	presses power buttons of hosts
 *	macro.c		keys that the switch itself types at hosts
 *	injector.c	keys typed by program, in time
 *	server.c	control socket: clients, lines, limits
 *	session.c	who a client is
 *	request.c	answers, and requests that wait for a console to settle
 *	request_arg.c	what a request says, and what it may
 *	commands.c	the requests, one function each, and those in commands_*.c
 *	report.c	state as JSON; health.c what doctor wants to know
 *	service.c	what the service manager is told
 *
 * Pure and below all of them: desk, menu, hotkey, power, scan, lockout, seats, units, page, osd_diff, ports, chord.
 */
#ifndef CTL_DAEMON_H
#define CTL_DAEMON_H

#include <jansson.h>
#include <uv.h>

#include "ctl/act.h"
#include "ctl/chord.h"
#include "ctl/config.h"
#include "ctl/desk.h"
#include "ctl/osd_diff.h"
#include "ctl/power_cycle.h"
#include "ctl/service.h"
#include "ctl/seats.h"
#include "ctl/session.h"
#include "ctl/store.h"
#include "ctl/units.h"
#include "driver/overscan.h"

enum {
	PROTOCOL_VERSION = 1,
	LINE_MAX_BYTES = 65536,
	CLIENTS_MAX = 256,
	CLIENT_BACKLOG_MAX = 1 << 20,	/* unread bytes after which a client is dropped */
	JOBS_MAX = 64,			/* key jobs waiting at one console */
	SETTLE_MAX_MS = 8000,		/* longest wait for a console after a command */
	PUSH_MS = 50,			/* state changes are sent at most this often */
};

struct daemon;
struct client;

/* ---- board_link.c ---------------------------------------------------------------------------- */

struct board_link {
	struct daemon *daemon;
	const char *name;
	int base;			/* 0, or UNIT_PORTS for the unit behind a port: its port 1 is base + 1 */
	const char *label;		/* "board", "unit 2" in the log */
	char label_room[16];
	struct ovs_board *board;	/* NULL until it could be opened once */
	bool up;			/* a session, and its state has been read */
	bool watching, status_changed;
	bool inputs_known;
	unsigned inputs[CONSOLES_MAX + 1];	/* as last seen: changes with every use of a console */
	bool changes_known;
	unsigned changes[PORTS_MAX + 1], age_ms[PORTS_MAX + 1];	/* as last seen: of the pictures */
	uint64_t changes_ms;		/* not to be told again before */
	int error;			/* enum ovs_error, when not up */
	char cause[256];
	uv_work_t work;			/* ovs_open may take its time */
	struct ovs_board *opened;
	int open_result;
	char open_cause[256];
	bool opening;
	uv_poll_t poll;
	uv_prepare_t prepare;
	uv_timer_t timer, retry;
	struct ovs_handlers handlers;
};

/* unit: 0, or the number of the unit behind a port */
void board_link_init(struct board_link *link, struct daemon *daemon, const char *name, int unit);
/* Open now, waiting for it; an exit code when there is no sense in trying again. */
int board_link_start(struct board_link *link);
/* the same without waiting, and never in vain */
void board_link_start_later(struct board_link *link);
void board_link_stop(struct board_link *link);
/* Copy names, modes, LEDs and selections from the library's cache. */
void board_link_copy_status(struct board_link *link);

/* ---- unit_board.c ---------------------------------------------------------------------------- */

/* The unit behind a port, if the configuration has one; before boards are opened. False: the log says why. */
bool unit_board_init(struct daemon *daemon);
/* from board_link.c: a session began or ended; something of the unit behind, or a console of unit 1, changed */
void unit_board_begin(struct daemon *daemon);
void unit_board_behind(struct daemon *daemon, bool up);
void unit_board_status(struct daemon *daemon);
/* the consoles of unit 1 are at these ports: what desks see of them */
void unit_board_seen(struct daemon *daemon, int console, struct console_state *state);
/* what desks ask for, by numbers of ports.h */
void unit_board_select(struct daemon *daemon, int console, int port);
void unit_board_capture(struct daemon *daemon, int console, bool take);
void unit_board_ports(struct daemon *daemon, int console, unsigned mask);
void unit_board_keys(struct daemon *daemon, int console, unsigned mask);
void unit_board_broadcast(struct daemon *daemon, int console, unsigned mask);
/* Ports that macro keys of this console go to, and the keys: on the board that has them. */
void unit_board_macro(struct daemon *daemon, int console, unsigned mask);
void unit_board_macro_key(struct daemon *daemon, int console, unsigned mask, int key_id, bool down);
/* the board that has this port, and the port's number there; NULL: it does not answer */
struct ovs_board *unit_board_of(struct daemon *daemon, int port, int *place);
struct request;

/* ---- edid_tell.c ----------------------------------------------------------------------------- */

enum { EDIDS_WAITING = 8 };

struct edid_teller {
	bool busy;			/* the library is at work for `port` */
	int port;
	bool is_told[PORTS_MAX + 1];
	struct edid told[PORTS_MAX + 1];	/* in this session with its board */
	struct request *waiting[EDIDS_WAITING];	/* to read one */
	int waits;
};

/* the EDID of each port that the board does not know yet; goes on by itself */
void edid_tell(struct daemon *daemon);
/* the library is free again: what is to be told, then who waits */
void edid_next(struct daemon *daemon);
/* A request that the library was too busy for: edid_show comes later. False: too many wait. */
bool edid_wait(struct daemon *daemon, struct request *request);
void edid_show(struct request *request);				/* commands_edid.c */
/* another session: all of them again */
void edid_forget(struct daemon *daemon);

/* ---- injector.c ------------------------------------------------------------------------------ */

typedef void job_done(void *ctx, bool complete);

struct job;

struct injector {
	struct daemon *daemon;
	int console, jobs;
	uv_timer_t timer;
	struct job *first, *last;
	bool held[256];
};

void injector_init(struct injector *injector, struct daemon *daemon, int console);
void injector_fini(struct injector *injector);
/* Takes over the strokes. False when too many jobs wait. done is called once, later. */
bool injector_add(struct injector *injector, struct strokes *strokes, job_done *done, void *ctx);
/* The job of this ctx presses no more keys; what it holds down is released. */
void injector_cancel(struct injector *injector, void *ctx);
/* Forget every job, release every key. */
void injector_clear(struct injector *injector);
bool injector_idle(const struct injector *injector);

/* ---- macro.c --------------------------------------------------------------------------------- */

struct macro_job;

struct macro {
	struct daemon *daemon;
	int console;
	uv_timer_t timer;
	struct macro_job *first, *last;
};

void macro_init(struct macro *macro, struct daemon *daemon, int console);
void macro_fini(struct macro *macro);
/* Type the chords at these ports, after what was asked for before. */
void macro_keys(struct macro *macro, unsigned ports, const char *chords);
/* Make the lock LEDs of these ports dark. */
void macro_level(struct macro *macro, unsigned ports);
/* After what was asked for before, every key goes to these ports; 0: to none any more, at once. */
void macro_broadcast(struct macro *macro, unsigned ports);
/* ports that keys are being typed at, or will be */
unsigned macro_ports(const struct macro *macro);
void macro_clear(struct macro *macro);
bool macro_idle(const struct macro *macro);

/* ---- console.c ------------------------------------------------------------------------------- */

typedef void take_done(void *ctx, bool given);

struct taker;

struct console {
	struct daemon *daemon;
	int number;
	struct desk desk;
	struct injector injector;
	struct macro macro;
	uv_timer_t timer;		/* the desk's deadline */
	struct taker *takers;		/* tools that wait for an answer to console_take */
	char asked[DESK_WHO];		/* the tool that held the console when it was asked for it */
	struct lockout_kept lockout;	/* as the store has it */

	bool busy;			/* actions are being done: what follows waits */
	bool answer_due;
	int answer_code;
	char answer[ACTION_TEXT];

	/* what the board has; drawn tells whether it can be relied on */
	struct page shown;
	struct view shown_view;
	bool drawn;
	bool sending, commit_due;
	uint64_t hidden_since_ms;	/* the board shows it since at least then not */
};

void console_init(struct console *console, struct daemon *daemon, int number);
void console_fini(struct console *console);
/* what a daemon before this one has left in the store */
void console_restore(struct console *console);
/* a new session: whatever was drawn is gone */
void console_board_up(struct console *console);
void console_board_down(struct console *console);
void console_event(struct console *console, struct desk_event event);
void console_commit_done(struct console *console);
/* the password check of an ACT_LOGIN; user NO_USER: there is no such one */
void console_checked(struct console *console, int user, bool right);
/* somebody else draws: trust nothing on the page */
void console_drawn_over(struct console *console);
/* keys delivered, trigger decided, page on the screen, switch done */
bool console_settled(const struct console *console);
/* hide the overlay, give back the keyboard */
void console_leave(struct console *console);

/*
 * A tool asks the console for one of its actions (ACT_SELECT to ACT_FORCE). An exit code; text gets a
 * sentence when it is not 0. Nothing is waited for: request_settle does that.
 */
int console_act(struct console *console, const struct actor *actor, const struct action *action,
		char *text, size_t size);
/*
 * Before a tool types, moves or selects: NULL and the console is its own for ten seconds, or who holds
 * it. who: session_who. force is for administrators; who that is, the caller knows.
 */
const char *console_use(struct console *console, const char *who, bool force);
/* somebody asks for it, and this tool may answer */
bool console_asked(const struct console *console, const char *who);
/* Ask for control; done is called once, within ten seconds, unless forgotten. */
void console_take(struct console *console, const struct actor *actor, bool force, take_done *done,
		  void *ctx);
void console_take_forget(struct console *console, void *ctx);
/* ACT_ASK, ACT_GIVE and so on that a desk asks for; an exit code */
int console_hand_over(struct daemon *daemon, const struct actor *actor, const struct action *action);

/* ---- server.c -------------------------------------------------------------------------------- */

struct server {
	struct daemon *daemon;
	const char *path;
	uv_pipe_t pipe;
	uv_timer_t push;
	struct client *clients;
	int count;
	bool listening, push_due;
};

void server_init(struct server *server, struct daemon *daemon, const char *path);
/* Returns an exit code; when it is not 0, error says why. */
int server_listen(struct server *server, char *error, size_t size);
void server_stop(struct server *server);
/* State changed: subscribers will hear of it. */
void server_push(struct server *server);
void client_send(struct client *client, const json_t *message);
void client_subscribe(struct client *client, bool on);
void client_hold(struct client *client, int by);	/* requests not answered yet: +1, -1 */
const char *client_who(const struct client *client);
struct session *client_session(struct client *client);
/* who is connected, as JSON */
json_t *server_sessions(const struct server *server, const struct client *you);
/* every client but this one that is logged in as this user no longer is */
void server_forget_user(struct server *server, int user, const struct client *but);
/* an event, to those that have subscribed and are `who` (session_who) */
void server_tell(struct server *server, const char *who, const json_t *event);
/* an entry of the audit, to the clients that follow it */
/* a desk raised an alarm: to who has subscribed and may see the port */
void server_push_alarm(struct server *server, int console, int port, const char *what);
void server_push_audit(struct server *server, const struct audit_entry *entry);

/* ---- request.c ------------------------------------------------------------------------------- */

struct request {
	struct daemon *daemon;
	struct client *client;		/* NULL: gone */
	json_t *id, *body;
	int console;			/* the one it waits for */
	uint64_t settle_by_ms;		/* 0 = not waiting */
	bool running, ended;		/* its command has not returned; it has been answered */
	unsigned long queued;		/* for the disk, before it came */
	json_t *answer;			/* waits until what was queued since is written */
	bool taking;			/* waits for an answer of the console's operator */
	/* of a password being worked on */
	bool checking;
	long long place;		/* its lockout */
	int user;
	char hash[HASH_BYTES];		/* what it is checked against */
	struct request *next;
};

/* a line of a client */
void request_line(struct daemon *daemon, struct client *client, const char *line, size_t len);
void request_client_gone(struct daemon *daemon, const struct client *client);
/* each ends the request, of which only the first end counts; result is taken over and may be NULL */
void request_ok(struct request *request, json_t *result);
void request_fail(struct request *request, const char *code, int exit_code, const char *hint,
		  const char *format, ...) __attribute__((format(printf, 5, 6)));
/* the same with a message of any length */
void request_fail_text(struct request *request, const char *code, int exit_code, const char *hint,
		       const char *message);
void request_fail_board(struct request *request, int error);
/* answer ok when the console has settled */
void request_settle(struct request *request);
void requests_step(struct daemon *daemon);
/* Those below are false, NULL or negative after having failed the request, which is gone then. */
/* sets `console` of the request, 1 if it names none */
bool request_console(struct request *request);
bool request_needs_board(struct request *request);
/* the console has nobody else's rights */
bool request_may_use(struct request *request);
/* the client uses the console of the request from now on; "force" takes it from who holds it */
bool request_use(struct request *request);
/* one of the console's actions, done */
bool request_desk(struct request *request, const struct action *action);
const char *request_text(struct request *request, const char *name);
bool request_int(struct request *request, const char *name, long min, long max, long *out);
bool request_known(struct request *request);		/* somebody who may act at all */
bool request_admin(struct request *request);
/* "port" as 1.2, "2", 2 or its name; or_none: "none" is 0. Negative: failed */
int request_port(struct request *request, bool or_none);
/* may type at the port that the console has selected */
bool request_may_type(struct request *request);
/* the user that `field` names */
struct user *request_named_user(struct request *request, const char *field);
/* do kept actions */
bool request_act(struct request *request, const struct action *action);
bool request_act_all(struct request *request, const struct action *list, int count);

/* for whom it acts: NOBODY, a user, or NO_USER; what the audit calls that, and where it comes from */
int request_user(const struct request *request);
const char *request_name(const struct request *request);
const char *request_from(const struct request *request);
const char *request_who(const struct request *request);	/* session_who */
void request_audit(const struct request *request, enum audit_kind kind, int console, int port,
		   const char *text);

/* ---- commands*.c, report.c ------------------------------------------------------------------- */

typedef void command_run(struct request *request);

enum { NEED_NOTHING = 0, NEED_BOARD = 1, NEED_USER = 2, NEED_ADMIN = 4 };

struct command {
	const char *name;
	unsigned needs;
	command_run *run;
};

extern const struct command commands[];		/* ends with a NULL name */

command_run command_osd;						/* commands_osd.c */
command_run command_page;						/* commands_page.c */
command_run command_flash;						/* commands_flash.c */
command_run command_edid;						/* commands_edid.c */
command_run command_set, command_name, command_quick, command_dwell, command_macro, command_buttons,
	command_defaults, command_clear_names, command_user;		/* commands_kept.c */
command_run command_login, command_logout, command_passwd, command_sessions;	/* commands_login.c */
command_run command_log;						/* commands_log.c */
command_run command_export, command_import;				/* commands_config.c */

command_run command_scan, command_skip, command_broadcast, command_banner, command_blank,
	command_replug, command_power, command_logout_console, command_take, command_give, command_refuse;		/* commands_desk.c */
command_run command_menu;						/* commands_menu.c */
void menu_session_end(struct menu_session *session);

json_t *report_entry(const struct ports *ports, const struct audit_entry *entry);	/* commands_log.c */

/* as this user may see it */
json_t *report_you(const struct daemon *daemon, int user);
json_t *report_state(struct daemon *daemon, int user);
json_t *report_ports(const struct daemon *daemon, int user);
json_t *report_consoles(struct daemon *daemon, int user, bool counters);
json_t *report_power(const struct world *world, int port);
json_t *report_board(const struct daemon *daemon);
json_t *report_doctor(struct daemon *daemon, int user);
json_t *health_report(const struct daemon *daemon, int user);		/* health.c */
json_t *report_greeting(const struct daemon *daemon);

/* ---- daemon.c -------------------------------------------------------------------------------- */

struct daemon_options {
	const char *board, *control, *config, *state;
};

struct daemon {
	uv_loop_t loop;
	struct daemon_options options;
	struct config config;
	struct store *store;
	struct world world;
	struct board_link link, behind;
	struct units units;
	char behind_name[BOARD_BYTES];	/* its identity; the configuration may be read again */
	uv_timer_t units_timer;		/* between two looks at the time of unit 1 */
	struct console console[CONSOLES_MAX + 1];
	struct seats seats;
	struct power_cycles power;
	int stepping;			/* desks under way: what changes the world waits for them */
	bool world_due;
	bool pictures_known, present[PORTS_MAX + 1];	/* as the audit has it */
	struct server server;
	struct service *service;	/* NULL: none asked for */
	uv_async_t written;		/* what was queued for the disk is on it */
	struct request *requests;	/* not answered yet */
	struct edid_teller edids;
	const struct client *flash_owner;	/* writes the font flash; NULL: nobody */
	uv_timer_t wait_timer;
	uv_signal_t signal[3];
};

/* An exit code; messages have been written to the log when it is not 0. */
int daemon_init(struct daemon *daemon, const struct daemon_options *options);
void daemon_run(struct daemon *daemon);
void daemon_stop(struct daemon *daemon);
void daemon_fini(struct daemon *daemon);
/* names and settings again, from file and state */
void daemon_apply_file(struct daemon *daemon);
void daemon_reload(struct daemon *daemon);
uint64_t daemon_now_ms(const struct daemon *daemon);

/* from board_link.c */
void daemon_board_up(struct daemon *daemon);
void daemon_board_down(struct daemon *daemon);
void daemon_status_changed(struct daemon *daemon);
void daemon_key(struct daemon *daemon, int console, int key_id, bool down);
void daemon_trigger(struct daemon *daemon, int console, int action);
void daemon_commit(struct daemon *daemon, int console);
void daemon_keys_lost(struct daemon *daemon);
void daemon_input(struct daemon *daemon, int console);

/* Users, settings, rights or names changed: every desk hears of it, when the running step is done. */
void daemon_world_changed(struct daemon *daemon);
void daemon_settle_world(struct daemon *daemon);
/* the keys of a port go over to a console */
void daemon_give(struct daemon *daemon, int port, int console);

#endif
