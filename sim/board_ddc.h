/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The display data channels of the board: wires, and a host at each. */
#ifndef SIM_BOARD_DDC_H
#define SIM_BOARD_DDC_H

#include "sim/board.h"

void board_ddc_init(struct board *b);
/* Every microsecond from ddc_due_us on. */
void board_ddc_clock(struct board *b);
/* Now and then: pictures and hot-plug detect. */
void board_ddc_poll(struct board *b);

#endif
