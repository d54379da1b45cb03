// SPDX-License-Identifier: MIT
// ddc_edid - every host sees a monitor, always: the display data channels of all host ports
//
// Whether it is selected or not, with a console attached or without, a host reads an EDID: the built-in
// one from reset on, or one of its own that the link gave. The link fills the 256 bytes of EDID_DATA and then orders by one
// word what becomes of them; a host sees all of the new bytes or none, after its monitor was away for EDID_AWAY_MS
// (nothing answers, hpd_oe pulls the hot-plug line down), which is what makes it look again.
// Bytes are read for one host after another, in turn; it sleeps while the wires are still. Each line is 5 V behind the board's
// level shifters; the clock lines are never driven.

`default_nettype none
`include "ovs_regs.vh"

module ddc_edid #(
    parameter integer HOSTS   = 4,       // 1 to 16
    parameter [31:0]  AWAY_MS = `OVS_EDID_AWAY_MS,
    parameter [31:0]  PATIENCE_MS = 512,
    parameter [15:0]  DIGITAL = 16'd0    // a bit for each host: its receiver is DVI or HDMI
) (
    input  wire               clk,
    input  wire               rst,
    input  wire [15:0]        clk_khz,
    input  wire               tick_ms,

    // pins
    input  wire [HOSTS-1:0]   scl_i,
    input  wire [HOSTS-1:0]   sda_i,
    output wire [HOSTS-1:0]   sda_oe,
    output wire [HOSTS-1:0]   hpd_oe,

    // link_edid_regs
    input  wire [HOSTS-1:0]   replug,          // strobes
    input  wire               go,              // strobe
    input  wire [1:0]         op,
    input  wire [3:0]         host,            // 0-based
    input  wire               two,             // 256 bytes
    output wire               busy,
    input  wire               data_write,      // strobe
    input  wire               data_read,       // data of data_at is wanted in the next clock
    input  wire [5:0]         data_at,
    input  wire [31:0]        data_in,
    output wire [31:0]        data,

    // link_host_regs
    output wire [HOSTS*11-1:0] told,           // {reads[7:0], away, two, own}
    output reg  [HOSTS-1:0]   changed          // strobes: away or the first read
);

    localparam [31:0] OP_LOAD = `OVS_EDID_LOAD, OP_STORE = `OVS_EDID_STORE;
    localparam [1:0]  LOAD = OP_LOAD[1:0], STORE = OP_STORE[1:0];
    localparam [15:0] LOOKS_KHZ = 16'd8000;
    localparam [3:0]  LAST_HOST = HOSTS[3:0] - 4'd1;

    // Clock: a wire that moves wakes all for as long as a byte takes to come round
    // ----------------------------------------------------------------------------

    wire             gclk;
    reg              stirred;                  // a pin differs from what it was
    reg  [HOSTS-1:0] scl_was, sda_was;
    reg  [6:0]       left;
    wire [HOSTS-1:0] lines_moved, slaves_busy, counts;
    wire             active = |{slaves_busy, counts};

    always @(posedge clk) stirred <= {scl_i, sda_i} != {scl_was, sda_was};

    always @(posedge gclk) begin
        {scl_was, sda_was} <= {scl_i, sda_i};
        if (stirred | (|lines_moved) | (|replug) | go | rst) left <= 7'h7F;
        else if (left != 7'd0) left <= left - 7'd1;
    end

    lib_wake wake (
        .clk(clk), .rst(rst), .gclk(gclk),
        .stir(stirred | left != 7'd0 | (tick_ms & active) | busy | go | (|replug) | data_write | data_read)
    );

    // Looks at the pins: as often as clk allows, 8 million a second at most
    reg  [16:0] phase_khz;
    wire [16:0] phase_next = phase_khz + {1'b0, LOOKS_KHZ};
    wire        slow   = clk_khz <= LOOKS_KHZ;
    wire        sample = slow | phase_next >= {1'b0, clk_khz};
    always @(posedge gclk) phase_khz <= slow | rst ? 17'd0 : sample ? phase_next - {1'b0, clk_khz} : phase_next;

    // Hosts
    // -----

    wire [HOSTS*8-1:0] at;
    wire [HOSTS-1:0]   own, is_two, away, give, orders, changes;
    wire [7:0]         give_data;
    wire               to_own;
    reg                to_two;

    genvar h;
    generate
        for (h = 0; h < HOSTS; h = h + 1) begin : port
            wire       sda, rise, fall, start, stop, reading;
            wire [7:0] reads;
            ddc_lines lines (
                .clk(gclk), .rst(rst), .sample(sample), .scl_i(scl_i[h]), .sda_i(sda_i[h]), .moved(lines_moved[h]),
                .sda(sda), .rise(rise), .fall(fall), .start(start), .stop(stop)
            );
            ddc_slave slave (
                .clk(gclk), .rst(rst), .tick_ms(tick_ms), .on(~away[h]), .two(is_two[h]),
                .sda(sda), .rise(rise), .fall(fall), .start(start), .stop(stop), .sda_oe(sda_oe[h]),
                .at(at[8*h +: 8]), .give(give[h]), .data(give_data), .busy(slaves_busy[h]), .reading(reading), .reads(reads)
            );
            ddc_plug #(.AWAY_MS(AWAY_MS), .PATIENCE_MS(PATIENCE_MS)) plug (
                .clk(gclk), .rst(rst), .tick_ms(tick_ms), .replug(replug[h] | orders[h]), .reading(reading), .stay(busy & mine[h]),
                .away(away[h]), .counts(counts[h]),
                .change(changes[h]), .to_own(to_own), .to_two(to_two), .own(own[h]), .two(is_two[h])
            );
            assign told[11*h +: 11] = {reads, away[h], is_two[h], own[h]};

            reg [1:0] was;
            always @(posedge gclk) begin
                was        <= {away[h], reads != 8'd0};
                changed[h] <= was != {away[h], reads != 8'd0};
                if (rst) {was, changed[h]} <= 3'd0;
            end
        end
    endgenerate
    assign hpd_oe = away;

    // Orders of the link: while the host's monitor is away the bytes are copied, one word a clock
    // --------------------------------------------------------------------------------------------

    localparam [1:0] IDLE = 2'd0, WAIT = 2'd1, COPY = 2'd2;
    reg  [1:0] state, what;
    reg  [3:0] whose;
    reg  [6:0] word;                           // that is read; the one before it is written
    wire       last    = word == 7'd64;
    wire       is_away = away[1*whose +: 1];
    wire       loads   = state == COPY & what == LOAD;
    wire       stores  = state == COPY & what == STORE;
    wire [5:0] behind  = word[5:0] - 6'd1;
    assign     busy    = state != IDLE;

    wire [HOSTS-1:0] first = 1;
    wire [HOSTS-1:0] mine  = first << whose;
    wire             done  = (state == WAIT & is_away & what != STORE) | (stores & last);
    assign           to_own  = what == STORE;
    assign           changes = done ? mine : {HOSTS{1'b0}};
    assign           orders  = go & ~busy & op != LOAD ? first << host : {HOSTS{1'b0}};

    always @(posedge gclk) begin
        case (state)
            WAIT:    if (is_away) state <= what == STORE ? COPY : IDLE;
            COPY:    if (last) state <= IDLE;
            default: if (go) state <= op == LOAD ? COPY : WAIT;
        endcase
        if (rst) state <= IDLE;
    end

    always @(posedge gclk) begin
        if (go & ~busy) {whose, what, to_two} <= {host, op, two};
        word <= state == COPY ? word + 7'd1 : 7'd0;
    end

    // Bytes
    // -----

    reg  [3:0]  turn, given;                   // whose byte is looked for, and is there
    reg  [1:0]  lane;
    reg         gives;
    wire [3:0]  who     = loads ? whose : turn;
    wire [7:0]  place   = loads ? {word[5:0], 2'd0} : at[8*turn +: 8];
    wire        folded  = own[1*who +: 1] & is_two[1*who +: 1];
    wire [31:0] pages_word;
    wire        page_we = stores & word != 7'd0;

    always @(posedge gclk) begin
        turn  <= turn == LAST_HOST ? 4'd0 : turn + 4'd1;
        given <= turn;
        lane  <= place[1:0];
        gives <= ~loads;
        if (rst) {turn, gives} <= 5'd0;
    end

    assign give_data = pages_word[8*lane +: 8];
    assign give      = gives ? first << given : {HOSTS{1'b0}};

    ddc_pages #(.HOSTS(HOSTS)) pages (
        .clk(gclk), .host(who), .at({place[7] & folded, place[6:2]}), .own(own[1*who +: 1]), .digital(DIGITAL[who]), .word(pages_word),
        .we(page_we), .to_host(whose), .to_at(behind),
        .stage_at(stores ? word[5:0] : data_at), .stage(data),
        .stage_we(data_write | (loads & word != 7'd0)), .stage_to(data_write ? data_at : behind),
        .stage_in(data_write ? data_in : pages_word)
    );

`ifdef FORMAL
    // What a host reads is written by an order of the link alone, and while its monitor is away.
    reg f_past = 1'b0, f_asked;
    always @(posedge clk) begin
        f_past  <= 1'b1;
        f_asked <= rst ? 1'b0 : go & ~busy ? op == STORE : busy & f_asked;
    end
    always @(*) if (!f_past) assume (rst);
    always @(*) assume (host < HOSTS && op != 2'd0);
    always @(*) if (f_past) begin
        assert (!page_we || (f_asked && is_away));
        assert (busy == (state != IDLE) && state != 2'd3);
        assert (what == STORE ? state == IDLE || f_asked : state == IDLE || !f_asked);
        assert (state == IDLE || whose < HOSTS);
        assert (changes == 0 || is_away);
        assert (!stores || is_away);
        cover (changes != 0 && what == STORE);
    end
`endif

endmodule

`default_nettype wire
