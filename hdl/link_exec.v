// SPDX-License-Identifier: MIT
// link_exec - run the frames that link_rx has checked, one at a time, and answer each
//
// Which frames are run says link_session, so that each is run exactly once; READ and PING change nothing and may be
// run again. SYNC always runs, but with the nonce of the running session it resets nothing. The consumers behind osd_ and inj_ may be slow but must not stop for ever.

`default_nettype none
`include "ovs_regs.vh"

module link_exec #(
    parameter integer CONSOLES = 1,
    parameter integer WINDOW   = 2               // see link_session
) (
    input  wire                clk,
    input  wire                rst,

    // frames
    input  wire                frame_valid,
    input  wire [7:0]          frame_len,
    output wire                frame_done,
    output reg  [7:0]          rd_addr,
    input  wire [7:0]          rd_data,

    // session
    input  wire                expire,           // strobe: nobody was heard for too long
    output wire                session,
    output wire                restart,          // strobe: a new session
    output wire                dup,              // strobe: a frame seen before

    // registers
    output reg  [15:0]         reg_addr,
    input  wire                reg_exists,
    input  wire [31:0]         reg_rdata,        // two clocks after reg_addr
    output wire                reg_write,        // strobe
    output wire [31:0]         reg_wdata,
    input  wire [3:0]          reg_wresult,

    // consoles
    output reg  [CONSOLES-1:0] osd_valid,
    output wire [7:0]          osd_data,
    input  wire [CONSOLES-1:0] osd_ready,
    output reg  [CONSOLES-1:0] inj_key_valid,
    output wire [8:0]          inj_key,
    output reg                 inj_macro,        // it is a macro key
    input  wire [CONSOLES-1:0] inj_key_ready,
    output reg  [CONSOLES-1:0] inj_mouse_valid,
    output wire [24:0]         inj_mouse,
    input  wire [CONSOLES-1:0] inj_mouse_ready,

    // reply
    output wire                tx_valid,
    input  wire                tx_ready,
    output reg  [7:0]          tx_data,
    output reg                 tx_last,
    output reg  [7:0]          seq,
    output wire [7:0]          kind
);

    localparam [3:0] IDLE = 4'd0, SEQ = 4'd1, TYPE = 4'd2, JUDGE = 4'd3, COLLECT = 4'd4, ACT = 4'd5,
                     CHECK = 4'd6, STREAM = 4'd7, KEY = 4'd8, MOUSE = 4'd9, RESULT = 4'd10,
                     LOAD = 4'd11, BYTES = 4'd12, ECHO = 4'd13, DONE = 4'd14;
    localparam [7:0] OVERHEAD = 8'd8, PING_MAX = 8'd64, WORDS_MAX = 8'd32;
    localparam [7:0] ITEM_KEY = 8'd1, ITEM_MOUSE = 8'd2, ITEM_MACRO = 8'd3;
    localparam [7:0] AT_SEQ = 8'd1, AT_TYPE = 8'd2, AT_PAYLOAD = 8'd4;

    reg  [3:0]  state;
    reg  [7:0]  op;                      // frame type
    reg  [7:0]  left;                    // bytes of payload not looked at yet
    reg  [2:0]  need;                    // bytes to collect before the next ACT
    reg  [47:0] args;                    // what was collected, newest on top
    reg  [1:0]  part;                    // OSD, INPUT: 0 console, 1 item, 2 key, 3 mouse
    reg         have;                    // rd_data is the byte at rd_addr
    reg  [3:0]  result;
    wire [7:0]  top = args[47:40];
    wire        is_key = top == ITEM_KEY | top == ITEM_MACRO;

    wire is_sync  = op == `OVS_FRAME_SYNC;
    wire is_ping  = op == `OVS_FRAME_PING;
    wire is_read  = op == `OVS_FRAME_READ;
    wire is_write = op == `OVS_FRAME_WRITE;
    wire is_osd   = op == `OVS_FRAME_OSD;
    wire is_input = op == `OVS_FRAME_INPUT;
    wire known    = is_ping | is_read | is_write | is_osd | is_input;

    assign kind = {1'b1, op[6:0]};

    // Which frame is it
    // -----------------

    wire       runs, drops, is_new, fresh;
    wire [3:0] kept;
    wire       too_long = is_ping & (left > PING_MAX);
    wire       starts   = is_sync | (runs & known & ~is_ping);

    link_session #(.WINDOW(WINDOW)) which (
        .clk(clk), .rst(rst), .expire(expire), .sync(state == ACT & is_sync & left == 8'd0), .nonce_in(args[47:16]),
        .session(session), .restart(restart), .seq(seq), .is_sync(is_sync), .harmless(is_read | is_ping),
        .judge(state == JUDGE), .ended(state == DONE), .result(result),
        .runs(runs), .drops(drops), .is_new(is_new), .kept(kept), .fresh(fresh), .dup(dup)
    );

    reg  [3:0] verdict;                  // of JUDGE: a result, OK when it goes on
    always @(*) begin
        if (is_sync)              verdict = 4'd0;
        else if (~session)        verdict = `OVS_RESULT_NO_SESSION;
        else if (runs & ~known)   verdict = `OVS_RESULT_BAD_TYPE;
        else if (runs & too_long) verdict = `OVS_RESULT_BAD_LENGTH;
        else if (runs)            verdict = 4'd0;
        else                      verdict = kept;
    end

    // Bytes of the frame
    // ------------------

    wire collects  = state == COLLECT & have & left >= {5'd0, need};
    wire collected = collects & need == 3'd1;
    wire streams   = |(osd_valid & osd_ready);
    wire echoes    = state == ECHO & have & tx_ready;
    wire skips     = state == ACT & is_osd & part == 2'd1 & top <= left;
    wire rewinds   = skips & top == left;

    always @(posedge clk) begin
        case (state)
            IDLE:    rd_addr <= AT_SEQ;
            SEQ:     if (have) rd_addr <= AT_TYPE;
            TYPE:    if (have) rd_addr <= AT_PAYLOAD;
            default:
                if (rewinds) rd_addr <= AT_PAYLOAD + 8'd1;
                else if (skips) rd_addr <= rd_addr + top;
                else if (collects | streams | echoes) rd_addr <= rd_addr + 8'd1;
        endcase
    end

    // Moving rd_addr costs one clock.
    always @(posedge clk) begin
        have <= ~((state == SEQ & have) | (state == TYPE & have) | skips | collects | streams | echoes)
                & state != IDLE;
        if (rst) have <= 1'b0;
    end

    always @(posedge clk) begin
        if (state == TYPE) left <= frame_len - OVERHEAD;
        else if (rewinds) left <= frame_len - OVERHEAD - 8'd1;
        else if (skips) left <= left - top;
        else if (collects | streams | echoes) left <= left - 8'd1;
    end

    always @(posedge clk) begin
        if (state == SEQ & have) seq <= rd_data;
        if (state == TYPE & have) op <= rd_data;
        if (collects) args <= {rd_data, args[47:8]};
    end

    // What to collect next: the whole of a SYNC, READ or item
    always @(posedge clk) begin
        if (state == JUDGE) need <= is_sync ? 3'd4 : is_read ? 3'd3 : is_write ? 3'd6 : 3'd1;
        else if (state == CHECK) need <= 3'd6;
        else if (state == KEY | state == MOUSE) need <= 3'd1;
        else if (state == ACT & is_osd) need <= 3'd2;
        else if (state == ACT & is_input) need <= part == 2'd0 ? 3'd1 : is_key ? 3'd2 : 3'd4;
        else if (collects) need <= need - 3'd1;
    end

    always @(posedge clk) begin
        if (state == JUDGE) part <= 2'd0;
        else if (state == KEY | state == MOUSE) part <= 2'd1;
        else if (state == ACT) part <= part == 2'd0 | is_osd ? 2'd1 : is_key ? 2'd2 : 2'd3;
        if (state == ACT & part == 2'd1) inj_macro <= top == ITEM_MACRO;
    end

    // Consoles
    // --------

    reg  [1:0] con;
    wire [7:0] con_0      = top - 8'd1;
`ifdef SEEDED_BUG_2
    wire       con_exists = con_0 <= CONSOLES[7:0];
`else
    wire       con_exists = con_0 < CONSOLES[7:0];
`endif
    wire       item_known = is_key | top == ITEM_MOUSE;
    wire       taken      = |(inj_key_valid & inj_key_ready) | |(inj_mouse_valid & inj_mouse_ready);

    always @(posedge clk)
        if (state == ACT & part == 2'd0) con <= con_0[1:0];

    assign osd_data  = rd_data;
    assign inj_key   = {args[40], args[39:32]};
    assign inj_mouse = {args[18:16], args[43:40], args[39], args[39:32], args[31], args[31:24]};

    integer c;
    always @(*) begin
        for (c = 0; c < CONSOLES; c = c + 1) begin
            osd_valid[c]       = state == STREAM & have & con == c[1:0];
            inj_key_valid[c]   = state == KEY & con == c[1:0];
            inj_mouse_valid[c] = state == MOUSE & con == c[1:0];
        end
    end

    // Results: the first refusal stays
    // --------------------------------

    reg  [3:0] refusal;
    wire       count_ok = top != 8'd0 & top <= WORDS_MAX;

    always @(*) begin
        refusal = 4'd0;
        if (state == COLLECT & left < {5'd0, need}) refusal = `OVS_RESULT_BAD_LENGTH;
        if (state == ACT & (is_sync | is_read) & left != 8'd0) refusal = `OVS_RESULT_BAD_LENGTH;
        if (state == ACT & is_read & ~count_ok) refusal = `OVS_RESULT_BAD_VALUE;
        if (state == ACT & (is_osd | is_input) & part == 2'd0 & ~con_exists) refusal = `OVS_RESULT_BAD_CONSOLE;
        if (state == ACT & is_osd & part == 2'd1 & ~skips) refusal = `OVS_RESULT_BAD_LENGTH;
        if (state == ACT & is_input & part == 2'd1 & ~item_known) refusal = `OVS_RESULT_BAD_VALUE;
        if (state == CHECK & is_read & ~reg_exists) refusal = `OVS_RESULT_BAD_ADDRESS;
        if (state == CHECK & is_write) refusal = reg_wresult;
    end

    always @(posedge clk) begin
        if (state == JUDGE) result <= verdict;
        else if (result == 4'd0) result <= refusal;
    end

    // Registers
    // ---------

    reg  [31:0] word;
    reg  [5:0]  words;                   // words of the reply after this one
    reg  [1:0]  byte_at;

    assign reg_write = state == CHECK & is_write;
    assign reg_wdata = args[47:16];

    always @(posedge clk) begin
        if (state == ACT) reg_addr <= is_sync ? 16'd0 : is_write ? args[15:0] : args[39:24];
        else if (state == LOAD) reg_addr <= reg_addr + 16'd1;
    end

    // A reply to SYNC is the nonce and then the first four registers.
    always @(posedge clk) begin
        if (state == ACT) words <= is_sync ? 6'd4 : top[5:0];
        else if (state == LOAD) words <= words - 6'd1;
        if (state == ACT) word <= args[47:16];
        else if (state == LOAD) word <= reg_rdata;
        else if (state == BYTES & tx_ready) word <= {8'd0, word[31:8]};
        if (state != BYTES) byte_at <= 2'd0;
        else if (tx_ready) byte_at <= byte_at + 2'd1;
    end

    // Reply
    // -----

    wire replies = result == 4'd0 & (is_sync | is_read | (is_ping & left != 8'd0));

    assign frame_done = state == DONE;
    assign tx_valid   = state == RESULT | state == BYTES | (state == ECHO & have);

    always @(*) begin
        case (state)
            RESULT:  {tx_last, tx_data} = {~replies, 4'd0, result};
            BYTES:   {tx_last, tx_data} = {byte_at == 2'd3 & words == 6'd0, word[7:0]};
            default: {tx_last, tx_data} = {left == 8'd1, rd_data};
        endcase
    end

    // Steps
    // -----

    reg [3:0] after_act;
    wire [3:0] more = left == 8'd0 ? RESULT : COLLECT;
    always @(*) begin
        if (refusal != 4'd0 | is_sync) after_act = RESULT;
        else if (is_read | is_write)   after_act = CHECK;
        else if (part == 2'd0)         after_act = more;
        else if (is_osd)               after_act = rewinds ? STREAM : COLLECT;
        else if (part == 2'd1)         after_act = COLLECT;
        else                           after_act = part == 2'd2 ? KEY : MOUSE;
    end

    wire word_sent = tx_ready & byte_at == 2'd3;

    always @(posedge clk) begin
        case (state)
            IDLE:       if (frame_valid) state <= SEQ;
            SEQ:        if (have) state <= TYPE;
            TYPE:       if (have) state <= JUDGE;
            JUDGE:      state <= drops ? DONE : starts ? COLLECT : RESULT;
            COLLECT:    if (refusal != 4'd0) state <= RESULT; else if (collected) state <= ACT;
            ACT:        state <= after_act;
            CHECK:      state <= is_write ? more : RESULT;
            STREAM:     if (streams & left == 8'd1) state <= RESULT;
            KEY, MOUSE: if (taken) state <= more;
            RESULT:     if (tx_ready) state <= ~replies ? DONE : is_sync ? BYTES : is_read ? LOAD : ECHO;
            LOAD:       state <= BYTES;
            BYTES:      if (word_sent) state <= words == 6'd0 ? DONE : LOAD;
            ECHO:       if (echoes & left == 8'd1) state <= DONE;
            default:    state <= IDLE;
        endcase
        if (rst) state <= IDLE;
    end

`ifdef FORMAL
`include "link_exec_formal.vh"
`else
    wire unused = &{1'b0, is_new, fresh};
`endif

endmodule

`default_nettype wire
