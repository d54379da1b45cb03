// SPDX-License-Identifier: MIT
// link_edid_regs - the EDID block of hdl/regs.csv: 256 bytes, and what becomes of them
//
// `word` is one clock late; of EDID_DATA it is what ddc_edid gives (`data`). A command is passed on by `go`, for one clock.

`default_nettype none
`include "ovs_regs.vh"

module link_edid_regs #(
    parameter integer HOSTS = 4,
    parameter [0:0]   EDID  = 1'b1             // there is a ddc_edid
) (
    input  wire        clk,
    input  wire        rst,
    input  wire [15:0] addr,
    input  wire [31:0] wdata,
    input  wire        write,                  // strobe
    output wire        in_edid,                // addr is in this block
    output wire [31:0] word,
    output reg  [3:0]  result,                 // of writing wdata

    // ddc_edid
    output reg         go,
    output reg  [1:0]  op,
    output reg  [3:0]  host,                   // 0-based
    output reg         two,
    input  wire        busy,
    output wire        data_write,             // strobe: wdata goes to data_at
    output wire        data_read,              // data of data_at is wanted in the next clock
    output wire [5:0]  data_at,
    input  wire [31:0] data
);

    localparam [15:0] DATA = `OVS_REG_EDID_DATA, COMMAND = `OVS_REG_EDID_COMMAND;

    wire   in_data    = addr[15:6] == DATA[15:6];
    wire   is_command = addr == COMMAND;
    assign in_edid    = in_data | addr[15:1] == COMMAND[15:1];
    wire   at_work    = busy | go;

    reg    was_data, status;
    assign word = was_data ? data : {31'd0, status};
    always @(posedge clk) begin
        was_data <= in_data & EDID;
        status   <= at_work & addr == `OVS_REG_EDID_STATUS;
    end

    wire [4:0] host_0 = wdata[4:0] - 5'd1;
    wire       exists = {27'd0, host_0} < HOSTS & wdata[31:18] == 14'd0 & wdata[15:9] == 7'd0 & wdata[7:5] == 3'd0;
    wire       known  = wdata[17:16] != 2'd0;

    always @(*) begin
        result = `OVS_RESULT_OK;
        if (at_work) result = `OVS_RESULT_BUSY;
        if (is_command & ~(exists & known)) result = `OVS_RESULT_BAD_VALUE;
        if (~EDID | ~(is_command | in_data)) result = `OVS_RESULT_READ_ONLY;
    end

    wire   does = write & in_edid & result == `OVS_RESULT_OK;
    assign data_write = does & in_data;
    assign data_read  = in_data & EDID;
    assign data_at    = addr[5:0];

    always @(posedge clk) begin
        go <= does & is_command;
        {op, two, host} <= {wdata[17:16], wdata[8], host_0[3:0]};
        if (rst) go <= 1'b0;
    end

endmodule

`default_nettype wire
