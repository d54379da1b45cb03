// SPDX-License-Identifier: MIT
// icebreaker_composite - 1BitSquared iCEBreaker V1.0 (iCE40UP5K-SG48): overlay on composite video by one PMOD
//
// A sync separator (LM1881) gives its composite sync and its burst gate at PMOD2; KEY and LEVEL drive an analog switch that
// puts black, grey, white or the picture at half its height in the place of the picture (docs/bring-up.md). NTSC and PAL,
// found by themselves; 27 MHz. Neither the separator's vertical sync nor its field is needed: lines and fields are found in composite sync,
// through noise and missing pulses. KEY is never 1 within a sync pulse or a burst, whatever was found. Link: channel B of the
// FT2232H. Font: the W25Q128 of the board. Text memory: 80x30 in SPRAM. Lights: green lit, the daemon is heard; red lit, the overlay is seen.

`default_nettype none

module icebreaker_composite (
    input  wire       CLK,               // 12 MHz
    input  wire       RX,
    output wire       TX,
    output wire       LEDR_N,
    output wire       LEDG_N,

    output wire       FLASH_SCK,
    output wire       FLASH_SSB,
    inout  wire       FLASH_IO0,
    inout  wire       FLASH_IO1,
    inout  wire       FLASH_IO2,
    inout  wire       FLASH_IO3,

    // PMOD2: sync separator, low at sync and in the burst; analog switch
    input  wire       CSYNC_N,
    input  wire       BURST_N,
    output wire       KEY,
    output wire [1:0] LEVEL              // 0 black, 1 grey, 2 white, 3 the picture, dimmed
);

    wire clk, locked, alive, shown;
    board_pll #(.DIVF(7'd71)) pll (.pin(CLK), .clk(clk), .locked(locked));   // 27.000 MHz

    board_keyed switch (
        .clk(clk), .locked(locked), .rx(RX), .tx(TX), .alive(alive), .shown(shown),
        .flash_cs_n(FLASH_SSB), .flash_sck(FLASH_SCK), .flash_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0}),
        .csync_n(CSYNC_N), .burst_n(BURST_N), .out_key(KEY), .out_level(LEVEL)
    );

    assign LEDG_N = ~alive;
    assign LEDR_N = ~shown;

endmodule

`default_nettype wire
