// SPDX-License-Identifier: MIT
// hid_words - what a key means after the trigger: the board's part of the operator's grammar
//
// Only says what a key is; whether the board acts on it or leaves it to the daemon is
// hid_trigger's. Keys of the keypad count as the digits on them. Purely combinational.

`default_nettype none

module hid_words (
    input  wire [7:0] id,
    output reg  [3:0] digit,
    output wire       is_digit,
    output wire       is_enter,
    output wire       is_space,
    output wire       is_prev,           // Up, Left
    output wire       is_next,           // Down, Right
    output wire       is_shift,          // on the way to ?
    output reg        is_letter          // A S B L K P I Z R W H ? Tab
);

    wire zero = id == 8'h45 || id == 8'h70;

    always @(*) begin
        case (id)
            8'h16, 8'h69: digit = 4'd1;
            8'h1E, 8'h72: digit = 4'd2;
            8'h26, 8'h7A: digit = 4'd3;
            8'h25, 8'h6B: digit = 4'd4;
            8'h2E, 8'h73: digit = 4'd5;
            8'h36, 8'h74: digit = 4'd6;
            8'h3D, 8'h6C: digit = 4'd7;
            8'h3E, 8'h75: digit = 4'd8;
            8'h46, 8'h7D: digit = 4'd9;
            default:      digit = 4'd0;
        endcase
    end

    always @(*) begin
        case (id)
            8'h1C, 8'h1B, 8'h32, 8'h4B, 8'h42, 8'h4D, 8'h43,
            8'h1A, 8'h2D, 8'h1D, 8'h33, 8'h4A, 8'h0D: is_letter = 1'b1;
            default:                                  is_letter = 1'b0;
        endcase
    end

    assign is_digit = zero || digit != 4'd0;
    assign is_enter = id == 8'h5A || id == 8'hDA;
    assign is_space = id == 8'h29;
    assign is_prev  = id == 8'hF5 || id == 8'hEB;
    assign is_next  = id == 8'hF2 || id == 8'hF4;
    assign is_shift = id == 8'h12 || id == 8'h59;

endmodule

`default_nettype wire
