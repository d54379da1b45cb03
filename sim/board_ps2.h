/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The PS/2 side of the board: wires, the devices and hosts on them. */
#ifndef SIM_BOARD_PS2_H
#define SIM_BOARD_PS2_H

#include "sim/board.h"

void board_ps2_init(struct board *b);
/* Every microsecond. */
void board_ps2_clock(struct board *b);
/* Takes the keyboard and the mouse of console 1 off their wires. */
void board_ps2_unplug(struct board *b);
/* Every microsecond: the wires of a host port (from 0) go to console 1 of the other board. */
void board_ps2_join(struct board *front, unsigned port, struct board *behind);
/* Now and then: input of the operators, LEDs and new starts of the guests. */
void board_ps2_poll(struct board *b);

#endif
