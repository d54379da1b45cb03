// SPDX-License-Identifier: MIT
// ddc_free - parts of ddc_edid that do as they like: its host ports, its bytes. What is proved of the rest holds whatever they do.

`default_nettype none

module ddc_lines (
    input  wire clk, rst, sample, scl_i, sda_i,
    output wire moved, sda, rise, fall, start, stop
);
    assign moved = $anyseq;
    assign sda   = $anyseq;
    assign rise  = $anyseq;
    assign fall  = $anyseq;
    assign start = $anyseq;
    assign stop  = $anyseq;
endmodule

module ddc_slave (
    input  wire       clk, rst, tick_ms, on, two, sda, rise, fall, start, stop, give,
    input  wire [7:0] data,
    output wire       sda_oe, busy, reading,
    output wire [7:0] at, reads
);
    assign sda_oe  = $anyseq;
    assign busy    = $anyseq;
    assign reading = $anyseq;
    assign at      = $anyseq;
    assign reads   = $anyseq;
endmodule

module ddc_pages #(
    parameter integer HOSTS = 4
) (
    input  wire        clk, own, digital, we, stage_we,
    input  wire [3:0]  host, to_host,
    input  wire [5:0]  at, to_at, stage_at, stage_to,
    input  wire [31:0] stage_in,
    output wire [31:0] word, stage
);
    assign word  = $anyseq;
    assign stage = $anyseq;
endmodule

`default_nettype wire
