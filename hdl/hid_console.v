// SPDX-License-Identifier: MIT
// hid_console - keyboard and mouse of one console, from the PS/2 lines to the hosts
//
// Wiring: line, decoder, key set, trigger, router. Everything but the handshakes with the rest of the
// chip moves once a microsecond. The order of what arrives is kept: see hid_router.

`default_nettype none

module hid_console #(
    parameter integer HOSTS = 4
) (
    input  wire             clk,
    input  wire             us_clk,      // runs at least with tick_us and rst
    input  wire             rst,
    input  wire             tick_us,
    input  wire             tick_ms,

    // PS/2 pins
    input  wire             kclk_i,
    input  wire             kdat_i,
    input  wire             mclk_i,
    input  wire             mdat_i,
    output wire             kclk_oe,
    output wire             kdat_oe,
    output wire             mclk_oe,
    output wire             mdat_oe,

    // from the link, as if typed here
    input  wire             inj_key_valid,
    output wire             inj_key_ready,
    input  wire [8:0]       inj_key,
    input  wire             inj_macro,   // straight to the ports of macro, not as if typed
    input  wire             inj_mouse_valid,
    output wire             inj_mouse_ready,
    input  wire [24:0]      inj_mouse,

    // settings and commands of the link
    input  wire [7:0]       trig_key,
    input  wire [9:0]       tap_ms,
    input  wire [9:0]       gap_ms,
    input  wire [11:0]      menu_ms,
    input  wire             words,
    input  wire             minus,
    input  wire [HOSTS-1:0] port_mask,
    input  wire [HOSTS-1:0] key_mask,
    input  wire [HOSTS-1:0] broadcast,
    input  wire [HOSTS-1:0] macro,
    input  wire             mask_valid,  // strobe: one of the last three is new
    input  wire             alive,
    input  wire             restart,     // strobe: a new session of the link
    input  wire             cap_take,
    input  wire             cap_release,
    input  wire             sel_valid,
    input  wire [4:0]       sel_port,
    input  wire [2:0]       leds_host,   // of the selected host

    output wire [4:0]       sel,
    output wire             capture,
    output wire             armed,
    output wire [2:0]       leds,
    output reg              bing,        // strobe: a hotkey was cancelled
    output wire             ev_valid,
    input  wire             ev_ready,
    output reg  [23:0]      ev,
    output reg  [15:0]      inputs,      // {link, local}: words taken, modulo 256

    // hosts; looked at in tick_us
    output wire [HOSTS-1:0] key_valid,
    input  wire [HOSTS-1:0] key_ready,
    output wire [8:0]       key,
    output wire [HOSTS-1:0] release_all,
    output wire [HOSTS-1:0] mouse_valid,
    input  wire [HOSTS-1:0] mouse_ready,
    output wire [24:0]      mouse
);

    reg  rst_1;
    always @(posedge clk) rst_1 <= rst;
    wire tick = tick_us | rst_1;

    wire kclk, kdat, mclk, mdat;
    lib_sync #(.WIDTH(4)) sync (.clk(us_clk), .en(tick_us), .pin({kclk_i, kdat_i, mclk_i, mdat_i}), .level({kclk, kdat, mclk, mdat}));

    reg       cap_new, cap_want, sel_new, mask_new, anew;
    reg [4:0] sel_want;

    wire        phy_valid, phy_ready;
    wire [24:0] phy;
    wire        kbd_valid, kbd_ready, kbd_lost, lost_ready;
    wire [8:0]  kbd_key;

    // All sleep while a tick would change nothing; this is what makes an idle console cheap to simulate.
    wire kbd_still, mouse_still, taps_still, router_still, set_idle, set_none, run;
    reg  asleep, ms, lives, lived;
    reg  key_left, button_left, key_orphan, button_orphan;       // held down by the link, and its daemon is gone
    wire asked = cap_new || sel_new || mask_new || anew;
    wire stir /* verilator public_flat_rd */ = {kclk, kdat, mclk, mdat} != 4'hF || inj_key_valid || inj_mouse_valid;
    wire wake  = stir || asked || tick_ms || rst_1;
    lib_gate gate (.clk(clk), .en(tick && (wake || !asleep)), .gclk(run));
    always @(posedge run) if (tick) begin
        asleep <= kbd_still && mouse_still && set_idle && taps_still && router_still && !phy_valid && !button_orphan && lived == lives && !wake;
        ms     <= tick_ms && !rst_1;
    end

    // State of others is looked at every millisecond.
    reg [2:0] leds_wanted;
    always @(posedge run) if (tick && (tick_ms || rst_1)) begin
        lives       <= alive && !rst_1;
        leds_wanted <= leds_host;
    end
    assign leds = leds_wanted;

    always @(posedge clk) begin
        if (tick) {cap_new, sel_new, mask_new, anew} <= 4'b0000;
        if (cap_take)    {cap_new, cap_want} <= 2'b11;
        if (cap_release) {cap_new, cap_want} <= 2'b10;
        if (sel_valid)   {sel_new, sel_want} <= {1'b1, sel_port};
        if (mask_valid)  mask_new <= 1'b1;
        if (restart)     anew <= 1'b1;
        if (rst_1) {cap_new, sel_new, mask_new, anew} <= 4'b0000;
    end

    // What the link gives is taken in a tick, in the order in which it came.
    wire go, key_open, macro_open, mouse_open;
    wire open = tick && !rst_1 && !cap_new && !sel_new && !mask_new && !anew;
    assign inj_key_ready   = open && (inj_macro ? macro_open : key_open);
    assign inj_mouse_ready = open && mouse_open && !button_orphan;

    // What the link holds down when it dies, or begins anew, is let go of, for nobody else would. Keys that the operator
    // holds meanwhile go with them: nothing tells one from the other.
    wire key_took   = inj_key_valid && inj_key_ready && !inj_macro;
    wire mouse_took = open && mouse_open && (inj_mouse_valid || button_orphan);
    always @(posedge run) if (tick) begin
        lived <= lives;
        if (set_none)               key_left <= 1'b0;
        if (key_took && inj_key[8]) key_left <= 1'b1;
        if (mouse_took)             button_left <= inj_mouse[24:22] != 0 && !button_orphan;
        if (key_orphan && lost_ready)      {key_orphan, key_left} <= 2'b00;
        if (mouse_took && button_orphan)   button_orphan <= 1'b0;
        if ((lived && !lives) || anew) {key_orphan, button_orphan} <= {key_left, button_left};
        if (rst_1) {key_left, button_left, key_orphan, button_orphan, lived} <= 5'd0;
    end

    // How busy the operator is, and programs in the operator's place.
    wire local_in = (kbd_valid && kbd_ready) || (phy_valid && phy_ready);
    wire link_in  = (inj_key_valid && inj_key_ready && !inj_macro) || (inj_mouse_valid && inj_mouse_ready);
    always @(posedge run) if (tick) begin
        if (local_in) inputs[7:0]  <= inputs[7:0] + 8'd1;
        if (link_in)  inputs[15:8] <= inputs[15:8] + 8'd1;
        if (rst_1)    inputs       <= 16'd0;
    end

    // Events and the beep leave at any clock.
    wire        cancel, ev_put;
    wire [23:0] ev_next;
    reg         ev_full;
    assign ev_valid = ev_full;
    always @(posedge clk) begin
        bing <= tick && cancel && !rst_1;
        if (ev_ready) ev_full <= 1'b0;
        if (tick && ev_put) {ev_full, ev} <= {1'b1, ev_next};
        if (rst_1 || !alive) ev_full <= 1'b0;
    end

    hid_kbd_in kbd (
        .clk(run), .rst(rst_1), .tick(tick), .tick_ms(ms),
        .kclk_i(kclk), .kdat_i(kdat), .kclk_oe(kclk_oe), .kdat_oe(kdat_oe), .leds(leds),
        .key_valid(kbd_valid), .key_ready(kbd_ready), .key(kbd_key), .lost(kbd_lost), .lost_ready(lost_ready), .still(kbd_still)
    );

    hid_mouse_in mouse_in (
        .clk(run), .rst(rst_1), .tick(tick), .tick_ms(ms),
        .mclk_i(mclk), .mdat_i(mdat), .mclk_oe(mclk_oe), .mdat_oe(mdat_oe),
        .mouse_valid(phy_valid), .mouse_ready(phy_ready), .mouse(phy), .still(mouse_still)
    );

    wire hold, told, answered;
    hid_hold behind (
        .clk(run), .rst(rst_1), .tick(tick), .tick_ms(ms),
        .alive(lives), .restart(anew), .told(told), .answered(answered), .hold(hold)
    );

    wire       set_valid, set_ready, alone;
    wire [8:0] set_key;
    hid_keyset keyset (
        .clk(run), .rst(rst_1), .tick(tick), .go(go), .hold(hold),
        .kbd_valid(kbd_valid), .kbd_ready(kbd_ready), .kbd_key(kbd_key),
        .kbd_lost(kbd_lost || key_orphan), .lost_ready(lost_ready),
        .inj_valid(inj_key_valid && !inj_macro && open), .inj_ready(key_open), .inj_key(inj_key),
        .idle(set_idle), .key_valid(set_valid), .key_ready(set_ready), .key(set_key), .alone(alone), .none(set_none)
    );

    wire       trig_idle, op_valid, op_ready, of_trig, forget, disarm;
    wire [2:0] op;
    wire [8:0] arg;
    hid_trigger #(.HOSTS(HOSTS)) taps (
        .clk(run), .rst(rst_1), .tick(tick), .tick_ms(ms),
        .trig_key(trig_key), .tap_ms(tap_ms), .gap_ms(gap_ms), .menu_ms(menu_ms), .words(words), .minus(minus), .port_mask(port_mask),
        .alive(lives), .capture(capture), .sel(sel), .go(go), .forget(forget), .disarm(disarm),
        .key_valid(set_valid), .key_ready(set_ready), .key(set_key), .alone(alone),
        .idle(trig_idle), .armed(armed), .op_valid(op_valid), .op_ready(op_ready), .op(op), .arg(arg), .of_trig(of_trig),
        .still(taps_still)
    );

    hid_router #(.HOSTS(HOSTS)) router (
        .clk(run), .rst(rst_1), .tick(tick),
        .alive(lives), .cap_valid(cap_new), .cap_want(cap_want), .sel_valid(sel_new), .sel_port(sel_want),
        .mask_valid(mask_new), .key_mask(key_mask), .broadcast(broadcast), .macro(macro),
        .key_idle(set_idle && trig_idle), .go(go),
        .op_valid(op_valid), .op_ready(op_ready), .op(op), .arg(arg), .of_trig(of_trig), .forget(forget), .disarm(disarm),
        .macro_valid(inj_key_valid && inj_macro && open), .macro_ready(macro_open), .macro_key(inj_key),
        .phy_valid(phy_valid), .phy_ready(phy_ready), .phy(phy),
        .inj_valid((inj_mouse_valid || button_orphan) && open), .inj_ready(mouse_open), .inj(button_orphan ? 25'd0 : inj_mouse),
        .sel(sel), .capture(capture), .cancel(cancel), .told(told), .answered(answered), .ev_full(ev_full), .ev_put(ev_put), .ev(ev_next),
        .key_valid(key_valid), .key_ready(key_ready), .key(key), .release_all(release_all),
        .mouse_valid(mouse_valid), .mouse_ready(mouse_ready), .mouse(mouse), .still(router_still)
    );

endmodule

`default_nettype wire
