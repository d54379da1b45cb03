// SPDX-License-Identifier: MIT
// hid_free - stand-ins whose outputs may be anything: what is proved with them holds whatever line and tables do

`default_nettype none

module hid_ps2_device #(parameter integer HALF_US = 40) (
    input  wire       clk, rst, tick, pclk_i, pdat_i, tx_valid,
    input  wire [7:0] tx_data,
    output wire       pclk_oe, pdat_oe, tx_done, rx_valid, rx_bad, still,
    output wire [7:0] rx_data
);
    (* anyseq *) wire [12:0] free;
    assign {pclk_oe, pdat_oe, tx_done, rx_valid, rx_bad, rx_data} = free;
    assign still = 1'b0;
endmodule

module hid_scanset (
    input  wire       clk, tick, clear, look, start, down, repeated, num_lock,
    input  wire [7:0] id,
    input  wire [1:0] scan_set,
    input  wire [3:0] slot,
    output wire       used,
    output wire [7:0] value, code_3
);
    (* anyseq *) wire [16:0] free;
    assign {used, value, code_3} = free;
endmodule

module hid_typematic (
    input  wire       clk, tick, tick_ms, start, stop, taken,
    input  wire [6:0] rate,
    output wire       due, still
);
    (* anyseq *) wire free;
    assign {due, still} = {free, 1'b0};
endmodule

`default_nettype wire
