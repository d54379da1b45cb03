// SPDX-License-Identifier: MIT
// mem_turn - which console's glyph is read next, and which of the font that is
//
// Round robin; combinational towards mem_flash. Code points behind the last glyph of a small font become FONT_SMALL_MISSING.

`default_nettype none
`include "ovs_regs.vh"

module mem_turn #(
    parameter integer CONSOLES = 1
) (
    input  wire                   clk,
    input  wire                   rst,

    input  wire [CONSOLES-1:0]    gl_req,     // held until gl_done
    input  wire [CONSOLES*16-1:0] gl_code,
    input  wire [CONSOLES-1:0]    gl_right,
    output wire [CONSOLES-1:0]    gl_valid,
    output wire [CONSOLES-1:0]    gl_done,

    input  wire [7:0]             last_block, // code point / 256 of the font's last glyph, 0 = 255
    output wire                   asking,     // somebody waits for a glyph
    input  wire                   take,       // strobe: code and right are those of the next; they stay until the next take
    output wire [15:0]            code,
    output reg                    right,
    input  wire                   give,       // two lines of the glyph taken last
    input  wire                   give_last
);

    localparam [31:0] MISSING = `OVS_FONT_SMALL_MISSING;

    reg  [1:0]          served;
    wire [3:0]          whom   = 4'd1 << served;
    wire                unused = &{1'b0, whom};
    wire [CONSOLES-1:0] ask    = gl_req & ~gl_done;
    assign              asking = |ask;
    assign gl_valid = give ? whom[CONSOLES-1:0] : {CONSOLES{1'b0}};
    assign gl_done  = give_last ? whom[CONSOLES-1:0] : {CONSOLES{1'b0}};

    function [1:0] next_turn;
        input [CONSOLES-1:0] waiting;
        input [1:0]          last;
        integer              k;
        begin
            next_turn = 2'd0;
            for (k = CONSOLES - 1; k >= 0; k = k - 1) if (waiting[k]) next_turn = k[1:0];
            for (k = CONSOLES - 1; k >= 0; k = k - 1) if (waiting[k] && k[1:0] > last) next_turn = k[1:0];
        end
    endfunction

    reg [1:0] turn;
    always @(*) begin
        turn = 2'd0;
        if (CONSOLES > 1 && take) turn = next_turn(ask, served);
    end

    wire [1:0] chosen = take ? turn : served;
    reg [15:0] asked;
    integer c;
    always @(*) begin
        {asked, right} = 17'd0;
        for (c = 0; c < CONSOLES; c = c + 1)
            if (CONSOLES == 1 || chosen == c[1:0]) {asked, right} = {gl_code[16*c +: 16], gl_right[c]};
    end

    wire   behind = last_block != 8'd0 && asked[15:8] > last_block;
    assign code   = behind ? MISSING[15:0] : asked;

    always @(posedge clk) begin
        if (take) served <= turn;
        if (rst) served <= 2'd0;
    end

endmodule

`default_nettype wire
