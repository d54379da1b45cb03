/* SPDX-License-Identifier: MIT */
/*
 * Logging in: the password comes from the terminal, without echo, or from a file that nobody else may
 * read; never from an argument, which everybody on the machine could see.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"

enum { KEY_CTRL_C = 3, KEY_CTRL_D = 4, KEY_BACKSPACE = 8, KEY_CTRL_U = 21, KEY_DELETE = 127 };

/* ---- reading a password ---------------------------------------------------------------------- */

/* without the line end; a line longer than any password is cut, and then is wrong */
static void
take_line(char password[PASSWORD_ROOM], ssize_t len)
{
	password[len > 0 ? len : 0] = 0;
	password[strcspn(password, "\r\n")] = 0;
}

static int
read_all(int fd, char password[PASSWORD_ROOM])
{
	ssize_t got, len = 0;

	while (len < PASSWORD_ROOM - 1 && memchr(password, '\n', (size_t)len) == NULL) {
		got = read(fd, password + len, (size_t)(PASSWORD_ROOM - 1 - len));
		if (got <= 0)
			break;
		len += got;
	}
	take_line(password, len);
	return EXIT_OK;
}

static int
read_file(const char *path, char password[PASSWORD_ROOM])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	int code;

	if (fd < 0 || fstat(fd, &st) != 0) {
		code = tool_file_error("password file ", path);
		if (fd >= 0)
			close(fd);
		return code;
	}
	if (S_ISREG(st.st_mode) && st.st_mode & 077)
		code = tool_fail(EXIT_PERMISSION, "chmod 600 it", "password file %s can be read by "
				 "others", path);
	else
		code = read_all(fd, password);
	close(fd);
	return code;
}

/* one key of the terminal; true at the end of the line, false in `go` when it was given up */
static bool
take_key(char key, char password[PASSWORD_ROOM], size_t *len, bool *go)
{
	if (key == '\n' || key == '\r' || key == KEY_CTRL_D)
		return true;
	*go = key != KEY_CTRL_C;
	if (key == KEY_CTRL_U)
		*len = 0;
	else if (key == KEY_DELETE || key == KEY_BACKSPACE)
		while (*len > 0 && ((unsigned char)password[--*len] & 0xC0) == 0x80)
			;
	else if ((unsigned char)key >= ' ' && *len < PASSWORD_ROOM - 1)
		password[(*len)++] = key;
	return !*go;
}

static bool
read_keys(int fd, char password[PASSWORD_ROOM])
{
	size_t len = 0;
	bool go = true;
	char key;

	while (read(fd, &key, 1) == 1 && !take_key(key, password, &len, &go))
		;
	password[len] = 0;
	return go;
}

static int
read_terminal(const char *prompt, char password[PASSWORD_ROOM])
{
	int fd = open("/dev/tty", O_RDWR | O_CLOEXEC);
	struct termios before, quiet;
	bool go;

	if (fd < 0 || tcgetattr(fd, &before) != 0) {
		if (fd >= 0)
			close(fd);
		return tool_fail(EXIT_USAGE, "name a file with $OVERSCAN_PASSWORD_FILE or "
				 "--password-file", "there is no terminal to ask for the password");
	}
	quiet = before;
	quiet.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG);
	tcsetattr(fd, TCSAFLUSH, &quiet);
	dprintf(fd, "%s", prompt);
	go = read_keys(fd, password);
	tcsetattr(fd, TCSAFLUSH, &before);
	dprintf(fd, "\n");
	close(fd);
	return go ? EXIT_OK : tool_fail(EXIT_USAGE, NULL, "given up");
}

int
tool_new_password(const struct tool *tool, char password[PASSWORD_ROOM])
{
	char again[PASSWORD_ROOM];
	int code;

	prctl(PR_SET_DUMPABLE, 0);
	if (tool->option.use_stdin)
		return read_all(STDIN_FILENO, password);
	code = read_terminal("New password: ", password);
	if (code == EXIT_OK)
		code = read_terminal("Again: ", again);
	if (code == EXIT_OK && strcmp(password, again) != 0)
		code = tool_fail(EXIT_VERIFY, "start again", "the two are not the same");
	explicit_bzero(again, sizeof(again));
	return code;
}

/* the password of who logs in: asked for once */
int
tool_password(struct tool *tool, const char *prompt)
{
	const char *path = tool->password_file ? tool->password_file
					       : getenv("OVERSCAN_PASSWORD_FILE");
	int code = EXIT_OK;

	prctl(PR_SET_DUMPABLE, 0);
	if (tool->password_known)
		return EXIT_OK;
	if (path && path[0])
		code = read_file(path, tool->password);
	else
		code = read_terminal(prompt, tool->password);
	tool->password_known = code == EXIT_OK;
	return code;
}

/* ---- connecting ------------------------------------------------------------------------------ */

int
tool_log_in(struct tool *tool)
{
	struct control *control = &tool->control;
	json_t *request = json_pack("{s:s, s:s, s:s}", "cmd", "login", "user", tool->user,
				    "password", tool->password);

	json_decref(tool->login);
	tool->login = NULL;
	if (request)
		return control_call(control, request, CONTROL_TIMEOUT_MS, &tool->login);
	snprintf(control->message, sizeof(control->message), "user or password is not UTF-8");
	control->hint[0] = 0;
	return EXIT_USAGE;
}

int
tool_open(struct tool *tool)
{
	struct control *control = &tool->control;
	char prompt[160];
	int code;

	if (control->fd >= 0)
		return EXIT_OK;
	if (tool->user) {
		snprintf(prompt, sizeof(prompt), "Password of %.100s: ", tool->user);
		code = tool_password(tool, prompt);
		if (code != EXIT_OK)
			return code;
	}
	code = control_open(control, tool->socket);
	if (code == EXIT_OK && tool->user)
		code = tool_log_in(tool);
	return code == EXIT_OK ? EXIT_OK : tool_fail(code, control->hint, "%s", control->message);
}

void
tool_forget(struct tool *tool)
{
	explicit_bzero(tool->password, sizeof(tool->password));
	tool->password_known = false;
	json_decref(tool->login);
	tool->login = NULL;
}

/* ---- commands -------------------------------------------------------------------------------- */

static void
say_failures(json_t *login)
{
	time_t since = (time_t)json_integer_value(json_object_get(login, "failed_since"));
	long long failed = json_integer_value(json_object_get(login, "failed"));
	char text[32];

	if (failed == 0)
		return;
	strftime(text, sizeof(text), "%Y-%m-%d %H:%M", localtime(&since));
	printf("%lld failed login%s since %s\n", failed, failed == 1 ? "" : "s", text);
}

int
tool_login(struct tool *tool, int argc, char **argv)
{
	int code;

	if (argc > 0)
		tool->user = argv[0];
	if (tool->user == NULL)
		return tool_fail(EXIT_USAGE, "overscan login USER", "who logs in?");
	code = tool_open(tool);
	if (code != EXIT_OK)
		return code;
	if (tool->json) {
		tool_print_json(tool->login);
	} else if (!tool->quiet) {
		printf("%s: password right%s\n", tool->user,
		       json_is_true(json_object_get(tool->login, "admin")) ? ", administrator" : "");
		say_failures(tool->login);
	}
	return EXIT_OK;
}

/* one's own password needs the old one, which was asked for at the login */
static int
add_old(struct tool *tool, json_t *request, const char *name)
{
	int code;

	if (tool->user == NULL || strcmp(tool->user, name) != 0)
		return EXIT_OK;
	code = tool_password(tool, "Present password: ");
	if (code == EXIT_OK)
		json_object_set_new(request, "old", json_string(tool->password));
	return code;
}

int
tool_passwd(struct tool *tool, int argc, char **argv)
{
	const char *name = argc > 0 ? argv[0] : tool->user;
	char password[PASSWORD_ROOM] = "";
	json_t *request;
	int code;

	if (name == NULL)
		return tool_fail(EXIT_USAGE, "overscan passwd USER, or overscan -u USER passwd",
				 "whose password?");
	code = tool_open(tool);
	if (code == EXIT_OK && !tool->option.none)
		code = tool_new_password(tool, password);
	if (code != EXIT_OK)
		return code;
	request = tool_request(tool, "passwd");
	json_object_set_new(request, "user", json_string(name));
	json_object_set_new(request, "password", tool->option.none ? json_null()
								   : json_string(password));
	explicit_bzero(password, sizeof(password));
	code = add_old(tool, request, name);
	if (code == EXIT_OK)
		return tool_do(tool, request, CONTROL_TIMEOUT_MS);
	json_decref(request);
	return code;
}
