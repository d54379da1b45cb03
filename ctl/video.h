/* SPDX-License-Identifier: MIT */
/*
 * What a port sends: its measures, the name of its mode, and what is wrong when there is no picture.
 *
 * Pure. Names are those of the tables VESA Display Monitor Timing (DMT) 1.13, CEA-861-D and the IBM VGA:
 * "640x480@60", "1920x1200@60 RB" (reduced blanking), "480i@59.94", and "NTSC" and "PAL" for composite video.
 * A timing that no table has is named after its size and rate. Rates are those of the vertical sync, so
 * of fields when the picture is interlaced.
 */
#ifndef CTL_VIDEO_H
#define CTL_VIDEO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* VIDEO_ constants of hdl/regs.csv */
enum video_state {
	VIDEO_NO_SYNC, VIDEO_NO_HSYNC, VIDEO_NO_VSYNC, VIDEO_UNSTABLE, VIDEO_NOTHING, VIDEO_LINE_RATE,
	VIDEO_PIXEL_RATE, VIDEO_TOO_LARGE, VIDEO_PICTURE, VIDEO_STATES
};

/* KIND_ constants of hdl/regs.csv */
enum video_kind { VIDEO_KIND_NONE, VIDEO_SEPARATE, VIDEO_CSYNC, VIDEO_GREEN, VIDEO_COMPOSITE, VIDEO_KINDS };

/* what people tell apart */
enum video_signal { SIGNAL_NO_SYNC, SIGNAL_UNSTABLE, SIGNAL_UNSUPPORTED, SIGNAL_BLANKED, SIGNAL_PICTURE };

struct video {
	enum video_state state;
	enum video_kind kind;
	bool interlaced, pal;
	bool hs_positive, vs_positive;
	bool blank;			/* the picture is black and stays so */
	bool restless;			/* it changes all the time: a film or noise */
	int h_total, h_active;		/* pixels a line */
	int v_total, v_active;		/* lines of a frame, of both fields */
	int frame_us;			/* from one vertical sync to the next */
	int brightness;			/* mean of the picture, 0 to 255 */
};

enum { VIDEO_NAME = 32 };

enum video_signal video_signal(const struct video *video);

/* "640x480@60", "NTSC"; "" while there is no picture. Returns `out`. */
const char *video_mode(const struct video *video, char out[VIDEO_NAME]);
/* "VESA DMT", "CEA-861", "IBM VGA", "NTSC-M", "PAL"; NULL when no table has this timing, or no picture */
const char *video_standard(const struct video *video);

/* lines, frames and pixels a second; 0 = not known */
int video_line_hz(const struct video *video);
int video_rate_mhz(const struct video *video);		/* of 1000 seconds */
long long video_pixel_hz(const struct video *video);

/* "31.5 kHz 60 Hz" */
const char *video_rates(const struct video *video, char out[VIDEO_NAME]);

/* words for programs: "picture", "blanked", "no-sync" ...; "separate", "csync", "green", "composite" or "none" */
const char *video_signal_word(const struct video *video);
const char *video_kind_word(enum video_kind kind);
/* one line for people: why there is no picture, "no horizontal sync"; NULL when there is one */
const char *video_reason(enum video_state state);

/* "640x480@60", "blanked 640x480@60", "no sync", "unsupported mode 31.5 kHz 70 Hz" */
const char *video_text(const struct video *video, char *out, size_t size);

#endif
