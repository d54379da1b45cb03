// SPDX-License-Identifier: MIT
// osd_program and osd_store that may hold anything: what is proved of osd_machine holds for every program

`default_nettype none

module osd_program (
    input  wire        clk,
    input  wire        go,
    input  wire [8:0]  at,
    output reg  [15:0] op
);
    (* anyseq *) wire [15:0] any;
    always @(posedge clk) if (go) op <= any;
endmodule

// Nothing but what was there is read again at a place that was not written since.
module osd_store #(
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30
) (
    input  wire        clk,
    input  wire        is_script,
    input  wire [6:0]  from,
    output reg  [15:0] word,
    input  wire [1:0]  put,
    input  wire [6:0]  to,
    input  wire [15:0] put_word
);
    (* anyseq *) wire [15:0] any;
    reg  [7:0] read;
    reg        was_put;
    always @(posedge clk) begin
        {read, was_put} <= {is_script, from, put != 2'd0};
        if (was_put || put != 2'd0 || read != {is_script, from}) word <= any;
    end
endmodule

`default_nettype wire
