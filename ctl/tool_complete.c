/* SPDX-License-Identifier: MIT */
/*
 * completion: the bash script, made of the command table, and the words it asks for while somebody
 * presses Tab. `completion ports`, `users`, `values SETTING` and `keys` are for the script: silent, whatever happens.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ctl/audit.h"
#include "ctl/exit_codes.h"
#include "ctl/settings.h"
#include "ctl/tool.h"
#include "driver/overscan.h"

enum { LIVE_S = 2 };	/* nobody waits longer at a Tab */

/* ---- the script ------------------------------------------------------------------------------ */

/*
 * Candidates are kept raw in `all`; what is typed may be quoted in any way, and is in pieces where
 * COMP_WORDBREAKS has : or =. The reply holds what readline puts behind what it keeps of the word.
 */
static const char script[] =
	"# bash completion for overscan; made by `overscan completion bash`\n"
	"\n"
	"# words[]: the words up to the cursor, as typed; COMP_WORDS with its pieces put together\n"
	"_overscan_words()\n"
	"{\n"
	"\tlocal i word glue=\n"
	"\twords=()\n"
	"\tfor ((i = 0; i <= COMP_CWORD; i++)); do\n"
	"\t\tword=${COMP_WORDS[i]}\n"
	"\t\tif [[ i -gt 1 && ( $glue || $word == [:=]* ) ]]; then\n"
	"\t\t\twords[${#words[@]}-1]+=$word\n"
	"\t\telse\n"
	"\t\t\twords+=(\"$word\")\n"
	"\t\tfi\n"
	"\t\t[[ $word == *[:=] ]] && glue=1 || glue=\n"
	"\tdone\n"
	"}\n"
	"\n"
	"# $1 without its quotes\n"
	"_overscan_plain()\n"
	"{\n"
	"\tlocal text=$1\n"
	"\tcase $text in\n"
	"\t\\'*) text=${text#\\'}; text=${text%\\'} ;;\n"
	"\t\\\"*) text=${text#\\\"}; text=${text%\\\"}; text=${text//\\\\/} ;;\n"
	"\t*) text=${text//\\\\/} ;;\n"
	"\tesac\n"
	"\tprintf %s \"$text\"\n"
	"}\n"
	"\n"
	"# $1 as it can stand behind an open quote $2\n"
	"_overscan_quoted()\n"
	"{\n"
	"\tlocal text=$1 c out= i\n"
	"\tcase $2 in\n"
	"\t\\') text=${text//\\'/\\'\\\\\\'\\'} ;;\n"
	"\t\\\")\n"
	"\t\tfor ((i = 0; i < ${#text}; i++)); do\n"
	"\t\t\tc=${text:i:1}\n"
	"\t\t\t[[ $c == [\\\"\\\\\\$\\`] ]] && out+=\\\\\n"
	"\t\t\tout+=$c\n"
	"\t\tdone\n"
	"\t\ttext=$out ;;\n"
	"\t*) printf -v text %q \"$text\" ;;\n"
	"\tesac\n"
	"\t# readline closes the quote, unless it takes this one for that\n"
	"\t[[ $2 && $text == *\"$2\" ]] && text+=$2\n"
	"\tprintf %s \"$text\"\n"
	"}\n"
	"\n"
	"# COMPREPLY of those of all[] that begin as the current word does, in whatever case\n"
	"_overscan_reply()\n"
	"{\n"
	"\tlocal raw=${words[${#words[@]}-1]} plain quote= word kept=\n"
	"\tplain=$(_overscan_plain \"$raw\")\n"
	"\t[[ $raw == [\\'\\\"]* ]] && quote=${raw:0:1}\n"
	"\t[[ -z $quote && $raw == *[:=]* && $raw != \"${COMP_WORDS[COMP_CWORD]}\" ]] &&\n"
	"\t\tkept=${raw%\"${raw##*[:=]}\"}\n"
	"\tfor word in \"${all[@]}\"; do\n"
	"\t\t[[ ${word,,} == \"${plain,,}\"* ]] || continue\n"
	"\t\tword=$(_overscan_quoted \"$word\" \"$quote\")\n"
	"\t\tCOMPREPLY+=(\"${word:${#kept}}\")\n"
	"\tdone\n"
	"}\n"
	"\n"
	"_overscan_files()\n"
	"{\n"
	"\tlocal plain=$1\n"
	"\tcompopt -o filenames 2>/dev/null\n"
	"\tmapfile -t COMPREPLY < <(compgen -f -- \"$plain\")\n"
	"}\n"
	"\n"
	"# a chord is keys joined by plus signs: complete the last one\n"
	"_overscan_keys()\n"
	"{\n"
	"\tlocal plain key before=\n"
	"\tplain=$(_overscan_plain \"${words[${#words[@]}-1]}\")\n"
	"\t[[ $plain == *+* ]] && before=${plain%+*}+\n"
	"\tfor key in $(\"$program\" completion keys 2>/dev/null); do\n"
	"\t\tall+=(\"$before$key\")\n"
	"\tdone\n"
	"}\n"
	"\n"
	"# the daemon is asked, silently, and nobody for a password\n"
	"_overscan_ask()\n"
	"{\n"
	"\t\"$program\" \"${given[@]}\" completion \"$@\" 2>/dev/null </dev/null\n"
	"}\n"
	"\n"
	"_overscan_ports()\n"
	"{\n"
	"\tlocal port name\n"
	"\twhile IFS=$'\\t' read -r port name; do\n"
	"\t\tall+=(\"$port\")\n"
	"\t\t[[ $name ]] && all+=(\"$name\")\n"
	"\tdone < <(_overscan_ask ports)\n"
	"}\n"
	"\n"
	"_overscan_lines()\n"
	"{\n"
	"\tlocal line\n"
	"\twhile read -r line; do\n"
	"\t\tall+=(\"$line\")\n"
	"\tdone < <(_overscan_ask \"$@\")\n"
	"}\n"
	"\n"
	"# the value of option $1, of which $2 stands before it in the same word\n"
	"_overscan_value()\n"
	"{\n"
	"\tlocal before=$2 plain word names\n"
	"\tplain=$(_overscan_plain \"${words[${#words[@]}-1]}\")\n"
	"\tcase $1 in\n"
	"\t-c|--control|--password-file) _overscan_files \"${plain#\"$2\"}\"; return ;;\n"
	"\t-n|--console) all=(1 2 3 4) ;;\n"
	"\t-u|--login|--user) _overscan_lines users ;;\n"
	"\t--kind) [[ $plain == *,* ]] && before=${plain%,*},; all=($kinds) ;;\n"
	"\t--port) _overscan_ports ;;\n"
	"\t--since|--until) all=(today yesterday) ;;\n"
	"\tesac\n"
	"\tnames=(\"${all[@]}\")\n"
	"\tall=()\n"
	"\tfor word in \"${names[@]}\"; do\n"
	"\t\tall+=(\"$before$word\")\n"
	"\tdone\n"
	"\t_overscan_reply\n"
	"}\n"
	"\n"
	"# $1: what may stand at this place, alternatives between bars; words in capitals are kinds\n"
	"_overscan_place()\n"
	"{\n"
	"\tlocal kind kinds\n"
	"\tIFS='|' read -ra kinds <<< \"$1\"\n"
	"\tfor kind in \"${kinds[@]}\"; do\n"
	"\t\tcase $kind in\n"
	"\t\tPORT) _overscan_ports ;;\n"
	"\t\tCHORD) _overscan_keys ;;\n"
	"\t\tSETTING) all+=($settings) ;;\n"
	"\t\tVALUE) _overscan_lines values \"${operands[1]}\" ;;\n"
	"\t\tUSER) _overscan_lines users ;;\n"
	"\t\tCOMMAND) all+=($commands) ;;\n"
	"\t\tFILE*) _overscan_files \"$(_overscan_plain \"${words[${#words[@]}-1]}\")\"; return ;;\n"
	"\t\t[[:lower:]]*) all+=(\"$kind\") ;;\n"
	"\t\tesac\n"
	"\tdone\n"
	"\t_overscan_reply\n"
	"}\n"
	"\n"
	"_overscan()\n"
	"{\n"
	"\tlocal program=${COMP_WORDS[0]} words all=() given=() operands=() word option= end= place\n"
	"\tCOMPREPLY=()\n"
	"\t_overscan_words\n"
	"\tfor word in \"${words[@]:1:${#words[@]}-2}\"; do\n"
	"\t\tword=$(_overscan_plain \"$word\")\n"
	"\t\tcase $option in\n"
	"\t\t-c|--control|-u|--login|--password-file) given+=(\"$option\" \"$word\") ;;\n"
	"\t\tesac\n"
	"\t\tif [[ $option ]]; then option=; continue; fi\n"
	"\t\tcase $end$word in\n"
	"\t\t-[cnu]|--control|--console|--login|--password-file) option=$word ;;\n"
	"\t\t--since|--until|--kind|--port|--user|--grep|--limit|--dwell) option=$word ;;\n"
	"\t\t--control=*|--login=*|--password-file=*) given+=(\"$word\") ;;\n"
	"\t\t--) end=. ;;\n"
	"\t\t-[!0-9]*) ;;\n"
	"\t\t*) operands+=(\"$word\") ;;\n"
	"\t\tesac\n"
	"\tdone\n"
	"\tword=${words[${#words[@]}-1]}\n"
	"\tif [[ $option ]]; then _overscan_value \"$option\" ''; return; fi\n"
	"\tcase $end$word in\n"
	"\t--*=*) _overscan_value \"${word%%=*}\" \"${word%%=*}=\"; return ;;\n"
	"\t-*)\n"
	"\t\t_overscan_places \"${operands[0]}\" ''\n"
	"\t\tall=($options $own)\n"
	"\t\t_overscan_reply\n"
	"\t\treturn ;;\n"
	"\tesac\n"
	"\tif [[ ${#operands[@]} -eq 0 ]]; then\n"
	"\t\tall=($commands)\n"
	"\t\t_overscan_reply\n"
	"\t\treturn\n"
	"\tfi\n"
	"\t_overscan_places \"${operands[0]}\" \"${operands[1]}\"\n"
	"\tplace=$((${#operands[@]} - 1))\n"
	"\t((place >= ${#places[@]})) && place=$((${#places[@]} - 1))\n"
	"\t((place < 0)) && return\n"
	"\tword=${places[place]}\n"
	"\t((place < ${#operands[@]} - 1)) && [[ $word != *... ]] && return\n"
	"\t_overscan_place \"${word%...}\"\n"
	"}\n"
	"\n"
	"complete -F _overscan overscan\n";

/* ---- what the script knows of the commands --------------------------------------------------- */

/* "PORT [NAME]" without its brackets, as words of the shell */
static void
print_places(const char *arguments)
{
	bool open = false;

	for (const char *c = arguments; *c; c++) {
		if (*c == '[' || *c == ']')
			continue;
		if (*c != ' ' && !open)
			putchar('\'');
		if (*c == ' ' && open)
			putchar('\'');
		open = *c != ' ';
		putchar(*c);
	}
	if (open)
		putchar('\'');
}

/* what comes behind a word of the command's own: places of their own, $2 is that word */
static const struct verb {
	const char *command, *verb, *places;
} verbs[] = {
	{ "user", "list", "" }, { "user", "add", "NAME" }, { "user", "remove", "USER" },
	{ "user", "rename", "USER NAME" }, { "user", "admin", "USER on|off" },
	{ "user", "right", "USER PORT full|view|none" },
	{ "config", "export", "FILE" }, { "config", "import", "FILE" }, { "config", "save", "" }, { "config", "load", "" }, { "config", "defaults", "" },
	{ "config", "clear-names", "" },
	{ "edid", "list", "" }, { "edid", "show", "PORT" }, { "edid", "set", "PORT NAME" }, { "edid", "add", "NAME FILE" },
	{ "edid", "dump", "NAME FILE" }, { "edid", "remove", "NAME" },
	{ "font", "list", "" }, { "font", "install", "FILE" }, { "font", "verify", "FILE 0|1" }, { "font", "dump", "FILE 0|1" },
};

static void
print_verbs(const char *command)
{
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		if (strcmp(verbs[i].command, command) != 0)
			continue;
		printf("\t\t[[ $2 == %s ]] && places=(\"${places[0]}\" ", verbs[i].verb);
		print_places(verbs[i].places);
		puts(")");
	}
}

/* the options that only this command has: its help begins lines with them */
static void
print_own(const char *more)
{
	const char *at = more, *gap = "";

	while (at && (at = strstr(at, "--")) != NULL) {
		size_t len = 2 + strspn(at + 2, "abcdefghijklmnopqrstuvwxyz-");

		if (len > 2 && at - more >= 2 && at[-1] == ' ' && (at[-2] == ' ' || at[-2] == ',')) {
			printf("%s%.*s", gap, (int)len, at);
			gap = " ";
		}
		at += len;
	}
}

static void
print_table(void)
{
	printf("\n# places: what the arguments of command $1 may be, from its usage\n"
	       "_overscan_places()\n{\n\tcase $1 in\n");
	for (const struct subcommand *c = subcommands; c->name; c++) {
		printf("\t%s) places=(", c->name);
		/* its COMMAND is none of the tool's */
		if (strcmp(c->name, "osd") == 0)
			printf("'display|locate|write|fill|attr|font|commit'");
		else
			print_places(c->arguments);
		printf(") own='");
		print_own(c->more);
		puts("'");
		print_verbs(c->name);
		puts("\t;;");
	}
	printf("\t*) places=() own= ;;\n\tesac\n}\n\n");
}

static void
print_script(void)
{
	const char *body = strchr(script, '\n') + 1;

	printf("%.*s", (int)(body - script), script);
	print_table();
	for (const char *end; (end = strchr(body, '\n')) != NULL; body = end + 1) {
		printf("%.*s", (int)(end - body) + 1, body);
		if (strncmp(body, "\tlocal program=", 15) != 0)
			continue;
		printf("\tlocal places own commands='");
		for (const struct subcommand *c = subcommands; c->name; c++)
			printf("%s%s", c == subcommands ? "" : " ", c->name);
		printf("' settings='");
		for (int id = 0; id < SETTING_COUNT; id++)
			printf("%s%s", id ? " " : "", setting_defs[id].name);
		printf("' kinds='");
		for (int kind = 0; audit_word((enum audit_kind)kind); kind++)
			printf("%s%s", kind ? " " : "", audit_word((enum audit_kind)kind));
		printf("' options='");
		help_options();
		puts("'");
	}
}

/* ---- words ----------------------------------------------------------------------------------- */

static int
print_keys(void)
{
	int id;

	for (int i = 0; (id = ovs_key_at(i)) >= 0; i++)
		if (ovs_key_name(id))
			puts(ovs_key_name(id));
	return EXIT_OK;
}

static void
on_alarm(int number)
{
	(void)number;
	_exit(EXIT_TIMEOUT);
}

/* silent: whoever would have to be asked for a password is nobody here */
static int
ask(struct tool *tool, json_t *request, json_t **answer)
{
	const char *path = tool->password_file ? tool->password_file : getenv("OVERSCAN_PASSWORD_FILE");
	int code;

	*answer = NULL;
	signal(SIGALRM, on_alarm);
	alarm(LIVE_S);
	if (path == NULL || path[0] == 0)
		tool->user = NULL;
	code = tool->user ? tool_password(tool, "") : EXIT_OK;
	if (code == EXIT_OK)
		code = control_open(&tool->control, tool->socket);
	if (code == EXIT_OK && tool->user)
		code = tool_log_in(tool);
	if (code == EXIT_OK)
		return control_call(&tool->control, request, CONTROL_TIMEOUT_MS, answer);
	json_decref(request);
	return code;
}

static int
print_ports(struct tool *tool)
{
	json_t *answer, *port;
	int code = ask(tool, tool_request(tool, "list"), &answer);
	size_t i;

	json_array_foreach(json_object_get(answer, "ports"), i, port) {
		const char *name = json_string_value(json_object_get(port, "name"));

		printf("%s\t%s\n", json_string_value(json_object_get(port, "port")), name ? name : "");
	}
	json_decref(answer);
	return code;
}

/* those that an administrator may know */
static int
print_users(struct tool *tool)
{
	json_t *answer, *user;
	int code = ask(tool, json_pack("{s:s, s:s}", "cmd", "user", "do", "list"), &answer);
	size_t i;

	json_array_foreach(json_object_get(answer, "users"), i, user) {
		puts(json_string_value(json_object_get(user, "name")));
	}
	json_decref(answer);
	return code;
}

/* what a setting may be, if these are words */
static int
print_values(const char *name)
{
	const char *const *words = NULL;
	bool known = false;

	for (int id = 0; id < SETTING_COUNT; id++)
		if (strcmp(setting_defs[id].name, name) == 0) {
			known = true;
			words = setting_defs[id].words;
		}
	for (; words && *words; words++)
		puts(*words);
	if (known)
		puts("default");
	return EXIT_OK;
}

int
tool_completion(struct tool *tool, int argc, char **argv)
{
	if (strcmp(argv[0], "ports") == 0)
		return print_ports(tool);
	if (strcmp(argv[0], "users") == 0)
		return print_users(tool);
	if (strcmp(argv[0], "values") == 0)
		return print_values(argc > 1 ? argv[1] : "");
	if (strcmp(argv[0], "keys") == 0)
		return print_keys();
	if (strcmp(argv[0], "bash") != 0)
		return tool_fail(EXIT_USAGE, "there is one for bash", "no completion for \"%s\"",
				 argv[0]);
	print_script();
	return EXIT_OK;
}
