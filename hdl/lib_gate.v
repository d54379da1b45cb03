// SPDX-License-Identifier: MIT
// lib_gate - the clock of logic that moves only while `en` is high
//
// In hardware it is a wire: every register behind it looks at its enable as well, so nothing
// depends on the gate. Under Verilator the gate is real, which lets the simulator skip that logic
// in the clocks between two ticks: keyboards and mice then cost a tenth. `en` is taken while clk is
// low, so gclk rises with clk and never by itself. NO_CLOCK_GATE makes it a wire there too (the tests run both).
// LIB_GATE_BY_EDGE is for who evaluates the model once for every rising edge and never with clk low (sim/shim.cpp):
// gclk tells then which edges there are, and hangs on no input that its enable does not hang on.

`default_nettype none

module lib_gate (
    input  wire clk,
    input  wire en,
    output wire gclk
);

`ifdef VERILATOR
`ifndef NO_CLOCK_GATE
`define LIB_GATE
`endif
`endif

`ifdef LIB_GATE_BY_EDGE
    assign gclk = en;
    wire _unused_ok = &{1'b0, clk};
`elsif LIB_GATE
    reg open;
    /* verilator lint_off LATCH */
    always @(*) if (!clk) open = en;
    /* verilator lint_on LATCH */
    assign gclk = clk & open;
`else
    assign gclk = clk;
    wire unused = en;
    wire _unused_ok = &{1'b0, unused};
`endif

endmodule

`default_nettype wire
