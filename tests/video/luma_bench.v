// SPDX-License-Identifier: MIT
// luma_bench - one console between two hosts, for tests of composite video: what vid_host tells is given here
//
// Host 0 may be composite, host 1 is RGB. Wiring as in switch_core, without keyboards, link and vid_host.

`default_nettype none

module luma_bench #(
    parameter integer PIXELS    = 1,
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30
) (
    input  wire                   clk,
    input  wire                   rst,
    input  wire [15:0]            clk_khz,
    input  wire [1:0]             host_ce,
    input  wire [2*PIXELS-1:0]    host_hs,
    input  wire [2*PIXELS-1:0]    host_vs,
    input  wire [2*PIXELS-1:0]    host_de,
    input  wire [2*PIXELS*32-1:0] host_rgb,
    input  wire [1:0]             present,
    input  wire [1:0]             wave,
    input  wire [1:0]             pal,
    input  wire [15:0]            tip,
    input  wire [15:0]            blank,
    input  wire [11:0]            v_total,         // of the RGB host
    input  wire [4:0]             sel,
    input  wire                   alive,
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
    output wire                   switching,
    output wire                   commit_busy,
    output wire                   commit_done,
    output wire [31:0]            frames,
    output wire [15:0]            commits,
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

    wire        tick_us, tick_ms, no_signal, overlay_on, osd_error;
    wire [31:0] page_crc;
    wire        mem_req, mem_we, mem_ack, gl_req, gl_right, gl_valid, gl_done;
    wire [17:0] mem_addr;
    wire [15:0] mem_wdata, mem_rdata, gl_code;
    wire [15:0] gl_data;

    lib_tick tick (.clk(clk), .rst(rst), .clk_khz(clk_khz), .tick_us(tick_us), .tick_ms(tick_ms));

    vid_console #(.HOSTS(2), .PIXELS(PIXELS), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS)) console (
        .clk(clk), .rst(rst), .clk_khz(clk_khz), .tick_us(tick_us), .tick_ms(tick_ms),
        .host_ce(host_ce), .host_hs(host_hs), .host_vs(host_vs), .host_de(host_de), .host_rgb(host_rgb),
        .host_hs_pol(2'b11), .host_vs_pol(2'b11), .host_present(present), .host_wave(wave), .host_amiss(2'b00), .host_pal(pal),
        .host_stable(2'b11), .host_interlaced(wave), .host_field(2'b00), .host_v_total({v_total, 12'd0}), .host_tip(tip), .host_blank(blank),
        .sel(sel), .alive(alive), .capture(1'b0), .armed(1'b0),
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

    mem_text #(.CONSOLES(1), .EXT_SRAM(1), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS)) text (
        .clk(clk), .rst(rst), .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata),
        .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .sram_addr(sram_addr), .sram_dq_o(sram_dq_o), .sram_dq_i(sram_dq_i), .sram_dq_oe(sram_dq_oe),
        .sram_ce_n(sram_ce_n), .sram_oe_n(sram_oe_n), .sram_we_n(sram_we_n)
    );

    mem_flash #(.CONSOLES(1)) flash (
        .clk(clk), .rst(rst), .tick_us(tick_us),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right),
        .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done), .font_ok(font_ok),
        .hold(1'b0), .choose(1'b0), .w_cs_n(1'b1), .w_sck_en(1'b0), .w_mosi(1'b1),
        /* verilator lint_off PINCONNECTEMPTY */ .slot(), .stir(), .away(), .want(), .asking(), .settled(), .lag(), /* verilator lint_on PINCONNECTEMPTY */
        .flash_cs_n(flash_cs_n), .flash_sck_en(flash_sck_en),
        .flash_io_o(flash_io_o), .flash_io_oe(flash_io_oe), .flash_io_i(flash_io_i)
    );

endmodule

`default_nettype wire
