// SPDX-License-Identifier: MIT
// hid_scanset - the bytes a keyboard sends for one key, in scan sets 1, 2 and 3
//
// A key is up to four groups of up to three bytes: prefix (E0 or E1), F0, code. `slot` = {group, part}
// names one; slots that are not `used` are skipped. An ordinary key is group 1; groups 0 and 2
// are the shifts that keyboards pretend around the grey keys: Print Screen, and the others depending on
// Num Lock and Shift. Pause is four groups at once and has no release; with Ctrl it is Break.
// `look` loads the tables for key id, `start` says that {down, id} is now really being sent.
// Not in here: whether a key may be sent.
// Source: Microsoft Keyboard Scan Code Specification 1.3a; IBM PS/2 Technical Reference (set 3).

`default_nettype none

module hid_scanset (
    input  wire       clk,
    input  wire       tick,              // go on by one microsecond; also high in reset
    input  wire       clear,             // no modifier is down

    input  wire       look,
    input  wire       start,
    input  wire       down,
    input  wire [7:0] id,
    input  wire       repeated,          // by typematic: without pretended shifts

    input  wire [1:0] scan_set,               // 1, 2 or 3
    input  wire       num_lock,
    input  wire [3:0] slot,
    output wire       used,
    output reg  [7:0] value,
    output reg  [7:0] code_3             // of the key loaded last
);

    // Tables
    // ------

    function [6:0] set1(input [6:0] make);    // what an 8042 makes of set 2
        case (make)
            7'h00: set1 = 7'h00; 7'h01: set1 = 7'h43; 7'h02: set1 = 7'h41; 7'h03: set1 = 7'h3F;
            7'h04: set1 = 7'h3D; 7'h05: set1 = 7'h3B; 7'h06: set1 = 7'h3C; 7'h07: set1 = 7'h58;
            7'h08: set1 = 7'h64; 7'h09: set1 = 7'h44; 7'h0A: set1 = 7'h42; 7'h0B: set1 = 7'h40;
            7'h0C: set1 = 7'h3E; 7'h0D: set1 = 7'h0F; 7'h0E: set1 = 7'h29; 7'h0F: set1 = 7'h59;
            7'h10: set1 = 7'h65; 7'h11: set1 = 7'h38; 7'h12: set1 = 7'h2A; 7'h13: set1 = 7'h70;
            7'h14: set1 = 7'h1D; 7'h15: set1 = 7'h10; 7'h16: set1 = 7'h02; 7'h17: set1 = 7'h5A;
            7'h18: set1 = 7'h66; 7'h19: set1 = 7'h71; 7'h1A: set1 = 7'h2C; 7'h1B: set1 = 7'h1F;
            7'h1C: set1 = 7'h1E; 7'h1D: set1 = 7'h11; 7'h1E: set1 = 7'h03; 7'h1F: set1 = 7'h5B;
            7'h20: set1 = 7'h67; 7'h21: set1 = 7'h2E; 7'h22: set1 = 7'h2D; 7'h23: set1 = 7'h20;
            7'h24: set1 = 7'h12; 7'h25: set1 = 7'h05; 7'h26: set1 = 7'h04; 7'h27: set1 = 7'h5C;
            7'h28: set1 = 7'h68; 7'h29: set1 = 7'h39; 7'h2A: set1 = 7'h2F; 7'h2B: set1 = 7'h21;
            7'h2C: set1 = 7'h14; 7'h2D: set1 = 7'h13; 7'h2E: set1 = 7'h06; 7'h2F: set1 = 7'h5D;
            7'h30: set1 = 7'h69; 7'h31: set1 = 7'h31; 7'h32: set1 = 7'h30; 7'h33: set1 = 7'h23;
            7'h34: set1 = 7'h22; 7'h35: set1 = 7'h15; 7'h36: set1 = 7'h07; 7'h37: set1 = 7'h5E;
            7'h38: set1 = 7'h6A; 7'h39: set1 = 7'h72; 7'h3A: set1 = 7'h32; 7'h3B: set1 = 7'h24;
            7'h3C: set1 = 7'h16; 7'h3D: set1 = 7'h08; 7'h3E: set1 = 7'h09; 7'h3F: set1 = 7'h5F;
            7'h40: set1 = 7'h6B; 7'h41: set1 = 7'h33; 7'h42: set1 = 7'h25; 7'h43: set1 = 7'h17;
            7'h44: set1 = 7'h18; 7'h45: set1 = 7'h0B; 7'h46: set1 = 7'h0A; 7'h47: set1 = 7'h60;
            7'h48: set1 = 7'h6C; 7'h49: set1 = 7'h34; 7'h4A: set1 = 7'h35; 7'h4B: set1 = 7'h26;
            7'h4C: set1 = 7'h27; 7'h4D: set1 = 7'h19; 7'h4E: set1 = 7'h0C; 7'h4F: set1 = 7'h61;
            7'h50: set1 = 7'h6D; 7'h51: set1 = 7'h73; 7'h52: set1 = 7'h28; 7'h53: set1 = 7'h74;
            7'h54: set1 = 7'h1A; 7'h55: set1 = 7'h0D; 7'h56: set1 = 7'h62; 7'h57: set1 = 7'h6E;
            7'h58: set1 = 7'h3A; 7'h59: set1 = 7'h36; 7'h5A: set1 = 7'h1C; 7'h5B: set1 = 7'h1B;
            7'h5C: set1 = 7'h75; 7'h5D: set1 = 7'h2B; 7'h5E: set1 = 7'h63; 7'h5F: set1 = 7'h76;
            7'h60: set1 = 7'h55; 7'h61: set1 = 7'h56; 7'h62: set1 = 7'h77; 7'h63: set1 = 7'h78;
            7'h64: set1 = 7'h79; 7'h65: set1 = 7'h7A; 7'h66: set1 = 7'h0E; 7'h67: set1 = 7'h7B;
            7'h68: set1 = 7'h7C; 7'h69: set1 = 7'h4F; 7'h6A: set1 = 7'h7D; 7'h6B: set1 = 7'h4B;
            7'h6C: set1 = 7'h47; 7'h6D: set1 = 7'h7E; 7'h6E: set1 = 7'h7F; 7'h6F: set1 = 7'h6F;
            7'h70: set1 = 7'h52; 7'h71: set1 = 7'h53; 7'h72: set1 = 7'h50; 7'h73: set1 = 7'h4C;
            7'h74: set1 = 7'h4D; 7'h75: set1 = 7'h48; 7'h76: set1 = 7'h01; 7'h77: set1 = 7'h45;
            7'h78: set1 = 7'h57; 7'h79: set1 = 7'h4E; 7'h7A: set1 = 7'h51; 7'h7B: set1 = 7'h4A;
            7'h7C: set1 = 7'h37; 7'h7D: set1 = 7'h49; 7'h7E: set1 = 7'h46; 7'h7F: set1 = 7'h54;
            default: set1 = make;
        endcase
    endfunction

    function [7:0] set3(input [7:0] make);
        case (make)
            8'h01: set3 = 8'h47;                    // F9
            8'h02: set3 = 8'h37;                    // F7
            8'h03: set3 = 8'h27;                    // F5
            8'h04: set3 = 8'h17;                    // F3
            8'h05: set3 = 8'h07;                    // F1
            8'h06: set3 = 8'h0F;                    // F2
            8'h07: set3 = 8'h5E;                    // F12
            8'h09: set3 = 8'h4F;                    // F10
            8'h0A: set3 = 8'h3F;                    // F8
            8'h0B: set3 = 8'h2F;                    // F6
            8'h0C: set3 = 8'h1F;                    // F4
            8'h11: set3 = 8'h19;                    // left Alt
            8'h13: set3 = 8'h87;                    // Katakana
            8'h14: set3 = 8'h11;                    // left Ctrl
            8'h58: set3 = 8'h14;                    // Caps Lock
            8'h5D: set3 = 8'h5C;                    // \ |
            8'h61: set3 = 8'h13;                    // 102nd key
            8'h64: set3 = 8'h86;                    // Henkan
            8'h67: set3 = 8'h85;                    // Muhenkan
            8'h6A: set3 = 8'h5D;                    // Yen
            8'h76: set3 = 8'h08;                    // Esc
            8'h77: set3 = 8'h76;                    // Num Lock
            8'h78: set3 = 8'h56;                    // F11
            8'h79: set3 = 8'h7C;                    // keypad +
            8'h7B: set3 = 8'h84;                    // keypad -
            8'h7C: set3 = 8'h7E;                    // keypad *
            8'h7E: set3 = 8'h5F;                    // Scroll Lock
            8'h7F: set3 = 8'h57;                    // SysRq
            8'h91: set3 = 8'h39;                    // right Alt
            8'h94: set3 = 8'h58;                    // right Ctrl
            8'h9F: set3 = 8'h8B;                    // left GUI
            8'hA7: set3 = 8'h8C;                    // right GUI
            8'hAF: set3 = 8'h8D;                    // Menu
            8'hCA: set3 = 8'h77;                    // keypad /
            8'hDA: set3 = 8'h79;                    // keypad Enter
            8'hE9: set3 = 8'h65;                    // End
            8'hEB: set3 = 8'h61;                    // Left
            8'hEC: set3 = 8'h6E;                    // Home
            8'hF0: set3 = 8'h67;                    // Insert
            8'hF1: set3 = 8'h64;                    // Delete
            8'hF2: set3 = 8'h60;                    // Down
            8'hF4: set3 = 8'h6A;                    // Right
            8'hF5: set3 = 8'h63;                    // Up
            8'hFA: set3 = 8'h6D;                    // Page Down
            8'hFC: set3 = 8'h57;                    // Print Screen
            8'hFD: set3 = 8'h6F;                    // Page Up
            default: set3 = {1'b0, make[6:0]};
        endcase
    endfunction

    // One block RAM
    (* rom_style = "block" *) reg [14:0] rom [0:255];
    integer k;
    initial
        for (k = 0; k < 256; k = k + 1) rom[k] = {set1(k[6:0]), set3(k[7:0])};

    reg [6:0] code_1;
    always @(posedge clk) if (tick && look) {code_1, code_3} <= rom[id];

    wire [7:0] code_2 = id == 8'h02 ? 8'h83 : id == 8'h7F ? 8'h84 : {1'b0, id[6:0]};

    // Modifiers, as the host knows them
    // ---------------------------------

    reg  [5:0] mods;                     // right Alt, left Alt, right Ctrl, left Ctrl, right Shift, left Shift
    wire shift = mods[0] | mods[1];
    wire ctrl  = mods[2] | mods[3];
    wire alt   = mods[4] | mods[5];
    reg  sys_rq;                         // Print Screen went down as SysRq

    wire prt = id == 8'hFC;
    always @(posedge clk) if (tick) begin
        if (start) case (id)
            8'h12: mods[0] <= down;
            8'h59: mods[1] <= down;
            8'h14: mods[2] <= down;
            8'h94: mods[3] <= down;
            8'h11: mods[4] <= down;
            8'h91: mods[5] <= down;
            default: ;
        endcase
        if (start && prt && down && !repeated) sys_rq <= alt;
        if (clear) {mods, sys_rq} <= 7'd0;
    end

    // Groups
    // ------
    // A host may change Num Lock or the set between two bytes of a key: the key ends as it began, or the host would be left
    // with half of it and read the next one wrong.

    reg       num;
    reg [1:0] set;
    always @(posedge clk) if (tick && look) {num, set} <= {num_lock, scan_set};

    wire [1:0] group = slot[3:2];
    wire [1:0] part  = slot[1:0];
    wire       pause = id == 8'h62 && set != 2'd3;
    wire       brk   = pause && ctrl;                        // Break
    wire       sys   = prt && sys_rq && set != 2'd3;

    reg grey;                            // six keys and arrows above the keypad's
    always @(*) case (id)
        8'hF0, 8'hF1, 8'hEC, 8'hE9, 8'hFD, 8'hFA, 8'hF5, 8'hF2, 8'hEB, 8'hF4: grey = 1'b1;
        default: grey = 1'b0;
    endcase

    // Pretended shifts: press and release of left Shift, or the real Shift lifted for the time of the key
    wire lift    = shift && ((grey && !num) || id == 8'hCA);
    wire pretend = (grey && num && !shift) || (prt && !sys_rq && !shift && !ctrl);
    wire around  = (lift || pretend) && !repeated && set != 2'd3;
    wire right   = lift && !mods[0];     // it is the right Shift

    wire filled = pause ? down && (!brk || !group[1]) : group == 2'd1 || (around && group == (down ? 2'd0 : 2'd2));
    wire main   = group == 2'd1 && !pause;
    wire e_pre  = pause ? brk || !group[0] : main ? id[7] && !sys : 1'b1;
    wire up     = pause ? (brk ? group[0] : group[1]) : main ? !down : down == lift;

    reg [6:0] old;                       // set 1
    reg [7:0] now;                       // sets 2 and 3
    always @(*) begin
        {old, now} = {code_1, set == 2'd3 ? code_3 : code_2};
        if (sys)                             {old, now} = {7'h54, 8'h84};
        if (pause)                           {old, now} = group[0] ? {7'h45, 8'h77} : {7'h1D, 8'h14};
        if (brk)                             {old, now} = {7'h46, 8'h7E};
        if (!main && !pause)                 {old, now} = right ? {7'h36, 8'h59} : {7'h2A, 8'h12};
    end

    assign used = filled && part != 2'd3 &&
                  (part == 2'd2 || (part == 2'd0 ? e_pre && set != 2'd3 : up && set != 2'd1));
    always @(*) case (part)
        2'd0:    value = pause && !brk ? 8'hE1 : 8'hE0;
        2'd1:    value = 8'hF0;
        default: value = set == 2'd1 ? {up, old} : now;
    endcase

endmodule

`default_nettype wire
