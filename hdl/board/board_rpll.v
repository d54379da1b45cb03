// SPDX-License-Identifier: MIT
// board_rpll - 25.2 MHz from the 27 MHz of a Tang Nano: 27 / 15 * 14
//
// In simulation a wire, as board_pll. Source: Gowin UG286, rPLL; not seen at work.

`default_nettype none

module board_rpll #(
    parameter LARGE = 0                  // GW2AR-18, else GW1NR-9
) (
    input  wire pin,
    output wire clk,
    output wire locked
);

`ifdef PADS_GOWIN
    wire [2:0] unused;
    rPLL #(
        .FCLKIN("27"), .IDIV_SEL(14), .FBDIV_SEL(13), .ODIV_SEL(32), .DYN_SDIV_SEL(2), .DEVICE(LARGE != 0 ? "GW2AR-18C" : "GW1NR-9C"),
        .DYN_IDIV_SEL("false"), .DYN_FBDIV_SEL("false"), .DYN_ODIV_SEL("false"), .DYN_DA_EN("false"), .PSDA_SEL("0000"),
        .DUTYDA_SEL("1000"), .CLKOUT_FT_DIR(1'b1), .CLKOUTP_FT_DIR(1'b1), .CLKOUT_DLY_STEP(0), .CLKOUTP_DLY_STEP(0),
        .CLKFB_SEL("internal"), .CLKOUT_BYPASS("false"), .CLKOUTP_BYPASS("false"), .CLKOUTD_BYPASS("false"),
        .CLKOUTD_SRC("CLKOUT"), .CLKOUTD3_SRC("CLKOUT")
    ) pll (
        .CLKIN(pin), .CLKOUT(clk), .LOCK(locked), .CLKOUTP(unused[0]), .CLKOUTD(unused[1]), .CLKOUTD3(unused[2]), .CLKFB(1'b0),
        .RESET(1'b0), .RESET_P(1'b0), .FBDSEL(6'd0), .IDSEL(6'd0), .ODSEL(6'd0), .DUTYDA(4'd0), .PSDA(4'd0), .FDLY(4'd0)
    );
`else
    assign clk    = pin;
    assign locked = 1'b1;
    wire unused = LARGE != 0;
`endif

endmodule

`default_nettype wire
