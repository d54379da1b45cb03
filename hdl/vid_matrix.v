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
`ifndef SEEDED_BUG_1
        if (state == BLACK) rgb_1 <= {(PIXELS*32){1'b0}};
        else
`endif
        if (internal) begin
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
`ifdef SEEDED_BUG_2
    assign    arrive = state != SHOW &&
`else
    assign    arrive = state == BLACK &&
`endif
              (target == INTERNAL || (want_ce && |want_vs && !want_vs_last && want == target));

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

`ifdef FORMAL
    // Every source signs its pixels in the byte that is always 0 outside of this proof.
    // Between pixels of two sources lies the beginning of a frame; from leaving a source to
    // the next frame there is only black; the source changes only then.
    reg       f_past = 1'b0, f_seen;
    reg [7:0] f_last;
    integer   f_h;
    always @(*) if (!f_past) assume (rst);
    always @(*) for (f_h = 0; f_h < HOSTS; f_h = f_h + 1) assume (host_rgb[PIXELS*32*f_h+24 +: 8] == f_h + 1);

    reg        f_fresh;                   // rgb_1 was written since reset
    always @(posedge clk) f_fresh <= !rst && (f_fresh || ce_1);
    wire       f_ink  = (f_fresh || ce_1) && rgb_1[31:0] != 32'd0;
    wire [7:0] f_sign = internal ? 8'd0 : {3'd0, shown} + 8'd1;
    always @(posedge clk) begin
        f_past <= 1'b1;
        f_seen <= !rst && (frame_2 ? 1'b0 : f_seen | f_ink);
        if (f_ink) f_last <= rgb_1[31:24];
    end

    always @(*) if (f_past) begin
        if (f_ink && f_seen && !frame_2) never_mixed: assert (rgb_1[31:24] == f_last);
        if (f_ink) signed_by_shown: assert (rgb_1[31:24] == f_sign);
        if (f_seen && !frame_2) last_is_shown: assert (f_last == f_sign);
    end
    always @(*) if (f_past) begin
        known_source: assert (shown <= INTERNAL && target <= INTERNAL);
        known_state:  assert (state != 2'd3);
        cover (shown == 5'd1 && state == BLACK && target == 5'd0);
        cover (f_fresh && shown == 5'd0 && f_ink);
    end
    always @(posedge clk) if (f_past && !$past(rst) && $past(shown) != shown) begin
        black_before: assert ($past(state) == BLACK);
        new_frame:    assert (frame_2 && (rgb_1[31:0] == 32'd0));
    end
`endif

endmodule

`default_nettype wire
