// SPDX-License-Identifier: MIT
// osd_settings - the settings of DISPLAY of osd_direct: staged as they come, in force from a swap on
//
// `swap` is given at the vertical sync that shows a new page; the settings follow byte by byte, out of a block RAM, within
// 16 clocks, `busy` meanwhile. Values out of range are cut: positions to 4096 and more (outside of any picture), columns and rows to the built size, palette
// bank 3 to 2. The blink phase counts frames (fields of an interlaced picture) and is not disturbed by a swap.

`default_nettype none
`include "ovs_regs.vh"

module osd_settings #(
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        set,               // one byte of DISPLAY, not while busy
    input  wire [3:0]  set_at,            // its offset in the payload
    input  wire [7:0]  set_byte,
    input  wire        defaults,          // strobe: staged settings as after reset; not while busy, as swap
    input  wire        frame,             // strobe: a frame begins
    input  wire        swap,              // with frame: staged settings into force

    output wire        busy,
    output reg  [7:0]  clip_cols,         // staged
    output reg  [5:0]  clip_rows,
    output reg         on,                // in force
    output reg         internal,
    output reg         big,               // cells of 12x18
    output reg  [1:0]  standard,          // of the internal picture
    output reg  [12:0] win_x,
    output reg  [12:0] win_y,
    output reg  [7:0]  cols,
    output reg  [5:0]  rows,
    output reg  [1:0]  scale_x,
    output reg  [1:0]  scale_y,
    output reg  [2:0]  dim,
    output reg  [1:0]  bank,              // palette
    output reg         blink_dark         // blinking cells show no ink in this frame
);

    localparam [7:0] COLS = TEXT_COLS[7:0];
    localparam [7:0] ROWS = TEXT_ROWS[7:0];

    // Staged: what is written, and in the upper half the defaults
    // -----------------------------------------------------------

    reg  [7:0] staged [0:31];
    reg        plain;                     // the defaults hold: no DISPLAY was complete since
    reg  [7:0] cut;
    wire       is_cols = {4'd0, set_at} == `OVS_CMD_DISPLAY_COLS, is_rows = {4'd0, set_at} == `OVS_CMD_DISPLAY_ROWS;
    wire       is_high = {4'd0, set_at} == `OVS_CMD_DISPLAY_X + 8'd1 || {4'd0, set_at} == `OVS_CMD_DISPLAY_Y + 8'd1;

    integer k;
    initial begin
        for (k = 16; k < 32; k = k + 1) staged[k] = 8'd0;
        staged[16 + `OVS_CMD_DISPLAY_COLS]         = COLS;
        staged[16 + `OVS_CMD_DISPLAY_ROWS]         = ROWS;
        staged[16 + `OVS_CMD_DISPLAY_DIM]          = 8'd3;
        staged[16 + `OVS_CMD_DISPLAY_BLINK_FRAMES] = 8'd32;
        staged[16 + `OVS_CMD_DISPLAY_BLINK_DUTY]   = 8'd2;
    end

    always @(*) begin
        cut = set_byte;
        if (is_high) cut[4] = set_byte[7:4] != 4'd0;
        if (is_cols && set_byte > COLS) cut = COLS;
        if (is_rows && set_byte > ROWS) cut = ROWS;
    end

    always @(posedge clk) begin
        if (set) staged[{1'b0, set_at}] <= cut;
        if (set && {4'd0, set_at} == `OVS_CMD_DISPLAY_LEN - 8'd1) plain <= 1'b0;
        if (rst | defaults) plain <= 1'b1;
    end

    always @(posedge clk) begin
        if (set && is_cols) clip_cols <= cut;
        if (set && is_rows) clip_rows <= cut[5:0];
        if (rst | defaults) {clip_cols, clip_rows} <= {COLS, ROWS[5:0]};
    end

    // The walk: a byte is read in the clock before it comes into force
    // ----------------------------------------------------------------

    reg        copying;
    reg  [3:0] at, at_1;
    reg  [7:0] staged_r;
    reg        load;                      // staged_r is the byte at_1
    assign     busy = copying | load;

    always @(posedge clk) begin
        if (copying) at <= at + 4'd1;
        if (swap) copying <= 1'b1;
        else if (&at) copying <= 1'b0;
        if (rst) {at, copying} <= 5'd0;
    end

    always @(posedge clk) begin
        {load, at_1} <= {copying & ~rst, at};
        staged_r     <= staged[{plain, at}];
    end

    // In force
    // --------

    reg  [7:0] frames;
    reg  [1:0] duty;

    always @(posedge clk) begin
        if (load)
            case ({4'd0, at_1})
            `OVS_CMD_DISPLAY_FLAGS:        {big, internal, on} <= staged_r[2:0];
            `OVS_CMD_DISPLAY_STANDARD:     standard    <= staged_r[1:0];
            `OVS_CMD_DISPLAY_X:            win_x[7:0]  <= staged_r;
            `OVS_CMD_DISPLAY_X + 8'd1:     win_x[12:8] <= staged_r[4:0];
            `OVS_CMD_DISPLAY_Y:            win_y[7:0]  <= staged_r;
            `OVS_CMD_DISPLAY_Y + 8'd1:     win_y[12:8] <= staged_r[4:0];
            `OVS_CMD_DISPLAY_COLS:         cols   <= staged_r;
            `OVS_CMD_DISPLAY_ROWS:         rows   <= staged_r[5:0];
            `OVS_CMD_DISPLAY_SCALE:        {scale_y, scale_x} <= {staged_r[5:4], staged_r[1:0]};
            `OVS_CMD_DISPLAY_DIM:          dim    <= staged_r[2:0];
            `OVS_CMD_DISPLAY_BLINK_FRAMES: frames <= staged_r;
            `OVS_CMD_DISPLAY_BLINK_DUTY:   duty   <= staged_r[1:0];
            `OVS_CMD_DISPLAY_PALETTE:      bank   <= {staged_r[1], staged_r[0] & ~staged_r[1]};
            default: ;
            endcase
        if (rst) {big, internal, on, standard} <= 5'd0;
    end

    // Blink: lit for frames * duty / 4 of the period, added up when the last byte is in force
    // ---------------------------------------------------------------------------------------

    reg  [7:0] phase;                     // frames into the period
    reg  [9:0] lit_x4;
    wire [8:0] phase_next = {1'b0, phase} + 9'd1;
    wire       more   = load && &at_1[3:2] && at_1[1:0] != 2'd0 && duty >= at_1[1:0];
    wire       unused = &{1'b0, lit_x4[1:0]};

    always @(posedge clk) begin
        if (more) lit_x4 <= lit_x4 + {2'd0, frames};
        if (load && at_1 == 4'd0) lit_x4 <= 10'd0;
    end

    always @(posedge clk) begin
        if (frame) phase <= phase_next >= {1'b0, frames} ? 8'd0 : phase_next[7:0];
        blink_dark <= frames != 8'd0 && phase >= lit_x4[9:2];
        if (rst) phase <= 8'd0;
    end

endmodule

`default_nettype wire
