// SPDX-License-Identifier: MIT
// vid_matrix - which source is on the output, changed only in the vertical blank
//
// The old picture ends at its own vertical sync; from there the output is black with the
// old syncs until the wanted source's vertical sync, then that source is passed through.
// A frame therefore holds pixels of one source only. Nobody waits for the internal raster
// or for a dead source, and for no vertical sync longer than 64 ms. With no source wanted,
// or without picture on the wanted port, the internal raster is shown.
// Stage 0 is the beat at the inputs (syncs only), stage 1 is registered with its pixels.

`default_nettype none

module vid_matrix #(
    parameter integer HOSTS  = 4,
    parameter integer PIXELS = 1
) (
    input  wire                       clk,
    input  wire                       rst,
    input  wire                       tick_ms,

    input  wire [HOSTS-1:0]           host_ce,
    input  wire [HOSTS*PIXELS-1:0]    host_hs,       // positive
    input  wire [HOSTS*PIXELS-1:0]    host_vs,
    input  wire [HOSTS*PIXELS-1:0]    host_de,
    input  wire [HOSTS*PIXELS*32-1:0] host_rgb,
    input  wire [HOSTS-1:0]           host_hs_pol,
    input  wire [HOSTS-1:0]           host_vs_pol,
    input  wire [HOSTS-1:0]           host_present,

    input  wire                       int_ce,        // internal raster, all lanes alike
    input  wire                       int_hs,
    input  wire                       int_vs,
    input  wire                       int_de,
    output wire                       int_run,
    output reg                        int_restart,

    input  wire [4:0]                 sel,           // >= HOSTS: none
    input  wire                       force_internal,
    output reg  [4:0]                 shown,         // HOSTS: internal raster
    output wire                       no_signal,     // the selected port has no picture
    output wire                       switching,

    output wire                       ce_0,
    output reg  [PIXELS-1:0]          hs_0,          // positive; 0 between beats
    output reg  [PIXELS-1:0]          vs_0,
    output reg  [PIXELS-1:0]          de_0,
    output wire                       frame_0,       // strobe: vertical sync begins
    output reg                        ce_1,
    output reg  [PIXELS-1:0]          hs_1,          // with the polarity of the source
    output reg  [PIXELS-1:0]          vs_1,
    output reg  [PIXELS-1:0]          de_1,
    output reg  [PIXELS*32-1:0]       rgb_1
);

    localparam [4:0]  INTERNAL = HOSTS[4:0];
    localparam [31:0] BLUE     = 32'h00000050;
    localparam [1:0]  SHOW = 2'd0, LEAVE = 2'd1, BLACK = 2'd2;

    // What is wanted
    // --------------

    wire [31:0] present_all = {{(32 - HOSTS){1'b0}}, host_present};
    wire [31:0] ce_all      = {{(32 - HOSTS){1'b0}}, host_ce};
    wire        is_port     = sel < INTERNAL;
    wire [4:0]  target      = present_all[sel] & ~force_internal ? sel : INTERNAL;
    assign no_signal = is_port & ~present_all[sel];

    // Syncs of the source shown
    // -------------------------

    reg  [1:0] state;
    wire       internal = shown == INTERNAL;
    assign     int_run  = internal;
    assign     ce_0     = internal ? int_ce : ce_all[shown];
    assign     switching = state != SHOW;

    // The lanes of one host
    function [PIXELS-1:0] lanes_of;
        input [HOSTS*PIXELS-1:0] all;
        input [4:0]              which;
        integer                  h;
        begin
            lanes_of = {PIXELS{1'b0}};
            for (h = 0; h < HOSTS; h = h + 1)
                if (which == h[4:0]) lanes_of = all[h*PIXELS +: PIXELS];
        end
    endfunction

    always @(*) begin
        {hs_0, vs_0, de_0} = {(3*PIXELS){1'b0}};
        if (ce_0 && internal) {hs_0, vs_0, de_0} = {{PIXELS{int_hs}}, {PIXELS{int_vs}}, {PIXELS{int_de}}};
        else if (ce_0) begin
            hs_0 = lanes_of(host_hs, shown);
            vs_0 = lanes_of(host_vs, shown);
            de_0 = lanes_of(host_de, shown);
        end
    end

    wire [31:0] hs_pol_all = {{(32 - HOSTS){1'b0}}, host_hs_pol};
    wire [31:0] vs_pol_all = {{(32 - HOSTS){1'b0}}, host_vs_pol};
    wire        hs_pol = hs_pol_all[shown];   // the internal raster is negative
    wire        vs_pol = vs_pol_all[shown];

    reg  vs_last, switched;
    wire vs_up_0 = ce_0 & (|vs_0) & ~vs_last;
    assign frame_0 = vs_up_0 | switched;

    // Vertical sync of the source to come
    // -----------------------------------

    reg  [4:0] want;
    reg        want_vs_last;
    wire       want_ce    = state == BLACK && ce_all[want];
    wire [PIXELS-1:0] want_vs = want_ce ? lanes_of(host_vs, want) : {PIXELS{1'b0}};
    wire       want_vs_up = (|want_vs) & ~want_vs_last & (want == target);

    always @(posedge clk) begin
        want <= target;
        if (state != BLACK || want != target) want_vs_last <= 1'b1;
        else if (want_ce) want_vs_last <= want_vs[PIXELS-1];
        if (rst) want <= INTERNAL;
    end

    // Leave, black, show
    // ------------------

    reg  [5:0] wait_ms;
    wire       nobody  = internal | ~present_all[shown];
    wire       leave   = state == LEAVE && target != shown && (vs_up_0 || nobody || &wait_ms);
    wire       arrive  = state == BLACK && (want_vs_up || target == INTERNAL);

    always @(posedge clk) begin
        int_restart <= 1'b0;
        switched    <= 1'b0;
        if (state == SHOW && target != shown) state <= LEAVE;
        if (state == LEAVE && target == shown) state <= SHOW;
        if (leave) state <= BLACK;
        if (arrive) begin
            state       <= SHOW;
            shown       <= target;
            switched    <= 1'b1;
            int_restart <= target == INTERNAL;
        end
        if (rst) begin
            state       <= SHOW;
            shown       <= INTERNAL;
            switched    <= 1'b0;
            int_restart <= 1'b1;
        end
    end

    always @(posedge clk) begin
        if (state != LEAVE) wait_ms <= 6'd0;
        else if (tick_ms) wait_ms <= wait_ms + 6'd1;
        if (ce_0) vs_last <= vs_0[PIXELS-1];
        if (arrive | rst) vs_last <= 1'b1;
    end

    // The beat with its pixels
    // ------------------------

    integer i;
    always @(posedge clk) begin
        ce_1 <= ce_0;
        if (ce_0) begin
            hs_1 <= hs_0 ^ {PIXELS{~hs_pol}};
            vs_1 <= vs_0 ^ {PIXELS{~vs_pol}};
            de_1 <= de_0;
            if (state == BLACK) rgb_1 <= {(PIXELS*32){1'b0}};
            else if (internal) rgb_1 <= {PIXELS{BLUE}};
            else
                for (i = 0; i < HOSTS; i = i + 1)
                    if (shown == i[4:0]) rgb_1 <= host_rgb[i*PIXELS*32 +: PIXELS*32];
        end
        if (rst) ce_1 <= 1'b0;
    end

endmodule

`default_nettype wire
