/* SPDX-License-Identifier: MIT */
/* One line of text for an action, as the .t scripts of the console write them. */
#ifndef TESTS_CTL_ACT_WORDS_H
#define TESTS_CTL_ACT_WORDS_H

#include "ctl/action.h"

/* "select 2", "step +1", "beep low" ... into out; returns it */
const char *act_words(const struct action *action, char *out, size_t size);

/* "1 3 4" for bits 0, 2, 3; "none" */
const char *mask_words(unsigned mask, char out[128]);

#endif
