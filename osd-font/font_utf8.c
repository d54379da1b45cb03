/* SPDX-License-Identifier: MIT */
#include "osd-font/font_utf8.h"

static int sequence_length(uint8_t first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xC2 && first < 0xE0)
		return 2;
	if ((first & 0xF0) == 0xE0)
		return 3;
	return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

/* Of the second byte: this keeps out overlong forms, surrogates and what lies beyond Unicode. */
static int is_second(uint8_t first, uint8_t second)
{
	uint8_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
	uint8_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;

	return second >= low && second <= high;
}

uint32_t font_utf8_next(const char **text)
{
	const uint8_t *p = (const uint8_t *)*text;
	int len = sequence_length(p[0]);
	uint32_t code = len <= 1 ? p[0] : p[0] & (0x7F >> len);

	*text += 1;
	if (len == 0)
		return 0xFFFD;
	for (int i = 1; i < len; i++) {
		if (i == 1 ? !is_second(p[0], p[1]) : (p[i] & 0xC0) != 0x80)
			return 0xFFFD;
		code = code << 6 | (p[i] & 0x3F);
		*text += 1;
	}
	return code;
}
