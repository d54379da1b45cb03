// SPDX-License-Identifier: MIT
// host_bench - one host port's measuring and its registers as the link reads them

`default_nettype none

module host_bench #(
    parameter integer PIXELS = 8
) (
    input  wire                 clk,
    input  wire                 rst,
    input  wire [15:0]          clk_khz,
    input  wire                 ce,
    input  wire [PIXELS-1:0]    hs,
    input  wire [PIXELS-1:0]    vs,
    input  wire [PIXELS-1:0]    de,
    input  wire [PIXELS*32-1:0] rgb,
    input  wire [15:0]          addr,
    output wire [31:0]          word,
    output wire                 field,
    output wire                 changed,
    output wire                 tick_ms
);

    wire        tick_us;
    wire [19:0] now_us;

    lib_tick tick (.clk(clk), .rst(rst), .clk_khz(clk_khz), .tick_us(tick_us), .tick_ms(tick_ms));
    lib_stamp stamp (.clk(clk), .rst(rst), .tick_us(tick_us), .now_us(now_us));

    wire        hs_pol, vs_pol, present, interlaced, pal, dark, restless;
    wire        o_ce, want, wclk;
    lib_gate gate (.clk(clk), .en((o_ce & want) | rst), .gclk(wclk));

    wire [2:0]  kind;
    wire [3:0]  state;
    wire [11:0] h_total, h_active, v_total, v_active;
    wire [19:0] frame_us, age_ms;
    wire [28:0] luma;
    wire [23:0] signature;
    wire [7:0]  changes;

    vid_host #(.PIXELS(PIXELS)) vid (
        .clk(clk), .rst(rst), .tick_ms(tick_ms), .now_us(now_us), .ce(ce), .hs(hs), .vs(vs), .de(de), .rgb(rgb),
        .o_ce(o_ce), .wclk(wclk), .want(want), .o_hs(), .o_vs(), .o_de(), .o_rgb(), .wave(), .amiss(), .tip(), .blank(),
        .hs_pol(hs_pol), .vs_pol(vs_pol), .kind(kind), .pal(pal), .present(present),
        .h_total(h_total), .h_active(h_active), .v_total(v_total), .v_active(v_active), .frame_us(frame_us),
        .interlaced(interlaced), .field(field), .changed(changed), .state(state), .changes(changes), .dark(dark),
        .restless(restless), .age_ms(age_ms), .luma(luma), .signature(signature)
    );

    link_host_regs #(.HOSTS(1)) regs (
        .clk(clk), .rst(rst), .addr(addr), .wdata(32'd0), .write(1'b0),
        .in_host(), .word(word), .writable(), .fits(),
        .present(present), .hs_pol(hs_pol), .vs_pol(vs_pol), .interlaced(interlaced), .kind(kind), .pal(pal),
        .state(state), .h_total(h_total), .h_active(h_active), .v_total(v_total), .v_active(v_active),
        .frame_us(frame_us), .leds(3'd0), .scan_set(2'd0), .kbd_on(1'b0), .mouse_on(1'b0),
        .changes(changes), .dark(dark), .restless(restless), .age_ms(age_ms), .luma(luma), .signature(signature),
        .replug()
    );

endmodule

`default_nettype wire
