// SPDX-License-Identifier: MIT
// osd_port - two users of one memory port; the first goes first
//
// A request that has begun is held until its acknowledge, as the port asks; the first user
// overtakes only between requests. Combinational, no clock is lost.

`default_nettype none

module osd_port (
    input  wire        clk,
    input  wire        rst,

    input  wire        one_req,           // reads only
    input  wire [17:0] one_addr,
    output wire        one_ack,

    input  wire        two_req,
    input  wire        two_we,
    input  wire [17:0] two_addr,
    output wire        two_ack,

    output wire        mem_req,
    output wire        mem_we,
    output wire [17:0] mem_addr,
    input  wire        mem_ack
);

    reg  begun, held_one;                 // a request is under way, and whose
    wire is_one = begun ? held_one : one_req;

    assign mem_req  = one_req | two_req;
    assign mem_we   = ~is_one & two_we;
    assign mem_addr = is_one ? one_addr : two_addr;
    assign one_ack  = mem_ack & is_one;
    assign two_ack  = mem_ack & ~is_one;

    always @(posedge clk) begin
        begun    <= mem_req & ~mem_ack;
        held_one <= is_one;
        if (rst) begun <= 1'b0;
    end

endmodule

`default_nettype wire
