// SPDX-License-Identifier: MIT
// osd_command - the seven commands: op, len, payload
//
// Takes bytes when it can, hands settings to osd_settings and rectangles to osd_page, and
// does COMMIT: waits for the next frame, swaps the pages, has the page copied back. A
// command of unknown op or wrong length is skipped whole and reported. After reset both
// pages are cleared before the first byte is taken. `flush` drops a command half received.

`default_nettype none
`include "ovs_regs.vh"

module osd_command (
    input  wire        clk,
    input  wire        rst,

    input  wire        in_valid,
    output wire        in_ready,
    input  wire [7:0]  in_data,
    input  wire        flush,             // strobe, only while quiet
    output wire        quiet,             // nothing is being executed
    input  wire        frame,             // strobe: a frame begins
    output reg         error,             // strobe
    output reg         page,              // the visible one
    output wire        swap,              // with frame
    output wire        commit_busy,
    output reg         commit_done,       // strobe, when the command asked for it
    output reg  [15:0] commits,

    output wire        set,               // a byte of DISPLAY
    output wire [3:0]  set_at,
    output wire [7:0]  set_byte,
    output wire        defaults,          // strobe

    output reg         start,             // to osd_page
    output reg  [1:0]  op,
    output reg  [7:0]  at_row,
    output reg  [7:0]  at_col,
    output reg  [7:0]  height,
    output reg  [7:0]  width,
    output wire [2:0]  soft_at,           // WORD: of soft glyph at_row
    output reg  [15:0] a,
    output reg  [15:0] b,
    output reg         halves,
    input  wire        busy
);

    localparam [1:0]  FILL = 2'd0, MASK = 2'd1, COPY = 2'd2, WORD = 2'd3;
    localparam [15:0] CLEAR_ATTR = 16'h0007;
    localparam [2:0]  CLEAR0 = 3'd0, CLEAR1 = 3'd1, OP = 3'd2, LEN = 3'd3, LOAD = 3'd4,
                      TAIL = 3'd5, WAIT = 3'd6, COPYING = 3'd7;

    // One byte waits here until it is used up.
    // ----------------------------------------

    reg        have;
    reg  [7:0] data;
    reg        calm;                      // nothing was under way in the clock before
    wire       idle  = calm & ~start;
    reg        look;                      // the byte is looked at in this clock
    wire       again;
    wire       use_up = look & (state == OP || state == LEN || (state == LOAD && !again));
    assign     in_ready = ~have & state != CLEAR0 & state != CLEAR1;

    always @(posedge clk) begin
        if (in_valid & in_ready) data <= in_data;
        if (use_up) have <= 1'b0;
        if (in_valid & in_ready) have <= 1'b1;
        if (flush | rst) have <= 1'b0;
        look <= have & idle & ~look & ~flush & ~rst;
        calm <= ~busy & ~start & ~rst;
    end

    // Op and length
    // -------------

    reg  [2:0] state;
    reg  [2:0] cmd;                       // 0: none that is known
    reg  [7:0] left;
    reg  [4:0] at;                        // offset in the payload, of all but WRITE
    reg        skip;

    function [7:0] length_of;
        input [2:0] which;
        case ({5'd0, which})
        `OVS_CMD_DISPLAY: length_of = `OVS_CMD_DISPLAY_LEN;
        `OVS_CMD_LOCATE:  length_of = `OVS_CMD_LOCATE_LEN;
        `OVS_CMD_FILL:    length_of = `OVS_CMD_FILL_LEN;
        `OVS_CMD_ATTR:    length_of = `OVS_CMD_ATTR_LEN;
        `OVS_CMD_FONT:    length_of = `OVS_CMD_FONT_LEN;
        `OVS_CMD_COMMIT:  length_of = `OVS_CMD_COMMIT_LEN;
        default:          length_of = 8'd0;
        endcase
    endfunction

    wire [7:0] op_code = {5'd0, cmd};
    wire is_display = op_code == `OVS_CMD_DISPLAY, is_locate = op_code == `OVS_CMD_LOCATE,
         is_write = op_code == `OVS_CMD_WRITE, is_fill = op_code == `OVS_CMD_FILL, is_attr = op_code == `OVS_CMD_ATTR,
         is_font = op_code == `OVS_CMD_FONT, is_commit = op_code == `OVS_CMD_COMMIT;
    wire good_len   = data != 8'd0 && (is_write || data == length_of(cmd));

    wire load     = look & state == LOAD & ~skip;
    wire load_end = use_up & state == LOAD & left == 8'd1;
    wire reset_it = load & is_display & at == 5'd0 & data[7];

    always @(posedge clk) begin
        error <= 1'b0;
        if (look && state == OP) cmd <= data[2:0] & {3{data[7:3] == 5'd0}};
        if (look && state == LEN) begin
            left  <= data;
            at    <= 5'd0;
            skip  <= ~good_len;
            error <= ~good_len;
        end
        if (use_up && state == LOAD) begin
            left <= left - 8'd1;
            at   <= at + 5'd1;
        end
        if (reset_it) skip <= 1'b1;
        if (rst) error <= 1'b0;
    end

    wire boot   = idle & (state == CLEAR0 || state == CLEAR1);
    wire copied = idle & state == COPYING;

    always @(posedge clk) begin
        if (look && state == OP) state <= LEN;
        if (look && state == LEN) state <= data == 8'd0 ? OP : LOAD;
        if (load_end) state <= is_write && !skip ? TAIL : is_commit && !skip ? WAIT : OP;
        if (state == TAIL && idle) state <= OP;
        if (swap) state <= COPYING;
        if (copied | flush) state <= OP;
        if (boot) state <= state == CLEAR0 ? CLEAR1 : OP;
        if (rst) state <= CLEAR0;
    end

    // LOCATE and the moving cursor
    // ----------------------------

    reg  [7:0]  cur_row, cur_col;
    reg  [15:0] cur_attr;
    wire        wide = cur_attr[12];
    wire        unused = cur_attr[13];    // RIGHT is set by WRITE itself
    wire        put;                      // a character of WRITE goes to the cursor

    // From 128 on nothing is ever to be seen, and the cursor stays.
    wire [7:0]  col_next = cur_col + (wide ? 8'd2 : 8'd1);

    always @(posedge clk) begin
        if (load && is_locate)
            case (at[1:0])
            2'd0: cur_row        <= data;
            2'd1: cur_col        <= data;
            2'd2: cur_attr[7:0]  <= data;
            2'd3: cur_attr[15:8] <= data;
            endcase
        if (put && !cur_col[7]) cur_col <= col_next;
        if (reset_it | rst) begin
            {cur_row, cur_col} <= 16'd0;
            cur_attr           <= CLEAR_ATTR;
        end
    end

    // Text
    // ----

    wire        emit, unfinished, again_text;
    wire [15:0] code;

    osd_utf8 utf8 (
        .clk(clk), .rst(rst), .take(load & is_write), .byte_0(data), .clear(flush | (state == TAIL & idle)),
        .emit(emit), .code(code), .again(again_text), .unfinished(unfinished)
    );
    assign      again = again_text & is_write & ~skip;
    wire        tail_bad = state == TAIL & idle & unfinished;
    assign      put = (load & is_write & emit) | tail_bad;

    assign {set, set_at, set_byte} = {load & is_display, at[3:0], data};
    assign defaults = reset_it;

    // COMMIT
    // ------

    reg notify;
    assign swap        = state == WAIT & frame;
    assign commit_busy = state == WAIT | state == COPYING;
    assign quiet       = idle & (state == OP | state == LEN | state == LOAD);

    always @(posedge clk) begin
        commit_done <= copied & notify;
        if (load && is_commit) notify <= data[0];
        if (copied) commits <= commits + 16'd1;
        if (swap || (boot && state == CLEAR1)) page <= ~page;
        if (rst) begin
            commit_done <= 1'b0;
            commits     <= 16'd0;
            page        <= 1'b0;
        end
    end

    // FONT: lines come in pairs, one word each
    assign soft_at = at[3:1] - 3'd1;      // at is 2, 4 ... 16, and one more while the word is stored

    // Orders to osd_page
    // ------------------

    wire glyph_word = load & is_font & ~at[0] & at != 5'd0;
    wire rectangle  = load & (is_fill | is_attr) & at == 5'd7;
    wire clear      = reset_it | boot;

    always @(posedge clk) begin
        start <= put | glyph_word | rectangle | clear | swap;
        if (rst) start <= 1'b0;
    end

    always @(posedge clk)
        if (put | glyph_word | rectangle | clear | swap) begin
            halves <= put & wide;
            op     <= swap ? COPY : glyph_word ? WORD : rectangle & is_attr ? MASK : FILL;
        end

    // Bytes of FILL, ATTR and FONT go where osd_page looks for them: it is idle while they come.
    always @(posedge clk) begin
        if (load & (is_fill | is_attr))
            case (at)
            5'd0: at_row  <= data;
            5'd1: at_col  <= data;
            5'd2: height  <= data;
            5'd3: width   <= data;
            5'd4: a[7:0]  <= data;
            5'd5: a[15:8] <= data;
            5'd6: b[7:0]  <= data;
            5'd7: b[15:8] <= data;
            default: ;
            endcase
        if (load & is_font & at == 5'd0) at_row <= data;
        if (load & is_font & at[0]) b[7:0] <= data;
        if (glyph_word) b[15:8] <= data;
        if (put) begin
            {at_row, at_col, height, width} <= {cur_row, cur_col, 8'd1, 6'd0, wide, ~wide};
            {a, b} <= {tail_bad ? 16'hFFFD : code, cur_attr[15:14], 1'b0, cur_attr[12:0]};
        end
        if (swap | clear) begin
            {at_row, at_col, height, width} <= {16'd0, 16'hFFFF};
            {a, b} <= swap ? 32'hFFFF0000 : {16'h0020, CLEAR_ATTR};
        end
    end

endmodule

`default_nettype wire
