// SPDX-License-Identifier: MIT
// link_board_regs - the board block of hdl/regs.csv: identity, geometry, time, counters of the link
//
// `word` is one clock late. Nothing in it can be written.

`default_nettype none
`include "ovs_regs.vh"

module link_board_regs #(
    parameter integer HOSTS     = 4,
    parameter integer CONSOLES  = 1,
    parameter integer PIXELS    = 1,
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30,
    parameter [0:0]   POWER     = 1'b1,
    parameter [0:0]   EDID      = 1'b1,
    parameter integer WINDOW    = `OVS_LINK_WINDOW_UART
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick_ms,
    input  wire [3:0]  addr,
    output reg  [31:0] word,
    input  wire        alive,
    input  wire        font_ok,
    input  wire        rx_good,        // strobes
    input  wire        rx_bad,
    input  wire        rx_dup,
    input  wire        ev_resent,
    input  wire        ev_lost
);

    localparam [31:0] CELL_W = 32'd8, CELL_H = 32'd16;
    localparam [31:0] CONFIG = WINDOW << 28 | {30'd0, EDID, POWER} << 24 | PIXELS << 16 | CONSOLES << 8 | HOSTS;
    localparam [31:0] TEXT   = CELL_H << 24 | CELL_W << 16 | TEXT_ROWS << 8 | TEXT_COLS;

    reg  [31:0] uptime_ms, good;
    reg  [15:0] bad, dup, resent, lost;

    always @(posedge clk) begin
        if (tick_ms) uptime_ms <= uptime_ms + 32'd1;
        if (rx_good) good <= good + 32'd1;
        if (rst) {uptime_ms, good} <= 64'd0;
    end

    always @(posedge clk) begin
        if (rx_bad & ~&bad) bad <= bad + 16'd1;
        if (rx_dup & ~&dup) dup <= dup + 16'd1;
        if (ev_resent & ~&resent) resent <= resent + 16'd1;
        if (ev_lost & ~&lost) lost <= lost + 16'd1;
        if (rst) {bad, dup, resent, lost} <= 64'd0;
    end

    always @(posedge clk) begin
        case ({12'd0, addr})
            `OVS_REG_ID:        word <= `OVS_ID_MAGIC;
            `OVS_REG_SCHEMA:    word <= `OVS_SCHEMA;
            `OVS_REG_CONFIG:    word <= CONFIG;
            `OVS_REG_TEXT:      word <= TEXT;
            `OVS_REG_UPTIME_MS: word <= uptime_ms;
            `OVS_REG_BOARD:     word <= {30'd0, alive, font_ok};
            `OVS_REG_RX_FRAMES: word <= good;
            `OVS_REG_RX_BAD:    word <= {16'd0, bad};
            `OVS_REG_RX_DUP:    word <= {16'd0, dup};
            `OVS_REG_EV_RESENT: word <= {16'd0, resent};
            `OVS_REG_EV_LOST:   word <= {16'd0, lost};
            default:            word <= 32'd0;
        endcase
    end

endmodule

`default_nettype wire
