// SPDX-License-Identifier: MIT
// vid_kind - which kind of source is at the pins of a host port, found by what moves there
//
//   vertical sync and `de` move          separate syncs: the front end for the others sleeps
//   horizontal sync and `de`             composite sync on that pin
//   `de` only                            sync-on-green, sliced from the samples
//   horizontal sync, no `de`             composite video with an external separator (LM1881: composite sync and vertical)
//   samples only                         composite video
//   nothing, and the samples stand still no source: the front end sleeps until they do not
//
// While it sleeps the samples are looked at once a millisecond, and in one millisecond of sixteen all the time: even a
// black picture has its syncs there, and is known of a field later at most.
// Horizontal sync is dead after 3 ms, the others after 40 (a vertical sync of less than 25 Hz is none). The separated
// syncs take the place of the pins when the front end has found lines and fields; before and after a
// change between both nothing is `settled` until the next millisecond (or the one behind a vertical sync), and no picture may be called present: consoles never see
// a source become another one. Its clock must run with every beat in which a pin changes, with tick_ms and while `awake`.

`default_nettype none

module vid_kind #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire              tick_ms,
    input  wire              ce,
    input  wire [PIXELS-1:0] hs,          // as on the wire
    input  wire [PIXELS-1:0] vs,
    input  wire [PIXELS-1:0] de,
    input  wire [7:0]        sample,      // of the beat
    input  wire              flipped,     // with ce: the pin's polarity changes
    input  wire              locked,      // lines and fields are known ...
    input  wire              in_vs,       // ... and this is vertical sync
    output reg               awake,       // this and the front end must run ...
    output wire              restart,     // ... that one to forget all
    output reg               pin,
    output reg               tv,
    output reg               separated,   // its syncs are in force
    output wire              settled,     // no change is under way
    output reg               news         // strobe: separated syncs came or went
);

    localparam [5:0] DEAD_MS = 6'd40;
    localparam integer LAST = PIXELS - 1;

    // What moves
    // ----------

    reg        hs_was, vs_was, de_was, hs_moved, vs_moved, de_moved;
    reg  [1:0] hs_ms;                     // since it moved
    reg  [5:0] vs_ms, de_ms;

    always @(posedge clk) begin
        if (tick_ms) begin
            {hs_moved, vs_moved, de_moved} <= 3'd0;
            hs_ms <= hs_moved ? 2'd0 : &hs_ms ? hs_ms : hs_ms + 2'd1;
            vs_ms <= vs_moved ? 6'd0 : vs_ms == DEAD_MS ? vs_ms : vs_ms + 6'd1;
            de_ms <= de_moved ? 6'd0 : de_ms == DEAD_MS ? de_ms : de_ms + 6'd1;
        end
        if (ce | rst) {hs_was, vs_was, de_was} <= {hs[LAST], vs[LAST], de[LAST]};
        if (ce) begin
            if (hs != {PIXELS{hs_was}}) hs_moved <= 1'b1;
            if (vs != {PIXELS{vs_was}}) vs_moved <= 1'b1;
            if (de != {PIXELS{de_was}}) de_moved <= 1'b1;
        end
        if (rst) {hs_moved, vs_moved, de_moved, hs_ms, vs_ms, de_ms} <= {3'd0, 2'd3, DEAD_MS, DEAD_MS};
    end

    // What the front end is to look at
    // --------------------------------

    wire hs_on = hs_moved || !(&hs_ms);
    wire vs_on = vs_moved || vs_ms != DEAD_MS;
    wire de_on = de_moved || de_ms != DEAD_MS;

    // Whether there is anything
    // -------------------------

    reg  [7:0] sample_was;
    reg  [5:0] still_ms;
    reg  [3:0] nap_ms;
    wire       silent = ~(hs_on | vs_on | de_on) && still_ms == DEAD_MS;
    wire       need   = ~(vs_on & de_on) & ~silent;

    always @(posedge clk) begin
        if (awake | tick_ms) sample_was <= sample;
        if (tick_ms) nap_ms <= nap_ms + 4'd1;
        if (tick_ms && still_ms != DEAD_MS) still_ms <= still_ms + 6'd1;
        if (rst || ((awake | tick_ms) && sample != sample_was)) still_ms <= 6'd0;
        if (rst) nap_ms <= 4'd0;
    end

    reg  front, moved;                    // the front end is needed
    assign restart = moved | flipped | ~front;

    always @(posedge clk) begin
        front <= need;
        pin   <= hs_on;
        tv    <= ~de_on;
        moved <= pin != hs_on || tv == de_on;
        if (rst) {front, pin, tv, moved} <= 4'd0;
    end

    // In force from one millisecond to the next
    // -----------------------------------------

    wire   want    = locked & ~restart;
    assign settled = separated == want;

    reg    told;

    always @(posedge clk) begin
        if (tick_ms & ~(want & in_vs)) separated <= want;       // never within a vertical sync
        told  <= separated & settled;
        news  <= told != (separated & settled);
        awake <= front | need | (silent & nap_ms == 4'd0) | ~settled | news | told != (separated & settled);
        if (rst) {separated, told, news, awake} <= 4'b0001;
    end

endmodule

`default_nettype wire
