/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ctl/lockout.h"

void
lockout_init(struct lockout *lockout)
{
	memset(lockout, 0, sizeof(*lockout));
}

void
lockout_restore(struct lockout *lockout, const struct lockout_kept *kept, int longest_s,
		long long wall_ms, int64_t now_ms)
{
	long long left = kept->until_ms - wall_ms, longest = longest_s * 1000LL;

	*lockout = (struct lockout){ .kept = *kept };
	if (left <= 0)
		return;
	lockout->free_ms = now_ms + (left < longest ? left : longest);
}

static int
delay_s(int failures)
{
	int seconds = 1;

	for (int i = 1; i < failures && seconds < LOCKOUT_DELAY_MAX_S; i++)
		seconds *= 2;
	return seconds;
}

bool
lockout_failed(struct lockout *lockout, int tries, int lockout_s, long long wall_ms, int64_t now_ms)
{
	struct lockout_kept *kept = &lockout->kept;
	int seconds;
	bool out;

	if (kept->failures >= tries || wall_ms - kept->last_ms > LOCKOUT_FORGET_S * 1000LL)
		kept->failures = 0;
	kept->failures++;
	out = kept->failures >= tries;
	seconds = out ? lockout_s : delay_s(kept->failures);
	kept->last_ms = wall_ms;
	kept->until_ms = wall_ms + seconds * 1000LL;
	lockout->free_ms = now_ms + seconds * 1000LL;
	return out;
}

void
lockout_passed(struct lockout *lockout)
{
	lockout_init(lockout);
}

int
lockout_left_s(const struct lockout *lockout, int64_t now_ms)
{
	return lockout->free_ms > now_ms ? (int)((lockout->free_ms - now_ms + 999) / 1000) : 0;
}

int64_t
lockout_deadline(const struct lockout *lockout, int64_t now_ms)
{
	int left = lockout_left_s(lockout, now_ms);

	return left > 0 ? lockout->free_ms - (left - 1) * 1000LL : NO_DEADLINE;
}
