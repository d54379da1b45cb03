// SPDX-License-Identifier: MIT
// front-bench-N TEST [SEED]: see README.md
#include "bench.h"

#include <cstring>

static uint64_t seed = 1;

static std::string number(double x)
{
    char text[32];
    snprintf(text, sizeof text, "%.2f", x);
    return text;
}

static void expect(bool holds, const std::string &who, const std::string &what)
{
    if (!holds)
        fail(who + ": " + what);
}

// Nothing lost, doubled or swapped
static void expect_fields(const Bench &b, unsigned fields, const std::string &who)
{
    const Score &s = b.score;
    expect(s.fields + 1 >= fields && !s.lost_fields && !s.wrong_fields, who,
           std::to_string(s.fields) + " of " + std::to_string(fields) + " fields, " + std::to_string(s.lost_fields) + " lost, " +
               std::to_string(s.wrong_fields) + " elsewhere");
    expect(s.swapped_fields == 0, who, std::to_string(s.swapped_fields) + " fields swapped");
    expect(b.illegal == 0, who, std::to_string(b.illegal) + " illegal lines or fields");
}

// Composite video
// ---------------

struct Condition {
    const char *name;
    double scale, offset, snr, speed, missing, jitter, head_switch, skew;
    double worst;                       // position error allowed, samples
    bool separator;
};

static const Condition CONDITIONS[] = {
    {"clean", 1, 0, 0, 1, 0, 0, 0, 0, 0.1, false},
    {"half the level", 0.5, 0, 40, 1, 0, 0, 0, 0, 1, false},
    {"half again the level", 1.5, 40, 40, 1, 0, 0, 0, 0, 1, false},
    {"offset", 1, 50, 40, 1, 0, 0, 0, 0, 1, false},
    {"100 ppm slow", 1, 0, 0, 1.0001, 0, 0, 0, 0, 1, false},
    {"0.5 % fast", 1, 0, 40, 0.995, 0, 0, 0, 0, 1, false},
    {"external separator", 1, 0, 0, 1, 0, 0, 0, 0, 1, true},
    {"30 dB", 1, 0, 30, 1, 0, 0, 0, 0, 1.5, false},
    {"20 dB", 1, 0, 20, 1, 0, 0, 0, 0, 3, false},
    {"a fifth of the pulses missing", 1, 0, 30, 1, 0.2, 0, 0, 0, 2, false},
    {"jitter", 1, 0, 40, 1, 0, 2, 0, 0, 8, false},
    {"head switching", 1, 0, 40, 1, 0, 0, 12, 0, 64, false},
};

static void set_up(Composite *c, const Condition &k)
{
    c->scale = k.scale;
    c->offset = k.offset;
    c->noise = k.snr > 0 ? c->noise_of_snr(k.snr) * k.scale : 0;
    c->missing = k.missing;
    c->jitter = k.jitter;
    c->head_switch = k.head_switch;
    c->skew = k.skew;
    c->separator = k.separator;
}

static void composite_one(const Standard &s, const Condition &k, unsigned fields)
{
    std::string who = std::string(s.name) + ", " + k.name;
    Bench b;
    Composite c(s, k.speed, seed * 77 + s.half_lines);

    set_up(&c, k);
    b.signal = &c;
    b.line_samples = s.line * k.speed;
    double lock = b.until_present(2.6, who);
    expect(b.top->kind == 4 && b.top->wave, who, "kind " + std::to_string(b.top->kind));
    expect(b.top->pal == s.pal, who, "wrong standard");
    b.run_fields(1);
    b.judge_fields(fields);
    expect_fields(b, fields, who);
    expect(b.top->present, who, "picture lost");
    expect(b.score.wrong_lines <= 1, who, std::to_string(b.score.wrong_lines) + " lines elsewhere");
    expect(b.score.worst <= k.worst, who, "line off by " + number(b.score.worst) + " samples, mean " + number(b.score.mean()));
    if (k.snr == 0 && !k.separator) {
        expect(std::abs(b.top->tip - s.tip) <= 1 && std::abs(b.top->blank - s.blank) <= 1, who,
               "tip " + std::to_string(b.top->tip) + " blanking " + std::to_string(b.top->blank));
    }
    printf("%s: %s fields, worst %s, deviation %s\n", who.c_str(), number(lock).c_str(), number(b.score.worst).c_str(),
           number(b.score.deviation()).c_str());
}

// A tape: in every field the lines jump six lines before vertical sync, for each head looks along its own way. Lines and fields go
// on being counted, the picture stays, and in the visible lines the overlay is where the picture is.
static void tape_one(const Standard &s, double samples, bool skewed, double snr, double worst)
{
    std::string who = std::string(s.name) + ", heads " + number(samples / 27) + " us apart" + (skewed ? ", skewed" : "");
    Bench b;
    Composite c(s, 1, seed * 31 + s.half_lines + static_cast<uint64_t>(std::fabs(samples)));

    (skewed ? c.skew : c.head_switch) = samples;
    c.noise = c.noise_of_snr(snr);
    b.signal = &c;
    b.line_samples = s.line;
    b.may_leap = true;
    double lock = b.until_present(4, who);
    b.run_fields(2);
    b.leaps = 0;
    b.judge_fields(6);
    expect_fields(b, 6, who);
    expect(b.top->present, who, "picture lost");
    expect(b.score.wrong_shown == 0, who, std::to_string(b.score.wrong_shown) + " visible lines elsewhere");
    expect(b.score.worst_shown <= worst, who, "visible line off by " + number(b.score.worst_shown));
    expect(b.leaps <= 14, who, std::to_string(b.leaps) + " leaps in six fields");
    printf("%s: %s fields, visible lines worst %s, %u lines elsewhere\n", who.c_str(), number(lock).c_str(), number(b.score.worst_shown).c_str(),
           b.score.wrong_lines);
}

static void tapes()
{
    for (double samples : {27.0, -54.0, 135.0, -135.0, 320.0, -320.0})
        for (const Standard *s : {&NTSC, &PAL})
            tape_one(*s, samples, samples > 200 || samples < -200, 40, 64);
}

static void composite(unsigned conditions)
{
    const Standard *all[] = {&NTSC, &PAL, &NTSC_P, &PAL_P};

    for (unsigned i = 0; i < conditions; i++)
        for (unsigned s = 0; s < (i == 0 && conditions > 1 ? 4 : 2); s++)
            composite_one(*all[s], CONDITIONS[i], i == 0 && conditions > 1 ? 6 : 3);
}

// Composite sync and sync-on-green
// --------------------------------

static void computer_one(const char *name, Shape shape, bool positive, bool green)
{
    static const char *const names[] = {"plain", "XOR", "serrated", "equalised"};
    const Timing &m = *find_timing(name);
    std::string who = std::string(name) + ", " + (green ? "sync-on-green" : "composite sync") + ", " + names[shape] + (positive ? ", positive" : "");
    Bench b;
    Computer c(m, seed * 31 + m.khz + shape);

    c.shape = shape;
    c.positive = positive;
    c.green = green;
    c.noise = green ? 6 : 0;
    b.signal = &c;
    b.khz = m.khz;
    b.line_samples = m.h_total();
    b.until_present(6.6, who);
    expect(b.top->kind == (green ? 3 : 2) && !b.top->wave, who, "kind " + std::to_string(b.top->kind));
    b.run_fields(1);
    b.judge_fields(2);
    expect_fields(b, 2, who);
    expect(b.score.wrong_lines == 0 && b.score.worst == 0, who, "lines are not where they are");
    expect(b.top->h_total == m.h_total() && b.top->v_total == m.field_lines() && b.top->h_active == m.w && b.top->v_active == m.h, who,
           "measured " + std::to_string(b.top->h_total) + "x" + std::to_string(b.top->v_total));
    printf("%s: to the pixel\n", who.c_str());
}

static void computers()
{
    unsigned i = static_cast<unsigned>(seed % 4);

    for (const char *name : {"640x350@70", "640x480@60", "480p@59.94", "800x600@60"}) {
        computer_one(name, Shape(i % 4), i & 1, false);
        i++;
    }
    computer_one("800x600@56", Shape(i % 3), true, false);
    computer_one("640x480@60", SERRATED, false, true);
}

// Bad input
// ---------

// Runs on and on; whatever the source does, what is called a picture is one.
static void run_watched(Bench *b, double fields, const std::string &who)
{
    b->run_fields(fields);
    expect(b->illegal == 0, who, std::to_string(b->illegal) + " illegal lines or fields");
}

static void out_of_range(double speed)
{
    std::string who = "line of " + number(1716 * speed) + " samples";
    Bench b;
    Composite c(NTSC, speed, seed);

    b.signal = &c;
    b.run_fields(4);
    expect(!b.top->present && b.top->kind == 0 && b.whole_fields == 0, who, "called a picture");
}

static void unplug()
{
    Random random;
    random.state = seed;
    Bench b;
    Composite c(PAL, 1, seed);

    b.signal = &c;
    for (int i = 0; i < 4; i++) {
        c.dead = false;
        b.until_present(3, "plugged in again");
        run_watched(&b, 1.2 + random.unit(), "before it is unplugged");
        c.dead = true;                  // within a line
        run_watched(&b, 0.6, "unplugged");
        expect(!b.top->present && b.top->kind == 0, "unplugged", "still a picture");
        run_watched(&b, random.unit(), "unplugged for long");
    }
}

static void jumps()
{
    Random random;
    random.state = seed + 9;
    Bench b;
    Composite c(NTSC, 1, seed);

    b.signal = &c;
    b.may_leap = true;
    for (int i = 0; i < 5; i++) {       // half lines, whole ones and any: the field must be found again, right
        b.until_present(4, "after a jump");
        b.run_fields(0.3);
        c.jump(i == 0 ? 858 : random.unit() * 200000);
        b.run_fields(3);
        b.until_present(4, "after a jump");
        b.run_fields(1);
        b.judge_fields(2);
        expect_fields(b, 2, "after a jump");
    }
}

static void flips_and_sticks()
{
    const Timing &m = *find_timing("640x480@60");
    Bench b;
    Computer c(m, seed);

    b.khz = m.khz;
    b.signal = &c;
    b.line_samples = m.h_total();
    b.until_present(6.6, "composite sync");
    for (int i = 0; i < 3; i++) {
        b.run_fields(0.7);
        c.positive = !c.positive;
        b.run_fields(0.3);
        b.until_present(9, "after a flip of polarity");
        b.run_fields(1);
        b.judge_fields(1);
        expect(b.score.worst == 0 && b.score.wrong_lines == 0, "after a flip of polarity", "lines are not where they are");
    }
    c.separate = true;                  // a cable with two syncs, then one of composite sync
    b.run_fields(1);
    b.until_present(8, "two syncs");
    expect(b.top->kind == 1, "two syncs", "kind " + std::to_string(b.top->kind));
    c.separate = false;
    b.run_fields(7);                    // the loss of vertical sync is told after 100 ms
    b.until_present(9, "composite sync again");
    expect(b.top->kind == 2, "composite sync again", "kind " + std::to_string(b.top->kind));

    Composite stuck(NTSC, 1, seed);     // a pin that never moves and samples that say nothing
    stuck.dead = true;
    stuck.noise = 30;
    b.khz = 27000;
    b.signal = &stuck;
    b.run_fields(6);
    expect(!b.top->present && b.top->kind == 0, "noise only", "called a picture");
}

// Lines that become a third as long: every third of them begins where one of the old ones did
static void shorter_lines()
{
    static const Timing LONG = {"864 pixels a line", 13500, 720, 19, 62, 63, 240, 4, 3, 15, false, false, false};
    static const Timing SHORT = {"288 pixels a line", 13500, 200, 24, 32, 32, 186, 4, 3, 5, false, false, false};
    Bench b;
    Computer before(LONG, seed), after(SHORT, seed);

    b.khz = LONG.khz;
    b.signal = &before;
    b.line_samples = LONG.h_total();
    b.until_present(6.6, LONG.name);
    b.run_fields(1.3);
    while (before.to_line() > PIXELS)
        b.run_fields(PIXELS / before.field_samples());
    after.skip_to_line(before.to_line());
    b.signal = &after;
    b.line_samples = SHORT.h_total();
    b.run_fields(60);
    expect(b.top->present && b.top->kind == 2 && b.top->h_total == SHORT.h_total() && b.top->v_total == SHORT.field_lines(), SHORT.name,
           "measured " + std::to_string(b.top->h_total) + "x" + std::to_string(b.top->v_total) + ", kind " + std::to_string(b.top->kind));
}

// A vertical sync is over with two pulses that are no broad ones: sync that gets stuck behind them is no part of it.
static void stuck_behind_vertical(const Standard &s, unsigned pulses)
{
    std::string who = std::string(s.name) + ", stuck in sync " + std::to_string(pulses) + " pulses behind the vertical one";
    Bench b;
    Composite c(s, 1, seed);

    b.signal = &c;
    b.until_present(3, who);
    b.run_fields(1.2);
    while (!c.behind_vertical(pulses))
        b.beat();
    expect(!b.top->amiss, who, "the source was given up before");
    c.stuck = true;
    uint64_t from = b.samples;
    while (!b.top->amiss && b.samples < from + 14 * 27)
        b.beat();
    expect(b.top->amiss, who, "not given up within 14 us");
}

static void heavy_noise()
{
    Bench b;
    Composite c(PAL, 1, seed);

    b.signal = &c;
    b.until_present(3, "before the noise");
    for (double snr : {12.0, 6.0, 0.0, 6.0, 12.0}) {
        c.noise = c.noise_of_snr(snr);
        run_watched(&b, 3, "noise of " + number(snr) + " dB");
    }
    c.noise = 0;
    b.run_fields(2);
    b.until_present(3, "after the noise");
    b.judge_fields(2);
    expect_fields(b, 2, "after the noise");
}

static void bad_input()
{
    out_of_range(0.975);
    out_of_range(1.04);
    unplug();
    jumps();
    flips_and_sticks();
    shorter_lines();
    for (unsigned pulses = 2; pulses <= 10; pulses++) {
        stuck_behind_vertical(NTSC, pulses);
        stuck_behind_vertical(PAL, pulses);
    }
    heavy_noise();
    printf("out of range, unplugged, jumps, flips, stuck, stuck behind a vertical sync, lines of a third, noise: nothing but whole pictures\n");
}

// Figures for the plots of docs/composite.md
// ------------------------------------------

static const unsigned STARTS = 6, PATIENCE = 12, HELD = 12;     // fields

// Share of the starts in such a signal that lead to a picture, fast enough for a man
static double found_share(const Standard &s, double snr, double missing)
{
    unsigned found = 0;
    for (unsigned i = 0; i < STARTS; i++) {
        Bench b;
        Composite c(s, 1, seed + i * 101);
        b.signal = &c;
        c.noise = c.noise_of_snr(snr);
        c.missing = missing;
        for (unsigned f = 0; f < PATIENCE && !b.top->present; f++)
            b.run_fields(1);
        found += b.top->present;
    }
    return static_cast<double>(found) / STARTS;
}

// One point: that, and what becomes of a picture that was found before: share of the time, and where its lines are
static void point(const char *sweep, const Standard &s, double x, double snr, double missing)
{
    Bench b;
    Composite c(s, 1, seed);
    uint64_t held = 0, beats = 0;

    b.signal = &c;
    b.until_present(3, s.name);
    c.noise = c.noise_of_snr(snr);
    c.missing = missing;
    b.run_fields(2);
    b.each = [&](const Pins *) {
        beats++;
        held += b.top->present;
    };
    b.judge_fields(HELD);
    const Score &score = b.score;
    printf("%s|%s|%g|%.2f|%.2f|%.2f|%.2f|%.2f|%u\n", sweep, s.pal ? "PAL" : "NTSC", x, found_share(s, snr, missing),
           static_cast<double>(held) / static_cast<double>(beats), score.mean(), score.deviation(), score.worst,
           score.lost_fields + score.wrong_fields + score.swapped_fields);
    fflush(stdout);
}

static void points()
{
    for (const Standard *s : {&NTSC, &PAL}) {
        for (int snr = 40; snr >= 4; snr -= snr > 20 ? 4 : 1)
            point("noise", *s, snr, snr, 0);
        for (int missing = 0; missing <= 80; missing += 5)
            point("missing", *s, missing, 40, missing / 100.0);
    }
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 64;
    seed = argc > 2 ? strtoull(argv[2], nullptr, 10) : 1;
    if (!strcmp(argv[1], "clean"))
        composite(1);
    else if (!strcmp(argv[1], "composite"))
        composite(sizeof CONDITIONS / sizeof *CONDITIONS);
    else if (!strcmp(argv[1], "tapes"))
        tapes();
    else if (!strcmp(argv[1], "computers"))
        computers();
    else if (!strcmp(argv[1], "bad"))
        bad_input();
    else if (!strcmp(argv[1], "points"))
        points();
    else
        return 64;
    return 0;
}
