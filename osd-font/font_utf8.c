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

/* Overlong forms, surrogates and what is beyond Unicode are no characters. */
static int is_valid(uint32_t code, int len)
{
	static const uint32_t lowest[] = { 0, 0, 0x80, 0x800, 0x10000 };

	return code >= lowest[len] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

uint32_t font_utf8_next(const char **text)
{
	const uint8_t *p = (const uint8_t *)*text;
	int len = sequence_length(p[0]);
	uint32_t code = len == 1 ? p[0] : p[0] & (0x7F >> len);

	*text += 1;
	if (len == 0)
		return 0xFFFD;
	for (int i = 1; i < len; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0xFFFD;
		code = code << 6 | (p[i] & 0x3F);
	}
	if (!is_valid(code, len))
		return 0xFFFD;
	*text += len - 1;
	return code;
}
