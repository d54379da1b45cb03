// SPDX-License-Identifier: MIT
// link_flash_regs - the flash block of hdl/regs.csv: commands to mem_writer, and the guard of what may be written
//
// `word` is one clock late; of FLASH_DATA it is what mem_writer gives (`data`). A command is passed on by `go`, which
// stays until `done`. Nothing passes that is outside of the two font slots and the block behind each, which is for settings,
// nor a write to the slot that glyphs are drawn from, nor one that FLASH_UNLOCK did not precede: the bitstream is out of reach (tests/formal/flash-guard.test).

`default_nettype none
`include "ovs_regs.vh"

module link_flash_regs #(
    parameter [0:0] WRITER = 1'b1,             // there is a mem_writer
    parameter [7:0] FIRST  = 8'h10,            // block of 64 KiB where slot 0 begins
    parameter [7:0] BLOCKS = 8'h21,            // in a slot
    parameter [7:0] STRIDE = 8'h40             // from slot 0 to slot 1: a power of 2, more than FIRST + BLOCKS
) (
    input  wire        clk,
    input  wire        rst,
    input  wire [15:0] addr,
    input  wire [31:0] wdata,
    input  wire        write,                  // strobe
    output wire        in_flash,               // addr is in this block
    output wire [31:0] word,
    output reg  [3:0]  result,                 // of writing wdata

    // mem_flash
    input  wire        font_ok,
    input  wire        slot,

    // mem_writer
    output reg         go,                     // until done
    output reg  [2:0]  op,
    output reg  [15:0] at,                     // address bits 23:8
    input  wire        done,                   // until go falls
    input  wire [31:0] sum,
    output wire        data_write,             // strobe: wdata goes to data_at
    output wire        data_read,              // data of data_at is wanted in the next clock
    output wire [7:0]  data_at,
    input  wire [31:0] data
);

    localparam [15:0] DATA = `OVS_REG_FLASH_DATA, STATUS = `OVS_REG_FLASH_STATUS;
    localparam [2:0]  READ = 3'd1, PROGRAM = 3'd2, ERASE_BLOCK = 3'd4, CHOOSE = 3'd6;

    wire   in_data  = addr[15:8] == DATA[15:8];
    wire   in_regs  = addr[15:3] == STATUS[15:3];
    assign in_flash = in_data | in_regs;
    wire   busy     = go | done;

    // Read
    // ----

    reg  [31:0] own;
    reg         was_data;
    assign      word = was_data ? data : own;

    always @(posedge clk) begin
        was_data <= in_data;
        case (addr)
            `OVS_REG_FLASH_STATUS: own <= {28'd0, slot, font_ok, WRITER, busy};
            `OVS_REG_FLASH_LAYOUT: own <= {8'd0, STRIDE, BLOCKS, FIRST};
            `OVS_REG_FLASH_SUM:    own <= WRITER ? sum : 32'd0;
            default:               own <= 32'd0;
        endcase
    end

    // Guard
    // -----

    wire [7:0] block   = wdata[23:16];
    wire       which   = |(block & STRIDE);
    wire [7:0] offset  = (block & ~STRIDE) - FIRST;
    wire       is_slot = offset < BLOCKS;
    wire       is_kept = offset == BLOCKS;     // settings
    wire [2:0] op_in   = wdata[26:24];
    wire       writes  = op_in >= PROGRAM & op_in <= ERASE_BLOCK;
    wire       known   = op_in >= READ & op_in <= CHOOSE & wdata[31:27] == 5'd0;
`ifdef SEEDED_BUG_1
    wire       reached = op_in == CHOOSE | is_slot;
`elsif SEEDED_BUG_2
    wire       reached = op_in == CHOOSE | ~(writes & font_ok & which == slot);
`elsif SEEDED_BUG_3
    wire       reached = op_in == CHOOSE | is_kept | offset == BLOCKS + 8'd1 | (is_slot & ~(writes & font_ok & which == slot));
`else
    wire       reached = op_in == CHOOSE | is_kept | (is_slot & ~(writes & font_ok & which == slot));
`endif

    reg  armed;                                // by FLASH_UNLOCK
    wire is_unlock  = addr == `OVS_REG_FLASH_UNLOCK;
    wire is_command = addr == `OVS_REG_FLASH_COMMAND;

    always @(*) begin
        result = `OVS_RESULT_OK;
        if (is_unlock & wdata != `OVS_FLASH_KEY) result = `OVS_RESULT_BAD_VALUE;
        if ((is_command | in_data) & busy & (is_command | op == READ)) result = `OVS_RESULT_BUSY;
        if (is_command & writes & ~armed) result = `OVS_RESULT_READ_ONLY;
        if (is_command & ~reached) result = `OVS_RESULT_BAD_ADDRESS;
        if (is_command & ~known) result = `OVS_RESULT_BAD_VALUE;
        if (~WRITER | ~(is_unlock | is_command | in_data)) result = `OVS_RESULT_READ_ONLY;
    end

    // Write
    // -----

    wire does   = write & in_flash & result == `OVS_RESULT_OK;
    wire starts = does & is_command;

    assign data_write = does & in_data;
    assign data_read  = in_data;
    assign data_at    = addr[7:0];

    always @(posedge clk) begin
        if (starts) go <= 1'b1;
        else if (done) go <= 1'b0;
        if (does & is_unlock) armed <= 1'b1;
        else if (write & is_command & result != `OVS_RESULT_BUSY) armed <= 1'b0;
        if (rst) {go, armed} <= 2'b00;
    end

    always @(posedge clk)
        if (starts) {op, at} <= wdata[26:8];

    wire unused = &{1'b0, wdata[7:0]};

endmodule

`default_nettype wire
