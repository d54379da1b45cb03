/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The variants of the gateware that this program holds. MODEL_ALL adds the
 * narrow ones that only tests and the bench use; MODEL_TRAIN leaves only the one
 * whose profile the compiler is given.
 */
#include "sim/model.h"

extern const struct model_ops model_4x1x8, model_4x2x8, model_16x1x8;
extern const struct model_ops model_4x1x1, model_4x1x2, model_4x1x4;

const struct model_ops *const models[] = {
	&model_4x1x8,
#ifndef MODEL_TRAIN
	&model_4x2x8,
	&model_16x1x8,
#endif
#ifdef MODEL_ALL
	&model_4x1x1,
	&model_4x1x2,
	&model_4x1x4,
#endif
	NULL
};
