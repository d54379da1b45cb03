/* SPDX-License-Identifier: MIT */
/* What the font commands and their two ways to the flash share. */
#ifndef CTL_TOOL_FONT_H
#define CTL_TOOL_FONT_H

#include "ctl/tool.h"
#include "osd-font/font_flash.h"

struct font_mpsse;

struct font_job {
	struct tool *tool;
	const struct font_flash_ops *ops;	/* with the job as their ctx */
	struct font_mpsse *mpsse;		/* NULL: not open */
	bool progress;				/* is shown */
	char stage[16];
	size_t percent;
};

/* tool_font.c: one line a stage */
void font_progress(void *ctx, const char *stage, size_t done, size_t all);

/* tool_font.c: by the daemon and the link */
extern const struct font_flash_ops font_by_daemon;
/* what font_flash.h or board_copy.h returned, as an exit code, with its sentence printed */
int font_outcome(struct font_job *job, int error, const char *message, const char *hint);

/* tool_font_mpsse.c: through the programmer on the board; opened by the first operation */
extern const struct font_flash_ops font_by_mpsse;
/* lets the FPGA go, if it is held; returns code, or its own error when there was none */
int font_mpsse_end(struct font_job *job, int code);

#endif
