/* SPDX-License-Identifier: MIT */
/*
 * Text -> PNG, drawn from the slots of an image: what the gateware would draw on an opaque page.
 * Wide characters take two cells. Errors: false, and one sentence in the message buffer.
 */
#ifndef OSD_FONT_RENDER_H
#define OSD_FONT_RENDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool font_render_png(const uint8_t *image, const char *text, const char *path, char *msg,
		     size_t msg_len);

#endif
