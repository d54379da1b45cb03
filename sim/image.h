/* SPDX-License-Identifier: GPL-2.0-or-later */
/* PNG pictures in and out. Functions return 0 or the exit code in *f. */
#ifndef SIM_IMAGE_H
#define SIM_IMAGE_H

#include <stddef.h>

#include "sim/sim.h"

/* Reads a PNG of any kind; the message names the file. */
int image_load(const char *file, struct pic *to, struct fail *f);

/* Packed pixels to PNG in memory, to be freed. NULL: out of memory. */
void *image_encode(const uint32_t *px, uint32_t w, uint32_t h, size_t *bytes);

int image_save(const char *file, const uint32_t *px, uint32_t w, uint32_t h,
    struct fail *f);

#endif
