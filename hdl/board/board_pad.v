// SPDX-License-Identifier: MIT
// board_pad - pads that are more than a wire: one bit each, by KIND
//
// BOTH: level in, driven while oe is 1. CLOCKED: driven from a register of the pad, with clk. PULSE: high in the
// second half of each clock in which `o` is 1 (SCK of the flash). INVERTED: the clock itself, upside down, so that
// what the CLOCKED pads give changes at its falling edge and is steady around the rising one.
// With PADS_LATE, for chips whose double-rate pads take both halves at the rising edge (board_ddr), all kinds are one clock
// later: mem_flash finds that by itself, keyboards do not notice.
// Source: Lattice FPGA-TN-02026, iCE40 technology library, SB_IO.

`default_nettype none

module board_pad #(
    parameter integer KIND = 0           // 0 BOTH, 1 CLOCKED, 2 PULSE, 3 INVERTED
) (
    input  wire clk,
    inout  wire pin,
    input  wire o,
    input  wire oe,
    output wire i
);

`ifdef PADS_LATE
    generate
        if (KIND == 0) begin : both
            reg o_late, oe_late;
            always @(posedge clk) {o_late, oe_late} <= {o, oe};
            assign pin = oe_late ? o_late : 1'bz;
            assign i   = pin;
        end else if (KIND == 1) begin : clocked
            reg o_late;
            always @(posedge clk) o_late <= o;
            assign pin = o_late;
            assign i   = o;
        end else begin : ddr
            board_ddr pad (.clk(clk), .first(1'b0), .second(KIND == 3 ? 1'b1 : o), .pin(pin));
            assign i = o;
        end
    endgenerate
    wire unused_oe = oe;
`elsif SYNTHESIS
    generate
        if (KIND == 0) begin : both
            SB_IO #(.PIN_TYPE(6'b1010_01), .PULLUP(1'b1)) pad (.PACKAGE_PIN(pin), .OUTPUT_ENABLE(oe), .D_OUT_0(o), .D_IN_0(i));
            wire unused = clk;
        end else if (KIND == 1) begin : clocked
            SB_IO #(.PIN_TYPE(6'b0101_01)) pad (.PACKAGE_PIN(pin), .OUTPUT_CLK(clk), .CLOCK_ENABLE(1'b1), .D_OUT_0(o));
            assign i = o;
        end else begin : ddr
            SB_IO #(.PIN_TYPE(6'b0100_01)) pad (.PACKAGE_PIN(pin), .OUTPUT_CLK(clk), .CLOCK_ENABLE(1'b1),
                                                .D_OUT_0(1'b0), .D_OUT_1(KIND == 3 ? 1'b1 : o));
            assign i = o;
        end
    endgenerate
`else
    reg o_rise, o_fall;
    always @(posedge clk) o_rise <= o;
    always @(negedge clk) o_fall <= o;
    assign pin = KIND == 0 ? (oe ? o : 1'bz) : KIND == 1 ? o_rise : KIND == 2 ? o_fall & ~clk : ~clk;
    assign i   = pin;
`endif

endmodule

`default_nettype wire
