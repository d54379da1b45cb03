/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ctl/edid.h"

const char *
edid_name_error(const char *name)
{
	static const char good[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

	if (name[0] == 0)
		return "the name is empty";
	if (strlen(name) >= EDID_NAME_BYTES)
		return "the name is longer than 8 letters";
	if (strspn(name, good) != strlen(name))
		return "the name has something else than letters, digits, . _ -";
	return strcmp(name, EDID_STANDARD) == 0 ? "\"standard\" is the EDID that is built in" : NULL;
}

static bool
sum_good(const uint8_t *block)
{
	uint8_t sum = 0;

	for (int i = 0; i < EDID_BLOCK; i++)
		sum = (uint8_t)(sum + block[i]);
	return sum == 0;
}

const char *
edid_error(const uint8_t *data, size_t bytes)
{
	static const uint8_t header[] = { 0, 255, 255, 255, 255, 255, 255, 0 };

	if (bytes != EDID_BLOCK && bytes != EDID_BYTES)
		return "an EDID has 128 or 256 bytes";
	if (memcmp(data, header, sizeof(header)) != 0)
		return "this is no EDID: it does not begin with 00 FF FF FF FF FF FF 00";
	if (!sum_good(data))
		return "the checksum of its first block is wrong: it is damaged";
	if (bytes == EDID_BLOCK && data[126] != 0)
		return "it says that another block follows, which is not here";
	if (bytes == EDID_BYTES && data[126] != 1)
		return "it does not say that one block follows";
	if (bytes == EDID_BYTES && !sum_good(data + EDID_BLOCK))
		return "the checksum of its second block is wrong: it is damaged";
	return NULL;
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

const char *
edid_from_hex(struct edid *edid, const char *hex)
{
	size_t len = strlen(hex);

	memset(edid->data, 0, sizeof(edid->data));
	if (len != 2 * EDID_BLOCK && len != 2 * EDID_BYTES)
		return "an EDID has 128 or 256 bytes";
	for (size_t i = 0; i < len / 2; i++) {
		int high = digit(hex[2 * i]), low = digit(hex[2 * i + 1]);

		if (high < 0 || low < 0)
			return "write its bytes as hexadecimal digits";
		edid->data[i] = (uint8_t)(high << 4 | low);
	}
	edid->bytes = (int)(len / 2);
	return edid_error(edid->data, len / 2);
}

char *
edid_hex(const struct edid *edid, char *out)
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 0; i < edid->bytes; i++) {
		out[2 * i] = digits[edid->data[i] >> 4];
		out[2 * i + 1] = digits[edid->data[i] & 15];
	}
	out[2 * edid->bytes] = 0;
	return out;
}

/* ---- many ------------------------------------------------------------------------------------ */

/* where it is, or would be */
static int
place_of(const struct edids *edids, const char *name)
{
	int i = 0;

	while (i < edids->count && strcmp(edids->list[i].name, name) < 0)
		i++;
	return i;
}

const struct edid *
edids_find(const struct edids *edids, const char *name)
{
	int at = place_of(edids, name);

	return at < edids->count && strcmp(edids->list[at].name, name) == 0 ? &edids->list[at] : NULL;
}

bool
edids_put(struct edids *edids, const struct edid *edid)
{
	int at = place_of(edids, edid->name);
	bool there = edids_find(edids, edid->name) != NULL;

	if (!there && edids->count == EDIDS_MAX)
		return false;
	if (!there)
		memmove(&edids->list[at + 1], &edids->list[at], (size_t)(edids->count++ - at) * sizeof(*edid));
	edids->list[at] = *edid;
	return true;
}

void
edids_remove(struct edids *edids, const char *name)
{
	int at = place_of(edids, name);

	if (edids_find(edids, name) == NULL)
		return;
	memmove(&edids->list[at], &edids->list[at + 1], (size_t)(--edids->count - at) * sizeof(edids->list[0]));
	memset(&edids->list[edids->count], 0, sizeof(edids->list[0]));
}

/* ---- what it says ---------------------------------------------------------------------------- */

static void
preferred(const uint8_t *t, struct edid_words *words)
{
	unsigned khz = (unsigned)(t[0] | t[1] << 8) * 10;
	unsigned w = t[2] | (unsigned)(t[4] >> 4) << 8, h = t[5] | (unsigned)(t[7] >> 4) << 8;
	unsigned total = (w + (t[3] | (t[4] & 15u) << 8)) * (h + (t[6] | (t[7] & 15u) << 8));

	if (khz == 0 || w == 0 || h == 0)
		return;
	words->width = (int)w;
	words->height = (int)h;
	words->rate_hz = (int)((khz * 1000ull + total / 2) / total);
}

static void
monitor_name(const uint8_t *text, struct edid_words *words)
{
	int n = 0;

	while (n < 13 && text[n] >= 0x20 && text[n] < 0x7F)
		n++;
	while (n > 0 && text[n - 1] == ' ')
		n--;
	memcpy(words->monitor, text, (size_t)n);
	words->monitor[n] = 0;
}

void
edid_describe(const uint8_t *data, struct edid_words *words)
{
	static const uint8_t name_tag[] = { 0, 0, 0, 0xFC, 0 };
	unsigned maker = (unsigned)data[8] << 8 | data[9];

	memset(words, 0, sizeof(*words));
	for (int i = 0; i < 3; i++) {
		unsigned letter = maker >> (10 - 5 * i) & 31;

		words->maker[i] = letter >= 1 && letter <= 26 ? (char)('A' - 1 + letter) : '?';
	}
	words->product = (unsigned)(data[10] | data[11] << 8);
	words->digital = data[20] & 0x80;
	preferred(data + 54, words);
	for (int at = 54; at < 126; at += 18)
		if (memcmp(data + at, name_tag, sizeof(name_tag)) == 0)
			monitor_name(data + at + 5, words);
}
