/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/model.h"

const struct model_ops *
model_find(unsigned hosts, unsigned consoles, unsigned pixels)
{
	for (size_t i = 0; models[i] != NULL; i++) {
		const struct model_ops *m = models[i];

		if (m->hosts >= hosts && m->consoles >= consoles &&
		    m->pixels == pixels)
			return m;
	}
	return NULL;
}
