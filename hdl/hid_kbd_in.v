// SPDX-License-Identifier: MIT
// hid_kbd_in - the keyboard at the console: bytes to key events, start-up and LEDs
//
// Scan set 2 in, key ids out (see docs/architecture.md). The keyboard may come and go: after AA it
// is set up anew, and it is asked every 2 s (by setting its LEDs) whether it is still there. When
// it is gone, was reset or has lost count (00, FF), `lost` tells that none of its keys is down.
// Repeats pass; the key set behind drops them. While an event waits, the keyboard is held off.
// Not in here: what the keys mean.

`default_nettype none

module hid_kbd_in (
    input  wire       clk,
    input  wire       rst,
    input  wire       tick,              // go on by one microsecond; also high in reset
    input  wire       tick_ms,

    input  wire       kclk_i,
    input  wire       kdat_i,
    output wire       kclk_oe,
    output wire       kdat_oe,

    input  wire [2:0] leds,              // Scroll, Num, Caps from bit 0

    output reg        key_valid,
    input  wire       key_ready,         // looked at in a tick
    output wire [8:0] key,               // {down, id}
    output reg        lost,              // every key is up; stays until taken
    input  wire       lost_ready,
    output wire       still              // nothing to do until an input changes
);

    localparam [2:0] WAIT = 3'd0, RESET = 3'd1, BAT = 3'd2, LED = 3'd3, LED_ARG = 3'd4, RUN = 3'd5;
    localparam [11:0] WAIT_MS = 12'd1000, POLL_MS = 12'd2000;

    wire       line_still;
    wire       cmd_done, cmd_fail, rx_valid;
    wire [7:0] rx;
    reg  [2:0] state;
    reg  [2:0] leds_sent;
    wire       cmd_valid = state == RESET || state == LED || state == LED_ARG;
    wire [7:0] cmd = state == RESET ? 8'hFF : state == LED ? 8'hED : {5'd0, leds_sent};

    hid_ps2_host line (
        .clk(clk), .rst(rst), .tick(tick), .tick_ms(tick_ms),
        .pclk_i(kclk_i), .pdat_i(kdat_i), .pclk_oe(kclk_oe), .pdat_oe(kdat_oe),
        .cmd_valid(cmd_valid), .cmd(cmd), .cmd_done(cmd_done), .cmd_fail(cmd_fail),
        .hold(key_valid || lost), .rx_valid(rx_valid), .rx_data(rx), .still(line_still)
    );

    // Bringing it up
    // --------------

    reg [11:0] ms;                       // since the state began or, running, since the last byte
    wire bat      = rx_valid && rx == 8'hAA;
    wire waited   = ms == WAIT_MS;
    wire poll     = ms == POLL_MS || leds != leds_sent;
    wire overrun  = rx_valid && (rx == 8'h00 || rx == 8'hFF);
    wire gone     = cmd_fail && state != RESET;
    wire all_up   = gone || bat || overrun;  // nothing begun before will be ended

    reg [2:0] next;
    always @(*) begin
        next = state;
        case (state)
            WAIT:    if (waited) next = RESET;
            RESET:   if (cmd_done) next = BAT; else if (cmd_fail) next = WAIT;
            BAT:     if (waited) next = WAIT;
            LED:     if (cmd_done) next = LED_ARG;
            LED_ARG: if (cmd_done) next = RUN;
            default: if (poll && !key_valid && !lost) next = LED;
        endcase
        if (bat) next = LED;
        if (gone) next = WAIT;
    end

    always @(posedge clk) if (tick) begin
        state <= next;
        if (rst) state <= WAIT;
    end

    always @(posedge clk) if (tick) begin
        if (next != state || rx_valid)       ms <= 12'd0;
        else if (tick_ms && ms != POLL_MS)   ms <= ms + 12'd1;
        if (state == LED) leds_sent <= leds;
        if (rst) {ms, leds_sent} <= 15'd0;
    end

    always @(posedge clk) if (tick) begin
        if (all_up)          lost <= 1'b1;
        else if (lost_ready) lost <= 1'b0;
        if (rst) lost <= 1'b0;
    end

    // Scan set 2
    // ----------
    // E1 starts the eight bytes of Pause, which has no release: it becomes a press and a release.

    reg       e0, f0;
    reg [2:0] pause;                     // bytes of Pause still to come
    reg       pause_up;                  // its release is still to be sent
    reg [7:0] id;
    reg       down;

    wire prefix   = rx == 8'hE0 || rx == 8'hE1 || rx == 8'hF0;
    wire plain    = rx == 8'h83 || rx == 8'h84 || (!rx[7] && rx != 8'h00);
    wire fake     = e0 && (rx == 8'h12 || rx == 8'h59);      // shifts a keyboard sends around E0 keys
    wire is_key   = rx_valid && plain && !fake && pause == 3'd0;
    wire is_pause = rx_valid && pause == 3'd1 && rx == 8'h77;

    always @(posedge clk) if (tick) begin
        if (rx_valid) begin
            e0 <= rx == 8'hE0 || (e0 && rx == 8'hF0);
            f0 <= rx == 8'hF0;
            if (pause != 3'd0)     pause <= pause - 3'd1;
            else if (rx == 8'hE1)  pause <= 3'd7;
            if (!prefix && !plain) pause <= 3'd0;
        end
        if (rst | all_up) {e0, f0, pause} <= 5'd0;
    end

    reg [7:0] mapped;
    always @(*) begin
        mapped = {e0, rx[6:0]};
        if (rx == 8'h83) mapped = 8'h02;                     // F7
        if (rx == 8'h84) mapped = 8'h7F;                     // SysRq
        if (is_pause || (e0 && rx == 8'h7E)) mapped = 8'h62; // Pause; with Ctrl it sends E0 7E
    end

    assign key = {down, id};
    wire take = key_valid && key_ready;

    always @(posedge clk) if (tick) begin
        if (is_key || is_pause) begin
            id   <= mapped;
            down <= !f0 || is_pause;
        end else if (take)
            down <= 1'b0;
        if (is_key || is_pause)     key_valid <= 1'b1;
        else if (take && !pause_up) key_valid <= 1'b0;
        if (is_pause)               pause_up <= 1'b1;
        else if (take)              pause_up <= 1'b0;
        if (rst | all_up) {key_valid, pause_up} <= 2'd0;
    end

    assign still = line_still && next == state && !key_valid && !lost && !pause_up;

endmodule

`default_nettype wire
