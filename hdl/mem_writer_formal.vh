// SPDX-License-Identifier: MIT
// Proofs about mem_writer, inside of it: what a chip reads from the pins. tests/formal/flash_guard.v has the rest.

    reg f_past = 1'b0;
    always @(posedge clk) f_past <= 1'b1;

    // A chip: the first 32 bits since chip select fell
    reg [31:0] f_seen;
    reg [5:0]  f_bits;
    always @(posedge clk)
        if (cs_n) f_bits <= 6'd0;
        else if (sck_en & f_bits != 6'd32) begin
            f_seen <= {f_seen[30:0], mosi};
            f_bits <= f_bits + 6'd1;
        end

    wire       f_works  = state != IDLE;
    wire [31:0] f_whole = {code, address};
    wire       f_writes = f_seen[31:24] == 8'h02 | f_seen[31:24] == 8'h20 | f_seen[31:24] == 8'hD8;
    wire       f_early  = count < 9'd32;
    wire       f_known  = code == 8'h02 | code == 8'h20 | code == 8'hD8 | code == 8'h0B | code == 8'h06 | code == 8'h05
                        | code == 8'h75 | code == 8'h7A;

    always @(*) if (f_past) begin
        if (f_works) begin_go: assert (go & ~done);
        if (state == LOAD | shifts | state == GAP | state == SUSPEND) whose: assert (~choose);
        if (shifts) counted: assert (f_bits == (f_early ? count[5:0] : 6'd32));
        if (shifts & f_early) to_come: assert ((shift ^ (f_whole << count[4:0])) >> count[4:0] == 32'd0);
        if (shifts & f_early) gone: assert ((f_seen ^ (f_whole >> (6'd32 - count[5:0]))) << (6'd32 - count[5:0]) == 32'd0);
        if (shifts & ~f_early & what == DO) whole_command: assert (f_seen == f_whole);
        if (shifts) no_other_code: assert (f_known & what <= RESUME);
        // A command that writes is one only when its address is the one that was taken.
        if (shifts & f_bits == 6'd32 & f_writes & what == DO) address_as_taken: assert (f_seen[23:16] == at[15:8]);
        // Of the others no more than POLL's answer follows, and their first byte is their code.
        if (shifts) in_time: assert (count <= last);
        if (what > RESUME) no_such: assert (0);
    end
    always @(*) if (f_past) cover (shifts & what == DO & writes);
