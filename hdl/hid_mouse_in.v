// SPDX-License-Identifier: MIT
// hid_mouse_in - the mouse at the console: packets to mouse events, start-up
//
// Wakes the wheel by the 200-100-80 knock, then takes packets of 3 or 4 bytes. The mouse may come and
// go: after AA 00 it is set up anew, and after 2 s without a byte it is asked (F4) whether it is
// still there; when it is not, an event without buttons goes out. A packet that stops half way is dropped
// after 20 ms. While an event waits, the mouse is held off. Not in here: where the events go.
// Source: IBM PS/2 Technical Reference, auxiliary device; wheel knock: Microsoft IntelliMouse.

`default_nettype none

module hid_mouse_in (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick,             // go on by one microsecond; also high in reset
    input  wire        tick_ms,

    input  wire        mclk_i,
    input  wire        mdat_i,
    output wire        mclk_oe,
    output wire        mdat_oe,

    output reg         mouse_valid,
    input  wire        mouse_ready,      // looked at in a tick
    output wire [24:0] mouse,            // {buttons, dz, dy, dx}
    output wire        still             // nothing to do until an input changes
);

    localparam [1:0] WAIT = 2'd0, CMD = 2'd1, ANSWER = 2'd2, RUN = 2'd3;
    localparam [3:0] STEP_RESET = 4'd0, STEP_KNOCK = 4'd1, STEP_ID = 4'd7, STEP_ENABLE = 4'd10;
    localparam [11:0] WAIT_MS = 12'd1000, POLL_MS = 12'd2000, GAP_MS = 12'd20;

    wire       line_still;
    wire       cmd_done, cmd_fail, rx_valid;
    wire [7:0] rx;
    reg  [1:0] state;
    reg  [3:0] step;

    reg [7:0] cmd;                       // reset, wheel knock, who are you, 100 reports a second, enable
    always @(*) case (step)
        4'd0:                    cmd = 8'hFF;
        4'd1, 4'd3, 4'd5, 4'd8:  cmd = 8'hF3;
        4'd2:                    cmd = 8'd200;
        4'd4, 4'd9:              cmd = 8'd100;
        4'd6:                    cmd = 8'd80;
        4'd7:                    cmd = 8'hF2;
        default:                 cmd = 8'hF4;
    endcase

    hid_ps2_host line (
        .clk(clk), .rst(rst), .tick(tick), .tick_ms(tick_ms),
        .pclk_i(mclk_i), .pdat_i(mdat_i), .pclk_oe(mclk_oe), .pdat_oe(mdat_oe),
        .cmd_valid(state == CMD), .cmd(cmd), .cmd_done(cmd_done), .cmd_fail(cmd_fail),
        .hold(mouse_valid), .rx_valid(rx_valid), .rx_data(rx), .still(line_still)
    );

    // Bringing it up
    // --------------

    reg  [11:0] ms;
    reg  [1:0]  byte_no;
    reg  [7:0]  b0, b1, b2;
    reg         wheel;
    wire        bat    = byte_no == 2'd2 && b0 == 8'hAA && b1 == 8'h00;     // AA 00 seen
    wire        gap    = ms == GAP_MS;
    wire        waited = ms == WAIT_MS;
    wire        hot    = bat && gap;     // nothing followed: it was no packet
    wire        has_id = state == ANSWER && rx_valid && step == STEP_ID;

    always @(posedge clk) if (tick) begin
        case (state)
            WAIT:    if (waited || hot) state <= CMD;
            CMD:     if (cmd_fail) state <= WAIT;
                     else if (cmd_done)
                         state <= step == STEP_ENABLE ? RUN : step == STEP_RESET || step == STEP_ID ? ANSWER : CMD;
            ANSWER:  if (has_id || hot) state <= CMD; else if (waited) state <= WAIT;
            default: if (hot || (ms == POLL_MS && !mouse_valid)) state <= CMD;
        endcase
        if (rst) state <= WAIT;
    end

    always @(posedge clk) if (tick) begin
        if (hot)                            step <= STEP_KNOCK;
        else if (state == WAIT)             step <= STEP_RESET;
        else if (state == CMD && cmd_done && cmd != 8'hFF && step != STEP_ENABLE && step != STEP_ID) step <= step + 4'd1;
        else if (has_id)                    step <= STEP_ID + 4'd1;
        if (rst) step <= STEP_RESET;
    end

    // Time since the last byte, or since waiting began
    wire no_wait = state == CMD || rx_valid || (state == WAIT && waited) || (state == ANSWER && waited);
    always @(posedge clk) if (tick) begin
        if (no_wait)                         ms <= 12'd0;
        else if (tick_ms && ms != POLL_MS)   ms <= ms + 12'd1;
        if (rst) ms <= 12'd0;
    end

    // Packets
    // -------

    wire in_packet = rx_valid && !has_id && state != CMD;
    wire in_step   = byte_no != 2'd0 || rx[3];               // bit 3 of a first byte is always set
    wire last      = byte_no == (wheel ? 2'd3 : 2'd2);
    wire complete  = state == RUN && in_packet && last;
    wire gone      = state == CMD && cmd_fail && step != STEP_RESET;

    always @(posedge clk) if (tick) begin
        if (has_id)                 wheel <= rx == 8'h03;
        if (state == CMD || gap)    byte_no <= 2'd0;
        else if (in_packet && last) byte_no <= 2'd0;
        else if (in_packet && in_step && byte_no != 2'd3) byte_no <= byte_no + 2'd1;
        if (rst) {wheel, byte_no} <= 3'd0;
    end

    always @(posedge clk) if (tick) begin
        if (in_packet && byte_no == 2'd0) b0 <= rx;
        if (in_packet && byte_no == 2'd1) b1 <= rx;
        if (in_packet && byte_no == 2'd2) b2 <= rx;
        if (gone) {b0, b1, b2} <= 24'h080000;
    end

    reg [3:0] dz;
    always @(posedge clk) if (tick) begin
        dz <= complete ? (wheel ? rx[3:0] : 4'd0) : gone ? 4'd0 : dz;
        if (complete || gone)   mouse_valid <= 1'b1;
        else if (mouse_ready)   mouse_valid <= 1'b0;
        if (rst) mouse_valid <= 1'b0;
    end

    // A movement too large for its nine bits goes to the end of the scale.
    wire [8:0] dx = b0[6] ? {b0[4], {8{~b0[4]}}} : {b0[4], b1};
    wire [8:0] dy = b0[7] ? {b0[5], {8{~b0[5]}}} : {b0[5], b2};
    assign mouse = {b0[2:0], dz, dy, dx};

    wire waits = waited && (state == WAIT || state == ANSWER);
    wire polls = ms == POLL_MS && state == RUN;
    assign still = line_still && state != CMD && !mouse_valid && !waits && !polls && !(gap && byte_no != 2'd0) &&
                   (state != WAIT || step == STEP_RESET);

endmodule

`default_nettype wire
