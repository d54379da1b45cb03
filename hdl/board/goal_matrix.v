// SPDX-License-Identifier: MIT
// goal_matrix - four pictures, one monitor and the overlay, to see how fast they are: no board, placed and timed by `make area`
//
// All of vid_console but what is for composite video and for keeping a raster: matrix, own picture, overlay with 80x30
// text from an SRAM, glyphs from a flash. What a switch finds out about its sources comes in at pins.

`default_nettype none

module goal_matrix (
    input  wire        CLK,              // pixel clock
    input  wire        READY,
    input  wire        CMD_VALID,
    output wire        CMD_READY,
    input  wire [7:0]  CMD_DATA,
    input  wire [2:0]  SEL,              // 4: none
    input  wire        ALIVE,

    input  wire [3:0]  SRC_HS,
    input  wire [3:0]  SRC_VS,
    input  wire [3:0]  SRC_DE,
    input  wire [95:0] SRC_RGB,
    input  wire        SRC_CE,           // of all, as the polarities: an HX8K has no more pins
    input  wire        SRC_HS_POL,
    input  wire        SRC_VS_POL,
    input  wire [3:0]  SRC_PRESENT,

    output wire        DVI_CE,
    output wire        DVI_HS,
    output wire        DVI_VS,
    output wire        DVI_DE,
    output wire [23:0] DVI_RGB,
    output wire        ON,
    output wire        BUSY,

    inout  wire        FLASH_CS_N,
    inout  wire        FLASH_SCK,
    inout  wire [3:0]  FLASH_IO,
    output wire [2:0]  SRAM_C,           // CE, OE, WE
    output wire [13:0] SRAM_A,           // of one console: the others are 0
    inout  wire [15:0] SRAM_D
);

    wire rst, tick_us, tick_ms;
    board_reset reset (.clk(CLK), .ready(READY), .rst(rst));
    lib_tick tick (.clk(CLK), .rst(rst), .clk_khz(16'd50000), .tick_us(tick_us), .tick_ms(tick_ms));

    // Pins
    // ----

    reg  [3:0]   hs, vs, de, present;
    reg          ce, hs_pol, vs_pol;
    reg  [95:0]  rgb;
    reg  [2:0]   sel;
    reg          alive;
    wire [127:0] host_rgb = {8'd0, rgb[95:72], 8'd0, rgb[71:48], 8'd0, rgb[47:24], 8'd0, rgb[23:0]};
    always @(posedge CLK) begin
        {ce, hs, vs, de, rgb} <= {SRC_CE, SRC_HS, SRC_VS, SRC_DE, SRC_RGB};
        {hs_pol, vs_pol, present} <= {SRC_HS_POL, SRC_VS_POL, SRC_PRESENT};
        {sel, alive} <= {SEL, ALIVE};
    end

    // Picture
    // -------

    wire        mem_req, mem_we, mem_ack, gl_req, gl_right, gl_valid, gl_done;
    wire [17:0] mem_addr;
    wire [15:0] mem_wdata, mem_rdata, gl_code, gl_data;
    wire [31:0] con_rgb, frames, crc;
    wire [15:0] commits;
    wire [4:0]  shown;
    wire [1:0]  con_level;
    wire        con_wave, con_key, no_signal, switching, osd_error, commit_done;
    assign      DVI_RGB = con_rgb[23:0];

    vid_console #(.HOSTS(4), .WAVE(1'b0), .KEEP(1'b0)) console (
        .clk(CLK), .rst(rst), .clk_khz(16'd50000), .tick_us(tick_us), .tick_ms(tick_ms),
        .host_ce({4{ce}}), .host_hs(hs), .host_vs(vs), .host_de(de), .host_rgb(host_rgb),
        .host_hs_pol({4{hs_pol}}), .host_vs_pol({4{vs_pol}}), .host_present(present), .host_wave(4'd0), .host_amiss(4'd0), .host_pal(4'd0),
        .host_stable(4'd0), .host_interlaced(4'd0), .host_field(4'd0), .host_v_total(48'd0), .host_tip(32'd0), .host_blank(32'd0),
        .sel({2'd0, sel}), .alive(alive), .capture(1'b0), .armed(1'b0),
        .osd_valid(CMD_VALID), .osd_ready(CMD_READY), .osd_data(CMD_DATA),
        .con_ce(DVI_CE), .con_hs(DVI_HS), .con_vs(DVI_VS), .con_de(DVI_DE), .con_rgb(con_rgb),
        .con_wave(con_wave), .con_key(con_key), .con_level(con_level),
        .shown(shown), .no_signal(no_signal), .switching(switching), .overlay_on(ON),
        .commit_busy(BUSY), .osd_error(osd_error), .commit_done(commit_done),
        .frames(frames), .page_crc(crc), .commits(commits),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata), .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right), .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done)
    );

    // Memories
    // --------

    wire [17:0] sram_a;
    assign      SRAM_A = sram_a[13:0];

    goal_memories #(.EXT_SRAM(1)) memories (
        .clk(CLK), .rst(rst), .tick_us(tick_us),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata), .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right), .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done),
        .flash_cs_n(FLASH_CS_N), .flash_sck(FLASH_SCK), .flash_io(FLASH_IO),
        .sram_a(sram_a), .sram_d(SRAM_D), .sram_ce_n(SRAM_C[2]), .sram_oe_n(SRAM_C[1]), .sram_we_n(SRAM_C[0])
    );

    wire unused = &{1'b0, con_rgb[31:24], frames, crc, commits, shown, con_wave, con_key, con_level, no_signal, switching,
                    osd_error, commit_done, sram_a[17:14]};

endmodule

`default_nettype wire
