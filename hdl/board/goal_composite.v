// SPDX-License-Identifier: MIT
// goal_composite - the overlay on one composite video input, alone, to see what it takes: no board, by `make area`
//
// As hx8k_composite: composite sync and field out of a separator come in, key and level for an analog switch go out. Text is 30x16
// in block RAM, glyphs come from a flash, commands as bytes at pins: no link and no second source.

`default_nettype none

module goal_composite (
    input  wire       CLK,               // 27 MHz
    input  wire       READY,
    input  wire       CMD_VALID,
    output wire       CMD_READY,
    input  wire [7:0] CMD_DATA,
    input  wire       ALIVE,

    input  wire       CSYNC,             // of the separator: high while the video is at sync level

    output wire       KEY,
    output wire [1:0] LEVEL,
    output wire       ON,
    output wire       BUSY,

    inout  wire       FLASH_CS_N,
    inout  wire       FLASH_SCK,
    inout  wire [3:0] FLASH_IO
);

    wire        rst, tick_us, tick_ms, sync;
    wire [19:0] now_us;
    board_reset reset (.clk(CLK), .ready(READY), .rst(rst));
    lib_tick tick (.clk(CLK), .rst(rst), .clk_khz(16'd27000), .tick_us(tick_us), .tick_ms(tick_ms));
    lib_stamp stamp (.clk(CLK), .rst(rst), .tick_us(tick_us), .now_us(now_us));
    lib_sync #(.WIDTH(1), .IDLE(1'b0)) sync_in (.clk(CLK), .en(1'b1), .pin(CSYNC), .level(sync));

    // Where the beam is
    // -----------------

    wire        ce_0, hs_0, vs_0, de_0, hs_pol, vs_pol, wave, amiss, pal, stable, present, interlaced, field, changed, want, dark, restless;
    wire [31:0] rgb_0;
    wire [2:0]  kind;
    wire [7:0]  tip, blank, changes;
    wire [11:0] h_total, h_active, v_total, v_active;
    wire [19:0] frame_us, age_ms;
    wire [3:0]  state;
    wire [28:0] luma;
    wire [23:0] signature;

    vid_host #(.ANALOG(1'b1), .WATCH(1'b0)) host (
        .clk(CLK), .rst(rst), .tick_ms(tick_ms), .now_us(now_us), .ce(1'b1), .hs(sync), .vs(1'b0), .de(1'b0), .rgb(32'd0),
        .o_ce(ce_0), .o_hs(hs_0), .o_vs(vs_0), .o_de(de_0), .o_rgb(rgb_0), .hs_pol(hs_pol), .vs_pol(vs_pol), .wave(wave), .kind(kind),
        .pal(pal), .tip(tip), .blank(blank), .stable(stable), .amiss(amiss), .present(present), .h_total(h_total), .h_active(h_active), .v_total(v_total),
        .v_active(v_active), .frame_us(frame_us), .interlaced(interlaced), .field(field), .changed(changed), .state(state),
        .wclk(CLK), .want(want), .changes(changes), .dark(dark), .restless(restless), .age_ms(age_ms), .luma(luma), .signature(signature)
    );

    reg  hs_1, vs_1, vs_2, de_1, de_2, de_3, frame_2, frame_3;
    wire wave_1 = present & wave;
    always @(posedge CLK) begin
        {hs_1, vs_1, vs_2} <= {hs_0, vs_0, vs_1};
        {de_1, de_2, de_3} <= {de_0, de_1, de_2};
        {frame_2, frame_3} <= {vs_1 & ~vs_2, frame_2};
    end

    // Overlay
    // -------

    wire        paint, dark_3, internal, osd_error, commit_done;
    wire [3:0]  colour;
    wire [2:0]  dim;
    wire [1:0]  bank, standard;
    wire [31:0] crc, wave_4;
    wire [15:0] commits;
    wire        mem_req, mem_we, mem_ack, gl_req, gl_right, gl_valid, gl_done;
    wire [17:0] mem_addr, sram_a;
    wire [15:0] mem_wdata, mem_rdata, gl_code, gl_data, sram_d;
    wire        ce_n, oe_n, we_n;

    osd_engine #(.HOSTS(1), .TEXT_COLS(30), .TEXT_ROWS(16)) engine (
        .clk(CLK), .rst(rst), .tick_ms(tick_ms), .alive(ALIVE), .sel(5'd0), .no_signal(~present), .hint(1'b0), .wave(1'b1),
        .osd_valid(CMD_VALID), .osd_ready(CMD_READY), .osd_data(CMD_DATA),
        .ce_1(1'b1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .ce_2(1'b1), .frame_2(frame_2), .frame_3(frame_3),
        .paint_3(paint), .dim_3(dark_3), .colour_3(colour), .dim(dim), .bank(bank),
        .overlay_on(ON), .internal(internal), .standard(standard),
        .commit_busy(BUSY), .osd_error(osd_error), .commit_done(commit_done), .page_crc(crc), .commits(commits),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata), .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right), .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done)
    );

    vid_luma level (
        .clk(CLK), .rst(rst), .frame(frame_3 & wave_1), .tip(tip), .blank(blank), .pal(pal),
        .ce_3(1'b1), .wave_3(wave_1), .de_3(de_3), .rgb_3(32'd0),
        .paint_3(paint), .dim_3(dark_3), .colour_3(colour), .dim(dim), .bank(bank), .wave_4(wave_4), .key_4(KEY), .level_4(LEVEL)
    );

    goal_memories #(.EXT_SRAM(0), .TEXT_COLS(30), .TEXT_ROWS(16)) memories (
        .clk(CLK), .rst(rst), .tick_us(tick_us),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata), .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right), .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done),
        .flash_cs_n(FLASH_CS_N), .flash_sck(FLASH_SCK), .flash_io(FLASH_IO),
        .sram_a(sram_a), .sram_d(sram_d), .sram_ce_n(ce_n), .sram_oe_n(oe_n), .sram_we_n(we_n)
    );

    wire unused = &{1'b0, ce_0, rgb_0, stable, amiss, hs_pol, vs_pol, kind, interlaced, field, changed, want, dark, restless, changes, h_total, h_active,
                    v_total, v_active, frame_us, age_ms, state, luma, signature, internal, standard, osd_error, commit_done, crc, commits,
                    wave_4, sram_a, sram_d, ce_n, oe_n, we_n};

endmodule

`default_nettype wire
