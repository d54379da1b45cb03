// SPDX-License-Identifier: MIT
// vid_next - the source that is to be shown next, looked at while the monitor waits for it
//
// It may begin with a vertical sync, when seven lines in a row were alike (of 7 to 72 us: what vid_verdict calls a picture) and,
// after a fault of it or when its last frame was not good, two fields too. When that will be is foretold in half lines of
// the raster on the monitor (`due`: within half a field). Its own half lines are counted from one vertical sync to the next;
// where it begins with the first one seen, they are those that vid_monitor counted. What it was before does not count: all is
// forgotten where a polarity changes, a vertical sync among lines out of range is none, and one long before its time is not one to begin with.
// Has forgotten all while nobody waits. KEEP = 0: any vertical sync will do.

`default_nettype none

module vid_next #(
    parameter integer HOSTS  = 4,
    parameter integer PIXELS = 1,
    parameter [0:0]   KEEP   = 1'b1
) (
    input  wire                    gclk,        // runs at least with watch, and a clock longer
    input  wire                    rst,
    input  wire [15:0]             clk_khz,
    input  wire                    watch,       // a source is waited for ...
    input  wire [4:0]              target,      // ... this one; >= HOSTS: the internal raster
    input  wire [1:0]              kind,        // {composite, 625 lines} of it
    input  wire [HOSTS-1:0]        host_ce,
    input  wire [HOSTS*PIXELS-1:0] host_hs,
    input  wire [HOSTS*PIXELS-1:0] host_vs,
    input  wire [HOSTS-1:0]        host_hs_pol,
    input  wire [HOSTS-1:0]        host_vs_pol,
    input  wire [HOSTS-1:0]        host_wave,
    input  wire [HOSTS-1:0]        host_stable,
    input  wire [HOSTS-1:0]        host_interlaced,
    input  wire [HOSTS*12-1:0]     host_v_total,
    input  wire                    half_turn,   // turns over with every half line of the monitor's raster
    input  wire [12:0]             halves,      // of which its field has so many
    input  wire [12:0]             len_now,     // clocks of its lines
    input  wire                    fields,      // two fields must be alike

    output reg  [4:0]              want,        // the one of which the following is told
    output wire                    begins,      // strobe: now it may ...
    output wire                    again,       // strobe: ... or now, one or two half lines of it later
    output wire                    vs_began,    // strobe: so does its field, whatever it is worth
    output reg  [12:0]             len,         // clocks of its lines
    output reg  [12:0]             halves_next, // half lines of its fields
    output wire                    late_hs,     // it is well inside a horizontal sync
    output wire                    due
);

    // Its beats, syncs positive
    // -------------------------

    reg               ce;
    reg  [PIXELS-1:0] hs, vs;
    reg  [1:0]        pol, pol_was;       // where they change, an edge was no sync
    integer           i, n;

    always @(posedge gclk) begin
        want <= target;
        ce   <= 1'b0;
        for (i = 0; i < HOSTS; i = i + 1)
            if (host_ce[i] && target == i[4:0]) begin
                ce  <= watch;
                pol <= {host_hs_pol[i], host_vs_pol[i]};
                hs <= host_hs[i*PIXELS +: PIXELS] ^ {PIXELS{~host_hs_pol[i]}};
                vs <= host_vs[i*PIXELS +: PIXELS] ^ {PIXELS{~host_vs_pol[i]}};
            end
        pol_was <= pol;
        if (rst) ce <= 1'b0;
    end

    reg  [12:0] told;                     // half lines of its fields, by vid_monitor
    reg         shaky;                    // its last frame was not good

    always @(posedge gclk) begin
        told  <= kind[1] ? (kind[0] ? 13'd625 : 13'd525) : 13'd1050;
        shaky <= fields;
        for (n = 0; n < HOSTS; n = n + 1)
            if (target == n[4:0] && !host_wave[n]) begin
                told  <= host_interlaced[n] ? {1'b0, host_v_total[12*n +: 12]} : {host_v_total[12*n +: 12], 1'b0};
                shaky <= fields | ~host_stable[n] | host_v_total[12*n+5 +: 7] == 7'd0;     // less than 32 lines are no picture
            end
    end

    // Lines
    // -----

    reg         hs_was, vs_was;
    reg  [12:0] t;
    reg  [2:0]  alike;
    wire        forget = rst | ~watch | (want != target) | (pol != pol_was);
    wire        h_edge = ce & (|hs) & ~hs_was;
    wire [12:0] slack  = {5'd0, len[12:5]} + 13'd2;
    reg  [11:0] khz_16;                   // clk_khz / 16: 62.5 us of clocks; kept here, so that nothing is worked out while asleep
    wire [12:0] least  = {4'd0, khz_16[11:3]} - {7'd0, khz_16[11:6]};
    wire [12:0] most   = {1'b0, khz_16} + {4'd0, khz_16[11:3]} + {6'd0, khz_16[11:5]};
    wire        past   = t > len + slack;
    wire        fits   = t >= least && t <= most;
    wire        same   = t + slack >= len && ~past && fits;
    reg         wild;                     // the last line was out of range
    assign      late_hs = KEEP & hs_was & t > {6'd0, len[12:6]} + 13'd3;

    always @(posedge gclk) begin
        khz_16 <= clk_khz[15:4];
        if (h_edge) t <= 13'd1;
        else if (~&t) t <= t + 13'd1;
        if (h_edge) begin
            wild <= ~fits & ~kind[1];
            if (same || alike == 3'd0) len <= t;             // one that is not alike is none
            alike <= !same ? 3'd0 : &alike ? alike : alike + 3'd1;
        end
        if (past) alike <= 3'd0;
        if (ce) {hs_was, vs_was} <= {hs[PIXELS-1], vs[PIXELS-1]};
        if (forget) {hs_was, vs_was, alike} <= 5'b11000;
    end

    // Fields, in lines of its own: half a line more or less is vid_keep's to find out.
    // --------------------------------------------------------------------------------

    reg  [11:0] lines;
    reg         counted;                  // two fields alike
    wire [11:0] ended = lines + {11'd0, h_edge};

    always @(posedge gclk) begin
        lines <= vs_began ? 12'd0 : ended;
        if (!counted) halves_next <= told;
        if (vs_began) counted <= as_before;
        if (vs_began & as_before) halves_next <= {ended, 1'b0};
        if (forget) counted <= 1'b0;
    end

    // ... and of the monitor's raster. Our own composite one is held or not ten of them before its vertical sync.
    // ----------------------------------------------------------------------------------------------------

    localparam signed [13:0] MORE = 14'sd10;

    reg  [12:0] since, field;
    reg  [1:0]  seen;                     // vertical syncs
    reg         turned, armed;
    wire signed [13:0] over  = $signed({1'b0, since}) - $signed({1'b0, field});
    wire signed [13:0] ahead = over + $signed({2'b00, halves[12:1]}) + (kind[1] ? MORE : 14'sd0);  // not within half a field of the monitor's: negative
    wire        late  = over > 14'sd3;
    wire        unused = &{1'b0, clk_khz[3:0], halves[0], ahead[12:0]};
    wire        sound = kind[1] | (&alike);    // of composite video: its host port says whether its lines are what they should be
    assign      vs_began = ce & (|vs) & ~vs_was;
    wire        as_before = seen[1] & over >= -14'sd3 & ~late & ended[11:5] != 7'd0;
    wire        early = known & {since, 1'b0} < {1'b0, field};     // long before it was foretold: no sync, or the source has just become another one
    assign      begins = vs_began & (~KEEP | (sound & (shaky ? as_before : ~early)));
    assign      again  = armed & (h_edge | t == {1'b0, len[12:1]});
    assign      due    = KEEP & known & ~ahead[13] & ~late & sound & (~shaky | seen[1]);    // one that may not begin is not waited for

    always @(posedge gclk) begin
        turned <= half_turn;
        armed  <= KEEP & (begins | (armed & ~h_edge));
        if (half_turn != turned && !(&since)) since <= since + 13'd1;
        if (vs_began) begin
            since <= 13'd0;
            seen  <= wild ? 2'd0 : seen[1] ? seen : seen + 2'd1;         // that was no picture
        end
        if (forget) {since, seen, armed} <= 16'd0;
    end

    // How long its fields are: as long as the last one, or before one was seen, told * len / len_now
    reg         known, busy;
    reg  [12:0] left;                     // of its half lines
    reg  [13:0] rest;                     // clocks
    wire        whole = rest >= {1'b0, len_now};

    always @(posedge gclk) begin
        if (busy) begin
            if (whole) field <= field + 13'd1;
            else left <= left - 13'd1;
            rest <= whole ? rest - {1'b0, len_now} : rest + {1'b0, len};
            if (left == 13'd0 && !whole) {busy, known} <= 2'b01;
        end else if (seen == 2'd1 && !known && !shaky && (&alike)) begin
            {busy, left, field} <= {1'b1, told, 13'd0};
            rest <= 14'd0;
        end
        if (vs_began) begin
            {busy, known} <= {1'b0, seen != 2'd0};
            if (seen != 2'd0) field <= since;
        end
        if (forget) {busy, known} <= 2'b00;
    end

endmodule

`default_nettype wire
