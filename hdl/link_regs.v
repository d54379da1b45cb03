// SPDX-License-Identifier: MIT
// link_regs - the registers of hdl/regs.csv: those of the consoles; board, hosts, flash and EDIDs have modules of their own
//
// Reads are two clocks late. A write changes something only when wresult is OK; all writes are
// absolute, so writing twice is the same as writing once. Ports are 1-based here and 0-based
// towards the chip (31 = none). Settings survive the daemon; broadcast and macro ports do not.

`default_nettype none
`include "ovs_regs.vh"

module link_regs #(
    parameter integer HOSTS     = 4,
    parameter integer CONSOLES  = 1,
    parameter integer PIXELS    = 1,
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30,
    parameter [0:0]   POWER     = 1'b1,
    parameter [0:0]   EDID      = 1'b1,
    parameter [0:0]   HID       = 1'b1,  // 0: settings of keys are taken and stay as after reset
    parameter integer WINDOW    = `OVS_LINK_WINDOW_UART
) (
    input  wire                      clk,
    input  wire                      rst,
    input  wire                      tick_ms,

    input  wire [15:0]               addr,
    output reg                       exists,
    output reg  [31:0]               rdata,
    input  wire                      write,
    input  wire [31:0]               wdata,
    output reg  [3:0]                wresult,

    // board
    input  wire                      alive,
    input  wire                      restart,        // strobe: a new session
    input  wire                      font_ok,
    input  wire                      rx_good,        // strobes
    input  wire                      rx_bad,
    input  wire                      rx_dup,
    input  wire                      ev_resent,
    input  wire                      ev_lost,

    // consoles
    output reg  [CONSOLES-1:0]       sel_valid,
    output reg  [4:0]                sel_port,
    output reg  [CONSOLES-1:0]       cap_take,
    output reg  [CONSOLES-1:0]       cap_release,
    output reg  [CONSOLES*8-1:0]     trig_key,
    output reg  [CONSOLES*10-1:0]    tap_ms,
    output reg  [CONSOLES*10-1:0]    gap_ms,
    output reg  [CONSOLES*12-1:0]    menu_ms,
    output reg  [CONSOLES-1:0]       words,
    output reg  [CONSOLES-1:0]       minus,
    output reg  [CONSOLES*HOSTS-1:0] port_mask,
    output reg  [CONSOLES*HOSTS-1:0] key_mask,
    output reg  [CONSOLES*HOSTS-1:0] broadcast,
    output reg  [CONSOLES*HOSTS-1:0] macro,
    output reg  [CONSOLES-1:0]       mask_valid,     // strobe: one of the last three is new
    output reg  [CONSOLES-1:0]       beep_valid,     // strobe
    output reg  [9:0]                beep_ms,
    output reg                       beep_high,
    output reg  [CONSOLES-1:0]       beep_own,
    input  wire [CONSOLES*16-1:0]    con_port,       // selected << 8 | shown, 1-based
    input  wire [CONSOLES*5-1:0]     con_flags,      // NO_SIGNAL SWITCHING CAPTURE OVERLAY COMMIT_BUSY
    input  wire [CONSOLES-1:0]       con_osd_error,  // strobes
    input  wire [CONSOLES*3-1:0]     con_leds,
    input  wire [CONSOLES*16-1:0]    con_inputs,     // {link, local}
    input  wire [CONSOLES*32-1:0]    con_frames,
    input  wire [CONSOLES*32-1:0]    con_crc,
    input  wire [CONSOLES*16-1:0]    con_commits,

    // link_host_regs
    input  wire                      in_host,        // the address is one of its
    input  wire [31:0]               host_word,
    input  wire                      host_writable,
    input  wire                      host_fits,
    input  wire                      host_busy,
    output wire                      host_write,

    // link_flash_regs, which judges writes itself
    input  wire                      in_flash,
    input  wire [31:0]               flash_word,
    input  wire [3:0]                flash_result,

    // link_edid_regs, likewise
    input  wire                      in_edid,
    input  wire [31:0]               edid_word,
    input  wire [3:0]                edid_result
);

    localparam [4:0]  NONE   = 5'd31;
    localparam [15:0] CON_0  = `OVS_REG_CON_SELECT;
    localparam [15:0] PORTS  = `OVS_REG_CON_PORT_MASK, KEYS = `OVS_REG_CON_KEY_MASK, MACRO = `OVS_REG_CON_MACRO,
                      BROADCAST = `OVS_REG_CON_BROADCAST, BEEP = `OVS_REG_CON_BEEP;
    localparam [4:0]  AT_PORTS = PORTS[4:0], AT_KEYS = KEYS[4:0], AT_MACRO = MACRO[4:0], AT_BROADCAST = BROADCAST[4:0],
                      AT_BEEP = BEEP[4:0];

    // Address
    // -------

    wire       in_board = addr[15:4] == 12'd0;
    wire       in_con   = addr[15:7] == CON_0[15:7] & {30'd0, addr[6:5]} < CONSOLES;
    wire [1:0] con      = in_con ? addr[6:5] : 2'd0;
    wire [4:0] con_reg  = addr[4:0];

    always @(*) exists = in_board | in_con | in_host | in_flash | in_edid;

    // Board, OSD errors
    // -----------------

    wire [31:0] board_word;

    link_board_regs #(
        .HOSTS(HOSTS), .CONSOLES(CONSOLES), .PIXELS(PIXELS), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS), .POWER(POWER),
        .EDID(EDID), .WINDOW(WINDOW)
    ) board (
        .clk(clk), .rst(rst), .tick_ms(tick_ms), .addr(addr[3:0]), .word(board_word),
        .alive(alive), .font_ok(font_ok), .rx_good(rx_good), .rx_bad(rx_bad), .rx_dup(rx_dup),
        .ev_resent(ev_resent), .ev_lost(ev_lost)
    );

    reg [CONSOLES*8-1:0] osd_errors;
    integer e;
    always @(posedge clk) begin
        for (e = 0; e < CONSOLES; e = e + 1)
            if (con_osd_error[e]) osd_errors[8*e +: 8] <= osd_errors[8*e +: 8] + 8'd1;
        if (rst) osd_errors <= {CONSOLES*8{1'b0}};
    end

    // Read
    // ----

    reg [31:0] con_word;

    wire [15:0] port  = con_port[16*con +: 16];
    wire [4:0]  flags = con_flags[5*con +: 5];
    wire [31:0] trig  = {4'd0, gap_ms[10*con +: 10], tap_ms[10*con +: 10], trig_key[8*con +: 8]};
    wire [31:0] menu  = {18'd0, minus[1*con +: 1], words[1*con +: 1], menu_ms[12*con +: 12]};
    reg  [HOSTS-1:0] mask;

    always @(*) begin
        case (con_reg)
            AT_PORTS:     mask = port_mask[HOSTS*con +: HOSTS];
            AT_KEYS:      mask = key_mask[HOSTS*con +: HOSTS];
            AT_BROADCAST: mask = broadcast[HOSTS*con +: HOSTS];
            default:      mask = macro[HOSTS*con +: HOSTS];
        endcase
    end

    always @(posedge clk) begin
        case (CON_0 | {11'd0, con_reg})
            `OVS_REG_CON_SELECT:    con_word <= {24'd0, port[15:8]};
            `OVS_REG_CON_STATUS:    con_word <= {osd_errors[8*con +: 8], 3'd0, flags, port[7:0], port[15:8]};
            `OVS_REG_CON_CAPTURE:   con_word <= {31'd0, flags[2]};
            `OVS_REG_CON_TRIGGER:   con_word <= trig;
            `OVS_REG_CON_MENU_MS:   con_word <= menu;
            `OVS_REG_CON_PORT_MASK, `OVS_REG_CON_KEY_MASK, `OVS_REG_CON_BROADCAST, `OVS_REG_CON_MACRO:
                                    con_word <= {{32-HOSTS{1'b0}}, mask};
            `OVS_REG_CON_BEEP:      con_word <= {15'd0, beep_own[1*con +: 1], 16'd0};
            `OVS_REG_CON_LEDS:      con_word <= {29'd0, con_leds[3*con +: 3]};
            `OVS_REG_CON_FRAMES:    con_word <= con_frames[32*con +: 32];
            `OVS_REG_CON_PAGE_CRC:  con_word <= con_crc[32*con +: 32];
            `OVS_REG_CON_COMMITS:   con_word <= {16'd0, con_commits[16*con +: 16]};
            `OVS_REG_CON_INPUTS:    con_word <= {16'd0, con_inputs[16*con +: 16]};
            default:                con_word <= 32'd0;
        endcase
    end

    always @(posedge clk)
        rdata <= in_con ? con_word : in_host ? host_word : in_flash ? flash_word : in_edid ? edid_word : in_board ? board_word : 32'd0;

    // Write
    // -----

    reg         known, fits;
    wire        writable = (in_con & known) | (in_host & host_writable);
    wire        waits    = in_host & host_busy;
    wire        wants_0  = wdata[15:0] == 16'd0;
    wire [4:0]  port_0   = wdata[4:0] - 5'd1;

    always @(*) begin
        {known, fits} = 2'b11;
        case (CON_0 | {11'd0, con_reg})
            `OVS_REG_CON_SELECT:    fits = wdata <= HOSTS;
            `OVS_REG_CON_CAPTURE:   fits = wdata[31:1] == 31'd0;
            `OVS_REG_CON_TRIGGER:   fits = wdata[31:28] == 4'd0;
            `OVS_REG_CON_MENU_MS:   fits = wdata[31:14] == 18'd0;
            `OVS_REG_CON_PORT_MASK, `OVS_REG_CON_KEY_MASK, `OVS_REG_CON_BROADCAST, `OVS_REG_CON_MACRO:
                                    fits = wdata[31:16] == 16'd0;
            `OVS_REG_CON_BEEP:      fits = wdata[31:17] == 15'd0 & wdata[15:11] == 5'd0;
            default:                known = 1'b0;
        endcase
        if (in_host) fits = host_fits;
    end

    always @(*) begin
        if (~exists)        wresult = `OVS_RESULT_BAD_ADDRESS;
        else if (in_flash)  wresult = flash_result;
        else if (in_edid)   wresult = edid_result;
        else if (~writable) wresult = `OVS_RESULT_READ_ONLY;
        else if (~fits)     wresult = `OVS_RESULT_BAD_VALUE;
        else                wresult = waits ? `OVS_RESULT_BUSY : `OVS_RESULT_OK;
    end

    wire               does  = write & writable & fits & ~waits;
    wire [CONSOLES-1:0] which = {{CONSOLES-1{1'b0}}, does & in_con} << con;
    assign              host_write = does & in_host;
    wire               is_select  = con_reg == 5'd0;

    always @(posedge clk) begin
        sel_valid   <= which & {CONSOLES{is_select}};
        sel_port    <= wants_0 ? NONE : port_0;
        cap_take    <= which & {CONSOLES{con_reg == 5'd2 & wdata[0]}};
        cap_release <= which & {CONSOLES{con_reg == 5'd2 & ~wdata[0]}};
        if (rst) {sel_valid, cap_take, cap_release} <= {3*CONSOLES{1'b0}};
    end

    integer w;
    always @(posedge clk) begin
        for (w = 0; w < CONSOLES; w = w + 1) begin
            if (which[w] & con_reg == 5'd3 & HID)
                {gap_ms[10*w +: 10], tap_ms[10*w +: 10], trig_key[8*w +: 8]} <= wdata[27:0];
            if (which[w] & con_reg == 5'd4 & HID) {minus[w], words[w], menu_ms[12*w +: 12]} <= wdata[13:0];
            if (which[w] & con_reg == AT_BEEP) beep_own[w] <= wdata[16];
        end
        if (rst) begin
            trig_key  <= {CONSOLES{`OVS_CON_TRIGGER_KEY_RESET}};
            tap_ms    <= {CONSOLES{`OVS_CON_TRIGGER_TAP_MS_RESET}};
            gap_ms    <= {CONSOLES{`OVS_CON_TRIGGER_GAP_MS_RESET}};
            menu_ms   <= {CONSOLES{`OVS_CON_MENU_MS_MS_RESET}};
            {words, minus, beep_own} <= {{2*CONSOLES{1'b0}}, {CONSOLES{1'b1}}};
        end
    end

    always @(posedge clk) begin
        beep_valid <= which & {CONSOLES{con_reg == AT_BEEP}};
        {beep_high, beep_ms} <= wdata[10:0];
        if (rst) beep_valid <= {CONSOLES{1'b0}};
    end

    // Which ports: those of the daemon end with it, the others stay as they are.
    wire    gone  = (~alive | restart) & |{broadcast, macro};
    wire    masks = con_reg == AT_KEYS | con_reg == AT_BROADCAST | con_reg == AT_MACRO;
    integer m;
    always @(posedge clk) begin
        mask_valid <= (which & {CONSOLES{masks}}) | {CONSOLES{gone}};
        for (m = 0; m < CONSOLES; m = m + 1) begin
            if (which[m] & con_reg == AT_PORTS)     port_mask[HOSTS*m +: HOSTS] <= wdata[HOSTS-1:0];
            if (which[m] & con_reg == AT_KEYS & HID) key_mask[HOSTS*m +: HOSTS]  <= wdata[HOSTS-1:0];
            if (which[m] & con_reg == AT_BROADCAST & HID) broadcast[HOSTS*m +: HOSTS] <= wdata[HOSTS-1:0];
            if (which[m] & con_reg == AT_MACRO & HID) macro[HOSTS*m +: HOSTS]     <= wdata[HOSTS-1:0];
        end
        if (gone) {broadcast, macro} <= {2*CONSOLES*HOSTS{1'b0}};
        if (rst) {port_mask, key_mask, broadcast, macro} <= {{2*CONSOLES*HOSTS{1'b1}}, {2*CONSOLES*HOSTS{1'b0}}};
    end

endmodule

`default_nettype wire
