// SPDX-License-Identifier: MIT
// hid_ps2_device - one PS/2 line seen from the device: byte to the host, byte from the host
//
// It makes the clock (12.5 kHz), keeps off while the host holds the clock low, gives up a frame
// the host interrupts before its eleventh clock and sends it again whole, and answers a request
// to send with eleven clocks of which the last carries the acknowledge. It does not know what
// the bytes mean. Strobes last one microsecond tick.
// Source: IBM PS/2 Hardware Interface Technical Reference (1990), keyboard and auxiliary device.

`default_nettype none

module hid_ps2_device #(
    parameter integer HALF_US = 40       // half a clock period: 30 to 50 by the standard
) (
    input  wire       clk,
    input  wire       rst,
    input  wire       tick,              // go on by one microsecond; also high in reset

    // line, open collector; levels in step with clk
    input  wire       pclk_i,
    input  wire       pdat_i,
    output reg        pclk_oe,
    output reg        pdat_oe,

    // to the host: the byte offered when a frame starts goes out
    input  wire       tx_valid,
    input  wire [7:0] tx_data,
    output reg        tx_done,           // the host has the byte

    // from the host
    output reg        rx_valid,
    output reg        rx_bad,            // parity or stop bit wrong
    output wire [7:0] rx_data,           // stays until the next frame
    output wire       still              // nothing to do until an input changes
);

    localparam [1:0] IDLE = 2'd0, TX = 2'd1, RX = 2'd2;
    localparam integer FALL_US = HALF_US / 2, RISE_US = FALL_US + HALF_US, LAST_US = 2 * HALF_US - 1;
    localparam integer QUIET_US = HALF_US + HALF_US / 4;     // the bus is free after this time
    localparam [6:0] FALL = FALL_US[6:0], RISE = RISE_US[6:0], LAST = LAST_US[6:0], QUIET = QUIET_US[6:0];

    reg line_clk, line_dat;
    always @(posedge clk) if (tick) {line_clk, line_dat} <= {pclk_i, pdat_i};

    reg [1:0] state;
    reg [6:0] us;                        // within a bit, or how long the bus was free
    reg [3:0] bit_no;                    // 0 start, 1-8 data, 9 parity, 10 stop
    reg [8:0] shift;                     // {parity, data}, lowest bit first

    wire free      = state == IDLE && line_clk && us == QUIET;
    wire start_rx  = free && !line_dat;
    wire start_tx  = free && line_dat && tx_valid;
    wire at_fall   = state != IDLE && us == FALL;
`ifdef SEEDED_BUG_1
    wire abort     = 1'b0;
`else
    wire abort     = at_fall && !line_clk;               // the host holds the clock
`endif
    wire at_end    = state != IDLE && us == LAST;
    wire stop_wait = state == RX && bit_no == 4'd10 && !pdat_oe && at_end;   // no stop bit yet: clock on
    wire finish    = at_end && bit_no == 4'd10 && !stop_wait;
    wire parity_ok = ^shift;

    assign rx_data = shift[7:0];

    always @(posedge clk) if (tick) begin
        if (start_rx)             state <= RX;
        else if (start_tx)        state <= TX;
        else if (abort || finish) state <= IDLE;
        if (rst) state <= IDLE;
    end

    always @(posedge clk) if (tick) begin
        if (start_rx || start_tx || abort || at_end)          us <= 7'd0;
        else if (state == IDLE && !line_clk)                  us <= 7'd0;
        else if (state != IDLE || us != QUIET)                us <= us + 7'd1;
        if (rst) us <= 7'd0;
    end

    always @(posedge clk) if (tick) begin
        if (state == IDLE)             bit_no <= 4'd0;
        else if (at_end && !stop_wait) bit_no <= bit_no + 4'd1;
    end

    // Sent bits leave at the start of a cell, received ones are taken just before the clock falls.
    always @(posedge clk) if (tick) begin
        if (start_tx)
            shift <= {~^tx_data, tx_data};
        else if (state == TX && us == 7'd0 && bit_no != 4'd0)
            shift <= {1'b1, shift[8:1]};
        else if (state == RX && at_fall && bit_no != 4'd0 && bit_no != 4'd10)
            shift <= {line_dat, shift[8:1]};
        if (rst) shift <= 9'd0;
    end

    // Clock: low in the middle of the cell
    always @(posedge clk) if (tick) begin
        if (at_fall)                            pclk_oe <= line_clk;
        else if (us == RISE || state == IDLE)   pclk_oe <= 1'b0;
        if (rst) pclk_oe <= 1'b0;
    end

    // Data: the start bit, then what is shifted out; when receiving only the acknowledge
    wire stop_seen = state == RX && at_fall && bit_no == 4'd10 && line_dat;
    always @(posedge clk) if (tick) begin
        if (state == IDLE || abort || finish)  pdat_oe <= 1'b0;
        else if (state == TX && us == 7'd0)    pdat_oe <= bit_no == 4'd0 || !(shift[0] || bit_no == 4'd10);
        else if (stop_seen)                    pdat_oe <= 1'b1;
        if (rst) pdat_oe <= 1'b0;
    end

    reg late_stop;                       // the stop bit was missing: framing error
    always @(posedge clk) if (tick) begin
        if (state == IDLE)  late_stop <= 1'b0;
        else if (stop_wait) late_stop <= 1'b1;
        tx_done  <= finish && state == TX;
        rx_valid <= finish && state == RX && parity_ok && !late_stop;
        rx_bad   <= finish && state == RX && !(parity_ok && !late_stop);
        if (rst) {tx_done, rx_valid, rx_bad} <= 3'd0;
    end

    wire strobe = tx_done || rx_valid || rx_bad;
    assign still = state == IDLE && us == QUIET && line_clk && line_dat && !tx_valid && !strobe &&
                   bit_no == 4'd0 && !late_stop && !pclk_oe && !pdat_oe;

`ifdef FORMAL
    reg        f_first = 1'b1, f_was_oe;
    reg [7:0]  f_byte;                   // being sent
    reg [3:0]  f_pulses;                 // clocks since the frame began
    wire [10:0] f_frame = {1'b1, ~^f_byte, f_byte, 1'b0};
    wire       f_moved  = us != 7'd0;    // the bit of this cell is on the wire
    wire [3:0]  f_gone = bit_no - {3'd0, !f_moved};
    wire [18:0] f_rest = {10'h3FF, ~^f_byte, f_byte} >> f_gone;
    always @(posedge clk) f_first <= 1'b0;
    always @(*) if (f_first) assume (rst);
    always @(*) assume (tick);
    always @(posedge clk) begin
        if (start_tx) f_byte <= tx_data;
        if (start_tx || start_rx) f_pulses <= 4'd0;
        else if (at_fall && line_clk) f_pulses <= f_pulses + 4'd1;
    end
    always @(*) if (!f_first && state == TX) begin                                          // K1
        in_cell:   assert (us <= LAST && bit_no <= 4'd10);
        counted:   assert (f_pulses == bit_no + (us > FALL));
        if (bit_no != 4'd0 || f_moved) rest: assert (shift == f_rest[8:0]);
        if (bit_no == 4'd0 && !f_moved) whole: assert (shift == {~^f_byte, f_byte});
        if (f_moved) on_wire: assert (pdat_oe == !f_frame[bit_no]);
        low_only_in_cell: assert (!pclk_oe || (us > FALL && us <= RISE));
    end
    always @(*) if (!f_first && state == IDLE && us == QUIET) let_go: assert (!pclk_oe && !pdat_oe);
    always @(posedge clk) if (!f_first && !$past(rst)) begin
        if (pclk_oe && !$past(pclk_oe)) honours_inhibit: assert ($past(line_clk));
        if (tx_done) all_eleven: assert ($past(f_pulses) == 4'd11 && $past(state) == TX);
        if (rx_valid) odd: assert (^shift);
        if (state == TX && $past(state) == TX && pdat_oe != $past(pdat_oe)) clock_high: assert (!pclk_oe);
    end
    always @(*) cover (!f_first && tx_done);
    always @(*) cover (!f_first && state == TX && abort && bit_no == 4'd2);
`endif

endmodule

`default_nettype wire
