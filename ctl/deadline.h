/* SPDX-License-Identifier: MIT */
/* When a pure core wants to be called again: milliseconds of a clock that does not jump. */
#ifndef CTL_DEADLINE_H
#define CTL_DEADLINE_H

#include <stdint.h>

#define NO_DEADLINE INT64_MAX

static inline int64_t
sooner(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

#endif
