/* SPDX-License-Identifier: MIT */
/* Requests: everything kept as one text, and back. */
#include <stdlib.h>
#include <string.h>

#include "ctl/config_write.h"
#include "ctl/daemon.h"
#include "ctl/exit_codes.h"

void
command_export(struct request *request)
{
	char *text = config_write(&request->daemon->world);

	if (text)
		request_ok(request, json_pack("{s:s}", "text", text));
	else
		request_fail(request, "busy", EXIT_BUSY, "try again", "there is no memory left");
	free(text);
}

static void
finish(struct request *request, const struct config_diff *diff)
{
	bool dry_run = json_is_true(json_object_get(request->body, "dry_run"));
	json_t *changes = json_array();

	for (int i = 0; i < diff->count; i++)
		json_array_append_new(changes, json_string(diff->line[i]));
	if (dry_run || diff->count == 0 || request_act_all(request, diff->list, diff->count))
		request_ok(request, json_pack("{s:o, s:b}", "changes", changes, "done", !dry_run));
	else
		json_decref(changes);
}

void
command_import(struct request *request)
{
	static struct config config;
	const struct daemon *daemon = request->daemon;
	struct config_diff diff = { .world = &daemon->world, .state = store_state(daemon->store),
				    .next_user = store_next_user(daemon->store) };
	const char *label = json_string_value(json_object_get(request->body, "file"));
	const char *text = request_text(request, "text");
	char error[CONFIG_TEXT_MAX];

	if (text == NULL)
		return;
	if (config_parse(&config, label && strlen(label) < 256 ? label : "import", text,
			 daemon->world.ports.behind.unit, error, sizeof(error)) != EXIT_OK) {
		request_fail_text(request, "bad-config", EXIT_USAGE, "nothing was changed; mend these "
				  "and import it again", error);
		return;
	}
	diff.replace = json_is_true(json_object_get(request->body, "replace"));
	config_diff(&diff, &config);
	finish(request, &diff);
	config_diff_fini(&diff);
}
