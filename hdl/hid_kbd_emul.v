// SPDX-License-Identifier: MIT
// hid_kbd_emul - the keyboard a host sees
//
// Keys wait in a queue of 16. The set `told` holds the keys this host was told are down: it changes
// when a key is really sent, so a release of any other key is dropped and every key in it gets its
// release, whatever is lost in between. `release_all` waits its turn in the queue; then, or after the queue
// was flushed or ran over, the set is walked and every key in it is released. A host that takes no
// byte for 50 ms is stuck: from then on keys are taken and dropped, so it never holds up the switch.
// Scan codes, typematic and commands are in hid_scanset, hid_typematic and hid_kbd_cmd.

`default_nettype none

module hid_kbd_emul #(
    parameter integer HALF_US = 40,      // see hid_ps2_device
    parameter integer BAT_MS  = 350,     // length of the self-test
    parameter [7:0]   TOP     = 8'hFF    // highest key id; lower only to shorten proofs
) (
    input  wire       clk,
    input  wire       rst,
    input  wire       tick,              // go on by one microsecond; also high in reset
    input  wire       tick_ms,

    input  wire       pclk_i,
    input  wire       pdat_i,
    output wire       pclk_oe,
    output wire       pdat_oe,

    input  wire       key_valid,
    output wire       key_ready,         // looked at in a tick
    input  wire [8:0] key,               // {down, id}
    input  wire       release_all,       // strobe of one tick

    output wire [2:0] leds,
    output wire [1:0] scan_set,
    output wire       enabled,
    output wire       still              // nothing to do until an input changes
);

    localparam [2:0] CLEAR = 3'd0, BAT = 3'd1, IDLE = 3'd2, FETCH = 3'd3, LOOK = 3'd4, KIND = 3'd5, CHECK = 3'd6, SEND = 3'd7;
    localparam [4:0] SIZE = 5'd16, MAKES = 5'd12;            // presses leave room for releases
    localparam [5:0] STUCK_MS = 6'd50;
    localparam [8:0] BAT_END = BAT_MS[8:0];

    wire       line_still, cmd_still, rep_still;
    wire       rx_valid, rx_bad, tx_valid, tx_done;
    wire [7:0] rx_data, tx_data;
    hid_ps2_device #(.HALF_US(HALF_US)) line (
        .clk(clk), .rst(rst), .tick(tick),
        .pclk_i(pclk_i), .pdat_i(pdat_i), .pclk_oe(pclk_oe), .pdat_oe(pdat_oe),
        .tx_valid(tx_valid), .tx_data(tx_data), .tx_done(tx_done),
        .rx_valid(rx_valid), .rx_bad(rx_bad), .rx_data(rx_data), .still(line_still)
    );

    wire       scan_valid, scan_done, bat_done, quiet, flush, restart, kind_all, kind_one, scanning;
    wire [1:0] kind_new;
    wire [7:0] kind_code, scan;
    wire [6:0] rate;
    hid_kbd_cmd cmd (
        .clk(clk), .rst(rst), .tick(tick),
        .rx_valid(rx_valid), .rx_bad(rx_bad), .rx_data(rx_data),
        .tx_valid(tx_valid), .tx_data(tx_data), .tx_done(tx_done),
        .scan_valid(scan_valid), .scan(scan), .scan_done(scan_done),
        .bat_done(bat_done), .quiet(quiet), .flush(flush), .restart(restart),
        .kind_all(kind_all), .kind_one(kind_one), .kind_taken(state == IDLE), .kind(kind_new), .kind_code(kind_code),
        .leds(leds), .scan_set(scan_set), .rate(rate), .enabled(enabled), .scanning(scanning), .still(cmd_still)
    );

    reg  [2:0] state;
    reg        down;                     // the key in work
    reg  [7:0] id;
    reg        repeated;                 // it is sent again by typematic
    reg        walk;                     // releasing all
    reg        owed;                     // a walk is due
    reg        over;                     // the queue ran over: a walk once it is empty
    wire       deaf = state == CLEAR || state == BAT;

    // Queue; key 0 does not exist and stands for release_all
    // -------------------------------------------------------

    (* ram_style = "block" *) reg [8:0] queue [0:15];
    reg  [8:0] head;
    reg  [3:0] rd;
    reg  [4:0] count;
    reg        all;                      // release_all came and is not in the queue yet
    reg  [5:0] held_ms;                  // how long the host has not taken a byte
    wire       stuck  = held_ms == STUCK_MS;
    wire       full   = count == SIZE;
    wire       fits   = key[8] ? count < MAKES : !full;
    wire       take   = key_valid && key_ready;
    wire       empty  = count == 5'd0;
    wire       push   = !deaf && !flush && (all ? !full : take && !over && fits && key[7:0] != 8'd0);
    wire       pop    = state == FETCH;
    wire       unlucky = all ? full : take && !fits && !key[8];     // a release found no room
    wire [3:0] wr     = rd + count[3:0];

    assign key_ready = !all && (deaf || stuck || (!over && fits));

    always @(posedge clk) if (tick) all <= release_all && !rst;

    always @(posedge clk) if (tick) begin
        if (push) queue[wr] <= all ? 9'd0 : key;
        head <= queue[rd];
    end

    always @(posedge clk) if (tick) begin
        if (pop) rd <= rd + 4'd1;
        if (flush || deaf) count <= 5'd0;
        else               count <= count + {4'd0, push} - {4'd0, pop};
        if (rst) {rd, count} <= 9'd0;
    end

    wire settle = state == IDLE && empty && over && !all;    // what ran over becomes a walk
    always @(posedge clk) if (tick) begin
        if (deaf || settle || flush) over <= 1'b0;
        else if (unlucky)            over <= 1'b1;
        if (scan_done || !scan_valid || deaf)   held_ms <= 6'd0;
        else if (tick_ms && !stuck)             held_ms <= held_ms + 6'd1;
        if (rst) {over, held_ms} <= 7'd0;
    end

    // Memory: which keys the host was told are down, and what kind each set-3 code is
    // --------------------------------------------------------------------------------

    (* ram_style = "block" *) reg [1:0] memory [0:2*TOP+1];
    reg  [1:0] read;
    reg        told;                     // the key in work, from LOOK to CHECK
    reg        kinds;                    // setting all kinds
    wire [7:0] code_3;
    wire       kind_slot = state == KIND;
    wire       put   = kind_one && state == IDLE;
    wire       fill  = state == CLEAR || kinds;
    wire       all_kinds = kind_all && state != CLEAR;
    reg        upper;                    // CLEAR: the half of the kinds
    wire [7:0] place = put ? kind_code : !fill && kind_slot ? code_3 : id;
    wire [8:0] addr  = {place, put || (fill ? upper || kinds : kind_slot)};
    wire [1:0] wdata = put || kinds ? kind_new : fill ? {2{upper}} : {1'b0, down};

    always @(posedge clk) if (tick) begin
        if (put || fill || mark) memory[addr] <= wdata;
        read <= memory[addr];
        if (state == KIND) told <= read[0];
    end

    wire       kept   = scan_set == 2'd3 ? read[1] : 1'b1;        // its release is told
    wire       typed  = scan_set == 2'd3 ? read[0] : id != 8'h62; // it repeats
    wire       checks = state == CHECK && scanning;
    wire       press  = checks && down && !repeated && !told;
    wire       lift   = checks && !down && told;
    wire       repeats = checks && repeated && told;
    wire       begins = press || lift || repeats;
    wire       skip   = lift && !kept;
    wire       mark   = press || skip || (state == SEND && slot == 4'd15 && !down);  // told changes
    wire       late   = state == CHECK && !scanning && !down && told;

    // One key at a time
    // -----------------

    reg  [8:0] ms;
    reg  [3:0] slot;
    wire       used, due;
    wire       last   = id == TOP;
    wire       sent   = state == SEND && slot == 4'd15;
    wire       ends   = (state == CHECK && (!begins || skip)) || sent;
    wire       cleared = state == CLEAR && last && upper;
    wire       token  = state == FETCH && head == 9'd0;
    wire       free   = state == IDLE && !kinds && !kind_one;
    wire       to_walk = free && owed && scanning;
    wire       again  = free && empty && !owed && due && scanning;
    assign     bat_done = state == BAT && ms == BAT_END && quiet;

    always @(posedge clk) if (tick) begin
        case (state)
            CLEAR:   if (cleared) state <= BAT;
            BAT:     if (bat_done) state <= IDLE;
            IDLE:    if (kinds || kind_one) state <= IDLE;
                     else if (to_walk || again) state <= LOOK;
                     else if (!empty && !(owed && scanning)) state <= FETCH;
            FETCH:   state <= token ? IDLE : LOOK;
            LOOK:    state <= KIND;
            KIND:    state <= CHECK;
            CHECK:   state <= begins && !skip ? SEND : walk && !last ? LOOK : IDLE;
            default: if (sent) state <= walk && !last ? LOOK : IDLE;
        endcase
        if (flush && !deaf) state <= IDLE;
        if (rst || restart) state <= CLEAR;
    end

    reg  [7:0] rep_id;                   // the last key pressed
    always @(posedge clk) if (tick) begin
        if (state == FETCH)                   {down, id} <= head;
        else if (again)                       {down, id} <= {1'b1, rep_id};
        else if (to_walk || all_kinds)        {down, id} <= 9'd0;
        else if (fill || (walk && ends))      id <= last ? 8'd0 : id + 8'd1;
        if (rst || restart)                   {down, id} <= 9'd0;
    end

    always @(posedge clk) if (tick) begin
        if (state == IDLE)         {walk, repeated} <= {to_walk, again};
`ifdef SEEDED_BUG_1
        if (late || token || settle)           owed <= 1'b1;
`else
        if (flush || late || token || settle)  owed <= 1'b1;
`endif
        else if (to_walk)                      owed <= 1'b0;
        if (all_kinds)             kinds <= 1'b1;
        else if (last)             kinds <= 1'b0;
        if (rst || restart)        {walk, repeated, owed, kinds} <= 4'd0;
    end

    always @(posedge clk) if (tick) begin
        if (state == CLEAR && last)                  upper <= 1'b1;
        if (state == CLEAR)                          ms <= 9'd0;
        else if (tick_ms && ms != BAT_END)           ms <= ms + 9'd1;
        if (state != SEND)                           slot <= 4'd0;
        else if (!used || scan_done)                 slot <= slot + 4'd1;
        if (press) rep_id <= id;
        if (rst || restart) {upper, rep_id} <= 9'd0;
    end

    wire stop = deaf || flush || (lift && id == rep_id) || (press && !typed);
    hid_typematic typematic (
        .clk(clk), .tick(tick), .tick_ms(tick_ms), .start(press), .stop(stop), .rate(rate), .due(due), .taken(again),
        .still(rep_still)
    );
    hid_scanset codes (
        .clk(clk), .tick(tick), .clear(deaf), .look(state == LOOK), .start(press || lift), .down(down), .id(id),
        .repeated(repeated), .scan_set(scan_set), .num_lock(leds[1]), .slot(slot), .used(used), .value(scan), .code_3(code_3)
    );
    assign scan_valid = state == SEND && used;

    wire calm  = !all && empty && !over && held_ms == 6'd0 && !walk && !repeated && !kinds;
    wire rests = (free && !to_walk && !again) || (state == BAT && !bat_done);
    assign still = line_still && cmd_still && rep_still && calm && rests && slot == 4'd0 && !tick_ms;

`ifdef FORMAL
`include "hid_kbd_emul_formal.vh"
`endif

endmodule

`default_nettype wire
