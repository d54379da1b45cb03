// SPDX-License-Identifier: MIT
// vid_wave_judge - whether the samples of a composite source are what vid_flywheel and vid_field foretell
//
// What is foretold goes on when a source is gone, or has become another one; a monitor sees the samples. `amiss` is 1 from the
// moment in which it can not follow them any longer, until a vertical sync came where it was foretold:
//   - lines or fields are not known;
//   - no beat came for 5 us;
//   - sync is active for 10 us, and no vertical sync is foretold (nor one of eight lines: not every source keeps to three), or it is over;
//   - three sync pulses elsewhere in visible lines without a good one between, or in three other lines in a row which had none in
//     its place. Up to 12 us off are not meant: that is a tape's other head, which vid_flywheel follows within four lines;
//   - 20 lines without a pulse in its place (a television holds its lines longer);
//   - a vertical sync that is not there in the third half line.
// A pulse under way is let out whole before, but for the first three of these. Noise makes none of them down to 10 dB. Times are
// by the microsecond, since beats may be slower than samples of 27 MHz.

`default_nettype none

module vid_wave_judge (
    input  wire       clk,
    input  wire       rst,
    input  wire       ce,
    input  wire [5:0] now_us,
    input  wire       locked,             // lines and fields are known
    input  wire       in_sync,            // without glitches, some 24 samples late
    input  wire       begins,             // with ce: so it is from now on ...
    input  wire       beside,             // ... within 12 us of where a line begins
    input  wire       judge,              // with ce: a line was looked at, ...
    input  wire       good,               // ... and began where it should
    input  wire       visible,            // this line
    input  wire       may,                // vertical sync is foretold, or just was
    input  wire       missing,            // with ce: it was, and is not there
    input  wire       confirmed,          // with ce: it is there
    output reg        amiss
);

    localparam [4:0] LOST = 5'd20;

    // Times
    // -----

    reg  [5:0] beat_us, sync_us;
    wire [5:0] idle = now_us - beat_us;
    wire [5:0] low  = now_us - sync_us;

    always @(posedge clk) begin
        if (ce | rst) beat_us <= now_us;
        if (!in_sync | (may & ~over) | ~locked) sync_us <= now_us;
    end

    // A vertical sync is over with two pulses in a row that are no broad ones, however long it may last.
    reg  [5:0] pulse_us;
    reg        in_was, broad;
    reg  [1:0] narrow;
    wire [5:0] width = now_us - pulse_us;
    wire       over  = broad & (&narrow);     // its own end, and two

    always @(posedge clk) begin
        in_was <= in_sync;
        if (!in_sync) pulse_us <= now_us;
        if (in_was & ~in_sync & broad & ~over) narrow <= narrow + 2'd1;
        if (in_sync && width >= 6'd8 && !over) {broad, narrow} <= 3'b100;
        if (!may | ~locked) {broad, narrow} <= 3'd0;
    end

    // Lines
    // -----

    reg  [1:0] wrong;                     // pulses, or lines
    reg  [4:0] lost;                      // lines
    reg        strays;                    // a pulse elsewhere in this line
    wire       stray = begins & ~beside;
    wire       worse = visible ? stray : judge & ~good & (strays | stray);

    always @(posedge clk) if (ce) begin
        strays <= ~judge & (strays | stray);
        if (judge & good) {wrong, lost} <= 7'd0;
        else begin
            if (worse && !(&wrong)) wrong <= wrong + 2'd1;
            if (judge && lost != LOST) lost <= lost + 5'd1;
        end
        if (!locked) {wrong, lost, strays} <= 8'd0;
    end

    // Verdict
    // -------

    reg due;                              // as soon as the pulse under way is over: none is cut

    always @(posedge clk) begin
        if (ce & confirmed) {due, amiss} <= 2'b00;
        if ((&wrong) | (lost == LOST) | (ce & missing)) due <= 1'b1;
        if ((idle >= 6'd6) | (low >= 6'd11) | (due & ~in_sync)) amiss <= 1'b1;
        if (rst | ~locked) {due, amiss} <= {1'b0, ~(ce & confirmed)};
    end

endmodule

`default_nettype wire
