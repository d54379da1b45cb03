// SPDX-License-Identifier: MIT
// link_core - everything between the UART pins and the switch
//
// Frames, session and exactly-once rules: docs/architecture.md; registers, events and OSD
// commands: docs/registers.md. alive means that a valid frame of a session was heard within
// LINK_WATCHDOG_MS; when it falls the session ends too, so that the daemon, if it comes back,
// is told NO_SESSION and sets everything again. Not authenticated: the cable is trusted.
//
// The line is a UART, or with FIFO = 1 the pins of link_ft245:
//   rx = {ft_clk, RXF#, TXE#, data in}, tx = {RD#, OE#, WR#, SIWU#, drive the bus, data out}

`default_nettype none
`include "ovs_regs.vh"

module link_core #(
    parameter integer HOSTS     = 4,     // 1 to 16
    parameter integer CONSOLES  = 1,     // 1 to 4
    parameter integer PIXELS    = 1,     // told in CONFIG
    parameter integer TEXT_COLS = 80,    // told in TEXT
    parameter integer TEXT_ROWS = 30,
    parameter [0:0]   POWER     = 1'b1,  // buttons and power lights of the hosts are wired
    parameter [0:0]   EDID      = 1'b1,  // there is a ddc_edid
    parameter [0:0]   HID       = 1'b1,  // keyboards and mice
    parameter integer FIFO      = 0,     // 1: FT245 synchronous FIFO instead of a UART
    parameter integer WINDOW    = FIFO != 0 ? `OVS_LINK_WINDOW_FIFO : `OVS_LINK_WINDOW_UART, // requests under way, a power of two; told in CONFIG
    parameter [0:0]   FLASH_WRITER = 1'b1, // there is a mem_writer
    parameter [7:0]   FLASH_FIRST  = 8'h10, // the font slots: see link_flash_regs
    parameter [7:0]   FLASH_BLOCKS = 8'h21,
    parameter [7:0]   FLASH_STRIDE = 8'h40
) (
    input  wire                      clk,
    input  wire                      rst,
    input  wire [15:0]               clk_khz,
    input  wire                      tick_ms,
    input  wire [FIFO*10:0]          rx,             // pins
    output wire [FIFO*12:0]          tx,             // pins
    output wire                      alive,
    output wire                      restart,        // strobe: a new session

    // console control
    output wire [CONSOLES-1:0]       sel_valid,
    output wire [4:0]                sel_port,       // 0-based, 31 = none
    output wire [CONSOLES-1:0]       cap_take,
    output wire [CONSOLES-1:0]       cap_release,
    output wire [CONSOLES*8-1:0]     trig_key,
    output wire [CONSOLES*10-1:0]    tap_ms,
    output wire [CONSOLES*10-1:0]    gap_ms,
    output wire [CONSOLES*12-1:0]    menu_ms,
    output wire [CONSOLES-1:0]       words,
    output wire [CONSOLES-1:0]       minus,
    output wire [CONSOLES*HOSTS-1:0] port_mask,
    output wire [CONSOLES*HOSTS-1:0] key_mask,
    output wire [CONSOLES*HOSTS-1:0] broadcast,
    output wire [CONSOLES*HOSTS-1:0] macro,
    output wire [CONSOLES-1:0]       mask_valid,     // strobe: one of the last three is new
    output wire [CONSOLES-1:0]       beep_valid,     // strobe
    output wire [9:0]                beep_ms,
    output wire                      beep_high,
    output wire [CONSOLES-1:0]       beep_own,
    output wire [HOSTS-1:0]          host_replug,    // strobe
    output wire [HOSTS-1:0]          host_press,     // strobe, of one clock
    output wire [12:0]               host_press_ms,
    output wire                      host_press_reset,

    // streams to the consoles
    output wire [CONSOLES-1:0]       osd_valid,
    output wire [7:0]                osd_data,
    input  wire [CONSOLES-1:0]       osd_ready,
    output wire [CONSOLES-1:0]       inj_key_valid,
    output wire [8:0]                inj_key,
    output wire                      inj_macro,
    input  wire [CONSOLES-1:0]       inj_key_ready,
    output wire [CONSOLES-1:0]       inj_mouse_valid,
    output wire [24:0]               inj_mouse,
    input  wire [CONSOLES-1:0]       inj_mouse_ready,

    // status of the consoles
    input  wire [CONSOLES*5-1:0]     con_sel,        // 0-based
    input  wire [CONSOLES*5-1:0]     con_shown,
    input  wire [CONSOLES*6-1:0]     con_flags,
    input  wire [CONSOLES-1:0]       con_osd_error,  // strobes
    input  wire [CONSOLES*3-1:0]     con_leds,
    input  wire [CONSOLES*16-1:0]    con_inputs,
    input  wire [CONSOLES*32-1:0]    con_frames,
    input  wire [CONSOLES*32-1:0]    con_crc,
    input  wire [CONSOLES*16-1:0]    con_commits,

    // status of the hosts
    input  wire [HOSTS-1:0]          host_present,
    input  wire [HOSTS-1:0]          host_hs_pol,
    input  wire [HOSTS-1:0]          host_vs_pol,
    input  wire [HOSTS-1:0]          host_interlaced,
    input  wire [HOSTS*3-1:0]        host_kind,
    input  wire [HOSTS-1:0]          host_pal,
    input  wire [HOSTS*4-1:0]        host_state,
    input  wire [HOSTS*12-1:0]       host_h_total,
    input  wire [HOSTS*12-1:0]       host_h_active,
    input  wire [HOSTS*12-1:0]       host_v_total,
    input  wire [HOSTS*12-1:0]       host_v_active,
    input  wire [HOSTS*20-1:0]       host_frame_us,
    input  wire [HOSTS*8-1:0]        host_changes,
    input  wire [HOSTS-1:0]          host_dark,
    input  wire [HOSTS-1:0]          host_restless,
    input  wire [HOSTS*20-1:0]       host_age_ms,
    input  wire [HOSTS*29-1:0]       host_luma,
    input  wire [HOSTS*24-1:0]       host_signature,
    input  wire [HOSTS*3-1:0]        host_leds,
    input  wire [HOSTS*2-1:0]        host_scan_set,
    input  wire [HOSTS-1:0]          host_kbd_on,
    input  wire [HOSTS-1:0]          host_mouse_on,
    input  wire [HOSTS-1:0]          host_changed,   // strobes
    input  wire [HOSTS-1:0]          host_down,      // front panels
    input  wire [HOSTS-1:0]          host_which,
    input  wire [HOSTS-1:0]          host_busy,
    input  wire [HOSTS-1:0]          host_lit,
    input  wire [HOSTS-1:0]          host_seen,
    input  wire [HOSTS-1:0]          host_told,      // turns over at a change

    // ddc_edid
    output wire                      edid_go,        // strobe
    output wire [1:0]                edid_op,
    output wire [3:0]                edid_host,      // 0-based
    output wire                      edid_two,
    input  wire                      edid_busy,
    output wire                      edid_write,     // strobe: edid_out goes to edid_index
    output wire                      edid_read,      // edid_data of edid_index is looked at in the next clock
    output wire [5:0]                edid_index,
    output wire [31:0]               edid_out,
    input  wire [31:0]               edid_data,
    input  wire [HOSTS*11-1:0]       host_edid,      // {reads, away, two, own}

    // font flash
    input  wire                      font_ok,
    input  wire                      font_slot,
    output wire                      flash_go,       // until flash_done
    output wire [2:0]                flash_op,
    output wire [15:0]               flash_at,       // address bits 23:8
    input  wire                      flash_done,
    input  wire [31:0]               flash_sum,
    output wire                      flash_write,    // strobe: flash_word goes to flash_index
    output wire                      flash_read,     // flash_data of flash_index is looked at in the next clock
    output wire [7:0]                flash_index,
    output wire [31:0]               flash_word,
    input  wire [31:0]               flash_data,

    // events
    input  wire [CONSOLES-1:0]       ev_valid,
    output wire [CONSOLES-1:0]       ev_ready,
    input  wire [CONSOLES*24-1:0]    ev,
    input  wire [CONSOLES-1:0]       con_commit_done // strobes
);

    // Line
    // ----

    // Everything here sleeps while the line is quiet and nothing is to be told.
    wire       gclk;

    wire       line, rx_valid, rx_broken, tx_valid, tx_ready;
    wire [7:0] rx_byte, tx_byte;

    generate
        if (FIFO != 0) begin : fifo
            link_ft245 ft245 (
                .clk(clk), .rx_valid(rx_valid), .rx_data(rx_byte),
                .tx_valid(tx_valid), .tx_ready(tx_ready), .tx_data(tx_byte),
                .ft_clk(rx[10]), .ft_rxf_n(rx[9]), .ft_txe_n(rx[8]), .ft_d_i(rx[7:0]),
                .ft_rd_n(tx[12]), .ft_oe_n(tx[11]), .ft_wr_n(tx[10]), .ft_siwu_n(tx[9]), .ft_d_oe(tx[8]), .ft_d_o(tx[7:0])
            );
            assign line      = rx_valid;
            assign rx_broken = 1'b0;
            wire _unused_ok = &{1'b0, clk_khz};
        end else begin : uart
            wire level, on_line;
            lib_sync #(.WIDTH(1)) sync_rx (.clk(clk), .en(1'b1), .pin(rx[0]), .level(level));
            link_uart uart (
                .clk(gclk), .rst(rst), .clk_khz(clk_khz), .rx(level), .tx(tx[0]), .busy(on_line),
                .rx_valid(rx_valid), .rx_bad(rx_broken), .rx_data(rx_byte),
                .tx_valid(tx_valid), .tx_ready(tx_ready), .tx_data(tx_byte)
            );
            assign line = ~level | on_line;      // a start bit wakes the receiver
        end
    endgenerate

    wire       frame_valid, frame_done, good, heard, bad, late, ack_valid;
    wire [7:0] frame_len, rd_addr, rd_data, ack_seq;

    link_rx #(.WINDOW(WINDOW)) rx_frames (
        .clk(gclk), .rst(rst), .rx_valid(rx_valid), .rx_bad(rx_broken), .rx_data(rx_byte),
        .frame_valid(frame_valid), .frame_len(frame_len), .frame_done(frame_done),
        .rd_addr(rd_addr), .rd_data(rd_data),
        .good(good), .heard(heard), .bad(bad), .late(late), .ack_valid(ack_valid), .ack_seq(ack_seq)
    );

    // Two sources of frames; replies first
    // ------------------------------------

    wire       exec_valid, exec_last, ev_tx_valid, ev_last, put_idle, put_ready;
    wire [7:0] exec_data, exec_seq, exec_kind, ev_data, ev_seq;
    reg        events_q;
    wire       events = put_idle ? ~exec_valid : events_q;

    always @(posedge gclk) events_q <= events;

    link_tx tx_frames (
        .clk(gclk), .rst(rst), .idle(put_idle),
        .valid(events ? ev_tx_valid : exec_valid), .ready(put_ready),
        .data(events ? ev_data : exec_data), .last(events ? ev_last : exec_last),
        .seq(events ? ev_seq : exec_seq), .kind(events ? `OVS_FRAME_EVENT : exec_kind),
        .tx_valid(tx_valid), .tx_ready(tx_ready), .tx_data(tx_byte)
    );

    // Frames that are run
    // -------------------

    wire        session, dup, expire, reg_exists, reg_write;
    wire [15:0] reg_addr;
    wire [31:0] reg_rdata, reg_wdata;
    wire [3:0]  reg_wresult;

    link_exec #(.CONSOLES(CONSOLES), .WINDOW(WINDOW)) exec (
        .clk(gclk), .rst(rst), .frame_valid(frame_valid), .frame_len(frame_len), .frame_done(frame_done),
        .rd_addr(rd_addr), .rd_data(rd_data),
        .expire(expire), .session(session), .restart(restart), .dup(dup),
        .reg_addr(reg_addr), .reg_exists(reg_exists), .reg_rdata(reg_rdata),
        .reg_write(reg_write), .reg_wdata(reg_wdata), .reg_wresult(reg_wresult),
        .osd_valid(osd_valid), .osd_data(osd_data), .osd_ready(osd_ready),
        .inj_key_valid(inj_key_valid), .inj_key(inj_key), .inj_macro(inj_macro), .inj_key_ready(inj_key_ready),
        .inj_mouse_valid(inj_mouse_valid), .inj_mouse(inj_mouse), .inj_mouse_ready(inj_mouse_ready),
        .tx_valid(exec_valid), .tx_ready(put_ready & ~events), .tx_data(exec_data), .tx_last(exec_last),
        .seq(exec_seq), .kind(exec_kind)
    );

    link_watchdog watchdog (
        .clk(gclk), .rst(rst), .tick_ms(tick_ms),
        .session(session), .restart(restart), .heard(heard), .alive(alive), .expire(expire)
    );

    // Ports are 1-based on the link; 0 = none. The internal picture is any number from HOSTS on.
    // What is told is what was seen in the clock before: nothing of it is worked out while the link sleeps.
    // ------------------------------------------------------------------------------------------------------

    reg  [CONSOLES*10-1:0] seen;
    reg  [CONSOLES*6-1:0]  flags_seen;
    wire [CONSOLES*16-1:0] con_port;
    wire [CONSOLES-1:0]    port_changed;
    wire [CONSOLES*5-1:0]  flags;
    wire [CONSOLES-1:0]    unused_flag;  // con_flags[5]: errors are counted from their strobe

    always @(posedge gclk) {flags_seen, seen} <= {con_flags, con_shown, con_sel};

    genvar c;
    generate
        for (c = 0; c < CONSOLES; c = c + 1) begin : console
            wire [4:0] sel   = seen[5*c +: 5];
            wire [4:0] shown = seen[5*CONSOLES + 5*c +: 5];
            assign con_port[16*c +: 16] = {3'd0, sel < HOSTS[4:0] ? sel + 5'd1 : 5'd0,
                                           3'd0, shown < HOSTS[4:0] ? shown + 5'd1 : 5'd0};
            assign port_changed[c] = {shown, sel} != {con_shown[5*c +: 5], con_sel[5*c +: 5]};
            assign flags[5*c +: 5] = flags_seen[6*c +: 5];
            assign unused_flag[c]  = flags_seen[6*c + 5];
        end
    endgenerate

    // Registers
    // ---------

    wire        ev_resent, ev_lost, in_host, host_writable, host_fits, host_write, host_waits;
    wire [31:0] host_word;

    link_host_regs #(.HOSTS(HOSTS), .POWER(POWER)) host_regs (
        .clk(gclk), .rst(rst), .addr(reg_addr), .wdata(reg_wdata), .write(host_write),
        .in_host(in_host), .word(host_word), .writable(host_writable), .fits(host_fits), .busy(host_waits),
        .present(host_present), .hs_pol(host_hs_pol), .vs_pol(host_vs_pol), .interlaced(host_interlaced),
        .kind(host_kind), .pal(host_pal), .state(host_state), .h_total(host_h_total), .h_active(host_h_active),
        .v_total(host_v_total), .v_active(host_v_active), .frame_us(host_frame_us),
        .leds(host_leds), .scan_set(host_scan_set), .kbd_on(host_kbd_on), .mouse_on(host_mouse_on),
        .changes(host_changes), .dark(host_dark), .restless(host_restless), .age_ms(host_age_ms),
        .luma(host_luma), .signature(host_signature), .replug(host_replug),
        .press(host_press), .press_ms(host_press_ms), .press_reset(host_press_reset),
        .panel_down(host_down), .panel_which(host_which), .panel_busy(host_busy), .panel_lit(host_lit), .panel_seen(host_seen),
        .edid(host_edid)
    );

    wire        in_flash;
    wire [31:0] flash_answer;
    wire [3:0]  flash_result;
    assign      flash_word = reg_wdata;

    link_flash_regs #(.WRITER(FLASH_WRITER), .FIRST(FLASH_FIRST), .BLOCKS(FLASH_BLOCKS), .STRIDE(FLASH_STRIDE)) flash_regs (
        .clk(gclk), .rst(rst), .addr(reg_addr), .wdata(reg_wdata), .write(reg_write),
        .in_flash(in_flash), .word(flash_answer), .result(flash_result), .font_ok(font_ok), .slot(font_slot),
        .go(flash_go), .op(flash_op), .at(flash_at), .done(flash_done), .sum(flash_sum),
        .data_write(flash_write), .data_read(flash_read), .data_at(flash_index), .data(flash_data)
    );

    wire        in_edid;
    wire [31:0] edid_answer;
    wire [3:0]  edid_result;
    assign      edid_out = reg_wdata;

    link_edid_regs #(.HOSTS(HOSTS), .EDID(EDID)) edid_regs (
        .clk(gclk), .rst(rst), .addr(reg_addr), .wdata(reg_wdata), .write(reg_write),
        .in_edid(in_edid), .word(edid_answer), .result(edid_result),
        .go(edid_go), .op(edid_op), .host(edid_host), .two(edid_two), .busy(edid_busy),
        .data_write(edid_write), .data_read(edid_read), .data_at(edid_index), .data(edid_data)
    );

    link_regs #(
        .HOSTS(HOSTS), .CONSOLES(CONSOLES), .PIXELS(PIXELS), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS), .POWER(POWER), .EDID(EDID), .HID(HID),
        .WINDOW(WINDOW)
    ) regs (
        .clk(gclk), .rst(rst), .tick_ms(tick_ms), .addr(reg_addr), .exists(reg_exists), .rdata(reg_rdata),
        .write(reg_write), .wdata(reg_wdata), .wresult(reg_wresult),
        .alive(alive), .restart(restart), .font_ok(font_ok), .rx_good(good), .rx_bad(bad), .rx_dup(dup | late),
        .ev_resent(ev_resent), .ev_lost(ev_lost),
        .sel_valid(sel_valid), .sel_port(sel_port), .cap_take(cap_take), .cap_release(cap_release),
        .trig_key(trig_key), .tap_ms(tap_ms), .gap_ms(gap_ms), .menu_ms(menu_ms), .words(words), .minus(minus),
        .port_mask(port_mask), .key_mask(key_mask), .broadcast(broadcast), .macro(macro), .mask_valid(mask_valid),
        .beep_valid(beep_valid), .beep_ms(beep_ms), .beep_high(beep_high), .beep_own(beep_own),
        .con_port(con_port), .con_flags(flags), .con_osd_error(con_osd_error), .con_leds(con_leds),
        .con_inputs(con_inputs), .con_frames(con_frames), .con_crc(con_crc), .con_commits(con_commits),
        .in_host(in_host), .host_word(host_word), .host_writable(host_writable), .host_fits(host_fits), .host_busy(host_waits),
        .host_write(host_write), .in_flash(in_flash), .flash_word(flash_answer), .flash_result(flash_result),
        .in_edid(in_edid), .edid_word(edid_answer), .edid_result(edid_result)
    );

    // Events
    // ------

    reg  [HOSTS-1:0] host_heard;
    wire [HOSTS-1:0] host_news = host_changed | (host_told ^ host_heard);

    always @(posedge gclk) host_heard <= host_told;

    wire busy = rx_valid | rx_broken | frame_valid | exec_valid | ev_tx_valid | tx_valid | ~put_idle;
    wire work = (|osd_valid) | (|inj_key_valid) | (|inj_mouse_valid);
    wire tell = (|ev_valid) | (|con_commit_done) | (|con_osd_error) | (|port_changed) | (|host_news);
    lib_wake wake (.clk(clk), .rst(rst), .stir(line | busy | work | tell | tick_ms), .gclk(gclk));

    link_events #(.HOSTS(HOSTS), .CONSOLES(CONSOLES)) events_out (
        .clk(gclk), .rst(rst), .tick_ms(tick_ms), .session(session), .restart(restart),
        .ev_valid(ev_valid), .ev_ready(ev_ready), .ev(ev),
        .commit_done(con_commit_done), .commits(con_commits),
        .port_changed(port_changed), .port(con_port), .host_changed(host_news),
        .ack_valid(ack_valid), .ack_seq(ack_seq),
        .tx_valid(ev_tx_valid), .tx_ready(put_ready & events), .tx_ours(events),
        .tx_data(ev_data), .tx_last(ev_last), .seq(ev_seq),
        .resent(ev_resent), .lost(ev_lost)
    );

endmodule

`default_nettype wire
