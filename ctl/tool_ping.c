/* SPDX-License-Identifier: MIT */
/*
 * ping: round trips over the link between daemon and board, one after the other, and how they are
 * spread. What is timed is the frame on the wire: from the daemon's write to the answer's arrival, as
 * the library sees it; the socket between this tool and the daemon is not part of it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"

enum { COUNT_DEFAULT = 100, COUNT_MAX = 100000, TIMEOUT_MS = 10000, BAR_COLUMNS = 40 };

/* upper ends of the histogram's rows in microseconds; the row behind the last has no end */
static const unsigned row_end_us[] = { 50, 100, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000, 7500, 10000, 20000,
				       50000, 100000, 1000000 };

enum { ROWS = sizeof(row_end_us) / sizeof(row_end_us[0]) + 1 };

struct ping {
	unsigned *us;			/* sorted when all are there */
	long count;
	long long repeats, damaged;	/* on the link meanwhile, both directions */
};

/* ---- asking ---------------------------------------------------------------------------------- */

static int
read_counters(struct tool *tool, long long *repeats, long long *damaged)
{
	json_t *result, *counters;
	int code = tool_ask(tool, json_pack("{s:s}", "cmd", "doctor"), TIMEOUT_MS, &result);

	counters = json_object_get(result, "counters");
	*repeats = json_integer_value(json_object_get(counters, "tx_repeats"));
	*damaged = json_integer_value(json_object_get(counters, "rx_bad")) +
		json_integer_value(json_object_get(counters, "board_rx_bad"));
	json_decref(result);
	return code;
}

static int
one_trip(struct tool *tool, unsigned *us)
{
	json_t *result;
	int code = tool_ask(tool, json_pack("{s:s}", "cmd", "round-trip"), TIMEOUT_MS, &result);

	*us = (unsigned)json_integer_value(json_object_get(result, "us"));
	json_decref(result);
	return code;
}

static int
by_time(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return x < y ? -1 : x > y;
}

static int
collect(struct tool *tool, struct ping *ping)
{
	long long repeats, damaged;
	int code = read_counters(tool, &repeats, &damaged);

	for (long i = 0; i < ping->count && code == EXIT_OK; i++)
		code = one_trip(tool, &ping->us[i]);
	if (code == EXIT_OK)
		code = read_counters(tool, &ping->repeats, &ping->damaged);
	ping->repeats -= repeats;
	ping->damaged -= damaged;
	qsort(ping->us, (size_t)ping->count, sizeof(ping->us[0]), by_time);
	return code;
}

/* ---- telling --------------------------------------------------------------------------------- */

/* the time that so many per thousand do not exceed */
static unsigned
per_mille(const struct ping *ping, long share)
{
	long place = (ping->count * share + 999) / 1000 - 1;

	return ping->us[place < 0 ? 0 : place];
}

static unsigned
mean(const struct ping *ping)
{
	unsigned long long sum = 0;

	for (long i = 0; i < ping->count; i++)
		sum += ping->us[i];
	return (unsigned)(sum / (unsigned long long)ping->count);
}

static int
row_of(unsigned us)
{
	int row = 0;

	while (row < ROWS - 1 && us >= row_end_us[row])
		row++;
	return row;
}

static void
print_row(const struct tool *tool, int row, long trips, long most)
{
	char range[32];

	if (row < ROWS - 1)
		snprintf(range, sizeof(range), "< %.2f", row_end_us[row] / 1000.0);
	else
		snprintf(range, sizeof(range), ">= %.2f", row_end_us[row - 1] / 1000.0);
	printf("%10s ms %7ld%s", range, trips, trips > 0 ? "  " : "");
	for (long i = 0; i < (trips * BAR_COLUMNS + most - 1) / most; i++)
		fputs(tool->unicode ? "█" : "#", stdout);
	putchar('\n');
}

static void
print_histogram(const struct tool *tool, const struct ping *ping)
{
	long trips[ROWS] = { 0 }, most = 0;

	for (long i = 0; i < ping->count; i++)
		trips[row_of(ping->us[i])]++;
	for (int row = 0; row < ROWS; row++)
		most = trips[row] > most ? trips[row] : most;
	for (int row = row_of(ping->us[0]); row <= row_of(ping->us[ping->count - 1]); row++)
		print_row(tool, row, trips[row], most);
}

static void
print_text(const struct tool *tool, const struct ping *ping)
{
	if (!tool->quiet)
		print_histogram(tool, ping);
	printf("%ld round trips: least %.3f ms, median %.3f, mean %.3f, 99 %% %.3f, most %.3f; "
	       "%lld frames repeated, %lld damaged\n",
	       ping->count, ping->us[0] / 1000.0, per_mille(ping, 500) / 1000.0, mean(ping) / 1000.0,
	       per_mille(ping, 990) / 1000.0, ping->us[ping->count - 1] / 1000.0, ping->repeats, ping->damaged);
}

static void
print_json(const struct ping *ping)
{
	json_t *trips = json_array(), *all;

	for (long i = 0; i < ping->count; i++)
		json_array_append_new(trips, json_integer(ping->us[i]));
	all = json_pack("{s:i, s:i, s:i, s:i, s:i, s:I, s:I, s:o}", "least_us", (int)ping->us[0],
			"median_us", (int)per_mille(ping, 500), "mean_us", (int)mean(ping),
			"p99_us", (int)per_mille(ping, 990), "most_us", (int)ping->us[ping->count - 1],
			"repeats", (json_int_t)ping->repeats, "damaged", (json_int_t)ping->damaged,
			"round_trips_us", trips);
	tool_print_json(all);
	json_decref(all);
}

int
tool_ping(struct tool *tool, int argc, char **argv)
{
	struct ping ping = { .count = COUNT_DEFAULT };
	int code;

	if (argc > 0 && !tool_number(argv[0], "COUNT", 1, COUNT_MAX, &ping.count))
		return EXIT_USAGE;
	ping.us = calloc((size_t)ping.count, sizeof(ping.us[0]));
	if (ping.us == NULL)
		return tool_fail(EXIT_HARDWARE, "ask for fewer", "out of memory");
	code = collect(tool, &ping);
	if (code == EXIT_OK && tool->json)
		print_json(&ping);
	else if (code == EXIT_OK)
		print_text(tool, &ping);
	free(ping.us);
	return code;
}
