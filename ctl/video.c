/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/video.h"

/* ---- tables ---------------------------------------------------------------------------------- */

enum table { DMT, CEA, VGA };
enum { I = 1, RB = 2, SHORT = 4 };	/* interlaced; reduced blanking; lines alone name it */

struct timing {
	short width, height, h_total, v_total;
	int rate_mhz;			/* of the vertical sync, as the table gives pixels a second */
	const char *rate;		/* as it is called */
	unsigned char table, flags;
};

/*
 * DMT 1.13; CEA-861-D (its formats of doubled pixels come with either count of them); the modes of the IBM
 * VGA, with the totals of its Technical Reference. Two of one size and totals are told apart by their rate.
 */
static const struct timing timings[] = {
	{ 640, 350, 800, 449, 70087, "70", VGA, 0 },
	{ 640, 400, 800, 449, 70087, "70", VGA, 0 },
	{ 720, 400, 900, 449, 70087, "70", VGA, 0 },
	{ 640, 350, 832, 445, 85080, "85", DMT, 0 },
	{ 640, 400, 832, 445, 85080, "85", DMT, 0 },
	{ 720, 400, 936, 446, 85039, "85", DMT, 0 },
	{ 640, 480, 800, 525, 59940, "60", DMT, 0 },
	{ 640, 480, 832, 520, 72809, "72", DMT, 0 },
	{ 640, 480, 840, 500, 75000, "75", DMT, 0 },
	{ 640, 480, 832, 509, 85008, "85", DMT, 0 },
	{ 800, 600, 1024, 625, 56250, "56", DMT, 0 },
	{ 800, 600, 1056, 628, 60317, "60", DMT, 0 },
	{ 800, 600, 1040, 666, 72188, "72", DMT, 0 },
	{ 800, 600, 1056, 625, 75000, "75", DMT, 0 },
	{ 800, 600, 1048, 631, 85061, "85", DMT, 0 },
	{ 800, 600, 960, 636, 119972, "120", DMT, RB },
	{ 848, 480, 1088, 517, 60000, "60", DMT, 0 },
	{ 1024, 768, 1264, 817, 86958, "87", DMT, I },
	{ 1024, 768, 1344, 806, 60004, "60", DMT, 0 },
	{ 1024, 768, 1328, 806, 70069, "70", DMT, 0 },
	{ 1024, 768, 1312, 800, 75029, "75", DMT, 0 },
	{ 1024, 768, 1376, 808, 84997, "85", DMT, 0 },
	{ 1024, 768, 1184, 813, 119989, "120", DMT, RB },
	{ 1152, 864, 1600, 900, 75000, "75", DMT, 0 },
	{ 1280, 720, 1650, 750, 60000, "60", DMT, 0 },
	{ 1280, 768, 1440, 790, 59995, "60", DMT, RB },
	{ 1280, 768, 1664, 798, 59870, "60", DMT, 0 },
	{ 1280, 768, 1696, 805, 74893, "75", DMT, 0 },
	{ 1280, 768, 1712, 809, 84837, "85", DMT, 0 },
	{ 1280, 768, 1440, 813, 119798, "120", DMT, RB },
	{ 1280, 800, 1440, 823, 59910, "60", DMT, RB },
	{ 1280, 800, 1680, 831, 59810, "60", DMT, 0 },
	{ 1280, 800, 1696, 838, 74934, "75", DMT, 0 },
	{ 1280, 800, 1712, 843, 84880, "85", DMT, 0 },
	{ 1280, 800, 1440, 847, 119909, "120", DMT, RB },
	{ 1280, 960, 1800, 1000, 60000, "60", DMT, 0 },
	{ 1280, 960, 1728, 1011, 85002, "85", DMT, 0 },
	{ 1280, 960, 1440, 1017, 119838, "120", DMT, RB },
	{ 1280, 1024, 1688, 1066, 60020, "60", DMT, 0 },
	{ 1280, 1024, 1688, 1066, 75025, "75", DMT, 0 },
	{ 1280, 1024, 1728, 1072, 85024, "85", DMT, 0 },
	{ 1280, 1024, 1440, 1084, 119958, "120", DMT, RB },
	{ 1360, 768, 1792, 795, 60015, "60", DMT, 0 },
	{ 1360, 768, 1520, 813, 119967, "120", DMT, RB },
	{ 1366, 768, 1792, 798, 59790, "60", DMT, 0 },
	{ 1366, 768, 1500, 800, 60000, "60", DMT, RB },
	{ 1400, 1050, 1560, 1080, 59948, "60", DMT, RB },
	{ 1400, 1050, 1864, 1089, 59978, "60", DMT, 0 },
	{ 1400, 1050, 1896, 1099, 74867, "75", DMT, 0 },
	{ 1400, 1050, 1912, 1105, 84960, "85", DMT, 0 },
	{ 1400, 1050, 1560, 1112, 119904, "120", DMT, RB },
	{ 1440, 900, 1600, 926, 59901, "60", DMT, RB },
	{ 1440, 900, 1904, 934, 59887, "60", DMT, 0 },
	{ 1440, 900, 1936, 942, 74984, "75", DMT, 0 },
	{ 1440, 900, 1952, 948, 84842, "85", DMT, 0 },
	{ 1440, 900, 1600, 953, 119852, "120", DMT, RB },
	{ 1600, 900, 1800, 1000, 60000, "60", DMT, RB },
	{ 1600, 1200, 2160, 1250, 60000, "60", DMT, 0 },
	{ 1600, 1200, 2160, 1250, 65000, "65", DMT, 0 },
	{ 1600, 1200, 2160, 1250, 70000, "70", DMT, 0 },
	{ 1600, 1200, 2160, 1250, 75000, "75", DMT, 0 },
	{ 1600, 1200, 2160, 1250, 85000, "85", DMT, 0 },
	{ 1600, 1200, 1760, 1271, 119917, "120", DMT, RB },
	{ 1680, 1050, 1840, 1080, 59883, "60", DMT, RB },
	{ 1680, 1050, 2240, 1089, 59954, "60", DMT, 0 },
	{ 1680, 1050, 2272, 1099, 74892, "75", DMT, 0 },
	{ 1680, 1050, 2288, 1105, 84941, "85", DMT, 0 },
	{ 1680, 1050, 1840, 1112, 119986, "120", DMT, RB },
	{ 1792, 1344, 2448, 1394, 60000, "60", DMT, 0 },
	{ 1792, 1344, 2456, 1417, 74997, "75", DMT, 0 },
	{ 1856, 1392, 2528, 1439, 59995, "60", DMT, 0 },
	{ 1856, 1392, 2560, 1500, 75000, "75", DMT, 0 },
	{ 1920, 1080, 2200, 1125, 60000, "60", DMT, 0 },
	{ 1920, 1200, 2080, 1235, 59950, "60", DMT, RB },
	{ 1920, 1200, 2592, 1245, 59885, "60", DMT, 0 },
	{ 1920, 1200, 2608, 1255, 74930, "75", DMT, 0 },
	{ 1920, 1200, 2624, 1262, 84932, "85", DMT, 0 },
	{ 1920, 1440, 2600, 1500, 60000, "60", DMT, 0 },
	{ 1920, 1440, 2640, 1500, 75000, "75", DMT, 0 },
	{ 2048, 1152, 2250, 1200, 60000, "60", DMT, RB },
	{ 2560, 1600, 2720, 1646, 59972, "60", DMT, RB },
	{ 640, 480, 800, 525, 60000, "60", CEA, 0 },
	{ 720, 480, 858, 525, 59940, "59.94", CEA, SHORT },
	{ 720, 480, 858, 525, 60000, "60", CEA, SHORT },
	{ 1280, 720, 1650, 750, 59940, "59.94", CEA, 0 },
	{ 1920, 1080, 2200, 1125, 59940, "59.94", CEA, I | SHORT },
	{ 1920, 1080, 2200, 1125, 60000, "60", CEA, I | SHORT },
	{ 720, 480, 858, 525, 59940, "59.94", CEA, I | SHORT },
	{ 720, 480, 858, 525, 60000, "60", CEA, I | SHORT },
	{ 1440, 480, 1716, 525, 59940, "59.94", CEA, I | SHORT },
	{ 1440, 480, 1716, 525, 60000, "60", CEA, I | SHORT },
	{ 1440, 240, 1716, 262, 60054, "60", CEA, SHORT },
	{ 1440, 240, 1716, 263, 59826, "60", CEA, SHORT },
	{ 1920, 1080, 2200, 1125, 59940, "59.94", CEA, 0 },
	{ 720, 576, 864, 625, 50000, "50", CEA, SHORT },
	{ 1280, 720, 1980, 750, 50000, "50", CEA, 0 },
	{ 1920, 1080, 2640, 1125, 50000, "50", CEA, I | SHORT },
	{ 720, 576, 864, 625, 50000, "50", CEA, I | SHORT },
	{ 1440, 576, 1728, 625, 50000, "50", CEA, I | SHORT },
	{ 1440, 288, 1728, 312, 50080, "50", CEA, SHORT },
	{ 1440, 288, 1728, 313, 49920, "50", CEA, SHORT },
	{ 1920, 1080, 2640, 1125, 50000, "50", CEA, 0 },
	{ 1920, 1080, 2750, 1125, 23976, "23.98", CEA, 0 },
	{ 1920, 1080, 2750, 1125, 24000, "24", CEA, 0 },
	{ 1920, 1080, 2640, 1125, 25000, "25", CEA, 0 },
	{ 1920, 1080, 2200, 1125, 29970, "29.97", CEA, 0 },
	{ 1920, 1080, 2200, 1125, 30000, "30", CEA, 0 },
};
enum { TIMINGS = sizeof(timings) / sizeof(timings[0]) };

static bool
fits(const struct timing *timing, const struct video *video)
{
	return timing->width == video->h_active && timing->height == video->v_active &&
	       timing->h_total == video->h_total && timing->v_total == video->v_total &&
	       ((timing->flags & I) != 0) == video->interlaced;
}

/* the nearest of those that fit, if it is not further away than a source's crystal and half a per cent */
static const struct timing *
find(const struct video *video)
{
	const struct timing *best = NULL;
	int rate = video_rate_mhz(video), apart = rate / 200;

	for (int i = 0; i < TIMINGS; i++) {
		int by = abs(timings[i].rate_mhz - rate);

		if (by > apart || !fits(&timings[i], video))
			continue;
		best = &timings[i];
		apart = by;
	}
	return best;
}

/* ---- numbers --------------------------------------------------------------------------------- */

int
video_rate_mhz(const struct video *video)
{
	return video->frame_us > 0 ? (int)((1000000000LL + video->frame_us / 2) / video->frame_us) : 0;
}

int
video_line_hz(const struct video *video)
{
	long long us = (long long)video->frame_us * (video->interlaced ? 2 : 1);

	return us > 0 ? (int)((video->v_total * 1000000LL + us / 2) / us) : 0;
}

long long
video_pixel_hz(const struct video *video)
{
	return (long long)video_line_hz(video) * video->h_total;
}

const char *
video_rates(const struct video *video, char out[VIDEO_NAME])
{
	int line_dhz = (video_line_hz(video) + 50) / 100;

	snprintf(out, VIDEO_NAME, "%d.%d kHz %d Hz", line_dhz / 10, line_dhz % 10,
		 (video_rate_mhz(video) + 500) / 1000);
	return out;
}

/* ---- names ----------------------------------------------------------------------------------- */

static const char *
composite_mode(const struct video *video, char out[VIDEO_NAME])
{
	const char *name = video->pal ? "PAL" : "NTSC";

	if (video->interlaced)
		snprintf(out, VIDEO_NAME, "%s", name);
	else
		snprintf(out, VIDEO_NAME, "%s %dp", name, video->v_active);
	return out;
}

const char *
video_mode(const struct video *video, char out[VIDEO_NAME])
{
	const struct timing *timing = find(video);

	out[0] = 0;
	if (video->state != VIDEO_PICTURE)
		return out;
	if (video->kind == VIDEO_COMPOSITE)
		return composite_mode(video, out);
	if (timing == NULL)
		snprintf(out, VIDEO_NAME, "%dx%d%s@%d", video->h_active, video->v_active,
			 video->interlaced ? "i" : "", (video_rate_mhz(video) + 500) / 1000);
	else if (timing->flags & SHORT)
		snprintf(out, VIDEO_NAME, "%d%c@%s", timing->height, timing->flags & I ? 'i' : 'p',
			 timing->rate);
	else
		snprintf(out, VIDEO_NAME, "%dx%d%s@%s%s", timing->width, timing->height,
			 timing->flags & I ? "i" : "", timing->rate, timing->flags & RB ? " RB" : "");
	return out;
}

const char *
video_standard(const struct video *video)
{
	static const char *const names[] = { [DMT] = "VESA DMT", [CEA] = "CEA-861", [VGA] = "IBM VGA" };
	const struct timing *timing;

	if (video->state != VIDEO_PICTURE)
		return NULL;
	if (video->kind == VIDEO_COMPOSITE)
		return video->pal ? "PAL" : "NTSC-M";
	timing = find(video);
	return timing ? names[timing->table] : NULL;
}

/* ---- words ----------------------------------------------------------------------------------- */

enum video_signal
video_signal(const struct video *video)
{
	switch (video->state) {
	case VIDEO_PICTURE:
		return video->blank ? SIGNAL_BLANKED : SIGNAL_PICTURE;
	case VIDEO_LINE_RATE:
	case VIDEO_PIXEL_RATE:
	case VIDEO_TOO_LARGE:
		return SIGNAL_UNSUPPORTED;
	case VIDEO_UNSTABLE:
	case VIDEO_NOTHING:
		return SIGNAL_UNSTABLE;
	default:
		return SIGNAL_NO_SYNC;
	}
}

const char *
video_signal_word(const struct video *video)
{
	static const char *const words[] = {
		[SIGNAL_NO_SYNC] = "no-sync", [SIGNAL_UNSTABLE] = "unstable",
		[SIGNAL_UNSUPPORTED] = "unsupported", [SIGNAL_BLANKED] = "blanked",
		[SIGNAL_PICTURE] = "picture",
	};

	return words[video_signal(video)];
}

const char *
video_kind_word(enum video_kind kind)
{
	static const char *const words[VIDEO_KINDS] = {
		[VIDEO_KIND_NONE] = "none", [VIDEO_SEPARATE] = "separate", [VIDEO_CSYNC] = "csync",
		[VIDEO_GREEN] = "green", [VIDEO_COMPOSITE] = "composite",
	};

	return (unsigned)kind < VIDEO_KINDS ? words[kind] : words[VIDEO_KIND_NONE];
}

const char *
video_reason(enum video_state state)
{
	static const char *const reasons[VIDEO_STATES] = {
		[VIDEO_NO_SYNC] = "no sync", [VIDEO_NO_HSYNC] = "no horizontal sync",
		[VIDEO_NO_VSYNC] = "no vertical sync", [VIDEO_UNSTABLE] = "unstable sync",
		[VIDEO_NOTHING] = "sync without a picture", [VIDEO_LINE_RATE] = "line rate out of range",
		[VIDEO_PIXEL_RATE] = "pixel rate out of range", [VIDEO_TOO_LARGE] = "picture too large",
	};

	return (unsigned)state < VIDEO_STATES ? reasons[state] : reasons[VIDEO_NO_SYNC];
}

const char *
video_text(const struct video *video, char *out, size_t size)
{
	char mode[VIDEO_NAME];

	if (video->state == VIDEO_PICTURE)
		snprintf(out, size, "%s%s", video->blank ? "blanked " : "", video_mode(video, mode));
	else if (video_signal(video) == SIGNAL_UNSUPPORTED)
		snprintf(out, size, "unsupported mode %s", video_rates(video, mode));
	else
		snprintf(out, size, "%s", video_reason(video->state));
	return out;
}
