// SPDX-License-Identifier: MIT
// vid_outside - the picture side of a host port whose composite video stays outside: a sync separator is all that there is
//
// In the place of vid_host, for chips that hold nothing else (switch_core: OUTSIDE). The pin has the composite sync of a
// television standard, low at sync, 27 MHz samples (LM1881, pin 1); vid_csync finds lines and fields in it as in vid_host.
// Neither kind nor levels have to be found and nothing is measured: what a standard fixes is told as it stands there (SMPTE 170M,
// ITU-R BT.470). A picture comes and goes with the milliseconds, never within its vertical sync; then consoles never see
// a line that is not one. One sample a clock.

`default_nettype none
`include "ovs_regs.vh"

module vid_outside (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick_ms,
    input  wire        csync,
    output reg         hs,                // foretold, positive
    output reg         vs,
    output reg         de,
    output reg         present,
    output reg         changed,           // strobe: picture found, lost, or of another standard
    output reg         pal,
    output wire        interlaced,
    output wire        field,             // 0: the one whose vertical sync starts with a line
    output wire [3:0]  state,
    output wire [11:0] h_total,
    output wire [11:0] v_total,
    output wire [11:0] v_active,
    output wire [19:0] frame_us
);

    localparam [31:0] PICTURE = `OVS_VIDEO_PICTURE, NO_SYNC = `OVS_VIDEO_NO_SYNC;
    localparam [11:0] NTSC_LINE = 12'd1716, PAL_LINE = 12'd1728, NTSC_LINES = 12'd525, PAL_LINES = 12'd625;

    // Lines and fields
    // ----------------

    wire        locked, next_pal, next_hs, next_vs, next_de, flipped, amiss;
    wire [7:0]  tip, blank;
    wire [11:0] place;
    wire        unused = &{1'b0, flipped, amiss, tip, blank, place};

    vid_csync #(.PIXELS(1), .OUTSIDE(1'b1)) separator (
        .clk(clk), .rst(rst), .ce(1'b1), .restart(1'b0), .for_tv(1'b1), .for_pin(1'b1), .csync(csync), .rgb(32'd0),
        .flipped(flipped), .locked(locked), .pal(next_pal), .tip(tip), .blank(blank),
        .hs(next_hs), .vs(next_vs), .de(next_de), .now_us(6'd0), .amiss(amiss), .px(place)
    );

    always @(posedge clk) {hs, vs, de} <= {next_hs, next_vs, next_de};

    // In force from one millisecond to the next
    // -----------------------------------------

    reg was, was_pal;
    always @(posedge clk) begin
`ifdef SEEDED_BUG_1
        if (tick_ms) {present, pal} <= {locked, next_pal};
`else
        if (tick_ms && !(locked && next_vs)) {present, pal} <= {locked, next_pal};
`endif
        {was, was_pal} <= {present, pal};
        changed <= was != present || was_pal != pal;
        if (rst) {present, pal, was, was_pal, changed} <= 5'd0;
    end

    // Both vertical syncs alike are no interlace: computers and games of 262 or 312 lines
    // -----------------------------------------------------------------------------------

    reg half, half_was;
    always @(posedge clk) begin
`ifdef SEEDED_BUG_2
        if (next_vs & ~vs) {half_was, half} <= {half, ~hs};
`else
        if (next_vs & ~vs) {half_was, half} <= {half, ~next_hs};
`endif
        if (rst) {half_was, half} <= 2'd0;
    end

    // What the standards say
    // ----------------------

    assign state      = present ? PICTURE[3:0] : NO_SYNC[3:0];
    assign interlaced = half != half_was;
    assign field      = interlaced & half;
    assign h_total    = pal ? PAL_LINE : NTSC_LINE;
    assign v_total    = interlaced ? (pal ? PAL_LINES : NTSC_LINES) : (pal ? PAL_LINES : NTSC_LINES) >> 1;
    assign v_active   = interlaced ? (pal ? 12'd576 : 12'd480) : pal ? 12'd288 : 12'd240;
    assign frame_us   = pal ? 20'd20000 : 20'd16683;

`ifdef FORMAL
    reg f_past = 1'b0, f_vs, f_half, f_half_was, f_present, f_pal, f_may, f_new;
    always @(posedge clk) begin
        f_past <= 1'b1;
        {f_vs, f_half, f_half_was} <= {vs | rst, {half, half_was} & {2{~rst}}};
        {f_present, f_pal} <= {present, pal} & {2{~rst}};
        f_may <= rst | (tick_ms & ~(locked & next_vs));
        f_new <= ~rst & (present != f_present | pal != f_pal);
    end
    wire f_begins = vs & ~f_vs;           // a field
    always @(*) assume (rst == ~f_past);
    always @(*) if (f_past & ~rst) begin
        if (present != f_present | pal != f_pal) in_time: assert (f_may);
        told: assert (changed == f_new);
        if (f_begins) parity: assert (half == ~hs && half_was == f_half);
        else no_field: assert (half == f_half && half_was == f_half_was);
        fields: assert (interlaced ? field == half : ~field);
        lines: assert (interlaced ? v_total == (pal ? PAL_LINES : NTSC_LINES) : v_total == (pal ? 12'd312 : 12'd262));
        named: assert (state == (present ? PICTURE[3:0] : NO_SYNC[3:0]) && h_total == (pal ? PAL_LINE : NTSC_LINE));
    end
    always @(*) if (f_past) cover (present & pal & changed);
`endif

endmodule

`default_nettype wire
