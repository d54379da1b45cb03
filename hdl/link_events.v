// SPDX-License-Identifier: MIT
// link_events - what the board tells unasked: a FIFO of event words and its stop-and-wait sender
//
// Keys and triggers come as words and are kept in order; without room they are dropped and
// EV_LOST is told as soon as there is room. Port, commit and host events only say "look again",
// so each source has one pending bit and never takes more than one place. A frame holds up to
// LINK_EVENTS_MAX words, stays in the FIFO until its acknowledgement and is sent again, the same,
// after LINK_EVENT_RESEND_MS. Outside of a session nothing is kept.

`default_nettype none
`include "ovs_regs.vh"

module link_events #(
    parameter integer HOSTS    = 4,
    parameter integer CONSOLES = 1,
    parameter integer LG_DEPTH = 6               // log2 of the words kept, at most 6
) (
    input  wire                   clk,
    input  wire                   rst,
    input  wire                   tick_ms,
    input  wire                   session,
    input  wire                   restart,       // strobe: a new session, forget everything

    // sources
    input  wire [CONSOLES-1:0]    ev_valid,
    output reg  [CONSOLES-1:0]    ev_ready,
    input  wire [CONSOLES*24-1:0] ev,
    input  wire [CONSOLES-1:0]    commit_done,   // strobes
    input  wire [CONSOLES*16-1:0] commits,
    input  wire [CONSOLES-1:0]    port_changed,  // strobes
    input  wire [CONSOLES*16-1:0] port,          // selected << 8 | shown, 1-based
    input  wire [HOSTS-1:0]       host_changed,  // strobes

    // acknowledgements
    input  wire                   ack_valid,
    input  wire [7:0]             ack_seq,

    // frames
    output wire                   tx_valid,
    input  wire                   tx_ready,
    input  wire                   tx_ours,       // link_tx listens to us, or will if we speak now
    output wire [7:0]             tx_data,
    output wire                   tx_last,
    output reg  [7:0]             seq,

    output reg                    resent,        // strobe
    output wire                   lost           // strobe: a word was dropped
);

    localparam [31:0] BATCH_32  = `OVS_LINK_EVENTS_MAX;
    localparam [6:0]  BATCH     = BATCH_32[6:0];
    localparam [31:0] RESEND_32 = `OVS_LINK_EVENT_RESEND_MS;
    localparam [4:0]  RESEND_MS = RESEND_32[4:0];
    localparam [6:0]  DEPTH     = 7'd1 << LG_DEPTH;

    // A frame that link_tx has begun must be finished: forgetting waits for its end.
    reg  forget_later, begun;
    wire in_frame = begun | (tx_valid & tx_ours);
    wire forget   = (~session | restart | forget_later) & ~in_frame;

    always @(posedge clk) begin
        if (restart | ~session) forget_later <= in_frame;
        else if (~in_frame) forget_later <= 1'b0;
        if (rst) forget_later <= 1'b0;
    end

    always @(posedge clk) begin
        begun <= in_frame & ~(tx_valid & tx_ready & tx_last);
        if (rst) begun <= 1'b0;
    end

    // Choose one word a clock
    // -----------------------

    reg  [CONSOLES-1:0] commit_pend, port_pend;
    reg  [HOSTS-1:0]    host_pend;
    reg                 lost_pend;
    reg  [CONSOLES-1:0] commit_take, port_take;
    reg  [HOSTS-1:0]    host_take;
    reg  [31:0]         look_word, ev_word;
    reg                 look, ev_any;
    integer             h, c, e;

    // "Look again" words, lowest first
    always @(*) begin
        {host_take, commit_take, port_take} = {HOSTS + 2*CONSOLES{1'b0}};
        look      = 1'b0;
        look_word = 32'd0;
        for (h = 0; h < HOSTS; h = h + 1)
            if (host_pend[h] & ~look) begin
                look         = 1'b1;
                host_take[h] = 1'b1;
                look_word    = {`OVS_EV_HOST, h[7:0] + 8'd1, 16'd0};
            end
        for (c = 0; c < CONSOLES; c = c + 1)
            if ((commit_pend[c] | port_pend[c]) & ~look) begin
                look           = 1'b1;
                commit_take[c] = commit_pend[c];
                port_take[c]   = ~commit_pend[c];
                look_word      = commit_pend[c] ? {`OVS_EV_COMMIT, c[7:0] + 8'd1, commits[16*c +: 16]}
                                                : {`OVS_EV_PORT, c[7:0] + 8'd1, port[16*c +: 16]};
            end
    end

    // Keys and triggers, lowest console first; taken whether there is room or not
    always @(*) begin
        ev_ready = {CONSOLES{1'b0}};
        ev_any   = 1'b0;
        ev_word  = 32'd0;
        for (e = 0; e < CONSOLES; e = e + 1)
            if (ev_valid[e] & ~ev_any) begin
                ev_any      = 1'b1;
                ev_ready[e] = 1'b1;
                ev_word     = {ev[24*e + 16 +: 8], e[7:0] + 8'd1, ev[24*e +: 16]};
            end
    end

    // FIFO; the last place is kept for EV_LOST
    // ----------------------------------------

    reg  [31:0] mem [0:(1 << LG_DEPTH)-1];
    reg  [LG_DEPTH-1:0] wr, rd, at;      // at: place of the next word to send
    reg  [6:0]  count, batch;
`ifdef SEEDED_BUG_1
    wire        room      = 1'b1;
`else
    wire        room      = count < DEPTH - 7'd1;
`endif
    wire        tell_lost = lost_pend & (count < DEPTH) & ~ev_any;
    wire        push_ev   = ev_any & room & ~lost_pend;
    wire        push_look = look & room & ~ev_any & ~tell_lost;
    wire        push      = push_ev | tell_lost | push_look;
    wire        acked;
    wire [31:0] push_word = push_ev ? ev_word : tell_lost ? {`OVS_EV_LOST, 24'd0} : look_word;

`ifdef SEEDED_BUG_2
    assign lost = ev_any & ~push_ev & session & (count == DEPTH | lost_pend);
`else
    assign lost = ev_any & ~push_ev & session;
`endif

    always @(posedge clk) begin
        if (push) mem[wr] <= push_word;
        if (push) wr <= wr + 1'b1;
        if (acked) rd <= rd + batch[LG_DEPTH-1:0];
        count <= count + {6'd0, push} - (acked ? batch : 7'd0);
        if (rst | forget) {wr, rd, count} <= {2*LG_DEPTH + 7{1'b0}};
    end

    always @(posedge clk) begin
        lost_pend <= (lost_pend & ~tell_lost) | lost;
        if (rst | forget) lost_pend <= 1'b0;
    end

    always @(posedge clk) begin
        commit_pend <= (commit_pend & ~(commit_take & {CONSOLES{push_look}})) | commit_done;
        port_pend   <= (port_pend & ~(port_take & {CONSOLES{push_look}})) | port_changed;
        host_pend   <= (host_pend & ~(host_take & {HOSTS{push_look}})) | host_changed;
        if (rst | forget) {commit_pend, port_pend, host_pend} <= {HOSTS + 2*CONSOLES{1'b0}};
    end

    // Sender: stop and wait
    // ---------------------

    localparam [2:0] IDLE = 3'd0, FETCH = 3'd1, LOAD = 3'd2, SEND = 3'd3, WAIT = 3'd4;

    reg  [2:0]  state;
    reg  [31:0] word, rd_word;
    reg  [6:0]  left;                    // words left to load
    reg  [1:0]  part;
    reg  [4:0]  waited_ms;
    wire        sent     = tx_valid & tx_ready;
    wire        late     = state == WAIT & (waited_ms == RESEND_MS);
    wire        begins   = state == IDLE & (count != 7'd0);
    wire        word_end = sent & (part == 2'd3);

    assign tx_valid = state == SEND;
    assign tx_data  = word[7:0];
    assign tx_last  = part == 2'd3 & left == 7'd0;
    assign acked    = state == WAIT & ack_valid & (ack_seq == seq);

    always @(posedge clk) begin
        if (begins) batch <= count < BATCH ? count : BATCH;
        if (begins) seq <= seq + 8'd1;
        if (rst | forget) seq <= 8'd0;
    end

    always @(posedge clk) begin
        rd_word <= mem[at];
        if (begins | late) at <= rd;
        else if (state == LOAD) at <= at + 1'b1;
        if (begins) left <= count < BATCH ? count : BATCH;
        else if (late) left <= batch;
        else if (state == LOAD) left <= left - 7'd1;
    end

    always @(posedge clk) begin
        if (state == LOAD) {word, part} <= {rd_word, 2'd0};
        else if (sent) {word, part} <= {8'd0, word[31:8], part + 2'd1};
    end

    always @(posedge clk) begin
        if (state != WAIT) waited_ms <= 5'd0;
        else if (tick_ms) waited_ms <= waited_ms + 5'd1;
        resent <= late;
        if (rst) resent <= 1'b0;
    end

    always @(posedge clk) begin
        case (state)
            IDLE:    if (begins) state <= FETCH;
            FETCH:   state <= LOAD;
            LOAD:    state <= SEND;
            SEND:    if (word_end) state <= tx_last ? WAIT : FETCH;
            default: if (acked) state <= IDLE; else if (late) state <= FETCH;
        endcase
        if (rst | forget) state <= IDLE;
    end

`ifdef FORMAL
    reg f_past = 1'b0, f_silent;                         // a word was dropped and EV_LOST not told yet
    always @(posedge clk) f_past <= 1'b1;
    always @(*) if (!f_past) assume (rst);
    always @(posedge clk) begin
        f_silent <= (f_silent & ~tell_lost) | (|(ev_valid & ev_ready) & ~push_ev & session);
        if (rst | forget) f_silent <= 1'b0;
    end
    wire f_idle = state == IDLE;
    always @(*) assume (!restart | session);

    always @(posedge clk) if (f_past) begin
        assert (count <= DEPTH & wr - rd == count[LG_DEPTH-1:0]);
        assert (f_idle | (batch != 7'd0 & batch <= count & batch <= BATCH));
        assert (f_idle | left <= batch);
        assert (!(state == FETCH | state == LOAD) | left != 7'd0);
        assert (state <= WAIT);
        assert (f_silent == lost_pend);                  // no word is ever dropped in silence
        if ($past(tx_valid & ~tx_ready & ~rst & (in_frame | ~forget)) & tx_valid)
            assert ($stable(tx_data) & $stable(tx_last));
        if ($past(in_frame & tx_valid & ~tx_ready & ~rst)) assert (tx_valid);
        if (f_past & !$past(rst) & $past(state == WAIT & ~acked & ~forget)) assert ($stable(rd));
        cover (count == DEPTH);
        cover (tell_lost);
    end
`endif

endmodule

`default_nettype wire
