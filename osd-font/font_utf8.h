/* SPDX-License-Identifier: MIT */
/* UTF-8 -> code points, for arguments of the command line. Not for streams. */
#ifndef OSD_FONT_UTF8_H
#define OSD_FONT_UTF8_H

#include <stdint.h>

/* Takes one character from *text and moves it on; one U+FFFD for each longest wrong part, as the WRITE command does. *text must not be at its end. */
uint32_t font_utf8_next(const char **text);

#endif
