// SPDX-License-Identifier: MIT
// link_ft245 - bytes to and from an FTDI chip in FT245 synchronous FIFO mode
//
// FT232H, or channel A of an FT2232H whose EEPROM says 245 FIFO, after the driver has set the bit mode. The chip
// gives the 60 MHz clock; without it nothing happens here. A byte changes hands at each rising edge of ft_clk that
// finds RD# (or WR#) and RXF# (or TXE#) low; OE# is low for a clock before RD#, and a clock in which nobody drives
// the bus is between the two directions (FTDI DS_FT2232H 4.4, DS_FT232H 4.4, AN_130). All outputs are registers, for the
// pads: the chip wants them 7.5 ns before its edge. RXF#, TXE# and the data are used at the edge they are valid for.
//
// Towards the rest it is link_uart with another rate: rx_valid is a strobe, at most one a clock; tx_ready is low in the
// clock after each byte, since link_tx needs that clock. After 64 clocks without a byte to send, SIWU# tells the chip not to wait
// for more. Neither direction holds up the other for more than BURST + 1 bytes.

`default_nettype none

module link_ft245 #(
    parameter integer LOG   = 9,         // 2^LOG bytes each way
    parameter [5:0]   BURST = 6'd63      // bytes, less one, of one direction while the other waits
) (
    input  wire       clk,
    output wire       rx_valid,
    output wire [7:0] rx_data,
    input  wire       tx_valid,
    output wire       tx_ready,
    input  wire [7:0] tx_data,

    // pins; the bus is ft_d_o when ft_d_oe
    input  wire       ft_clk,
    input  wire       ft_rxf_n,
    input  wire       ft_txe_n,
    input  wire [7:0] ft_d_i,
    output reg        ft_rd_n,
    output reg        ft_oe_n,
    output reg        ft_wr_n,
    output reg        ft_siwu_n,
    output reg        ft_d_oe,
    output reg  [7:0] ft_d_o
);

    localparam [1:0] REST = 2'd0, AIM = 2'd1, READ = 2'd2, WRITE = 2'd3;

    // The two FIFOs
    // -------------

    wire       up_room, down_room, up_valid;
    wire [7:0] up_data;
    reg        tx_pause;
    wire       take;
    wire       tx_sent = tx_valid & tx_ready;
    wire       got = ~ft_rd_n & ~ft_rxf_n;
    wire       put = ~ft_wr_n & ~ft_txe_n;

    initial tx_pause = 1'b0;

    assign tx_ready = up_room & ~tx_pause;

    always @(posedge clk) tx_pause <= tx_sent;

    lib_cross #(.WIDTH(8), .LOG(LOG)) down (
        .wr_clk(ft_clk), .wr_valid(got), .wr_data(ft_d_i), .wr_room(down_room),
        .rd_clk(clk), .rd_valid(rx_valid), .rd_data(rx_data), .rd_take(rx_valid)
    );

    lib_cross #(.WIDTH(8), .LOG(LOG)) up (
        .wr_clk(clk), .wr_valid(tx_sent), .wr_data(tx_data), .wr_room(up_room),
        .rd_clk(ft_clk), .rd_valid(up_valid), .rd_data(up_data), .rd_take(take)
    );

    // The byte that is next to be written waits at the pads
    // -----------------------------------------------------

    reg  held;
`ifdef SEEDED_BUG_2
    assign take = up_valid & (~held | ~ft_wr_n);
`else
    assign take = up_valid & (~held | put);
`endif

    initial held = 1'b0;

    always @(posedge ft_clk) begin
        if (take) held <= 1'b1;
        else if (put) held <= 1'b0;
        if (take) ft_d_o <= up_data;
    end

    // Whose turn
    // ----------

    reg  [1:0] state;
    reg  [5:0] burst;
    reg        was_read;                 // the last turn
    wire       can_read  = ~ft_rxf_n & down_room;
    wire       can_write = held & ~ft_txe_n;
`ifdef SEEDED_BUG_4
    wire       long      = 1'b0;
`else
    wire       long      = burst == BURST;
`endif
    wire       more      = state == READ ? can_read & ~(long & can_write) : put & take & ~(long & can_read);

    initial {state, burst, was_read} = 0;
    initial {ft_rd_n, ft_oe_n, ft_wr_n, ft_siwu_n, ft_d_oe} = 5'b11110;

    always @(posedge ft_clk)
        case (state)
            REST:
                if (can_write & (was_read | ~can_read)) state <= WRITE;
                else if (can_read) state <= AIM;
            AIM:     state <= READ;
            default: if (~more) state <= REST;
        endcase

    always @(posedge ft_clk) begin
        burst <= state == REST ? 6'd0 : burst + {5'd0, ~long};
        if (state == AIM) was_read <= 1'b1;
        else if (state == WRITE) was_read <= 1'b0;
    end

    // What the next clock is for
    // --------------------------

    wire to_write = state == REST ? can_write & (was_read | ~can_read) : state == WRITE & more;
    wire to_aim   = state == REST & can_read & ~(can_write & was_read);
    wire to_read  = state == AIM | (state == READ & more);

    always @(posedge ft_clk) begin
        ft_wr_n <= ~to_write;
        ft_d_oe <= to_write;
        ft_oe_n <= ~(to_aim | to_read);
`ifdef SEEDED_BUG_3
        ft_rd_n <= ~(to_read | (state == READ & down_room));
`else
        ft_rd_n <= ~to_read;
`endif
    end

    // Send what there is
    // ------------------

    reg  [6:0] quiet;
    reg        unsent;

    initial {quiet, unsent} = 0;

    always @(posedge ft_clk) begin
        quiet <= put | held ? 7'd0 : quiet + {6'd0, unsent};
        if (put) unsent <= 1'b1;
        else if (quiet == 7'd96) unsent <= 1'b0;
        ft_siwu_n <= ~(unsent & quiet[6]);
    end

`ifdef FORMAL
    // Who could go on does, within a burst of the other direction and what turning the bus takes
    reg [3:0] f_up = 4'd0, f_down = 4'd0;
    always @(posedge ft_clk) begin
        f_up   <= can_write & ~put ? f_up + 4'd1 : 4'd0;
        f_down <= can_read & ~got ? f_down + 4'd1 : 4'd0;
    end
    always @(*) if (BURST <= 6'd3) assert (f_up < 4'd12 & f_down < 4'd12);
`endif

endmodule

`default_nettype wire
