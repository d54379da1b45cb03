// SPDX-License-Identifier: MIT
// hid_ops - what hid_trigger tells hid_router to do; the event codes are those of hdl/regs.csv
localparam [2:0] OP_KEY     = 3'd0;      // arg: key for whoever has the keyboard
localparam [2:0] OP_MENU    = 3'd1;      // TRIG_MENU: capture stays on for the daemon
localparam [2:0] OP_PORT    = 3'd2;      // TRIG_PORT: arg: port; capture ends
localparam [2:0] OP_CANCEL  = 3'd3;      // TRIG_CANCEL: beep; capture ends
localparam [2:0] OP_ARM     = 3'd4;      // TRIG_ARMED: capture begins
localparam [2:0] OP_LITERAL = 3'd5;      // TRIG_LITERAL: capture ends
localparam [2:0] OP_END     = 3'd6;      // no daemon, so no menu: capture ends without a word
localparam [2:0] OP_WORD    = 3'd7;      // TRIG_WORD: capture stays on for the daemon, the key follows
