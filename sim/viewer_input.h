/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys and pointers of viewers as events of a console's keyboard and mouse. */
#ifndef SIM_VIEWER_INPUT_H
#define SIM_VIEWER_INPUT_H

#include "sim/viewer.h"

/* Once a process: QEMU's extended key events. */
void viewer_input_register(void);
/* Sets the hooks of a screen; screen->screenData is its viewer_console. */
void viewer_input_attach(rfbScreenInfoPtr screen);

#endif
