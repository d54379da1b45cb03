// SPDX-License-Identifier: MIT
// flash_guard - what leaves for the flash, whatever the link writes: proved by flash-guard.test
//
// Registers and writer with everything else free: words from the link, answers of the chip, glyphs, and which slot is in use.
// hdl/mem_writer_formal.vh reads the pins like a chip: no byte leaves but the eight that it names, and the address behind one that
// erases or programs is the one that was taken. Here: what is taken is in the slots or the block behind each, and not in the slot
// that was in use then.

`default_nettype none

module flash_guard (
    input wire        clk,
    input wire        rst,
    input wire        tick_us,
    input wire [15:0] addr,
    input wire [31:0] wdata,
    input wire        write,
    input wire        font_ok,
    input wire        slot,
    input wire        away,
    input wire        want,
    input wire        asking,
    input wire        settled,
    input wire        miso
);

    localparam [7:0] FIRST = 8'h10, BLOCKS = 8'h21, STRIDE = 8'h40;

    (* anyconst *) reg [1:0] lag;          // stays while the writer has the chip
    wire        in_flash, go, done, data_write, data_read, stir, hold, choose, cs_n, sck_en, mosi;
    wire [31:0] word, sum, data;
    wire [3:0]  result;
    wire [2:0]  op;
    wire [15:0] at;
    wire [7:0]  data_at;

    link_flash_regs #(.FIRST(FIRST), .BLOCKS(BLOCKS), .STRIDE(STRIDE)) regs (
        .clk(clk), .rst(rst), .addr(addr), .wdata(wdata), .write(write), .in_flash(in_flash), .word(word), .result(result),
        .font_ok(font_ok), .slot(slot), .go(go), .op(op), .at(at), .done(done), .sum(32'd0),
        .data_write(data_write), .data_read(data_read), .data_at(data_at), .data(32'd0)
    );

    mem_writer writer (
        .clk(clk), .rst(rst), .tick_us(tick_us), .go(go), .op(op), .at(at), .done(done), .sum(sum),
        .data_write(data_write), .data_at(data_at), .data_in(wdata), .data(data), .stir(stir),
        .hold(hold), .choose(choose), .away(away), .want(want), .asking(asking), .settled(settled), .lag(lag),
        .cs_n(cs_n), .sck_en(sck_en), .mosi(mosi), .miso(miso)
    );

    // The slot in use when the command was taken
    reg was_ok, was_slot;
    always @(posedge clk) if (~go & ~done) {was_ok, was_slot} <= {font_ok, slot};

`ifdef FORMAL
    reg f_past = 1'b0;
    always @(posedge clk) f_past <= 1'b1;
    always @(*) if (!f_past) assume (rst);
    // A command is of registers; one strobe at a time, as link_exec gives them.
    reg f_wrote;
    always @(posedge clk) f_wrote <= write;
    always @(*) if (f_past & f_wrote) assume (~write);

    // What a command that was taken looks like, for the induction
    wire [7:0] f_block  = at[15:8];
    wire       f_in_0   = f_block >= FIRST & f_block < FIRST + BLOCKS;
    wire       f_in_1   = f_block >= FIRST + STRIDE & f_block < FIRST + STRIDE + BLOCKS;
    wire       f_kept   = f_block == FIRST + BLOCKS | f_block == FIRST + STRIDE + BLOCKS;
    wire       f_writes = op >= 3'd2 & op <= 3'd4;
    wire       f_busy   = go | done;
    always @(*) if (f_past) begin
        if (f_busy & op != 3'd6) taken_in_slot: assert (f_in_0 | f_in_1 | f_kept);
        if (f_busy & f_writes & was_ok) taken_not_in_use: assert (f_kept | (was_slot ? f_in_0 : f_in_1));
        if (f_busy) taken_known: assert (op >= 3'd1 & op <= 3'd6);
        cover (f_busy & f_writes & was_ok & was_slot);
        cover (f_busy & f_writes & ~was_ok);
    end
`endif

endmodule

`default_nettype wire
