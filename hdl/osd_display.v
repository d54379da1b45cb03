// SPDX-License-Identifier: MIT
// osd_display - the settings of DISPLAY: staged as they come, in force from a swap on
//
// `swap` is given at the vertical sync that shows a new page. Values out of range are cut:
// positions to 4096 (outside of any picture), columns and rows to the built size, palette
// bank 3 to 2. The blink phase counts frames (fields of an interlaced picture) and is not
// disturbed by a swap.

`default_nettype none
`include "ovs_regs.vh"

module osd_display #(
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        set,               // one byte of DISPLAY
    input  wire [3:0]  set_at,            // its offset in the payload
    input  wire [7:0]  set_byte,
    input  wire        defaults,          // strobe: staged settings as after reset
    input  wire        frame,             // strobe: a frame begins
    input  wire        swap,              // with frame: staged settings into force

    output wire [7:0]  clip_cols,         // staged
    output wire [5:0]  clip_rows,
    output wire        on,                // in force
    output wire        internal,
    output wire        big,             // cells of 12x18
    output wire [1:0]  standard,          // of the internal picture
    output wire [12:0] win_x,
    output wire [12:0] win_y,
    output wire [7:0]  cols,
    output wire [5:0]  rows,
    output wire [1:0]  scale_x,
    output wire [1:0]  scale_y,
    output wire [2:0]  dim,
    output wire [1:0]  bank,              // palette
    output reg         blink_dark         // blinking cells show no ink in this frame
);

    localparam [7:0] COLS = TEXT_COLS[7:0];
    localparam [7:0] ROWS = TEXT_ROWS[7:0];

    // Staged
    // ------

    reg [2:0]  n_flags;                   // big, internal, on
    reg [1:0]  n_standard;
    reg [12:0] n_x, n_y;
    reg [7:0]  n_cols;
    reg [5:0]  n_rows;
    reg [3:0]  n_scale;                   // y, x
    reg [2:0]  n_dim;
    reg [7:0]  n_frames;
    reg [1:0]  n_duty;
    reg [1:0]  n_bank;

    wire [12:0] high = set_byte[7:4] != 4'd0 ? 13'h1000 : {1'b0, set_byte[3:0], 8'd0};

    always @(posedge clk)
        if (rst | defaults) {n_x, n_y} <= 26'd0;
        else if (set)
            case ({4'd0, set_at})
            `OVS_CMD_DISPLAY_X:        n_x[7:0] <= set_byte;
            `OVS_CMD_DISPLAY_X + 8'd1: n_x      <= high | {5'd0, n_x[7:0] & {8{~high[12]}}};
            `OVS_CMD_DISPLAY_Y:        n_y[7:0] <= set_byte;
            `OVS_CMD_DISPLAY_Y + 8'd1: n_y      <= high | {5'd0, n_y[7:0] & {8{~high[12]}}};
            default: ;
            endcase

    always @(posedge clk) begin
        if (set)
            case ({4'd0, set_at})
            `OVS_CMD_DISPLAY_FLAGS:        n_flags  <= set_byte[2:0];
            `OVS_CMD_DISPLAY_STANDARD:     n_standard <= set_byte[1:0];
            `OVS_CMD_DISPLAY_COLS:         n_cols   <= set_byte > COLS ? COLS : set_byte;
            `OVS_CMD_DISPLAY_ROWS:         n_rows   <= set_byte > ROWS ? ROWS[5:0] : set_byte[5:0];
            `OVS_CMD_DISPLAY_SCALE:        n_scale  <= {set_byte[5:4], set_byte[1:0]};
            `OVS_CMD_DISPLAY_DIM:          n_dim    <= set_byte[2:0];
            `OVS_CMD_DISPLAY_BLINK_FRAMES: n_frames <= set_byte;
            `OVS_CMD_DISPLAY_BLINK_DUTY:   n_duty   <= set_byte[1:0];
            `OVS_CMD_DISPLAY_PALETTE:      n_bank   <= {set_byte[1], set_byte[0] & ~set_byte[1]};
            default: ;
            endcase
        if (rst | defaults) begin
            {n_flags, n_standard, n_scale, n_bank} <= 11'd0;
            n_cols   <= COLS;
            n_rows   <= ROWS[5:0];
            n_dim    <= 3'd3;
            n_frames <= 8'd32;
            n_duty   <= 2'd2;
        end
    end

    assign clip_cols = n_cols;
    assign clip_rows = n_rows;

    // In force
    // --------

    localparam integer SET = 3 + 2 + 13 + 13 + 8 + 6 + 4 + 3 + 8 + 2 + 2;
    reg  [SET-1:0] force_set;
    wire [7:0]     frames;
    wire [1:0]     duty;
    assign {big, internal, on, standard, win_x, win_y, cols, rows, scale_y, scale_x, dim, frames, duty, bank} = force_set;

    always @(posedge clk) begin
        if (swap) force_set <= {n_flags, n_standard, n_x, n_y, n_cols, n_rows, n_scale, n_dim, n_frames, n_duty, n_bank};
        if (rst) force_set <= {SET{1'b0}};
    end

    // Blink
    // -----

    reg  [7:0] phase;                     // frames into the period
    reg        frame_1;
    wire [8:0] phase_next = {1'b0, phase} + 9'd1;
    wire       unused = &{1'b0, lit_x4[1:0]};
    wire [9:0] lit_x4 = (duty[0] ? {2'd0, frames} : 10'd0) + (duty[1] ? {1'b0, frames, 1'b0} : 10'd0);

    always @(posedge clk) begin
        frame_1 <= frame;
        if (frame) phase <= phase_next >= {1'b0, frames} ? 8'd0 : phase_next[7:0];
        if (frame_1) blink_dark <= frames != 8'd0 && phase >= lit_x4[9:2];
        if (rst) begin
            phase      <= 8'd0;
            frame_1    <= 1'b0;
            blink_dark <= 1'b0;
        end
    end

endmodule

`default_nettype wire
