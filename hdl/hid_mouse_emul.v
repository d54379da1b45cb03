// SPDX-License-Identifier: MIT
// hid_mouse_emul - the mouse a host sees
//
// Movement is added up until a report takes it; what does not fit is cut off and told by the overflow
// bits. Reports come no faster than the sample rate. A change of the buttons is told before the next
// one is taken, so a fast click is not lost; a host that takes no report for 50 ms loses clicks instead of
// holding up the switch. `release_all` lets go of every button and forgets movement; the host is told as
// soon as it listens. Commands and answers are in hid_mouse_cmd.

`default_nettype none

module hid_mouse_emul #(
    parameter integer HALF_US = 40,      // see hid_ps2_device
    parameter integer BAT_MS  = 350      // length of the self-test
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick,             // go on by one microsecond; also high in reset
    input  wire        tick_ms,

    input  wire        pclk_i,
    input  wire        pdat_i,
    output wire        pclk_oe,
    output wire        pdat_oe,

    input  wire        mouse_valid,
    output wire        mouse_ready,      // looked at in a tick
    input  wire [24:0] mouse,            // {buttons, dz, dy, dx}
    input  wire        release_all,      // strobe of one tick

    output wire        enabled,
    output wire        still             // nothing to do until an input changes
);

    localparam [8:0] BAT_END = BAT_MS[8:0];
    localparam [5:0] STUCK_MS = 6'd50;

    wire       line_still;
    wire       rx_valid, rx_bad, tx_valid, tx_done;
    wire [7:0] rx_data, tx_data;
    hid_ps2_device #(.HALF_US(HALF_US)) line (
        .clk(clk), .rst(rst), .tick(tick),
        .pclk_i(pclk_i), .pdat_i(pdat_i), .pclk_oe(pclk_oe), .pdat_oe(pdat_oe),
        .tx_valid(tx_valid), .tx_data(tx_data), .tx_done(tx_done),
        .rx_valid(rx_valid), .rx_bad(rx_bad), .rx_data(rx_data), .still(line_still)
    );

    wire        report, snap, sent, lost, bat_done, quiet, restart, fresh, wheel, remote;
    wire [31:0] packet;
    wire [7:0]  rate;
    reg  [2:0]  buttons;
    hid_mouse_cmd cmd (
        .clk(clk), .rst(rst), .tick(tick),
        .rx_valid(rx_valid), .rx_bad(rx_bad), .rx_data(rx_data),
        .tx_valid(tx_valid), .tx_data(tx_data), .tx_done(tx_done),
        .report(report), .snap(snap), .sent(sent), .lost(lost), .packet(packet),
        .bat_done(bat_done), .quiet(quiet), .buttons(buttons), .restart(restart), .fresh(fresh),
        .wheel(wheel), .rate(rate), .enabled(enabled), .remote(remote)
    );

    // Self-test and sample rate
    // -------------------------

    reg         bat;                     // the self-test runs
    reg  [8:0]  ms;
    reg  [9:0]  phase;                   // thousandths of a sample
    reg         due;
    wire [10:0] sum  = {1'b0, phase} + {3'd0, rate};
    wire        wrap = sum >= 11'd1000;
    assign bat_done  = bat && ms == BAT_END && quiet;

    always @(posedge clk) if (tick) begin
        if (restart)                          ms <= 9'd0;
        else if (tick_ms && ms != BAT_END)    ms <= ms + 9'd1;
        if (rst || restart)                   bat <= 1'b1;
        else if (bat_done)                    bat <= 1'b0;
        if (rst)                              ms <= 9'd0;
    end

    always @(posedge clk) if (tick) begin
        if (snap)                    phase <= 10'd0;
        else if (tick_ms)            phase <= wrap ? sum[9:0] - 10'd1000 : sum[9:0];
        if (snap)                    due <= 1'b0;
        else if (tick_ms && wrap)    due <= 1'b1;
        if (rst) {phase, due} <= 11'd0;
    end

    // Movement
    // --------

    reg         let_go;                  // release_all came
    reg  [8:0]  x, y;
    reg  [3:0]  z;
    reg         x_over, y_over;
    wire        take  = mouse_valid && mouse_ready;
    wire        count = enabled || remote;
`ifdef SEEDED_BUG_1
    wire        clear = snap || fresh || restart || !count;
`else
    wire        clear = snap || let_go || fresh || restart || !count;
`endif
    wire [8:0]  add_x = take ? mouse[8:0]   : 9'd0;
    wire [8:0]  add_y = take ? mouse[17:9]  : 9'd0;
    wire [3:0]  add_z = take ? mouse[21:18] : 4'd0;
    wire [9:0]  sum_x = (clear ? 10'd0 : {x[8], x}) + {add_x[8], add_x};
    wire [9:0]  sum_y = (clear ? 10'd0 : {y[8], y}) + {add_y[8], add_y};
    wire [4:0]  sum_z = (clear ? 5'd0 : {z[3], z}) + {add_z[3], add_z};
    wire        far_x = sum_x[9] != sum_x[8];
    wire        far_y = sum_y[9] != sum_y[8];
    wire        far_z = sum_z[4] != sum_z[3];

    always @(posedge clk) if (tick && (take || clear)) begin
        x      <= far_x ? {sum_x[9], {8{~sum_x[9]}}} : sum_x[8:0];
        y      <= far_y ? {sum_y[9], {8{~sum_y[9]}}} : sum_y[8:0];
        z      <= far_z ? {sum_z[4], {3{~sum_z[4]}}} : sum_z[3:0];
        x_over <= (x_over && !clear) || far_x;
        y_over <= (y_over && !clear) || far_y;
        if (rst) {x, y, z, x_over, y_over} <= 24'd0;
    end

    always @(posedge clk) if (tick) let_go <= release_all && !rst;

    // Buttons
    // -------

    reg  [2:0]  told;                    // what the host knows
    reg         on_way;                  // a report is being sent
    reg  [31:0] frozen;
    reg  [5:0]  held_ms;
    wire        stuck  = held_ms == STUCK_MS;
    wire        untold = buttons != (on_way ? frozen[2:0] : told);
    wire        waits  = untold && enabled && !remote && !bat && !stuck;
    wire        change = mouse[24:22] != buttons;
    assign mouse_ready = !let_go && !(waits && change);

    always @(posedge clk) if (tick) begin
        if (take)             buttons <= mouse[24:22];
        if (let_go)           buttons <= 3'd0;
        if (restart)          told <= 3'd0;
`ifdef SEEDED_BUG_2
        else if (sent)        told <= buttons;
`else
        else if (sent)        told <= frozen[2:0];
`endif
        if (snap)                             on_way <= 1'b1;
        else if (sent || lost || restart)     on_way <= 1'b0;
        if (rst) {buttons, told, on_way} <= 7'd0;
    end

    always @(posedge clk) if (tick) begin
        if (!untold || !enabled || snap)    held_ms <= 6'd0;
        else if (tick_ms && !stuck)         held_ms <= held_ms + 6'd1;
        if (rst) held_ms <= 6'd0;
    end

    // Report
    // ------

    wire moved  = x != 9'd0 || y != 9'd0 || (wheel && z != 4'd0);
    assign report = enabled && !remote && !bat && due && (moved || buttons != told);
    assign packet = frozen;

    always @(posedge clk) if (tick && snap)
        frozen <= {{4{z[3]}}, z, y[7:0], x[7:0], y_over, x_over, y[8], x[8], 1'b1, buttons};

    wire strobe = rx_valid || rx_bad || tx_done || restart || fresh || bat_done;
    wire zero   = {x, y, z, x_over, y_over} == 24'd0;
    wire calm   = !let_go && (count || zero) && held_ms == 6'd0;
    assign still = line_still && calm && quiet && !report && !strobe && !on_way && !tick_ms;

`ifdef FORMAL
`include "hid_mouse_emul_formal.vh"
`endif

endmodule

`default_nettype wire
