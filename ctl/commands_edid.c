/* SPDX-License-Identifier: MIT */
/* Requests about the monitors that hosts see: EDIDs that are kept, which port has which, what a host reads. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"

static const char *
name_of(const struct port *port)
{
	return port->edid[0] ? port->edid : EDID_STANDARD;
}

static json_t *
port_json(const struct ports *ports, int number)
{
	char id[PORT_TEXT];

	return json_string(ports_dotted(ports, number, id));
}

/* ports whose EDID has this name */
static json_t *
ports_json(const struct world *world, const char *name)
{
	json_t *list = json_array();

	for (int i = 1; i <= world->ports.count; i++)
		if (!world->ports.port[i].none && strcmp(name_of(&world->ports.port[i]), name) == 0)
			json_array_append_new(list, port_json(&world->ports, i));
	return list;
}

static json_t *
mode_json(const struct edid_words *words)
{
	char text[40];

	if (words->width == 0)
		return json_null();
	snprintf(text, sizeof(text), "%dx%d@%d", words->width, words->height, words->rate_hz);
	return json_string(text);
}

/* what the bytes say */
static json_t *
words_json(const uint8_t *data, int bytes)
{
	struct edid_words words;
	struct edid edid = { .bytes = bytes };
	char hex[EDID_HEX_BYTES];

	memcpy(edid.data, data, (size_t)bytes);
	edid_describe(data, &words);
	return json_pack("{s:i, s:s, s:i, s:s, s:o, s:b, s:s}", "bytes", bytes, "maker", words.maker, "product",
			 (int)words.product, "monitor", words.monitor, "preferred", mode_json(&words), "digital", words.digital,
			 "data", edid_hex(&edid, hex));
}

static void
list(struct request *request)
{
	const struct world *world = &request->daemon->world;
	json_t *all = json_array(), *one = json_pack("{s:s, s:o}", "name", EDID_STANDARD, "ports", ports_json(world, EDID_STANDARD));

	json_array_append_new(all, one);
	for (int i = 0; i < world->edids.count; i++) {
		const struct edid *edid = &world->edids.list[i];

		one = words_json(edid->data, edid->bytes);
		json_object_set_new(one, "name", json_string(edid->name));
		json_object_set_new(one, "ports", ports_json(world, edid->name));
		json_array_append_new(all, one);
	}
	request_ok(request, json_pack("{s:o}", "edids", all));
}

static void
fail_board(struct request *request, int port, int result)
{
	int place;
	struct ovs_board *board = unit_board_of(request->daemon, port, &place);

	if (result == OVS_E_LINK || board == NULL)
		request_fail_board(request, result);
	else
		request_fail_text(request, "edid", ovs_exit_code(result), result == OVS_E_BUSY ? "try again" :
				  "see docs/boards.md", ovs_last_error(board));
}

static void
answer(struct request *request, int result, const uint8_t *bytes, int count)
{
	int number;
	const struct port *port;
	json_t *out;

	number = request_port(request, false);
	if (number < 0)
		return;
	if (result != 0) {
		fail_board(request, number, result);
		return;
	}
	port = &request->daemon->world.ports.port[number];
	out = words_json(bytes, count);
	json_object_set_new(out, "port", port_json(&request->daemon->world.ports, number));
	json_object_set_new(out, "edid", json_string(name_of(port)));
	json_object_set_new(out, "reads", json_integer(port->edid_reads));
	json_object_set_new(out, "away", json_boolean(port->edid_away));
	request_ok(request, out);
}

static void
on_read(void *ctx, int result, const uint8_t *bytes, int count, bool own)
{
	struct request *request = ctx;
	struct daemon *daemon = request->daemon;

	(void)own;
	answer(request, result, bytes, count);
	edid_next(daemon);
}

/* of the board: what the host there reads */
void
edid_show(struct request *request)
{
	struct daemon *daemon = request->daemon;
	int port = request_port(request, false), place, result = OVS_E_LINK;
	struct ovs_board *board = port < 0 ? NULL : unit_board_of(daemon, port, &place);

	if (port >= 0) {
		if (board)
			result = ovs_edid_read(board, place, on_read, request);
		if (result == 0 || (result == OVS_E_BUSY && edid_wait(daemon, request)))
			return;
		fail_board(request, port, result);
	}
	edid_next(daemon);
}

static void
set(struct request *request)
{
	struct action list[PORTS_MAX] = { { .act = ACT_NONE } };
	const struct ports *ports = &request->daemon->world.ports;
	bool all = json_is_true(json_object_get(request->body, "all"));
	const char *name = request_text(request, "edid");
	int first = 1, last = ports->count, count = 0;

	if (name == NULL)
		return;
	if (!all) {
		first = request_port(request, false);
		if (first < 0)
			return;
		last = first;
	}
	for (int port = first; port <= last; port++) {
		if (ports->port[port].none)
			continue;
		list[count].act = ACT_PORT_EDID;
		list[count].port = port;
		snprintf(list[count++].text, sizeof(list[0].text), "%s", strcmp(name, EDID_STANDARD) == 0 ? "" : name);
	}
	if (request_act_all(request, list, count))
		request_ok(request, NULL);
}

static void
add(struct request *request)
{
	struct edid edid = { 0 };
	struct action action = { .act = ACT_EDID_ADD, .edid = &edid };
	const char *name = request_text(request, "name"), *data = name ? request_text(request, "data") : NULL, *wrong;

	if (data == NULL)
		return;
	wrong = edid_name_error(name);
	if (wrong == NULL)
		wrong = edid_from_hex(&edid, data);
	if (wrong) {
		request_fail(request, "bad-edid", EXIT_USAGE, "`edid-decode` shows what is in a file", "%s", wrong);
		return;
	}
	snprintf(edid.name, sizeof(edid.name), "%s", name);
	if (request_act(request, &action))
		request_ok(request, words_json(edid.data, edid.bytes));
}

static void
dump(struct request *request)
{
	const char *name = request_text(request, "name");
	const struct edid *edid = name ? edids_find(&request->daemon->world.edids, name) : NULL;

	if (edid)
		request_ok(request, words_json(edid->data, edid->bytes));
	else if (name)
		request_fail(request, "no-such-edid", EXIT_ABSENT, "`overscan edid list` lists them",
			     "there is no EDID \"%.40s\"", name);
}

static void
drop(struct request *request)
{
	struct action action = { .act = ACT_EDID_REMOVE };
	const char *name = request_text(request, "name");

	if (name == NULL)
		return;
	snprintf(action.text, sizeof(action.text), "%s", name);
	if (request_act(request, &action))
		request_ok(request, NULL);
}

void
command_edid(struct request *request)
{
	static const struct {
		const char *name;
		void (*run)(struct request *request);
	} verbs[] = {
		{ "list", list }, { "show", edid_show }, { "set", set }, { "add", add }, { "dump", dump }, { "remove", drop },
	};
	const char *what = request_text(request, "do");

	if (what == NULL)
		return;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (strcmp(verbs[i].name, what) == 0) {
			verbs[i].run(request);
			return;
		}
	request_fail(request, "bad-request", EXIT_USAGE, "list, show, set, add, dump or remove",
		     "there is nothing like \"%.20s\" to do with EDIDs", what);
}
