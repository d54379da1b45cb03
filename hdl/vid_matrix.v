// SPDX-License-Identifier: MIT
// vid_matrix - which source is on the output, changed only in the vertical blank
//
// The old picture ends at its own vertical sync; from there the output is black with the
// old syncs until the wanted source's vertical sync, then that source is passed through.
// A frame therefore holds pixels of one source only. Nobody waits for the internal raster
// or for a dead source, and for no vertical sync longer than 64 ms. With no source wanted,
// or without picture on the wanted port, the internal raster is shown.
// Stage 1 is the registered beat of the source shown; the others are not even looked at.

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

    output reg                        ce_1,
    output reg                        hs_pol_1,      // polarity of the source
    output reg                        vs_pol_1,
    output reg  [PIXELS-1:0]          hs_1,          // positive
    output reg  [PIXELS-1:0]          vs_1,
    output reg  [PIXELS-1:0]          de_1,
    output wire                       frame_1,       // strobe: vertical sync begins
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

    // The beat of the source shown
    // ----------------------------

    reg  [1:0] state;
    wire       internal  = shown == INTERNAL;
    assign     int_run   = internal;
    assign     switching = state != SHOW;

    wire [31:0] hs_pol_all = {{(32 - HOSTS){1'b0}}, host_hs_pol};
    wire [31:0] vs_pol_all = {{(32 - HOSTS){1'b0}}, host_vs_pol};
    integer     i, j;

    always @(posedge clk) begin
        ce_1 <= internal ? int_ce : ce_all[shown];
        if (internal) begin
            if (int_ce) {hs_1, vs_1, de_1} <= {{PIXELS{int_hs}}, {PIXELS{int_vs}}, {PIXELS{int_de}}};
        end else
            for (i = 0; i < HOSTS; i = i + 1)
                if (host_ce[i] && shown == i[4:0]) begin
                    hs_1 <= host_hs[i*PIXELS +: PIXELS];
                    vs_1 <= host_vs[i*PIXELS +: PIXELS];
                    de_1 <= host_de[i*PIXELS +: PIXELS];
                end
        hs_pol_1 <= hs_pol_all[shown];    // the internal raster is negative
        vs_pol_1 <= vs_pol_all[shown];
        if (rst) ce_1 <= 1'b0;
    end

    always @(posedge clk)
        if (state == BLACK) rgb_1 <= {(PIXELS*32){1'b0}};
        else if (internal) begin
            if (int_ce) rgb_1 <= {PIXELS{BLUE}};
        end else
            for (j = 0; j < HOSTS; j = j + 1)
                if (host_ce[j] && shown == j[4:0]) rgb_1 <= host_rgb[j*PIXELS*32 +: PIXELS*32];

    reg  vs_last, switched;
    wire vs_up_1 = ce_1 & (|vs_1) & ~vs_last;
    assign frame_1 = vs_up_1 | switched;

    // Vertical sync of the source to come
    // -----------------------------------

    reg  [4:0] want;
    reg        want_vs_last;
    reg        want_ce;                   // a beat of it, registered
    reg  [PIXELS-1:0] want_vs;
    wire       want_vs_up = want_ce & (|want_vs) & ~want_vs_last & (want == target);
    integer    k;

    always @(posedge clk) begin
        want_ce <= state == BLACK && want == target && ce_all[want];
        if (state == BLACK)
            for (k = 0; k < HOSTS; k = k + 1)
                if (host_ce[k] && want == k[4:0]) want_vs <= host_vs[k*PIXELS +: PIXELS];
        if (rst) want_ce <= 1'b0;
    end

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
    wire       leave   = state == LEAVE && target != shown && (vs_up_1 || nobody || &wait_ms);
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
        if (ce_1) vs_last <= vs_1[PIXELS-1];
        if (arrive | rst) vs_last <= 1'b1;
    end

endmodule

`default_nettype wire
