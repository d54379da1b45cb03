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
    input  wire [HOSTS*PIXELS-1:0]    host_hs,       // as on the wire, with the polarities below
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
    output reg                        frame_2,       // strobe: vertical sync began
    output reg  [PIXELS*32-1:0]       rgb_1
);

    localparam [4:0]  INTERNAL = HOSTS[4:0];
    localparam [31:0] BLUE     = 32'h00000050;
    localparam [1:0]  SHOW = 2'd0, LEAVE = 2'd1, BLACK = 2'd2;

    // What is wanted
    // --------------

    wire [31:0] present_all = {{(32 - HOSTS){1'b0}}, host_present};
    reg  [4:0]  target;
    assign no_signal = sel < INTERNAL && !present_all[sel];

    always @(posedge clk) begin
        target <= present_all[sel] & ~force_internal ? sel : INTERNAL;
        if (rst) target <= INTERNAL;
    end

    // The beat of the source shown
    // ----------------------------

    reg  [1:0] state;
    wire       internal  = shown == INTERNAL;
    assign     int_run   = internal;
    assign     switching = state != SHOW;
    integer    i, j, k;

    always @(posedge clk) begin
        ce_1 <= 1'b0;
        if (internal) begin
            ce_1 <= int_ce;
            {hs_1, vs_1, de_1} <= {{PIXELS{int_hs}}, {PIXELS{int_vs}}, {PIXELS{int_de}}};
            {hs_pol_1, vs_pol_1} <= 2'b00;
        end else
            for (i = 0; i < HOSTS; i = i + 1)
                if (host_ce[i] && shown == i[4:0]) begin
                    ce_1     <= 1'b1;
                    hs_1     <= host_hs[i*PIXELS +: PIXELS] ^ {PIXELS{~host_hs_pol[i]}};
                    vs_1     <= host_vs[i*PIXELS +: PIXELS] ^ {PIXELS{~host_vs_pol[i]}};
                    de_1     <= host_de[i*PIXELS +: PIXELS];
                    hs_pol_1 <= host_hs_pol[i];
                    vs_pol_1 <= host_vs_pol[i];
                end
        if (rst) ce_1 <= 1'b0;
    end

    always @(posedge clk)
        if (state == BLACK) rgb_1 <= {(PIXELS*32){1'b0}};
        else if (internal) begin
            if (int_ce) rgb_1 <= {PIXELS{BLUE}};
        end else
            for (j = 0; j < HOSTS; j = j + 1)
                if (host_ce[j] && shown == j[4:0]) rgb_1 <= host_rgb[j*PIXELS*32 +: PIXELS*32];

    // A frame of the output begins with a vertical sync or with another source.
    reg  vs_last;
    wire arrive;

    always @(posedge clk) begin
        frame_2 <= arrive;
        if (ce_1) begin
            vs_last <= vs_1[PIXELS-1];
            frame_2 <= arrive | ((|vs_1) & ~vs_last);
        end
        if (arrive | rst) vs_last <= 1'b1;
        if (rst) frame_2 <= 1'b0;
    end

    // Vertical sync of the source to come
    // -----------------------------------

    reg [4:0]        want;                // the target of the clock before
    reg              want_ce, want_vs_last;
    reg [PIXELS-1:0] want_vs;

    always @(posedge clk) begin
        want_ce <= 1'b0;
        if (state == BLACK) begin
            want <= target;
            if (want_ce) want_vs_last <= want_vs[PIXELS-1];
            for (k = 0; k < HOSTS; k = k + 1)
                if (host_ce[k] && target == k[4:0]) begin
                    want_ce <= 1'b1;
                    want_vs <= host_vs[k*PIXELS +: PIXELS] ^ {PIXELS{~host_vs_pol[k]}};
                end
        end
        if (state != BLACK || want != target) want_vs_last <= 1'b1;
        if (rst) want_ce <= 1'b0;
    end

    // Leave, black, show
    // ------------------

    reg [5:0] wait_ms;
    wire      nobody = internal | ~present_all[shown];
    assign    arrive = state == BLACK && (target == INTERNAL || (want_ce && |want_vs && !want_vs_last && want == target));

    always @(posedge clk) begin
        case (state)
        SHOW:    if (target != shown) state <= LEAVE;
        LEAVE:   if (target == shown) state <= SHOW;
                 else if (frame_2 || nobody || &wait_ms) state <= BLACK;
        default: if (arrive) state <= SHOW;
        endcase
        if (state == LEAVE && tick_ms) wait_ms <= wait_ms + 6'd1;
        if (state == SHOW) wait_ms <= 6'd0;
        if (rst) state <= SHOW;
    end

    always @(posedge clk) begin
        int_restart <= 1'b0;
        if (arrive) begin
            shown       <= target;
            int_restart <= target == INTERNAL;
        end
        if (rst) begin
            shown       <= INTERNAL;
            int_restart <= 1'b1;
        end
    end

endmodule

`default_nettype wire
