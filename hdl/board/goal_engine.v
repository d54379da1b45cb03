// SPDX-License-Identifier: MIT
// goal_engine - the overlay alone, to see what it takes: no board, placed and timed by `make area`
//
// An RGBI picture with syncs comes in and goes out as 12-bit colour with 80x30 text over it: commands as bytes at pins, text memory in
// an SRAM, every glyph from a quad flash ahead of the beam. All of osd_engine is in, the line for want of a daemon and
// the CRC of a page included; there is no switch, no link and no own raster.

`default_nettype none

module goal_engine (
    input  wire        CLK,              // pixel clock
    input  wire        READY,

    input  wire        CMD_VALID,
    output wire        CMD_READY,
    input  wire [7:0]  CMD_DATA,

    input  wire        SRC_HS,           // positive
    input  wire        SRC_VS,
    input  wire        SRC_DE,
    input  wire [3:0]  SRC_IRGB,
    output wire        DVI_HS,
    output wire        DVI_VS,
    output wire        DVI_DE,
    output wire [11:0] DVI_RGB,

    output wire        ON,
    output wire        BUSY,
    output wire        ERROR,
    output wire        DONE,
    output wire        CRC,              // all bits of the page's in one, since all must be there

    input  wire        ALIVE,
    input  wire        NO_SIGNAL,
    input  wire        HINT,
    input  wire [4:0]  SEL,

    inout  wire        FLASH_CS_N,
    inout  wire        FLASH_SCK,
    inout  wire [3:0]  FLASH_IO,

    output wire [17:0] SRAM_A,
    inout  wire [15:0] SRAM_D,
    output wire        SRAM_CE_N,
    output wire        SRAM_OE_N,
    output wire        SRAM_WE_N
);

    wire rst;
    board_reset reset (.clk(CLK), .ready(READY), .rst(rst));

    reg  [4:0] us;                       // only the flash asks how late it is, and not exactly
    reg        tick_us;
    always @(posedge CLK) begin
        tick_us <= us == 5'd24;
        us      <= us == 5'd24 || rst ? 5'd0 : us + 5'd1;
    end

    // Picture
    // -------

    reg  [6:0]  beat;
    reg         vs_was, frame_2, frame_3;
    wire [23:0] rgb;
    always @(posedge CLK) begin
        beat   <= {SRC_HS, SRC_VS, SRC_DE, SRC_IRGB};
        vs_was <= beat[5];
        {frame_3, frame_2} <= {frame_2, beat[5] & ~vs_was};
    end
    board_rgbi in (.irgb(beat[3:0]), .rgb(rgb));

    wire        ce_2, paint, dark, ce_3, wave_3, de_3, ce_4, wave_4;
    wire [3:0]  colour;
    wire [2:0]  dim;
    wire [1:0]  bank, standard;
    wire        internal;
    wire [31:0] rgb_3, rgb_4, crc;
    wire [15:0] commits;
    assign      CRC = ^crc;

    wire        mem_req, mem_we, mem_ack, gl_req, gl_right, gl_valid, gl_done;
    wire [17:0] mem_addr;
    wire [15:0] mem_wdata, mem_rdata, gl_code, gl_data;

    osd_engine #(.HOSTS(4), .TEXT_COLS(80), .TEXT_ROWS(30)) engine (
        .clk(CLK), .rst(rst), .tick_ms(1'b0), .alive(ALIVE), .sel(SEL), .no_signal(NO_SIGNAL), .hint(HINT), .wave(1'b0),
        .osd_valid(CMD_VALID), .osd_ready(CMD_READY), .osd_data(CMD_DATA),
        .ce_1(1'b1), .hs_1(beat[6]), .vs_1(beat[5]), .de_1(beat[4]), .ce_2(ce_2), .frame_2(frame_2), .frame_3(frame_3),
        .paint_3(paint), .dim_3(dark), .colour_3(colour), .dim(dim), .bank(bank),
        .overlay_on(ON), .internal(internal), .standard(standard),
        .commit_busy(BUSY), .osd_error(ERROR), .commit_done(DONE), .page_crc(crc), .commits(commits),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata), .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right), .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done)
    );

    vid_mix mix (
        .clk(CLK), .rst(rst), .ce_1(1'b1), .wave_1(1'b0), .hs_pol_1(1'b1), .vs_pol_1(1'b1),
        .hs_1(beat[6]), .vs_1(beat[5]), .de_1(beat[4]), .rgb_1({8'd0, rgb}), .ce_2(ce_2),
        .paint_3(paint), .dim_3(dark), .colour_3(colour), .dim(dim), .bank(bank),
        .ce_3(ce_3), .wave_3(wave_3), .de_3(de_3), .rgb_3(rgb_3),
        .ce_4(ce_4), .wave_4(wave_4), .hs_4(DVI_HS), .vs_4(DVI_VS), .de_4(DVI_DE), .rgb_4(rgb_4)
    );
    assign DVI_RGB = {rgb_4[23:20], rgb_4[15:12], rgb_4[7:4]};

    // Memories
    // --------

    goal_memories #(.EXT_SRAM(1)) memories (
        .clk(CLK), .rst(rst), .tick_us(tick_us),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata), .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right), .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done),
        .flash_cs_n(FLASH_CS_N), .flash_sck(FLASH_SCK), .flash_io(FLASH_IO),
        .sram_a(SRAM_A), .sram_d(SRAM_D), .sram_ce_n(SRAM_CE_N), .sram_oe_n(SRAM_OE_N), .sram_we_n(SRAM_WE_N)
    );

    wire unused = &{1'b0, ce_3, wave_3, de_3, rgb_3, ce_4, wave_4, rgb_4, internal, standard, commits};

endmodule

`default_nettype wire
