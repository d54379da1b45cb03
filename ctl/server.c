/* SPDX-License-Identifier: MIT */
/*
 * The control socket: clients, lines and limits. A client that does not read, sends no line ends,
 * or comes a hundred times over costs memory up to a limit and nothing else.
 */
#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"
#include "ctl/log.h"
#include "ctl/password.h"
#include "ctl/socket_path.h"

struct client {
	uv_pipe_t pipe;
	struct server *server;
	struct client *next;
	char *line;			/* the beginning of a line that has not ended yet */
	size_t len, room;
	char who[96];			/* for the log */
	struct session session;
	bool closing, ended, subscribed, stale;
	int held;
};

struct outgoing {
	uv_write_t write;
	char *text;
};

/* ---- closing --------------------------------------------------------------------------------- */

/* a password may be in it */
static void
forget_line(struct client *client)
{
	if (client->line)
		password_wipe(client->line, client->len);
	free(client->line);
	client->line = NULL;
	client->len = client->room = 0;
}

static void
on_closed(uv_handle_t *handle)
{
	struct client *client = handle->data;

	forget_line(client);
	free(client);
}

static void
drop(struct client *client)
{
	struct client **at = &client->server->clients;

	if (client->closing)
		return;
	client->closing = true;
	request_client_gone(client->server->daemon, client);
	menu_session_end(client->session.menu);
	client->session.menu = NULL;
	while (*at != client)
		at = &(*at)->next;
	*at = client->next;
	client->server->count--;
	uv_close((uv_handle_t *)&client->pipe, on_closed);
}

static void
on_shutdown(uv_shutdown_t *shutdown, int status)
{
	(void)status;
	drop(shutdown->data);
	free(shutdown);
}

/* close when everything written has been read */
static void
finish(struct client *client)
{
	uv_shutdown_t *shutdown = client->closing ? NULL : calloc(1, sizeof(*shutdown));

	if (shutdown == NULL)
		return;
	uv_read_stop((uv_stream_t *)&client->pipe);
	shutdown->data = client;
	if (uv_shutdown(shutdown, (uv_stream_t *)&client->pipe, on_shutdown) != 0) {
		free(shutdown);
		drop(client);
	}
}

/* ---- writing --------------------------------------------------------------------------------- */

static void
on_written(uv_write_t *write, int status)
{
	struct outgoing *out = (struct outgoing *)write;
	struct client *client = write->data;

	free(out->text);
	free(out);
	if (status != 0 && status != UV_ECANCELED)
		drop(client);
}

static void
send_text(struct client *client, char *text)
{
	struct outgoing *out = calloc(1, sizeof(*out));
	uv_buf_t buffer = uv_buf_init(text, (unsigned)strlen(text));

	if (out == NULL)
		abort();
	out->text = text;
	out->write.data = client;
	if (uv_write(&out->write, (uv_stream_t *)&client->pipe, &buffer, 1, on_written) != 0) {
		free(text);
		free(out);
		drop(client);
	}
}

void
client_send(struct client *client, const json_t *message)
{
	char *json, *text;

	if (client->closing)
		return;
	if (client->pipe.write_queue_size > CLIENT_BACKLOG_MAX) {
		log_warning("control socket: %s does not read; dropped", client->who);
		drop(client);
		return;
	}
	json = json_dumps(message, JSON_COMPACT);
	if (json == NULL || asprintf(&text, "%s\n", json) < 0)
		abort();
	free(json);
	send_text(client, text);
}

/* ---- state pushed to subscribers ------------------------------------------------------------- */

static int
client_user(const struct client *client)
{
	return session_user(&client->session, &client->server->daemon->world);
}

/* the same for all clients of a user: made once for each run of them */
struct state_event {
	json_t *json;
	int user;
};

static void
make_event(struct state_event *event, struct daemon *daemon, int user)
{
	if (event->json && event->user == user)
		return;
	json_decref(event->json);
	event->user = user;
	event->json = json_pack("{s:s, s:o}", "event", "state", "state",
				report_state(daemon, user));
}

static void
push_to(struct client *client, struct state_event *event)
{
	/* who has not read the last state yet gets the newest one later, not all of them */
	client->stale = client->pipe.write_queue_size > 0;
	if (client->stale)
		return;
	make_event(event, client->server->daemon, client_user(client));
	client_send(client, event->json);
}

static void
on_push(uv_timer_t *timer)
{
	struct server *server = timer->data;
	struct state_event event = { NULL, NO_USER };
	bool stale = false;

	for (struct client *client = server->clients, *next; client; client = next) {
		next = client->next;
		if (client->subscribed && (server->push_due || client->stale))
			push_to(client, &event);
	}
	server->push_due = false;
	json_decref(event.json);
	for (struct client *client = server->clients; client; client = client->next)
		stale |= client->subscribed && client->stale;
	if (stale)
		uv_timer_start(timer, on_push, PUSH_MS, 0);
}

void
server_push(struct server *server)
{
	server->push_due = true;
	if (server->listening && !uv_is_active((uv_handle_t *)&server->push))
		uv_timer_start(&server->push, on_push, PUSH_MS, 0);
}

/* only who may read the audit; who has lost that right hears no more of it */
static bool
hears(const struct client *client, const struct audit_entry *entry)
{
	return client->session.following &&
	       world_admin(&client->server->daemon->world, client_user(client)) &&
	       audit_fits(&client->session.filter, entry);
}

void
server_push_audit(struct server *server, const struct audit_entry *entry)
{
	json_t *event = NULL;

	for (struct client *client = server->clients, *next; client; client = next) {
		next = client->next;
		if (!hears(client, entry))
			continue;
		if (event == NULL)
			event = json_pack("{s:s, s:o}", "event", "audit", "entry",
					  report_entry(&server->daemon->world.ports, entry));
		client_send(client, event);
	}
	json_decref(event);
}

void
server_push_alarm(struct server *server, int console, int port, const char *what)
{
	char id[PORT_TEXT];
	json_t *event;

	ports_dotted(&server->daemon->world.ports, port, id);
	event = json_pack("{s:s, s:i, s:s, s:s}", "event", "alarm", "console", console, "port", id, "what", what);
	for (struct client *client = server->clients, *next; client; client = next) {
		next = client->next;
		if (client->subscribed &&
		    world_right(&server->daemon->world, client_user(client), port) != RIGHT_NONE)
			client_send(client, event);
	}
	json_decref(event);
}

void
server_tell(struct server *server, const char *who, const json_t *event)
{
	for (struct client *client = server->clients, *next; client; client = next) {
		next = client->next;
		if (client->subscribed && strcmp(session_who(&client->session,
							     &server->daemon->world), who) == 0)
			client_send(client, event);
	}
}

json_t *
server_sessions(const struct server *server, const struct client *you)
{
	const struct world *world = &server->daemon->world;
	json_t *list = json_array();

	for (const struct client *client = server->clients; client; client = client->next) {
		const char *name = session_name(&client->session, world);

		json_array_append_new(list, json_pack("{s:s, s:s?, s:b, s:b, s:b}", "who",
			client->who, "user", name[0] ? name : NULL, "may_act",
			session_user(&client->session, world) != NO_USER, "subscribed",
			client->subscribed, "you", client == you));
	}
	return list;
}

void
server_forget_user(struct server *server, int user, const struct client *but)
{
	for (struct client *client = server->clients; client; client = client->next)
		if (client != but && client->session.user == user)
			client->session.user = NO_USER;
}

void
client_subscribe(struct client *client, bool on)
{
	client->subscribed = on;
}

const char *
client_who(const struct client *client)
{
	return client->who;
}

struct session *
client_session(struct client *client)
{
	return &client->session;
}

void
client_hold(struct client *client, int by)
{
	client->held += by;
	if (client->ended && client->held == 0)
		finish(client);
}

/* may still be talked with */
static bool
is_open(const struct client *client)
{
	return !client->closing && uv_is_writable((const uv_stream_t *)&client->pipe);
}

/* ---- reading --------------------------------------------------------------------------------- */

static void
give_room(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer)
{
	static char room[16384];

	(void)handle, (void)suggested;
	*buffer = uv_buf_init(room, sizeof(room));
}

static void
too_long(struct client *client)
{
	json_t *answer = json_pack("{s:n, s:b, s:{s:s, s:i, s:s, s:s}}", "id", "ok", 0, "error",
				   "code", "too-long", "exit", EXIT_USAGE, "message",
				   "a line has at most 65536 bytes", "hint",
				   "send one JSON object a line; long text in several requests");

	client_send(client, answer);
	json_decref(answer);
	finish(client);
}

/* not realloc: it may leave a copy behind */
static void
make_room(struct client *client, size_t size)
{
	size_t len = client->len, room = client->room ? client->room : 1024;
	char *line;

	while (room < len + size)
		room *= 2;
	if (room == client->room)
		return;
	line = malloc(room);
	if (line == NULL)
		abort();
	if (len)
		memcpy(line, client->line, len);
	forget_line(client);
	client->line = line;
	client->len = len;
	client->room = room;
}

static void
keep(struct client *client, const char *data, size_t size)
{
	if (client->len + size > LINE_MAX_BYTES) {
		too_long(client);
		return;
	}
	if (size == 0)
		return;
	make_room(client, size);
	memcpy(client->line + client->len, data, size);
	client->len += size;
}

/* a whole line is there: what was kept, then data */
static void
take_line(struct client *client, const char *data, size_t size)
{
	char *line;
	size_t len;

	keep(client, data, size);
	line = client->line;
	len = client->len;
	client->line = NULL;
	client->len = client->room = 0;
	if (is_open(client))
		request_line(client->server->daemon, client, line ? line : "", len);
	if (line)
		password_wipe(line, len);
	free(line);
}

static void
take(struct client *client, const char *data, size_t size)
{
	const char *end;

	while (is_open(client) && (end = memchr(data, '\n', size)) != NULL) {
		size_t len = (size_t)(end - data);

		take_line(client, data, len);
		data += len + 1;
		size -= len + 1;
	}
	if (is_open(client) && size > 0)
		keep(client, data, size);
}

/* End of input: either the client is gone, or it has only said all it wants and waits for answers. */
static void
on_end(struct client *client)
{
	struct pollfd peer = { .fd = -1 };
	int fd;

	if (uv_fileno((uv_handle_t *)&client->pipe, &fd) == 0)
		peer.fd = fd;
	client->ended = true;
	if (poll(&peer, 1, 0) < 0 || (peer.revents & (POLLHUP | POLLERR)))
		drop(client);
	else if (client->held == 0)
		finish(client);
}

static void
on_read(uv_stream_t *stream, ssize_t size, const uv_buf_t *buffer)
{
	struct client *client = stream->data;

	if (size > 0)
		take(client, buffer->base, (size_t)size);
	else if (size == UV_EOF)
		on_end(client);
	else if (size < 0)
		drop(client);
	if (size > 0)
		password_wipe(buffer->base, (size_t)size);
}

/* ---- accepting ------------------------------------------------------------------------------- */

static void
note_peer(struct client *client)
{
	struct ucred peer = { .uid = (uid_t)-1 };
	socklen_t size = sizeof(peer);
	int fd;

	if (uv_fileno((uv_handle_t *)&client->pipe, &fd) == 0)
		getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size);
	session_init(&client->session, peer.uid, client->server->daemon->config.wary);
	snprintf(client->who, sizeof(client->who), "%s, pid %d", client->session.from,
		 (int)peer.pid);
}

static void
refuse(struct client *client)
{
	json_t *answer = json_pack("{s:n, s:b, s:{s:s, s:i, s:s, s:s}}", "id", "ok", 0, "error",
				   "code", "busy", "exit", EXIT_BUSY, "message",
				   "too many clients", "hint", "close some of them and try again");

	client_send(client, answer);
	json_decref(answer);
	finish(client);
}

static void
greet(struct client *client)
{
	json_t *greeting = report_greeting(client->server->daemon);

	client_send(client, greeting);
	json_decref(greeting);
	if (!client->closing)
		uv_read_start((uv_stream_t *)&client->pipe, give_room, on_read);
}

static void
on_connection(uv_stream_t *stream, int status)
{
	struct server *server = stream->data;
	struct client *client = status == 0 ? calloc(1, sizeof(*client)) : NULL;

	if (client == NULL)
		return;
	client->server = server;
	uv_pipe_init(stream->loop, &client->pipe, 0);
	client->pipe.data = client;
	client->next = server->clients;
	server->clients = client;
	server->count++;
	if (uv_accept(stream, (uv_stream_t *)&client->pipe) != 0) {
		drop(client);
		return;
	}
	note_peer(client);
	log_debug("control socket: client, %s", client->who);
	if (server->count > CLIENTS_MAX)
		refuse(client);
	else
		greet(client);
}

/* ---- listening ------------------------------------------------------------------------------- */

static int
listen_error(int result, const char *path, char *error, size_t size)
{
	snprintf(error, size, "cannot listen on %s: %s", path, uv_strerror(result));
	return result == UV_EACCES || result == UV_EPERM ? EXIT_PERMISSION : EXIT_ABSENT;
}

/* requests have passwords in them: whatever jansson gives back is wiped */
static void
wiping_free(void *memory)
{
	if (memory)
		password_wipe(memory, malloc_usable_size(memory));
	free(memory);
}

void
server_init(struct server *server, struct daemon *daemon, const char *path)
{
	memset(server, 0, sizeof(*server));
	json_set_alloc_funcs(malloc, wiping_free);
	server->daemon = daemon;
	server->path = path;
	uv_pipe_init(&daemon->loop, &server->pipe, 0);
	uv_timer_init(&daemon->loop, &server->push);
	server->pipe.data = server->push.data = server;
}

int
server_listen(struct server *server, char *error, size_t size)
{
	const char *path = server->path;
	mode_t mask;
	int result;

	result = socket_path_prepare(path, error, size);
	if (result != EXIT_OK)
		return result;
	mask = umask(0117);
	result = uv_pipe_bind(&server->pipe, path);
	umask(mask);
	if (result == 0)
		result = uv_listen((uv_stream_t *)&server->pipe, 128, on_connection);
	if (result != 0)
		return listen_error(result, path, error, size);
	socket_path_share(path);
	server->listening = true;
	return EXIT_OK;
}

void
server_stop(struct server *server)
{
	server->listening = false;
	while (server->clients)
		drop(server->clients);
	uv_close((uv_handle_t *)&server->push, NULL);
	/* libuv removes the socket file with its pipe */
	uv_close((uv_handle_t *)&server->pipe, NULL);
}
