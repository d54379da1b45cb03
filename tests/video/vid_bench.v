// SPDX-License-Identifier: MIT
// vid_bench - the picture half of the switch, for tests: four host ports, one console, memories
//
// Wiring as in switch_core, without keyboards and link: bytes of the link come in here.

`default_nettype none

module vid_bench #(
    parameter integer PIXELS    = 8,
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30,
    parameter integer EXT_SRAM  = 1,
    parameter [0:0]   KEEP      = 1'b1
) (
    input  wire                   clk,
    input  wire                   rst,
    input  wire [15:0]            clk_khz,
    input  wire [3:0]             host_ce,
    input  wire [4*PIXELS-1:0]    host_hs,
    input  wire [4*PIXELS-1:0]    host_vs,
    input  wire [4*PIXELS-1:0]    host_de,
    input  wire [4*PIXELS*32-1:0] host_rgb,
    input  wire [4:0]             sel,
    input  wire                   alive,
    input  wire                   capture,
    input  wire                   armed,
    input  wire                   osd_valid,
    output wire                   osd_ready,
    input  wire [7:0]             osd_data,
    output wire                   con_ce,
    output wire [PIXELS-1:0]      con_hs,
    output wire [PIXELS-1:0]      con_vs,
    output wire [PIXELS-1:0]      con_de,
    output wire [PIXELS*32-1:0]   con_rgb,
    output wire                   con_wave,
    output wire [PIXELS-1:0]      con_key,
    output wire [PIXELS*2-1:0]    con_level,
    output wire [4:0]             shown,
    output wire                   no_signal,
    output wire                   switching,
    output wire                   overlay_on,
    output wire                   commit_busy,
    output wire                   osd_error,
    output wire                   commit_done,
    output wire [31:0]            frames,
    output wire [31:0]            page_crc,
    output wire [15:0]            commits,
    output wire [3:0]             present,
    output wire [3:0]             hs_pol,
    output wire [3:0]             vs_pol,
    output wire [3:0]             changed,
    output wire [47:0]            h_total,
    output wire [47:0]            h_active,
    output wire [47:0]            v_total,
    output wire [47:0]            v_active,
    output wire [79:0]            frame_us,
    output wire [11:0]            kind,
    output wire [3:0]             pal,
    output wire [3:0]             interlaced,
    output wire                   font_ok,
    output wire                   flash_cs_n,
    output wire                   flash_sck_en,
    output wire [3:0]             flash_io_o,
    output wire [3:0]             flash_io_oe,
    input  wire [3:0]             flash_io_i,
    output wire [17:0]            sram_addr,
    output wire [15:0]            sram_dq_o,
    input  wire [15:0]            sram_dq_i,
    output wire                   sram_dq_oe,
    output wire                   sram_ce_n,
    output wire                   sram_oe_n,
    output wire                   sram_we_n
);

    wire                tick_us, tick_ms;
    wire [19:0]         now_us;
    wire                mem_req, mem_we, mem_ack, gl_req, gl_right, gl_valid, gl_done;
    wire [17:0]         mem_addr;
    wire [15:0]         mem_wdata, mem_rdata, gl_code;
    wire [15:0]         gl_data;

    lib_tick tick (.clk(clk), .rst(rst), .clk_khz(clk_khz), .tick_us(tick_us), .tick_ms(tick_ms));
    lib_stamp stamp (.clk(clk), .rst(rst), .tick_us(tick_us), .now_us(now_us));

    wire [3:0]             in_ce, wave, amiss, stable, field;
    wire [4*PIXELS-1:0]    in_hs, in_vs, in_de;
    wire [4*PIXELS*32-1:0] in_rgb;
    wire [31:0]            tip, blank;

    genvar h;
    generate
        for (h = 0; h < 4; h = h + 1) begin : host
            vid_host #(.PIXELS(PIXELS)) vid (
                .clk(clk), .rst(rst), .tick_ms(tick_ms), .now_us(now_us), .ce(host_ce[h]), .rgb(host_rgb[h*PIXELS*32 +: PIXELS*32]),
                .o_ce(in_ce[h]), .o_hs(in_hs[h*PIXELS +: PIXELS]), .o_vs(in_vs[h*PIXELS +: PIXELS]),
                .o_de(in_de[h*PIXELS +: PIXELS]), .o_rgb(in_rgb[h*PIXELS*32 +: PIXELS*32]),
                .wave(wave[h]), .amiss(amiss[h]), .kind(kind[h*3 +: 3]), .pal(pal[h]), .stable(stable[h]), .interlaced(interlaced[h]), .field(field[h]),
                .tip(tip[h*8 +: 8]), .blank(blank[h*8 +: 8]),
                .hs(host_hs[h*PIXELS +: PIXELS]), .vs(host_vs[h*PIXELS +: PIXELS]), .de(host_de[h*PIXELS +: PIXELS]),
                .hs_pol(hs_pol[h]), .vs_pol(vs_pol[h]), .present(present[h]),
                .h_total(h_total[12*h +: 12]), .h_active(h_active[12*h +: 12]),
                .v_total(v_total[12*h +: 12]), .v_active(v_active[12*h +: 12]),
                .frame_us(frame_us[20*h +: 20]), .changed(changed[h]),
                .wclk(clk), .want(), .state(), .changes(), .dark(), .restless(), .age_ms(), .luma(), .signature()
            );
        end
    endgenerate

    vid_console #(.HOSTS(4), .PIXELS(PIXELS), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS), .KEEP(KEEP)) console (
        .clk(clk), .rst(rst), .clk_khz(clk_khz), .tick_us(tick_us), .tick_ms(tick_ms),
        .host_ce(in_ce), .host_hs(in_hs), .host_vs(in_vs), .host_de(in_de), .host_rgb(in_rgb),
        .host_hs_pol(hs_pol), .host_vs_pol(vs_pol), .host_present(present), .host_wave(wave), .host_amiss(amiss), .host_pal(pal),
        .host_stable(stable), .host_interlaced(interlaced), .host_field(field), .host_v_total(v_total), .host_tip(tip), .host_blank(blank),
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

    wire mem_clk;                         // as in switch_core: the memories sleep while nobody asks
    lib_wake wake (.clk(clk), .rst(rst), .stir(mem_req | gl_req | ~font_ok), .gclk(mem_clk));

    mem_text #(.CONSOLES(1), .EXT_SRAM(EXT_SRAM), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS)) text (
        .clk(mem_clk), .rst(rst), .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata),
        .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .sram_addr(sram_addr), .sram_dq_o(sram_dq_o), .sram_dq_i(sram_dq_i), .sram_dq_oe(sram_dq_oe),
        .sram_ce_n(sram_ce_n), .sram_oe_n(sram_oe_n), .sram_we_n(sram_we_n)
    );

    mem_flash #(.CONSOLES(1)) flash (
        .clk(mem_clk), .rst(rst), .tick_us(tick_us),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right),
        .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done), .font_ok(font_ok),
        .hold(1'b0), .choose(1'b0), .w_cs_n(1'b1), .w_sck_en(1'b0), .w_mosi(1'b1),
        /* verilator lint_off PINCONNECTEMPTY */ .slot(), .stir(), .away(), .want(), .asking(), .settled(), .lag(), /* verilator lint_on PINCONNECTEMPTY */
        .flash_cs_n(flash_cs_n), .flash_sck_en(flash_sck_en),
        .flash_io_o(flash_io_o), .flash_io_oe(flash_io_oe), .flash_io_i(flash_io_i)
    );

endmodule

`default_nettype wire
