// SPDX-License-Identifier: MIT
// link_host_regs - the host blocks of hdl/regs.csv
//
// `word` is one clock late: so nothing is worked out while the link sleeps. link_regs says when a write counts. All but
// HOST_REPLUG and HOST_POWER are for reading only.

`default_nettype none
`include "ovs_regs.vh"

module link_host_regs #(
    parameter integer HOSTS = 4,
    parameter [0:0]   POWER = 1'b1             // buttons and lights are wired
) (
    input  wire                clk,
    input  wire                rst,
    input  wire [15:0]         addr,
    input  wire [31:0]         wdata,
    input  wire                write,          // strobe: wdata is right and counts
    output wire                in_host,        // addr is in the block of a host that there is
    output reg  [31:0]         word,
    output wire                writable,
    output wire                fits,           // wdata may be written
    output wire                busy,           // ... but not now

    input  wire [HOSTS-1:0]    present,
    input  wire [HOSTS-1:0]    hs_pol,
    input  wire [HOSTS-1:0]    vs_pol,
    input  wire [HOSTS-1:0]    interlaced,
    input  wire [HOSTS*3-1:0]  kind,
    input  wire [HOSTS-1:0]    pal,
    input  wire [HOSTS*4-1:0]  state,
    input  wire [HOSTS*12-1:0] h_total,
    input  wire [HOSTS*12-1:0] h_active,
    input  wire [HOSTS*12-1:0] v_total,
    input  wire [HOSTS*12-1:0] v_active,
    input  wire [HOSTS*20-1:0] frame_us,
    input  wire [HOSTS*3-1:0]  leds,
    input  wire [HOSTS*2-1:0]  scan_set,
    input  wire [HOSTS-1:0]    kbd_on,
    input  wire [HOSTS-1:0]    mouse_on,
    input  wire [HOSTS*8-1:0]  changes,
    input  wire [HOSTS-1:0]    dark,
    input  wire [HOSTS-1:0]    restless,
    input  wire [HOSTS*20-1:0] age_ms,
    input  wire [HOSTS*29-1:0] luma,
    input  wire [HOSTS*24-1:0] signature,
    output reg  [HOSTS-1:0]    replug,         // strobe
    output reg  [HOSTS-1:0]    press,          // strobe: of a button for ms, 0 to let go
    output reg  [12:0]         press_ms,
    output reg                 press_reset,
    input  wire [HOSTS-1:0]    panel_down,
    input  wire [HOSTS-1:0]    panel_which,
    input  wire [HOSTS-1:0]    panel_busy,
    input  wire [HOSTS-1:0]    panel_lit,
    input  wire [HOSTS-1:0]    panel_seen,
    input  wire [HOSTS*11-1:0] edid            // of ddc_edid: {reads, away, two, own}
);

    localparam [15:0] HOST_0 = `OVS_REG_HOST_VIDEO;

    wire [3:0]  at = addr[7:4];
    assign      in_host = addr[15:8] == HOST_0[15:8] & {28'd0, at} < HOSTS;
    wire [3:0]  h = in_host ? at : 4'd0;
    wire [15:0] which = HOST_0 | {12'd0, addr[3:0]};

    wire [11:0] video = {state[4*h +: 4], pal[1*h +: 1], kind[3*h +: 3], interlaced[1*h +: 1],
                         vs_pol[1*h +: 1], hs_pol[1*h +: 1], present[1*h +: 1]};
    wire [4:0]  panel = {panel_seen[1*h +: 1], panel_lit[1*h +: 1], panel_busy[1*h +: 1],
                         panel_down[1*h +: 1], panel_which[1*h +: 1]};
    wire [7:0]  keys  = {mouse_on[1*h +: 1], kbd_on[1*h +: 1], scan_set[2*h +: 2], 1'b0, leds[3*h +: 3]};

    always @(posedge clk) begin
        case (which)
            `OVS_REG_HOST_VIDEO:     word <= {20'd0, video};
            `OVS_REG_HOST_H:         word <= {4'd0, h_active[12*h +: 12], 4'd0, h_total[12*h +: 12]};
            `OVS_REG_HOST_V:         word <= {4'd0, v_active[12*h +: 12], 4'd0, v_total[12*h +: 12]};
            `OVS_REG_HOST_FRAME_US:  word <= {12'd0, frame_us[20*h +: 20]};
            `OVS_REG_HOST_KEYS:      word <= {24'd0, keys};
            `OVS_REG_HOST_WATCH:     word <= {22'd0, restless[1*h +: 1], dark[1*h +: 1], changes[8*h +: 8]};
            `OVS_REG_HOST_AGE_MS:    word <= {12'd0, age_ms[20*h +: 20]};
            `OVS_REG_HOST_LUMA:      word <= {3'd0, luma[29*h +: 29]};
            `OVS_REG_HOST_SIGNATURE: word <= {8'd0, signature[24*h +: 24]};
            `OVS_REG_HOST_POWER:     word <= {14'd0, panel, 13'd0};
            `OVS_REG_HOST_EDID:      word <= {16'd0, edid[11*h + 3 +: 8], 5'd0, edid[11*h +: 3]};
            default:                 word <= 32'd0;
        endcase
    end

    localparam [31:0] PRESS_MAX = `OVS_POWER_PRESS_MAX_MS;

    wire   is_power = which == `OVS_REG_HOST_POWER;
    wire   in_time  = wdata[12:0] <= PRESS_MAX[12:0] & wdata[31:14] == 18'd0;
    assign writable = which == `OVS_REG_HOST_REPLUG | (is_power & POWER);
    assign fits     = is_power ? in_time : wdata == 32'd1;
    assign busy     = is_power & panel_busy[1*h +: 1] & wdata[12:0] != 13'd0;

    wire [HOSTS-1:0] host_0 = 1;
    wire [HOSTS-1:0] mine   = write ? host_0 << h : {HOSTS{1'b0}};

    always @(posedge clk) begin
        replug <= is_power ? {HOSTS{1'b0}} : mine;
        press  <= is_power ? mine : {HOSTS{1'b0}};
        {press_reset, press_ms} <= wdata[13:0];
        if (rst) {replug, press} <= {2*HOSTS{1'b0}};
    end

endmodule

`default_nettype wire
