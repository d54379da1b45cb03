// SPDX-License-Identifier: MIT
// hid_keyset - which keys of the console are down; one clean stream out of keyboard and link
//
// Keys typed on the keyboard and keys pressed over the link enter here as equals. A press of a key
// that is down is a repeat and is dropped, a release of a key that is up is dropped. When the keyboard
// is lost, every key that is down is released. One key is in work at a time; over the link none is taken
// while `go` is low, so the order in which keys and commands arrive is the order in which they act. With `hold` a
// press on the keyboard waits outside and commands go past it: they are the answer that it waits for. A release passes.
// Not in here: where keys go. The set is a memory of 256 bits, walked once after reset.

`default_nettype none

module hid_keyset #(
    parameter [7:0] TOP = 8'hFF          // highest key id; lower only to shorten proofs
) (
    input  wire       clk,
    input  wire       rst,
    input  wire       tick,              // go on by one microsecond; also high in reset
    input  wire       go,                // no command of the link waits
    input  wire       hold,              // presses on the keyboard wait

    input  wire       kbd_valid,
    output wire       kbd_ready,         // looked at in a tick
    input  wire [8:0] kbd_key,           // {down, id}
    input  wire       kbd_lost,
    output wire       lost_ready,

    input  wire       inj_valid,
    output wire       inj_ready,         // looked at in a tick
    input  wire [8:0] inj_key,

    output wire       idle,              // nothing taken is still in work
    output wire       key_valid,
    input  wire       key_ready,         // looked at in a tick
    output wire [8:0] key,
    output wire       alone,             // no key but this one is down
    output wire       none               // no key is down and none is in work
);

    localparam [2:0] CLEAR = 3'd0, IDLE = 3'd1, READ = 3'd2, CHECK = 3'd3, OUT = 3'd4;

    reg [2:0] state;
    reg       walk;                      // releasing all
    reg       down;                      // what happened to key id
    reg [7:0] id;
    reg [7:0] count;                     // keys down

    (* ram_style = "block" *) reg held [0:TOP];
    reg  was;                            // the key was down before

    wire take     = state == IDLE;
`ifdef SEEDED_BUG_2
    wire kbd      = kbd_valid;
`else
    wire kbd      = kbd_valid && !(hold && kbd_key[8]);
`endif
    assign lost_ready = take && kbd_lost;
    assign kbd_ready  = take && !kbd_lost && !(hold && kbd_key[8]);
    assign inj_ready  = take && !kbd_lost && !kbd && go;
`ifdef SEEDED_BUG_1
    wire news     = 1'b1;
`else
    wire news     = was != down;
`endif
    wire last     = id == TOP;
    assign idle      = state == IDLE && !kbd && !kbd_lost;
    assign key_valid = state == OUT;
    assign key       = {down, id};
    assign alone     = count == {7'd0, down};
    assign none      = state == IDLE && count == 8'd0;

    always @(posedge clk) if (tick) begin
        case (state)
            CLEAR:   if (last) state <= IDLE;
            IDLE:    if (kbd_lost || kbd || (inj_valid && go)) state <= READ;
            READ:    state <= CHECK;
            CHECK:   state <= news ? OUT : walk && !last ? READ : IDLE;
            default: if (key_ready) state <= walk && !last ? READ : IDLE;
        endcase
        if (rst) state <= CLEAR;
    end

    wire step_id = state == CLEAR || (walk && ((state == CHECK && !news) || (state == OUT && key_ready)));
    always @(posedge clk) if (tick) begin
        if (take && kbd_lost)       {down, id} <= 9'd0;
        else if (take && kbd)       {down, id} <= kbd_key;
        else if (take && inj_valid) {down, id} <= inj_key;
        else if (step_id)           id <= last ? 8'd0 : id + 8'd1;
        if (rst) {down, id} <= 9'd0;
    end

    always @(posedge clk) if (tick) begin
        if (take && (kbd_lost || kbd || inj_valid)) walk <= kbd_lost;
        if (state == CHECK && news)                count <= down ? count + 8'd1 : count - 8'd1;
        if (rst) {walk, count} <= 9'd0;
    end

    always @(posedge clk) if (tick) begin
        if (state == CLEAR || (state == CHECK && news)) held[id] <= down;
        was <= held[id];
    end

`ifdef FORMAL
    (* anyconst *) reg [7:0] f_id;
    reg f_down = 1'b0;                   // the key as the stream told it
    always @(posedge clk) if (tick) begin
        if (key_valid && key_ready && key[7:0] == f_id) f_down <= key[8];
        if (rst) f_down <= 1'b0;
    end
    reg f_first = 1'b1;
    always @(posedge clk) f_first <= 1'b0;
    always @(*) if (f_first) assume (rst && tick);
    always @(*) if (rst) assume (tick);

    wire f_fresh = state == OUT && id == f_id;               // told next
    always @(*) if (!f_first) begin
        state_known: assert (state <= OUT);
        if (state != CLEAR || id > f_id) as_told: assert (held[f_id] == (f_fresh ? down : f_down));
        if (state == CLEAR) nothing_yet: assert (!f_down && !down && !walk && count == 8'd0);
        if (f_fresh) no_repeat: assert (down != f_down);
        in_range: assert (id <= TOP);
        if (state == CHECK) read_back: assert (was == held[id]);
        if (walk && state != IDLE) walk_releases: assert (!down);
        if (walk && state != IDLE && id > f_id) walk_reaches: assert (!held[f_id]);
    end
    always @(*) assume (f_id <= TOP && kbd_key[7:0] <= TOP && inj_key[7:0] <= TOP);
    generate if (TOP < 8'd8) begin : f_short
        // A key that is held is neither taken nor in anybody's way, one that is taken goes on as it is.
        always @(posedge clk) if (!f_first && $past(!f_first && tick && !rst)) begin
            if ($past(take && hold && kbd_valid && kbd_key[8] && !kbd_lost && !(inj_valid && go))) held_back: assert (state == IDLE);
            if ($past(kbd_valid && kbd_ready)) taken: assert (state == READ && {down, id} == $past(kbd_key) && !walk);
            if ($past(take && kbd_valid && !kbd_lost && !(hold && kbd_key[8]))) at_once: assert (state == READ && {down, id} == $past(kbd_key));
            if ($past(inj_valid && inj_ready)) taken_too: assert (state == READ && {down, id} == $past(inj_key) && !walk);
        end
        always @(*) if (state == IDLE && hold && kbd_key[8] && !kbd_lost) commands_pass: assert (idle);
        always @(*) if (kbd_ready && kbd_key[8]) not_held: assert (!hold);
        always @(*) cover (!f_first && state == OUT && walk);
        always @(*) cover (!f_first && state == CHECK && !walk && !news);
    end endgenerate
`endif

endmodule

`default_nettype wire
