/* SPDX-License-Identifier: MIT */
/* error.c - error codes to sentences and exit codes */
#include "driver/private.h"

#include <stdarg.h>
#include <stdio.h>

__thread struct error_text open_error;

static const struct {
	const char *text;
	int exit_code;			/* docs/architecture.md */
} errors[] = {
	[-OVS_OK] = {"no error", 0},
	[-OVS_E_ABSENT] = {"no such board", 1},
	[-OVS_E_PERMISSION] = {"no permission to open the board", 4},
	[-OVS_E_BUSY] = {"the board is in use", 5},
	[-OVS_E_PRODUCT] = {"what answers is no Overscan board", 2},
	[-OVS_E_SCHEMA] = {"the board's gateware is of another version", 3},
	[-OVS_E_TIMEOUT] = {"the board did not answer in time", 6},
	[-OVS_E_LINK] = {"the link to the board is down", 2},
	[-OVS_E_NAME] = {"board name not understood", 64},
	[-OVS_E_RANGE] = {"no such console, port, key or value", 1},
	[-OVS_E_MEMORY] = {"out of memory or too many requests waiting", 2},
	[-OVS_E_REFUSED] = {"the board refused the request", 2},
	[-OVS_E_UNSUPPORTED] = {"this board cannot do that", 1},
	[-OVS_E_IO] = {"input or output error", 2},
};

static bool known(int error)
{
	return error <= 0 && -error < (int)(sizeof(errors) / sizeof(errors[0]));
}

const char *ovs_strerror(int error)
{
	return known(error) ? errors[-error].text : "unknown error";
}

int ovs_exit_code(int error)
{
	return known(error) ? errors[-error].exit_code : 2;
}

const char *ovs_last_error(const struct ovs_board *board)
{
	const struct error_text *error = board ? &board->error : &open_error;

	return error->text[0] ? error->text : ovs_strerror(OVS_OK);
}

int error_set(struct error_text *error, int code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(error->text, sizeof(error->text), format, args);
	va_end(args);
	return code;
}

const char *result_text(uint8_t result)
{
	static const char *const texts[] = {
		[OVS_RESULT_OK] = "done",
		[OVS_RESULT_BAD_TYPE] = "unknown frame type",
		[OVS_RESULT_BAD_LENGTH] = "wrong length",
		[OVS_RESULT_BAD_ADDRESS] = "no such register or address",
		[OVS_RESULT_BAD_CONSOLE] = "no such console",
		[OVS_RESULT_BAD_VALUE] = "value out of range",
		[OVS_RESULT_READ_ONLY] = "register cannot be written",
		[OVS_RESULT_NO_SESSION] = "no session",
		[OVS_RESULT_BUSY] = "not now",
	};

	return result < sizeof(texts) / sizeof(texts[0]) ? texts[result] : "unknown result";
}

int result_error(uint8_t result)
{
	switch (result) {
	case OVS_RESULT_OK:
		return OVS_OK;
	case OVS_RESULT_BAD_CONSOLE:
	case OVS_RESULT_BAD_VALUE:
	case OVS_RESULT_BAD_ADDRESS:
		return OVS_E_RANGE;
	case OVS_RESULT_BUSY:
		return OVS_E_BUSY;
	case OVS_RESULT_NO_SESSION:
		return OVS_E_LINK;
	default:
		return OVS_E_REFUSED;
	}
}
