/* SPDX-License-Identifier: MIT */
/* The request for the audit, once or as it comes. */
#include <stdio.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"

enum { LOG_MAX = 5000, LOG_STANDARD = 100 };

static json_t *
number_or_null(int number)
{
	return number ? json_integer(number) : json_null();
}

json_t *
report_entry(const struct ports *ports, const struct audit_entry *entry)
{
	char port[PORT_TEXT];

	ports_dotted(ports, entry->port, port);
	return json_pack("{s:I, s:I, s:s, s:o, s:o, s:s, s:s, s:s}", "id", (json_int_t)entry->id,
			 "time_ms", (json_int_t)entry->time_ms, "kind", audit_word(entry->kind),
			 "console", number_or_null(entry->console), "port",
			 entry->port ? json_string(port) : json_null(), "user", entry->user, "from",
			 entry->from, "text", entry->text);
}

struct entries {
	const struct ports *ports;
	json_t *list;
};

static void
take_entry(void *ctx, const struct audit_entry *entry)
{
	const struct entries *entries = ctx;

	json_array_append_new(entries->list, report_entry(entries->ports, entry));
}

/* ---- the filter ------------------------------------------------------------------------------ */

static bool
take_time(struct request *request, const char *name, long long *out)
{
	json_t *value = json_object_get(request->body, name);

	*out = json_integer_value(value);
	if (value == NULL || (json_is_integer(value) && *out >= 0))
		return true;
	request_fail(request, "bad-request", EXIT_USAGE, "see docs/control-socket.md",
		     "\"%s\" must be milliseconds since 1970", name);
	return false;
}

static bool
take_kinds(struct request *request, unsigned *kinds)
{
	json_t *list = json_object_get(request->body, "kinds"), *item;
	size_t i;

	*kinds = 0;
	json_array_foreach(list, i, item) {
		const char *word = json_string_value(item);
		int kind = word ? audit_kind(word) : -1;

		if (kind >= 0) {
			*kinds |= 1u << kind;
			continue;
		}
		request_fail(request, "bad-value", EXIT_USAGE, "`overscan help log` lists them",
			     "there is no kind \"%.20s\"", word ? word : "(not text)");
		return false;
	}
	if (list == NULL || json_is_array(list))
		return true;
	request_fail(request, "bad-request", EXIT_USAGE, "for instance [\"login\", \"failed\"]",
		     "\"kinds\" must be a list of words");
	return false;
}

/* a text of the filter into room of its own; NULL in the filter: any */
static bool
take_word(struct request *request, const char *name, char *room, size_t size, const char **out)
{
	json_t *value = json_object_get(request->body, name);
	const char *text = json_string_value(value);

	*out = NULL;
	if (value == NULL || json_is_null(value))
		return true;
	if (text == NULL || strlen(text) >= size) {
		request_fail(request, "bad-request", EXIT_USAGE, "see docs/control-socket.md",
			     "\"%s\" must be text of at most %zu bytes", name, size - 1);
		return false;
	}
	memcpy(room, text, strlen(text) + 1);
	*out = room;
	return true;
}

static bool
take_numbers(struct request *request, struct audit_filter *filter)
{
	long limit = LOG_STANDARD, console = 0;

	filter->port = 0;
	if (json_object_get(request->body, "port")) {
		filter->port = request_port(request, false);
		if (filter->port < 0)
			return false;
	}
	if (json_object_get(request->body, "console") &&
	    !request_int(request, "console", 1, CONSOLES_MAX, &console))
		return false;
	if (json_object_get(request->body, "limit") &&
	    !request_int(request, "limit", 0, LOG_MAX, &limit))
		return false;
	filter->console = (int)console;
	filter->limit = (int)limit;
	return true;
}

static bool
take_filter(struct request *request, struct session *room)
{
	struct audit_filter *filter = &room->filter;

	return take_time(request, "since_ms", &filter->since_ms) &&
	       take_time(request, "until_ms", &filter->until_ms) &&
	       take_kinds(request, &filter->kinds) &&
	       take_word(request, "user", room->filter_user, sizeof(room->filter_user),
			 &filter->user) &&
	       take_word(request, "grep", room->filter_word, sizeof(room->filter_word),
			 &filter->word) &&
	       take_numbers(request, filter);
}

/* a client has one filter: asking again replaces it */
static void
follow(struct session *session, const struct session *room)
{
	session->following = true;
	session->filter = room->filter;
	memcpy(session->filter_user, room->filter_user, sizeof(room->filter_user));
	memcpy(session->filter_word, room->filter_word, sizeof(room->filter_word));
	if (room->filter.user)
		session->filter.user = session->filter_user;
	if (room->filter.word)
		session->filter.word = session->filter_word;
}

void
command_log(struct request *request)
{
	struct session room = { 0 };
	struct entries entries = { .ports = &request->daemon->world.ports };

	if (!take_filter(request, &room))
		return;
	entries.list = json_array();
	store_log(request->daemon->store, &room.filter, take_entry, &entries);
	if (json_is_true(json_object_get(request->body, "follow")))
		follow(client_session(request->client), &room);
	else
		client_session(request->client)->following = false;
	request_ok(request, json_pack("{s:o}", "entries", entries.list));
}
