// SPDX-License-Identifier: MIT
// flywheel_source - lines for vid_flywheel, so that what takes it thousands of clocks to reach is reached
//
// Beats of eight samples. The scenario is any of eight: how long lines are, and what happens behind the third.

`default_nettype none

module flywheel_source (
    input wire clk
);

    (* anyconst *) reg [2:0] scenario;
    reg        rst = 1'b1, restart = 1'b0;
    reg [11:0] at = 12'd0;                // of lane 0, from the beginning of this line
    reg [6:0]  line = 7'd0;               // lines that have begun
    reg [11:0] long;                      // this line
    reg        dumb;                      // no sync
    wire       tv = scenario[2];

    always @(*) begin
        dumb = 1'b0;
        case (scenario)
        3'd0: long = 12'd264;                                     // steady; at last it is told to begin anew
        3'd1: begin long = 12'd264; dumb = line > 7'd3; end      // dead after three lines
        3'd2: long = line == 7'd4 ? 12'd270 : 12'd264;
        3'd3: long = line == 7'd4 ? 12'd257 : 12'd264;            // at the limit, and beyond
        3'd4: long = line == 7'd3 ? 12'd1780 : 12'd1716;          // the other head of a tape: 64 samples later ...
        3'd5: long = line == 7'd3 ? 12'd1652 : 12'd1716;          // ... sooner
        3'd6: long = line >= 7'd3 ? 12'd1680 : 12'd1700;          // at the limit, and beyond
        3'd7: long = line == 7'd3 ? 12'd2416 : 12'd1716;          // much later: it is lost
        endcase
    end

    wire [12:0] on = {1'b0, at} + 13'd8;
    reg  [7:0]  low_1;
    integer     k;

    always @(posedge clk) begin
        rst     <= 1'b0;
        restart <= scenario == 3'd0 && line == 7'd40;
        if (on >= {1'b0, long}) begin
            at   <= on[11:0] - long;
            line <= line + {6'd0, ~&line};
        end else at <= on[11:0];
        for (k = 0; k < 8; k = k + 1)
            low_1[k] <= ~dumb & (at + k[11:0] < 12'd60 || at + k[11:0] >= long);
    end

    wire [11:0] pos, len, left, period;
    wire        wrap, tracking, fine, locked;

    vid_flywheel #(.PIXELS(8)) flywheel (
        .clk(clk), .rst(rst), .restart(restart), .ce(1'b1), .tv(tv), .low_1(low_1), .pos(pos), .len(len), .left(left),
        .wrap(wrap), .period(period), .tracking(tracking), .fine(fine), .locked(locked)
    );

endmodule

`default_nettype wire
