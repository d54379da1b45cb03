// SPDX-License-Identifier: MIT
// switch_console - all that belongs to one console: its picture and its keyboard and mouse
//
// Instantiated CONSOLES times over the shared host ports. Keyboard, mouse and picture
// always follow the same `sel`, which lives in hid_console; nothing here decides.

`default_nettype none

module switch_console #(
    parameter integer HOSTS     = 4,
    parameter integer PIXELS    = 1,     // pixels a clock
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30,
    parameter [0:0]   WAVE      = 1'b1,  // composite video
    parameter [0:0]   HID       = 1'b1,  // keyboard and mouse
    parameter [0:0]   KEEP      = 1'b1,
    parameter [0:0]   SMALL     = PIXELS == 1
) (
    input  wire                       clk,
    input  wire                       us_clk,       // runs at least with tick_us and rst
    input  wire                       rst,
    input  wire [15:0]                clk_khz,
    input  wire                       tick_us,
    input  wire                       tick_ms,

    // pictures of the hosts, as on the wire
    input  wire [HOSTS-1:0]           host_ce,
    input  wire [HOSTS*PIXELS-1:0]    host_hs,
    input  wire [HOSTS*PIXELS-1:0]    host_vs,
    input  wire [HOSTS*PIXELS-1:0]    host_de,
    input  wire [HOSTS*PIXELS*32-1:0] host_rgb,
    input  wire [HOSTS-1:0]           host_hs_pol,
    input  wire [HOSTS-1:0]           host_vs_pol,
    input  wire [HOSTS-1:0]           host_present,
    input  wire [HOSTS-1:0]           host_wave,
    input  wire [HOSTS-1:0]           host_amiss,
    input  wire [HOSTS-1:0]           host_pal,
    input  wire [HOSTS-1:0]           host_stable,     // its last frame was good
    input  wire [HOSTS-1:0]           host_interlaced,
    input  wire [HOSTS-1:0]           host_field,
    input  wire [HOSTS*12-1:0]        host_v_total,
    input  wire [HOSTS*8-1:0]         host_tip,
    input  wire [HOSTS*8-1:0]         host_blank,
    input  wire [HOSTS*3-1:0]         host_leds,

    // monitor
    output wire                       con_ce,
    output wire [PIXELS-1:0]          con_hs,
    output wire [PIXELS-1:0]          con_vs,
    output wire [PIXELS-1:0]          con_de,
    output wire [PIXELS*32-1:0]       con_rgb,
    output wire                       con_wave,
    output wire [PIXELS-1:0]          con_key,
    output wire [PIXELS*2-1:0]        con_level,

    // PS/2 pins of the console
    input  wire                       kclk_i,
    input  wire                       kdat_i,
    input  wire                       mclk_i,
    input  wire                       mdat_i,
    output wire                       kclk_oe,
    output wire                       kdat_oe,
    output wire                       mclk_oe,
    output wire                       mdat_oe,

    // link: control, drawing, remote keys and mouse
    input  wire                       alive,
    input  wire                       restart,      // strobe: a new session of the link
    input  wire                       sel_valid,
    input  wire [4:0]                 sel_port,
    input  wire                       cap_take,
    input  wire                       cap_release,
    input  wire [7:0]                 trig_key,
    input  wire [9:0]                 tap_ms,
    input  wire [9:0]                 gap_ms,
    input  wire [11:0]                menu_ms,
    input  wire                       words,
    input  wire                       minus,
    input  wire [HOSTS-1:0]           port_mask,
    input  wire [HOSTS-1:0]           key_mask,
    input  wire [HOSTS-1:0]           broadcast,
    input  wire [HOSTS-1:0]           macro,
    input  wire                       mask_valid,
    input  wire                       beep_valid,
    input  wire [9:0]                 beep_ms,
    input  wire                       beep_high,
    input  wire                       beep_own,
    input  wire                       osd_valid,
    output wire                       osd_ready,
    input  wire [7:0]                 osd_data,
    input  wire                       inj_key_valid,
    output wire                       inj_key_ready,
    input  wire [8:0]                 inj_key,
    input  wire                       inj_macro,
    input  wire                       inj_mouse_valid,
    output wire                       inj_mouse_ready,
    input  wire [24:0]                inj_mouse,

    // link: state and events
    output wire [4:0]                 sel,
    output wire [4:0]                 shown,
    output wire [5:0]                 flags,     // no_signal, switching, capture, overlay, commit busy, osd error
    output wire                       osd_error,
    output wire                       commit_done,
    output wire [31:0]                frames,
    output wire [31:0]                page_crc,
    output wire [15:0]                commits,
    output wire [2:0]                 leds,
    output wire [15:0]                inputs,
    output wire                       beep,      // pin
    output wire                       ev_valid,
    input  wire                       ev_ready,
    output wire [23:0]                ev,

    // hosts
    output wire [HOSTS-1:0]           key_valid,
    input  wire [HOSTS-1:0]           key_ready,
    output wire [8:0]                 key,
    output wire [HOSTS-1:0]           release_all,
    output wire [HOSTS-1:0]           mouse_valid,
    input  wire [HOSTS-1:0]           mouse_ready,
    output wire [24:0]                mouse,

    // text memory and glyphs
    output wire                       mem_req,
    output wire                       mem_we,
    output wire [17:0]                mem_addr,
    output wire [15:0]                mem_wdata,
    input  wire                       mem_ack,
    input  wire [15:0]                mem_rdata,
    output wire                       gl_req,
    output wire [15:0]                gl_code,
    output wire                       gl_right,
    input  wire                       gl_valid,
    input  wire [15:0]                gl_data,
    input  wire                       gl_done
);

    wire capture, armed, no_signal, switching, overlay_on, commit_busy;
    assign flags = {1'b0, commit_busy, overlay_on, capture, switching, no_signal};

    // Lock LEDs of the selected host; none when no port is selected.
    reg [2:0] leds_sel;
    integer h;
    always @(*) begin
        leds_sel = 3'd0;
        for (h = 0; h < HOSTS; h = h + 1)
            if (sel == h[4:0]) leds_sel = host_leds[3*h +: 3];
    end

    vid_console #(
        .HOSTS(HOSTS), .PIXELS(PIXELS), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS), .WAVE(WAVE), .KEEP(KEEP), .SMALL(SMALL)
    ) vid (
        .clk(clk), .rst(rst), .clk_khz(clk_khz), .tick_us(tick_us), .tick_ms(tick_ms),
        .host_ce(host_ce), .host_hs(host_hs), .host_vs(host_vs), .host_de(host_de), .host_rgb(host_rgb),
        .host_hs_pol(host_hs_pol), .host_vs_pol(host_vs_pol), .host_present(host_present),
        .host_wave(host_wave), .host_amiss(host_amiss), .host_pal(host_pal), .host_stable(host_stable), .host_interlaced(host_interlaced), .host_field(host_field), .host_v_total(host_v_total),
        .host_tip(host_tip), .host_blank(host_blank),
        .sel(sel), .alive(alive), .capture(capture), .armed(armed),
        .osd_valid(osd_valid), .osd_ready(osd_ready), .osd_data(osd_data),
        .con_ce(con_ce), .con_hs(con_hs), .con_vs(con_vs), .con_de(con_de), .con_rgb(con_rgb),
        .con_wave(con_wave), .con_key(con_key), .con_level(con_level),
        .shown(shown), .no_signal(no_signal), .switching(switching), .overlay_on(overlay_on),
        .commit_busy(commit_busy), .osd_error(osd_error), .commit_done(commit_done),
        .frames(frames), .page_crc(page_crc), .commits(commits),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata),
        .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right),
        .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done)
    );

    wire bing;
    hid_beep beeper (
        .clk(clk), .rst(rst), .tick_us(tick_us), .own(beep_own), .bing(bing),
        .valid(beep_valid), .ms(beep_ms), .high(beep_high), .pin(beep)
    );

    // Without keyboards the link alone selects, and what it types goes nowhere; synthesis drops the rest.
    wire [4:0]  hid_sel, link_sel;
    wire [2:0]  hid_leds;
    wire [15:0] hid_inputs;
    wire        hid_capture, hid_armed, hid_bing, hid_ev, hid_key_ready, hid_mouse_ready;
    wire [3:0]  hid_oe;

    assign sel = HID ? hid_sel : link_sel;
    assign {kclk_oe, kdat_oe, mclk_oe, mdat_oe} = HID ? hid_oe : 4'd0;
    assign {capture, armed, bing, ev_valid, leds, inputs} =
           HID ? {hid_capture, hid_armed, hid_bing, hid_ev, hid_leds, hid_inputs} : 23'd0;
    assign {inj_key_ready, inj_mouse_ready} = HID ? {hid_key_ready, hid_mouse_ready} : 2'b11;

    hid_absent absent (.clk(clk), .rst(rst), .sel_valid(sel_valid), .sel_port(sel_port), .sel(link_sel));

    hid_console #(.HOSTS(HOSTS)) hid (
        .clk(clk), .us_clk(us_clk), .rst(rst), .tick_us(tick_us), .tick_ms(tick_ms),
        .kclk_i(kclk_i), .kdat_i(kdat_i), .mclk_i(mclk_i), .mdat_i(mdat_i),
        .kclk_oe(hid_oe[3]), .kdat_oe(hid_oe[2]), .mclk_oe(hid_oe[1]), .mdat_oe(hid_oe[0]),
        .inj_key_valid(inj_key_valid), .inj_key_ready(hid_key_ready), .inj_key(inj_key), .inj_macro(inj_macro),
        .inj_mouse_valid(inj_mouse_valid), .inj_mouse_ready(hid_mouse_ready), .inj_mouse(inj_mouse),
        .trig_key(trig_key), .tap_ms(tap_ms), .gap_ms(gap_ms), .menu_ms(menu_ms), .words(words), .minus(minus),
        .port_mask(port_mask), .key_mask(key_mask), .broadcast(broadcast), .macro(macro), .mask_valid(mask_valid),
        .alive(alive), .restart(restart), .cap_take(cap_take), .cap_release(cap_release),
        .sel_valid(sel_valid), .sel_port(sel_port), .leds_host(leds_sel),
        .sel(hid_sel), .capture(hid_capture), .armed(hid_armed), .leds(hid_leds), .inputs(hid_inputs), .bing(hid_bing),
        .ev_valid(hid_ev), .ev_ready(ev_ready), .ev(ev),
        .key_valid(key_valid), .key_ready(key_ready), .key(key), .release_all(release_all),
        .mouse_valid(mouse_valid), .mouse_ready(mouse_ready), .mouse(mouse)
    );

endmodule

`default_nettype wire
