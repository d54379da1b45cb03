// SPDX-License-Identifier: MIT
// ddc_pages - the bytes behind ddc_edid: 256 for each host, the built-in EDID, 256 for the link
//
// Words of four bytes, byte 0 in bits 7:0; each is there one clock after its address. Contents after power-on are those of
// the built-in EDID only. Nothing can write that.

`default_nettype none
`include "ovs_edid.vh"

module ddc_pages #(
    parameter integer HOSTS = 4
) (
    input  wire        clk,
    input  wire [3:0]  host,
    input  wire [5:0]  at,
    input  wire        own,              // the host's own, else the built-in one
    input  wire        digital,          // ... in its digital form
    output wire [31:0] word,
    input  wire        we,
    input  wire [3:0]  to_host,
    input  wire [5:0]  to_at,

    input  wire [5:0]  stage_at,
    output reg  [31:0] stage,            // goes to the host's bytes too
    input  wire        stage_we,
    input  wire [5:0]  stage_to,
    input  wire [31:0] stage_in
);

    localparam integer HOST_BITS = HOSTS > 1 ? $clog2(HOSTS) : 1;
    localparam [2047:0] BUILT_IN = {`OVS_EDID_BYTES_DIGITAL, `OVS_EDID_BYTES_ANALOGUE};

    reg [31:0] page [0:(64 << HOST_BITS) - 1];
    reg [31:0] rom  [0:63];
    reg [31:0] link [0:63];
    reg [31:0] page_word, rom_word;
    reg        is_own;
    assign     word = is_own ? page_word : rom_word;

    integer i;
    initial for (i = 0; i < 64; i = i + 1) rom[i] = BUILT_IN[32*i +: 32];

    wire [HOST_BITS+5:0] from = {host[HOST_BITS-1:0], at}, to = {to_host[HOST_BITS-1:0], to_at};
    wire                 unused = &{1'b0, host, to_host};

    always @(posedge clk) begin
        page_word <= page[from];
        if (we) page[to] <= stage;
    end

    always @(posedge clk) begin
        rom_word <= rom[{digital, at[4:0]}];
        is_own   <= own;
    end

    always @(posedge clk) begin
        stage <= link[stage_at];
        if (stage_we) link[stage_to] <= stage_in;
    end

endmodule

`default_nettype wire
