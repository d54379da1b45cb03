// SPDX-License-Identifier: MIT
// switch_core - the whole switch: HOSTS host ports, CONSOLES consoles, one link
//
// Wiring only. What belongs to a host port is in switch_host, what belongs to a console in
// switch_console, what keeps letters in switch_store; the link is shared. Pins are plain:
// open-collector lines come as level and pull-down enable, buses as in and out.
// See docs/architecture.md for the meaning of every group of pins.

`default_nettype none

module switch_core #(
    parameter integer HOSTS     = 4,     // 1 to 16
    parameter integer CONSOLES  = 1,     // 1 to 4
    parameter integer PIXELS    = 1,     // pixels a clock: 1, 2, 4 or 8
    parameter integer TEXT_COLS = 80,    // at most 128
    parameter integer TEXT_ROWS = 30,    // at most 32
    parameter integer EXT_SRAM  = 1,     // 1: text memory on the SRAM pins, 0: block RAM
    parameter [15:0]  ANALOG    = 16'hFFFF, // a bit for each host: composite video, composite sync, sync-on-green
    parameter [15:0]  OUTSIDE   = 16'd0,    // ... of one whose video stays outside: host_hs is its composite sync, low at sync (vid_outside)
    parameter [0:0]   POWER     = 1'b1,  // buttons and power lights of the hosts are wired
    parameter [0:0]   EDID      = 1'b1,  // the display data channels of the hosts are wired
    parameter [15:0]  DIGITAL   = 16'd0, // a bit for each host: its receiver is DVI or HDMI, and so is its EDID
    parameter [0:0]   HID       = 1'b1,  // 0: no keyboards and mice, for small chips
    parameter [0:0]   WATCH     = 1'b1,  // 0: nobody looks what moves in the pictures
    parameter [0:0]   INTERLACE = 1'b1,  // 0: interlaced sources are no picture
    parameter integer KEPT      = 7,     // 2**KEPT glyphs of the flash are kept; 0: none
    parameter integer LINK_FIFO = 0,     // 1: the link is an FT245 synchronous FIFO
    parameter [0:0]   KEEP      = 1'b1,  // the monitor keeps its raster whatever a source does (900 tables of an iCE40)
    parameter [0:0]   SMALL     = PIXELS == 1 && LINK_FIFO == 0, // text is drawn by a program: 440 cells less, 53 clocks a character (osd_machine)
    parameter [0:0]   FLASH_WRITER = 1'b1, // fonts are written over the link
    parameter [7:0]   FLASH_FIRST  = 8'h10, // first block of 64 KiB of font slot 0, above all bitstreams
    parameter [7:0]   FLASH_BLOCKS = 8'h21, // blocks in a slot; a whole font takes 33
    parameter [7:0]   FLASH_STRIDE = 8'h40  // from slot 0 to slot 1: a power of 2, more than FIRST + BLOCKS
) (
    input  wire                          clk,
    input  wire                          rst,
    input  wire [15:0]                   clk_khz,

    // host pictures, as they come from the receivers
    input  wire [HOSTS-1:0]              host_ce,
    input  wire [HOSTS*PIXELS-1:0]       host_hs,
    input  wire [HOSTS*PIXELS-1:0]       host_vs,
    input  wire [HOSTS*PIXELS-1:0]       host_de,
    input  wire [HOSTS*PIXELS*32-1:0]    host_rgb,

    // monitors
    output wire [CONSOLES-1:0]           con_ce,
    output wire [CONSOLES*PIXELS-1:0]    con_hs,
    output wire [CONSOLES*PIXELS-1:0]    con_vs,
    output wire [CONSOLES*PIXELS-1:0]    con_de,
    output wire [CONSOLES*PIXELS*32-1:0] con_rgb,
    output wire [CONSOLES-1:0]           con_wave,     // lanes [31:24] of con_rgb are composite samples, 27 MHz
    output wire [CONSOLES*PIXELS-1:0]    con_key,      // for an analog switch: the overlay replaces this sample
    output wire [CONSOLES*PIXELS*2-1:0]  con_level,    // ... by 0 black, 1 grey, 2 white, 3 the picture, dimmed

    // PS/2 towards the hosts
    input  wire [HOSTS-1:0]              host_kclk_i,
    input  wire [HOSTS-1:0]              host_kdat_i,
    input  wire [HOSTS-1:0]              host_mclk_i,
    input  wire [HOSTS-1:0]              host_mdat_i,
    output wire [HOSTS-1:0]              host_kclk_oe,
    output wire [HOSTS-1:0]              host_kdat_oe,
    output wire [HOSTS-1:0]              host_mclk_oe,
    output wire [HOSTS-1:0]              host_mdat_oe,

    // front panels of the hosts
    output wire [HOSTS-1:0]              host_power_oe, // 1: press
    output wire [HOSTS-1:0]              host_reset_oe,
    input  wire [HOSTS-1:0]              host_light_i,  // 1: the power light is lit

    // display data channels towards the hosts: nothing pulls the clocks
    input  wire [HOSTS-1:0]              host_scl_i,
    input  wire [HOSTS-1:0]              host_sda_i,
    output wire [HOSTS-1:0]              host_sda_oe,
    output wire [HOSTS-1:0]              host_hpd_oe,   // 1: pull hot-plug detect low

    // PS/2 towards the keyboards and mice
    input  wire [CONSOLES-1:0]           con_kclk_i,
    input  wire [CONSOLES-1:0]           con_kdat_i,
    input  wire [CONSOLES-1:0]           con_mclk_i,
    input  wire [CONSOLES-1:0]           con_mdat_i,
    output wire [CONSOLES-1:0]           con_kclk_oe,
    output wire [CONSOLES-1:0]           con_kdat_oe,
    output wire [CONSOLES-1:0]           con_mclk_oe,
    output wire [CONSOLES-1:0]           con_mdat_oe,

    // link
    input  wire [LINK_FIFO*10:0]         link_rx,    // a UART, or the pins of link_ft245: see link_core
    output wire [LINK_FIFO*12:0]         link_tx,

    // font flash
    output wire                          flash_cs_n,
    output wire                          flash_sck_en,
    output wire [3:0]                    flash_io_o,
    output wire [3:0]                    flash_io_oe,
    input  wire [3:0]                    flash_io_i,

    // text SRAM
    output wire [17:0]                   sram_addr,
    output wire [15:0]                   sram_dq_o,
    input  wire [15:0]                   sram_dq_i,
    output wire                          sram_dq_oe,
    output wire                          sram_ce_n,
    output wire                          sram_oe_n,
    output wire                          sram_we_n,

    // indicators
    output wire [CONSOLES*HOSTS-1:0]     led_sel,      // one hot: port of each console
    output wire                          led_alive,
    output wire [CONSOLES-1:0]           beep          // square wave for a piezo
);

    wire        tick_us, tick_ms, alive, restart, font_ok;
    wire [19:0] now_us;
    assign led_alive = alive;

    reg  [15:0] khz;                     // a constant on a board
    reg         rst_1;                   // one clock late: then nothing hangs on the pin itself, which the simulator need not look at
    always @(posedge clk) {khz, rst_1} <= {clk_khz, rst};

    lib_tick tick (.clk(clk), .rst(rst_1), .clk_khz(khz), .tick_us(tick_us), .tick_ms(tick_ms));
    lib_stamp stamp (.clk(clk), .rst(rst_1), .tick_us(tick_us), .now_us(now_us));

    // Host ports
    // ----------

    // What the consoles get of a host: the picture with its syncs, wherever those came from.
    wire [HOSTS-1:0]           in_ce;
    wire [HOSTS*PIXELS-1:0]    in_hs, in_vs, in_de;
    wire [HOSTS*PIXELS*32-1:0] in_rgb;

    wire [HOSTS-1:0]        hs_pol, vs_pol, present, vid_changed, hid_told, kbd_on, mouse_on;
    wire [HOSTS*12-1:0]     h_total, h_active, v_total, v_active;
    wire [HOSTS*20-1:0]     frame_us;
    wire [HOSTS-1:0]        wave, amiss, pal, stable, interlaced, field;
    wire [HOSTS*3-1:0]      kind;
    wire [HOSTS*8-1:0]      tip, blank;
    wire [HOSTS-1:0]        dark, restless, want;
    wire [HOSTS*4-1:0]      state;
    wire [HOSTS*8-1:0]      changes;
    wire [HOSTS*20-1:0]     age_ms;
    wire [HOSTS*29-1:0]     luma;
    wire [HOSTS*24-1:0]     signature;
    wire [HOSTS*3-1:0]      host_leds;
    wire [HOSTS*2-1:0]      scan_set;

    wire [CONSOLES*HOSTS-1:0] key_valid, key_ready, mouse_valid, mouse_ready, release_all;
    wire [CONSOLES*9-1:0]     key;
    wire [CONSOLES*25-1:0]    mouse;

    wire [HOSTS-1:0] host_replug, host_press;
    wire [12:0]      host_press_ms;
    wire             host_press_reset;
    wire [HOSTS-1:0] panel_down, panel_which, panel_busy, panel_lit, panel_seen, panel_changed;

    // One for all: the simulator looks at each gate in each clock.
    wire us_clk, wclk;
    lib_gate us_gate (.clk(clk), .en(tick_us | rst_1), .gclk(us_clk));
    lib_gate watch_gate (.clk(clk), .en((|(in_ce & want)) | rst_1), .gclk(wclk));

    wire pclk;
    lib_gate panel_gate (.clk(clk), .en(tick_ms | (|host_press) | (|panel_changed) | rst_1), .gclk(pclk));

    genvar h, c;
    generate
        for (h = 0; h < HOSTS; h = h + 1) begin : host
            // What the consoles say to this host, regrouped by host
            wire [CONSOLES-1:0] kv, kr, mv, mr, ra;
            for (c = 0; c < CONSOLES; c = c + 1) begin : from
                assign kv[c] = key_valid[c*HOSTS + h];
                assign mv[c] = mouse_valid[c*HOSTS + h];
                assign ra[c] = release_all[c*HOSTS + h];
                assign key_ready[c*HOSTS + h]   = kr[c];
                assign mouse_ready[c*HOSTS + h] = mr[c];
            end

            switch_host #(
                .CONSOLES(CONSOLES), .PIXELS(PIXELS), .ANALOG(ANALOG[h]), .OUTSIDE(OUTSIDE[h]), .POWER(POWER), .HID(HID), .WATCH(WATCH), .INTERLACE(INTERLACE)
            ) port (
                .clk(clk), .us_clk(us_clk), .wclk(wclk), .pclk(pclk), .rst(rst_1), .tick_us(tick_us), .tick_ms(tick_ms), .now_us(now_us),
                .ce(host_ce[h]), .hs(host_hs[h*PIXELS +: PIXELS]), .vs(host_vs[h*PIXELS +: PIXELS]),
                .de(host_de[h*PIXELS +: PIXELS]), .rgb(host_rgb[h*PIXELS*32 +: PIXELS*32]),
                .o_ce(in_ce[h]), .o_hs(in_hs[h*PIXELS +: PIXELS]), .o_vs(in_vs[h*PIXELS +: PIXELS]),
                .o_de(in_de[h*PIXELS +: PIXELS]), .o_rgb(in_rgb[h*PIXELS*32 +: PIXELS*32]),
                .wave(wave[h]), .amiss(amiss[h]), .kind(kind[h*3 +: 3]), .pal(pal[h]), .stable(stable[h]), .interlaced(interlaced[h]), .field(field[h]),
                .tip(tip[h*8 +: 8]), .blank(blank[h*8 +: 8]),
                .hs_pol(hs_pol[h]), .vs_pol(vs_pol[h]), .present(present[h]),
                .h_total(h_total[h*12 +: 12]), .h_active(h_active[h*12 +: 12]),
                .v_total(v_total[h*12 +: 12]), .v_active(v_active[h*12 +: 12]),
                .frame_us(frame_us[h*20 +: 20]), .vid_changed(vid_changed[h]),
                .state(state[h*4 +: 4]), .want(want[h]), .changes(changes[h*8 +: 8]), .dark(dark[h]), .restless(restless[h]),
                .age_ms(age_ms[h*20 +: 20]), .luma(luma[h*29 +: 29]), .signature(signature[h*24 +: 24]),
                .kclk_i(host_kclk_i[h]), .kdat_i(host_kdat_i[h]), .mclk_i(host_mclk_i[h]), .mdat_i(host_mdat_i[h]),
                .kclk_oe(host_kclk_oe[h]), .kdat_oe(host_kdat_oe[h]), .mclk_oe(host_mclk_oe[h]), .mdat_oe(host_mdat_oe[h]),
                .key_valid(kv), .key_ready(kr), .key(key), .mouse_valid(mv), .mouse_ready(mr), .mouse(mouse), .release_all(|ra),
                .replug(host_replug[h]), .leds(host_leds[h*3 +: 3]), .scan_set(scan_set[h*2 +: 2]),
                .kbd_on(kbd_on[h]), .mouse_on(mouse_on[h]), .hid_told(hid_told[h]),
                .press(host_press[h]), .press_ms(host_press_ms), .press_reset(host_press_reset),
                .power_oe(host_power_oe[h]), .reset_oe(host_reset_oe[h]), .light_i(host_light_i[h]),
                .down(panel_down[h]), .which(panel_which[h]), .busy(panel_busy[h]), .lit(panel_lit[h]), .seen(panel_seen[h]),
                .panel_changed(panel_changed[h])
            );
        end
    endgenerate

    wire                edid_go, edid_two, edid_busy, edid_write, edid_read;
    wire [1:0]          edid_op;
    wire [3:0]          edid_host;
    wire [5:0]          edid_index;
    wire [31:0]         edid_word, edid_data;
    wire [HOSTS*11-1:0] edid_told;
    wire [HOSTS-1:0]    edid_changed;

    generate
        if (EDID) begin : monitors
            ddc_edid #(.HOSTS(HOSTS), .DIGITAL(DIGITAL)) edid (
                .clk(clk), .rst(rst_1), .clk_khz(khz), .tick_ms(tick_ms),
                .scl_i(host_scl_i), .sda_i(host_sda_i), .sda_oe(host_sda_oe), .hpd_oe(host_hpd_oe), .replug(host_replug),
                .go(edid_go), .op(edid_op), .host(edid_host), .two(edid_two), .busy(edid_busy),
                .data_write(edid_write), .data_read(edid_read), .data_at(edid_index), .data_in(edid_word), .data(edid_data),
                .told(edid_told), .changed(edid_changed)
            );
        end else begin : no_monitors
            assign {host_sda_oe, host_hpd_oe, edid_changed, edid_told, edid_busy, edid_data} = {14*HOSTS+33{1'b0}};
            wire unused = &{1'b0, host_scl_i, host_sda_i, edid_go, edid_op, edid_host, edid_two, edid_write, edid_read,
                            edid_index, edid_word};
        end
    endgenerate

    // Consoles
    // --------

    wire [CONSOLES-1:0]       sel_valid, cap_take, cap_release, osd_valid, osd_ready;
    wire [CONSOLES-1:0]       inj_key_valid, inj_key_ready, inj_mouse_valid, inj_mouse_ready;
    wire [4:0]                sel_port;
    wire [7:0]                osd_data;
    wire [8:0]                inj_key;
    wire [24:0]               inj_mouse;
    wire [CONSOLES*8-1:0]     trig_key;
    wire [CONSOLES*10-1:0]    tap_ms, gap_ms;
    wire [CONSOLES*12-1:0]    menu_ms;
    wire [CONSOLES*HOSTS-1:0] port_mask, key_mask, broadcast, macro;
    wire [CONSOLES-1:0]       words, minus, mask_valid, beep_valid, beep_own;
    wire [9:0]                beep_ms;
    wire                      beep_high, inj_macro;

    wire [CONSOLES*5-1:0]     con_sel, con_shown;
    wire [CONSOLES*6-1:0]     con_flags;
    wire [CONSOLES*3-1:0]     con_leds;
    wire [CONSOLES*16-1:0]    con_inputs;
    wire [CONSOLES*32-1:0]    con_frames, con_crc;
    wire [CONSOLES*16-1:0]    con_commits;
    wire [CONSOLES-1:0]       osd_error, commit_done, ev_valid, ev_ready;
    wire [CONSOLES*24-1:0]    ev;

    wire [CONSOLES-1:0]       mem_req, mem_we, mem_ack, gl_req, gl_right, gl_valid, gl_done;
    wire [CONSOLES*18-1:0]    mem_addr;
    wire [CONSOLES*16-1:0]    mem_wdata, gl_code;
    wire [15:0]               mem_rdata;
    wire [15:0]               gl_data;

    generate
        for (c = 0; c < CONSOLES; c = c + 1) begin : console
            switch_console #(
                .HOSTS(HOSTS), .PIXELS(PIXELS), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS), .WAVE(|ANALOG), .HID(HID), .KEEP(KEEP), .SMALL(SMALL)
            ) con (
                .clk(clk), .us_clk(us_clk), .rst(rst_1), .clk_khz(khz), .tick_us(tick_us), .tick_ms(tick_ms),
                .host_ce(in_ce), .host_hs(in_hs), .host_vs(in_vs), .host_de(in_de), .host_rgb(in_rgb),
                .host_hs_pol(hs_pol), .host_vs_pol(vs_pol), .host_present(present), .host_leds(host_leds),
                .host_wave(wave), .host_amiss(amiss), .host_pal(pal), .host_stable(stable), .host_interlaced(interlaced), .host_field(field), .host_v_total(v_total),
                .host_tip(tip), .host_blank(blank),
                .con_ce(con_ce[c]), .con_hs(con_hs[c*PIXELS +: PIXELS]), .con_vs(con_vs[c*PIXELS +: PIXELS]),
                .con_de(con_de[c*PIXELS +: PIXELS]), .con_rgb(con_rgb[c*PIXELS*32 +: PIXELS*32]),
                .con_wave(con_wave[c]), .con_key(con_key[c*PIXELS +: PIXELS]), .con_level(con_level[c*PIXELS*2 +: PIXELS*2]),
                .kclk_i(con_kclk_i[c]), .kdat_i(con_kdat_i[c]), .mclk_i(con_mclk_i[c]), .mdat_i(con_mdat_i[c]),
                .kclk_oe(con_kclk_oe[c]), .kdat_oe(con_kdat_oe[c]), .mclk_oe(con_mclk_oe[c]), .mdat_oe(con_mdat_oe[c]),
                .alive(alive), .restart(restart), .sel_valid(sel_valid[c]), .sel_port(sel_port),
                .cap_take(cap_take[c]), .cap_release(cap_release[c]),
                .trig_key(trig_key[c*8 +: 8]), .tap_ms(tap_ms[c*10 +: 10]), .gap_ms(gap_ms[c*10 +: 10]),
                .menu_ms(menu_ms[c*12 +: 12]), .words(words[c]), .minus(minus[c]),
                .port_mask(port_mask[c*HOSTS +: HOSTS]), .key_mask(key_mask[c*HOSTS +: HOSTS]),
                .broadcast(broadcast[c*HOSTS +: HOSTS]), .macro(macro[c*HOSTS +: HOSTS]), .mask_valid(mask_valid[c]),
                .beep_valid(beep_valid[c]), .beep_ms(beep_ms), .beep_high(beep_high), .beep_own(beep_own[c]),
                .osd_valid(osd_valid[c]), .osd_ready(osd_ready[c]), .osd_data(osd_data),
                .inj_key_valid(inj_key_valid[c]), .inj_key_ready(inj_key_ready[c]), .inj_key(inj_key), .inj_macro(inj_macro),
                .inj_mouse_valid(inj_mouse_valid[c]), .inj_mouse_ready(inj_mouse_ready[c]), .inj_mouse(inj_mouse),
                .sel(con_sel[c*5 +: 5]), .shown(con_shown[c*5 +: 5]), .flags(con_flags[c*6 +: 6]),
                .osd_error(osd_error[c]), .commit_done(commit_done[c]),
                .frames(con_frames[c*32 +: 32]), .page_crc(con_crc[c*32 +: 32]), .commits(con_commits[c*16 +: 16]),
                .leds(con_leds[c*3 +: 3]), .inputs(con_inputs[c*16 +: 16]), .beep(beep[c]),
                .ev_valid(ev_valid[c]), .ev_ready(ev_ready[c]), .ev(ev[c*24 +: 24]),
                .key_valid(key_valid[c*HOSTS +: HOSTS]), .key_ready(key_ready[c*HOSTS +: HOSTS]),
                .key(key[c*9 +: 9]), .release_all(release_all[c*HOSTS +: HOSTS]),
                .mouse_valid(mouse_valid[c*HOSTS +: HOSTS]), .mouse_ready(mouse_ready[c*HOSTS +: HOSTS]),
                .mouse(mouse[c*25 +: 25]),
                .mem_req(mem_req[c]), .mem_we(mem_we[c]), .mem_addr(mem_addr[c*18 +: 18]),
                .mem_wdata(mem_wdata[c*16 +: 16]), .mem_ack(mem_ack[c]), .mem_rdata(mem_rdata),
                .gl_req(gl_req[c]), .gl_code(gl_code[c*16 +: 16]), .gl_right(gl_right[c]),
                .gl_valid(gl_valid[c]), .gl_data(gl_data), .gl_done(gl_done[c])
            );

            for (h = 0; h < HOSTS; h = h + 1) begin : led
                assign led_sel[c*HOSTS + h] = con_sel[c*5 +: 5] == h;
            end
        end
    endgenerate

    // Shared: text memory, font flash, link
    // -------------------------------------

    wire        font_slot, flash_go, flash_done, flash_write, flash_read;
    wire [2:0]  flash_op;
    wire [15:0] flash_at;
    wire [7:0]  flash_index;
    wire [31:0] flash_sum, flash_word, flash_data;

    switch_store #(
        .CONSOLES(CONSOLES), .EXT_SRAM(EXT_SRAM), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS), .KEPT(KEPT),
        .FLASH_WRITER(FLASH_WRITER), .FLASH_FIRST(FLASH_FIRST), .FLASH_STRIDE(FLASH_STRIDE)
    ) store (
        .clk(clk), .rst(rst_1), .tick_us(tick_us),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata), .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right), .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done),
        .font_ok(font_ok), .font_slot(font_slot),
        .flash_go(flash_go), .flash_op(flash_op), .flash_at(flash_at), .flash_done(flash_done), .flash_sum(flash_sum),
        .flash_write(flash_write), .flash_read(flash_read), .flash_index(flash_index), .flash_word(flash_word), .flash_data(flash_data),
        .flash_cs_n(flash_cs_n), .flash_sck_en(flash_sck_en),
        .flash_io_o(flash_io_o), .flash_io_oe(flash_io_oe), .flash_io_i(flash_io_i),
        .sram_addr(sram_addr), .sram_dq_o(sram_dq_o), .sram_dq_i(sram_dq_i), .sram_dq_oe(sram_dq_oe),
        .sram_ce_n(sram_ce_n), .sram_oe_n(sram_oe_n), .sram_we_n(sram_we_n)
    );

    link_core #(
        .HOSTS(HOSTS), .CONSOLES(CONSOLES), .PIXELS(PIXELS), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS), .POWER(POWER), .EDID(EDID), .HID(HID),
        .FIFO(LINK_FIFO),
        .FLASH_WRITER(FLASH_WRITER), .FLASH_FIRST(FLASH_FIRST), .FLASH_BLOCKS(FLASH_BLOCKS), .FLASH_STRIDE(FLASH_STRIDE)
    ) link (
        .clk(clk), .rst(rst_1), .clk_khz(khz), .tick_ms(tick_ms), .rx(link_rx), .tx(link_tx), .alive(alive), .restart(restart),
        .sel_valid(sel_valid), .sel_port(sel_port), .cap_take(cap_take), .cap_release(cap_release),
        .trig_key(trig_key), .tap_ms(tap_ms), .gap_ms(gap_ms), .menu_ms(menu_ms), .words(words), .minus(minus),
        .port_mask(port_mask), .key_mask(key_mask), .broadcast(broadcast), .macro(macro), .mask_valid(mask_valid),
        .beep_valid(beep_valid), .beep_ms(beep_ms), .beep_high(beep_high), .beep_own(beep_own),
        .osd_valid(osd_valid), .osd_data(osd_data), .osd_ready(osd_ready),
        .inj_key_valid(inj_key_valid), .inj_key(inj_key), .inj_macro(inj_macro), .inj_key_ready(inj_key_ready),
        .inj_mouse_valid(inj_mouse_valid), .inj_mouse(inj_mouse), .inj_mouse_ready(inj_mouse_ready),
        .con_sel(con_sel), .con_shown(con_shown), .con_flags(con_flags), .con_osd_error(osd_error),
        .con_leds(con_leds), .con_inputs(con_inputs), .host_replug(host_replug),
        .host_press(host_press), .host_press_ms(host_press_ms), .host_press_reset(host_press_reset),
        .host_down(panel_down), .host_which(panel_which), .host_busy(panel_busy), .host_lit(panel_lit), .host_seen(panel_seen), .con_frames(con_frames), .con_crc(con_crc), .con_commits(con_commits),
        .host_present(present), .host_hs_pol(hs_pol), .host_vs_pol(vs_pol), .host_interlaced(interlaced),
        .host_kind(kind), .host_pal(pal), .host_state(state), .host_changes(changes), .host_dark(dark), .host_restless(restless),
        .host_age_ms(age_ms), .host_luma(luma), .host_signature(signature),
        .host_h_total(h_total), .host_h_active(h_active), .host_v_total(v_total), .host_v_active(v_active),
        .host_frame_us(frame_us), .host_leds(host_leds), .host_scan_set(scan_set),
        .host_kbd_on(kbd_on), .host_mouse_on(mouse_on), .host_changed(vid_changed | panel_changed | edid_changed), .host_told(hid_told),
        .edid_go(edid_go), .edid_op(edid_op), .edid_host(edid_host), .edid_two(edid_two), .edid_busy(edid_busy),
        .edid_write(edid_write), .edid_read(edid_read), .edid_index(edid_index), .edid_out(edid_word), .edid_data(edid_data), .host_edid(edid_told),
        .font_ok(font_ok), .font_slot(font_slot), .flash_go(flash_go), .flash_op(flash_op), .flash_at(flash_at), .flash_done(flash_done),
        .flash_sum(flash_sum), .flash_write(flash_write), .flash_read(flash_read), .flash_index(flash_index),
        .flash_word(flash_word), .flash_data(flash_data),
        .ev_valid(ev_valid), .ev_ready(ev_ready), .ev(ev), .con_commit_done(commit_done)
    );

endmodule

`default_nettype wire
