/* SPDX-License-Identifier: MIT */
/* The words of a configuration file: what there is, and what an unknown one may have meant. Pure. */
#ifndef CTL_CONFIG_WORDS_H
#define CTL_CONFIG_WORDS_H

#include "ctl/conf.h"

/* tells it, with the nearest known one or all that there are; section: NULL outside of sections */
void config_unknown(struct conf *conf, int number, const char *word, const char *section);

/* every known word has a bit of its own; 0 = it is none */
unsigned long config_word_bit(const char *word);

#endif
