// SPDX-License-Identifier: MIT
// link_session - which frames are to be run, each exactly once
//
// A frame is new when its seq is that of the last one run plus 1. Of the last ones, as many as the sender may have
// under way, the answer may have been lost: they are answered with the result that is kept here and not run again, but
// for those that change nothing (`harmless`). Everything else is dropped. A session begins with a SYNC of another
// nonce, or with any when there is none; it ends by `expire`.

`default_nettype none

module link_session #(
    parameter integer WINDOW = 2         // frames that may be under way, a power of two
) (
    input  wire        clk,
    input  wire        rst,

    input  wire        expire,           // strobe: nobody was heard for too long
    input  wire        sync,             // strobe: a SYNC with this nonce runs
    input  wire [31:0] nonce_in,
    output reg         session,
    output reg         restart,          // strobe: a new session

    input  wire [7:0]  seq,              // of this frame
    input  wire        is_sync,
    input  wire        harmless,         // it changes nothing
    input  wire        judge,            // strobe: it begins
    input  wire        ended,            // strobe
    input  wire [3:0]  result,           // of it
    output wire        runs,             // in this session, now or again
    output wire        drops,            // it is of no interest
    output wire        is_new,
    output wire [3:0]  kept,             // result of the frame that has this seq and was run before
    output reg         fresh,            // since judge: it counts when it has ended
    output reg         dup               // strobe: a frame seen before
);

`ifdef FORMAL
    (* anyconst *) reg IN_SESSION;       // a proof may begin in the middle of a session
`else
    localparam [0:0] IN_SESSION = 1'b0;
`endif

    // Which frame is it
    // -----------------

    localparam integer LG_WINDOW = $clog2(WINDOW);

    reg  [7:0] last;                     // seq of the last frame run
    reg  [4*WINDOW-1:0] results;         // of last, of the one before ...
    wire [7:0] age    = last - seq;      // 0: the last one, 255: the next one
`ifdef SEEDED_BUG_3
    wire       is_dup = age <= WINDOW[7:0];
`else
    wire       is_dup = age < WINDOW[7:0];
`endif
    assign     is_new = age == 8'hFF;
`ifdef SEEDED_BUG_1
    assign     runs   = session & (is_new | is_dup);
`else
    assign     runs   = session & (is_new | (is_dup & harmless));
`endif
    assign     drops  = ~is_sync & session & ~is_new & ~is_dup;
    assign     kept   = results[{age[LG_WINDOW-1:0], 2'd0} +: 4];

    always @(posedge clk) begin
        if (judge) fresh <= ~is_sync & session & is_new;
        dup <= judge & ~is_sync & session & is_dup;
        if (rst) dup <= 1'b0;
    end

    // Session
    // -------

    reg  [31:0] nonce;
    wire        begins = sync & (~session | nonce != nonce_in);

    always @(posedge clk) begin
        restart <= begins;
        if (begins) {session, nonce} <= {1'b1, nonce_in};
        else if (expire) session <= 1'b0;
        if (rst) {session, restart} <= {IN_SESSION, 1'b0};
    end

    always @(posedge clk) begin
        if (begins) last <= 8'd0;
        else if (ended & fresh) begin
            last    <= seq;
            results <= {results[4*WINDOW-5:0], result};
        end
    end

`ifdef FORMAL
    (* anyconst *) wire [7:0] f_seq;     // of any frame
    reg  [3:0] f_result;                 // its result, when it was run last
    reg        f_past = 1'b0, f_known = 1'b0;
    wire [7:0] f_age = last - f_seq;
    always @(posedge clk) begin
        f_past <= 1'b1;
        if (begins | rst) f_known <= 1'b0;
        else if (ended & fresh & seq == f_seq) {f_known, f_result} <= {1'b1, result};
        if (f_past) begin
            if (!$past(rst) & $past(ended & fresh) & !restart) assert (last == $past(seq));
            if (!$past(rst) & !$past(ended) & !restart) assert ($stable(last));
            // A frame that is answered again is answered as it was.
            if (f_known & is_dup & seq == f_seq) assert (kept == f_result);
            if (f_known & f_age < WINDOW[7:0]) assert (results[{f_age[LG_WINDOW-1:0], 2'd0} +: 4] == f_result);
        end
    end
`endif

endmodule

`default_nettype wire
