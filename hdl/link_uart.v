// SPDX-License-Identifier: MIT
// link_uart - 8N1 receiver and transmitter at LINK_BAUD
//
// Bit times come from phase accumulators, so any clk of at least four clocks a bit will do
// (12 MHz is exactly four at 3 Mbaud; 13.5 MHz alternates four and five). No FIFO, no flow
// control, no oversampling vote. Both halves stand still while their line is idle: clk may
// sleep while rx is high, busy is 0 and there is nothing to send (see lib_wake).
// A byte with a wrong stop bit is reported by rx_bad and not delivered.

`default_nettype none
`include "ovs_regs.vh"

module link_uart (
    input  wire        clk,
    input  wire        rst,
    input  wire [15:0] clk_khz,          // rate of clk in kHz, at least 4 * LINK_BAUD / 1000

    input  wire        rx,               // pin, through lib_sync
    output wire        tx,               // pin
    output wire        busy,             // a byte is on one of the lines

    output reg         rx_valid,         // strobe
    output reg         rx_bad,           // strobe: stop bit missing
    output wire [7:0]  rx_data,

    input  wire        tx_valid,
    output wire        tx_ready,
    input  wire [7:0]  tx_data
);

    localparam [31:0] BAUD      = `OVS_LINK_BAUD;
    localparam [31:0] BAUD_SLOW = `OVS_LINK_BAUD_SLOW;
    localparam [31:0] BAUD_DIV  = BAUD / 32'd1000;
    localparam [31:0] SLOW_DIV  = BAUD_SLOW / 32'd1000;
    localparam [31:0] FAST_FROM = BAUD_DIV * 4;       // four clocks a bit at least
    wire [16:0] step_khz = clk_khz >= FAST_FROM[15:0] ? BAUD_DIV[16:0] : SLOW_DIV[16:0];

    wire [16:0] bit_khz = {1'b0, clk_khz};

    // Receiver: the start edge sets the phase so that it wraps in the middle of each bit
    // ----------------------------------------------------------------------------------
    // One step more than half a bit: the edge was seen half a clock late on average, and a
    // wrap comes half a clock after its exact time on average.

    reg         rx_was, rx_busy;
    reg  [16:0] rx_phase;
    reg  [3:0]  rx_bits;                 // bits sampled so far, start bit included
    reg  [7:0]  rx_shift;
    wire [16:0] rx_next  = rx_phase + step_khz;
    wire        rx_mid   = rx_busy & (rx_next >= bit_khz);
    wire        rx_start = ~rx_busy & rx_was & ~rx;
    wire        rx_stop  = rx_bits == 4'd9;
    wire        rx_false = rx_bits == 4'd0 & rx;   // a glitch and no start bit

    assign rx_data = rx_shift;

    always @(posedge clk) begin
        rx_was <= rx;
        if (rx_start) rx_busy <= 1'b1;
        else if (rx_mid & (rx_stop | rx_false)) rx_busy <= 1'b0;
        if (rst) rx_busy <= 1'b0;
    end

    always @(posedge clk) begin
        if (rx_start) rx_phase <= {2'b00, clk_khz[15:1]} + step_khz;
        else if (rx_busy) rx_phase <= rx_mid ? rx_next - bit_khz : rx_next;
    end

    always @(posedge clk) begin
        if (rx_start) rx_bits <= 4'd0;
        else if (rx_mid) rx_bits <= rx_bits + 4'd1;
        if (rx_mid & ~rx_stop) rx_shift <= {rx, rx_shift[7:1]};
    end

    always @(posedge clk) begin
        rx_valid <= rx_mid & rx_stop & rx;
        rx_bad   <= rx_mid & rx_stop & ~rx;
        if (rst) {rx_valid, rx_bad} <= 2'b00;
    end

    // Transmitter
    // -----------

    reg         tx_busy;
    reg  [16:0] tx_phase;
    reg  [3:0]  tx_bits;                 // bits left to finish
    reg  [8:0]  tx_shift;                // the line is bit 0
    wire [16:0] tx_next = tx_phase + step_khz;
    wire        tx_end  = tx_busy & (tx_next >= bit_khz);
    wire        tx_load = tx_valid & ~tx_busy;

    assign tx_ready = ~tx_busy;
    assign busy     = rx_busy | tx_busy;
    assign tx       = tx_shift[0];

    initial tx_shift = 9'h1FF;

    always @(posedge clk) begin
        if (tx_load) tx_busy <= 1'b1;
        else if (tx_end & (tx_bits == 4'd1)) tx_busy <= 1'b0;
        if (rst) tx_busy <= 1'b0;
    end

    always @(posedge clk) begin
        if (tx_load) tx_bits <= 4'd10;
        else if (tx_end) tx_bits <= tx_bits - 4'd1;
        if (tx_load) tx_phase <= 17'd0;
        else if (tx_busy) tx_phase <= tx_end ? tx_next - bit_khz : tx_next;
    end

    always @(posedge clk) begin
        if (tx_load) tx_shift <= {tx_data, 1'b0};
        else if (tx_end) tx_shift <= {1'b1, tx_shift[8:1]};
        if (rst) tx_shift <= 9'h1FF;
    end

endmodule

`default_nettype wire
