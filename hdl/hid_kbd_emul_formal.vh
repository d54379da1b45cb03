// SPDX-License-Identifier: MIT
// hid_kbd_emul_formal - what is proved of hid_kbd_emul (tests/formal/hid-kbd-emul.test)
    (* anyconst *) reg [7:0] f_key;
    reg f_first = 1'b1, f_want = 1'b0;   // what the consoles last said of the key
    always @(posedge clk) f_first <= 1'b0;
    always @(*) if (f_first) assume (rst && tick);
    always @(*) if (rst) assume (tick);
    always @(*) assume (f_key != 8'd0 && f_key <= TOP && key[7:0] <= TOP && code_3 <= TOP && kind_code <= TOP);
    always @(posedge clk) if (tick) begin
        if (take && key[7:0] == f_key) f_want <= key[8];
        if (release_all || rst) f_want <= 1'b0;
    end

    // The newest word about the key in the queue: there is one, what it says, how many pops away it is
    reg       f_word = 1'b0, f_says;
    reg [4:0] f_pops;
    always @(posedge clk) if (tick) begin
        f_pops <= push && (all || key[7:0] == f_key) ? count - {4'd0, pop} + 5'd1 : f_pops - {4'd0, pop};
        if (push && (all || key[7:0] == f_key)) {f_word, f_says} <= {1'b1, key[8] && !all};
        else if (pop && f_pops == 5'd1)         f_word <= 1'b0;
        if (flush || deaf || rst) f_word <= 1'b0;
    end
    integer i;
    reg [3:0] f_at;
    reg f_ids, f_words;
    always @(*) begin
        {f_ids, f_words} = {1'b1, !f_word || (f_pops != 5'd0 && f_pops <= count)};
        for (i = 0; i < 16; i = i + 1) begin
            f_at = i[3:0] - rd;
            if (f_at < count && queue[i][7:0] > TOP) f_ids = 1'b0;
            if (f_at < count && (queue[i] == 9'd0 || queue[i][7:0] == f_key) && !(f_word && f_at < f_pops)) f_words = 1'b0;
            if (f_word && f_at + 5'd1 == f_pops && queue[i] != (f_says ? {1'b1, f_key} : 9'd0) && queue[i] != {f_says, f_key}) f_words = 1'b0;
        end
    end

    // What the host will believe of the key when all that waits has been sent
    wire f_busy = state == LOOK || state == KIND || state == CHECK || state == SEND;
    wire f_told = memory[{f_key, 1'b0}][0];
    wire f_work = f_busy && !walk && !repeated && id == f_key;
    wire f_base = f_work ? down : f_told && !owed && !(walk && f_busy && id <= f_key);
    wire f_will = !all && (f_word ? f_says : f_base);
    always @(*) if (!f_first) begin
        never_stuck: assert (deaf || over || !f_will || f_want);                            // P4
        bounds:      assert (count <= SIZE && id <= TOP && rep_id <= TOP && f_ids && f_words);                  // P5
        if (state == FETCH) in_order: assert (head == queue[rd] && !empty && !walk && !repeated);
        if (state == KIND && id == f_key) fresh: assert (read[0] == f_told);
        if (state == CHECK && id == f_key) known: assert (told == f_told);
        if (state == CLEAR && (upper || id > f_key)) cleared_so_far: assert (!f_told);
        if (state == BAT) forgotten: assert (!f_told);
        if (walk && f_busy && id > f_key) walked: assert (!f_told || owed);
        if (kind_all) flushes: assert (flush);
        if (kinds) by_itself: assert (state == IDLE || state == BAT);
        if (walk && f_busy) only_up: assert (!down && !repeated);
    end
    generate if (TOP < 8'd8) begin : f_short
        always @(*) cover (!f_first && f_told && walk && state == CHECK && id == f_key);
    end endgenerate
