// SPDX-License-Identifier: MIT
// luma - composite video through a console: overlay, changes of source, and the raster of its own
//
// The source here is not a television signal that anybody decodes but one whose every sample is known: sync,
// blanking and random visible samples, at the places where vid_host says they are. Levels expected are worked out in
// floating point from the standards (SMPTE 170M, ITU-R BT.470), never with the gateware's shifts.
//
// usage: luma overlay ntsc|pal PAGES SEED     every sample of every field, random pages
//        luma notice ntsc|pal SEED             without a daemon, with and without a picture, and over RGB
//        luma switch COUNT SEED               RGB, composite and nothing in turn
//        luma break ntsc|pal COUNT SEED       a source whose pulses moved, and that then breaks off anywhere
//        luma raster ntsc|pal FIELDS [OUT.raw] the internal raster; samples to a file
#include "composite_levels.h"
#include "luma_bench.h"
#include "own_raster.h"
#include "page_model.h"
#include <cmath>
#include <cstring>

static const unsigned COLS = 80, ROWS = 30;

// ---- overlay --------------------------------------------------------------------------------------------------

static void append(Bytes &to, std::initializer_list<unsigned> bytes)
{
    for (unsigned byte : bytes)
        to.push_back(static_cast<uint8_t>(byte));
}

// 30 columns of 12x18 at 4x fill a line; and others, partly outside
static Bytes random_page(Random &r, bool whole, unsigned rows)
{
    Bytes b;
    unsigned big = whole ? 4 : r.below(2) << 2, x = whole ? 0 : r.below(700), y = whole ? 0 : r.below(120);
    unsigned scale = whole ? 2 : r.below(4) | r.below(2) << 4;
    append(b, {1, 13, 1 | big, 0, x & 255, x >> 8, y, 0, whole ? 30 : r.between(1, 40), whole ? rows : r.between(1, 16), scale,
               r.below(8), r.chance(2) ? 0 : r.between(2, 5), r.between(1, 3), r.below(3)});
    append(b, {4, 8, 0, 0, ROWS, COLS, 0x20, 0, r.next() & 255, r.next() & 0x0e});
    for (unsigned i = 0; i < 500; i++) {
        unsigned code = r.chance(3) ? 0x2500 + r.below(160) : r.between(0x21, 0x7e), attr = r.next() & 0xffff;
        append(b, {4, 8, r.below(16), r.below(40), 1, 1, code & 255, code >> 8, attr & 255, attr >> 8});
    }
    append(b, {7, 1, 1});
    return b;
}

// Compares each sample of the output with what was fed
struct Checker {
    Bench &b;
    const PageModel &page;
    Levels levels;
    int dark = -1;                      // blinking cells in this field; -1: not known yet
    unsigned row = 0, x = 0, fields = 0, turns = 0;
    bool last_vs = true, last_de = false;
    int last_dark = -1;
    uint64_t compared = 0;

    Checker(Bench &bench, const PageModel &p) : b(bench), page(p), levels(bench.wave.std) {}

    void sample(const Sample &s)
    {
        Fed in = b.fed.front();
        b.fed.pop_front();
        if (!s.wave || s.shown != 0)
            fail("the composite source is not shown any more");
        if (in.hs != s.hs || in.vs != s.vs || in.de != s.de)
            fail("syncs or the visible area moved");
        if (s.vs && !last_vs)
            begin_field();
        if (last_de && !s.de)
            end_line();
        last_vs = s.vs;
        last_de = s.de;
        if (fields)
            compare(s, in.value);
        x += s.de;
    }

    void begin_field()
    {
        if (fields && row != b.wave.rows())
            fail("a field of " + std::to_string(row) + " visible lines");
        turns += last_dark >= 0 && dark >= 0 && dark != last_dark;
        last_dark = dark;
        dark = -1;
        row = 0;
        fields++;
    }

    void end_line()
    {
        if (fields && x != 1440)
            fail("a line of " + std::to_string(x) + " visible samples");
        row++;
        x = 0;
    }

    void compare(const Sample &s, uint8_t under)
    {
        if (s.rgb)
            fail("rgb is not dark beside composite samples");
        int what = s.de ? page.look(x, row, false) : PageModel::PICTURE, other = s.de ? page.look(x, row, true) : what;
        if (what != other && dark < 0 && good(s, what, under) != good(s, other, under))
            dark = good(s, other, under);
        if (what != other && dark < 0)
            return;
        if (dark == 1)
            what = other;
        compared++;
        if (good(s, what, under))
            return;
        char text[200];
        snprintf(text, sizeof text, "field %u row %u sample %u: %u key %d level %d, source %u, expected %s %d, black %.1f white %.1f", fields, row, x,
                 s.value, s.key, s.level, under, what >= 0 ? "colour" : what == PageModel::DIMMED ? "dimmed" : "picture", what,
                 levels.black, levels.white);
        fail(text);
    }

    bool good(const Sample &s, int what, uint8_t under) const
    {
        if (what == PageModel::PICTURE)
            return !s.key && s.value == under;
        if (!s.key || (what == PageModel::DIMMED) != (s.level == 3))
            return false;
        double part = what >= 0 ? Levels::luminance(page.colour(static_cast<unsigned>(what))) : 0;
        if (what >= 0 && ((part < 0.15 && s.level != 0) || (part > 0.75 && s.level != 2) || (part > 0.33 && part < 0.55 && s.level != 1)))
            return false;
        return levels.matches(page, what, under, s.value);
    }
};

static void test_overlay(const Standard &nominal, unsigned pages, unsigned seed)
{
    Bench b(seed);
    Standard s = nominal;
    begin(b, s);
    PageModel page(COLS, ROWS, b.sram.mem);
    page.mem = b.sram.mem;
    page.visible = 1 ^ (b.top->commits & 1);
    uint64_t compared = 0;
    unsigned fields = 0, turns = 0;
    for (unsigned i = 0; i < pages; i++) {
        if (i == pages / 2) {           // a weaker source with another offset: levels follow at the next field
            s.tip = 12;
            s.blank = s.pal ? 62 : 58;
            b.wave.std = s;
            b.tell();
        }
        Bytes bytes = random_page(b.random, i == 0, s.pal ? 16 : 13);
        unsigned done = b.commits;
        b.send(bytes);
        b.until(200, "COMMIT", [&] { return b.commits == done + 1; });
        settle(b);
        page.run(bytes);
        Checker check(b, page);
        b.follow([&](const Sample &sample) { check.sample(sample); });
        b.until(200, "three fields", [&] { return check.fields == 4; });
        b.on_sample = nullptr;
        compared += check.compared;
        fields += 3;
        turns += check.turns;
    }
    printf("%s, %u samples a beat: %u pages in %u fields, %.1f million samples are source, ink or dimmed as they must be\n", s.name, PIXELS,
           pages, fields, static_cast<double>(compared) / 1e6);
}

// ---- without a daemon -----------------------------------------------------------------------------------------

// Where a field has what a notice is made of
struct Box {
    unsigned samples = 0, left = ~0u, right = 0, top = ~0u, bottom = 0, x = 0, y = 0;

    void see(const Sample &s)
    {
        bool ink = s.wave ? s.key : s.rgb == 0x0000aa || s.rgb == 0xffffff;
        if (s.de && ink) {
            samples++;
            left = std::min(left, x);
            right = std::max(right, x + 1);
            top = std::min(top, y);
            bottom = std::max(bottom, y + 1);
        }
        y += !s.de && x > 0;
        x = s.de ? x + 1 : 0;
    }

    bool is(unsigned l, unsigned t, unsigned w, unsigned h) const
    {
        return samples == w * h && left == l && right == l + w && top == t && bottom == t + h;
    }
};

// Three whole fields or frames each have the notice, as large as it must be
static void expect_box(Bench &b, const char *when, unsigned l, unsigned t, unsigned w, unsigned h)
{
    Box box;
    unsigned fields = 0;
    bool last = true;
    b.on_sample = [&](const Sample &s) {
        if (s.vs && !last) {
            if (fields++ && !box.is(l, t, w, h))
                fail(std::string(when) + ": a notice of " + std::to_string(box.samples) + " samples from " + std::to_string(box.left) + "," + std::to_string(box.top) + " to " +
                     std::to_string(box.right) + "," + std::to_string(box.bottom));
            box = Box();
        }
        last = s.vs;
        box.see(s);
    };
    b.until(200, when, [&] { return fields == 4; });
    b.on_sample = nullptr;
}

static void test_notice(const Standard &s, unsigned seed)
{
    Bench b(seed);
    begin(b, s);
    PageModel page(COLS, ROWS, b.sram.mem);
    page.mem = b.sram.mem;
    page.visible = 1 ^ (b.top->commits & 1);
    b.top->alive = 0;
    b.run_ms(120);                      // reset and drawn
    page.run({1, 13, 1, 0, 240, 0, 32, 0, 30, 1, 2, 0, 0, 0, 0, 2, 4, 0, 0, 0x1f, 8, 3, 30, 'P', 'O', 'R', 'T', ' ', '1', ' ', ' ', 'S', 'I', 'G', 'N', 'A', 'L', ' ', 'O', 'K',
              ' ', ' ', '-', ' ', 'N', 'O', ' ', 'D', 'A', 'E', 'M', 'O', 'N', 7, 1, 0});
    page.visible = 1 ^ (b.top->commits & 1);
    Checker check(b, page);
    b.follow([&](const Sample &sample) { check.sample(sample); });
    b.until(200, "three fields", [&] { return check.fields == 4; });
    b.on_sample = nullptr;

    b.wave_on = false;
    b.tell();
    b.until(200, "own raster", [&] { return b.top->shown == 2 && b.top->con_wave; });
    b.run_ms(60);
    expect_box(b, "no picture", 240, 32, 960, 16);
    b.rgb.sign = true;
    b.rgb.show(&MODES[0], b.random.next());
    b.tell();
    b.top->sel = 1;
    b.until(200, "RGB source", [&] { return b.top->shown == 1 && !b.top->con_wave; });
    b.run_ms(60);
    expect_box(b, "over RGB", 16, 16, 240, 16);
    printf("%s, %u samples a beat: the notice has dots of four samples with and without a picture, of one pixel over RGB\n", s.name, PIXELS);
}

// ---- changes of source ------------------------------------------------------------------------------------------

enum Picture { BLACK, INTERNAL, HOST_0, HOST_1, WRONG };

struct Watcher {
    Picture frame = BLACK;              // what this frame shows
    bool cut = false;                   // ... and it became black
    bool last_vs = false, last_wave = false, broken = false;
    unsigned last_shown = 99;
    uint64_t frames = 0, seen[5] = {};
    Standard std = NTSC;                // of the composite source

    Picture look(const Sample &s) const
    {
        if (!s.wave)
            return s.rgb == 0 ? BLACK : s.rgb == 0x50 ? INTERNAL : s.rgb >> 20 == 2 ? HOST_1 : WRONG;
        if (s.shown == 2)
            return s.value == 73 || s.value == 78 ? INTERNAL : s.value == 60 || s.value == 64 ? BLACK : WRONG;
        return s.value == std.blank ? BLACK : s.value >= 100 && s.value < 200 ? HOST_0 : WRONG;
    }

    void sample(const Sample &s)
    {
        if ((s.vs && !last_vs) || s.wave != last_wave || s.shown != last_shown) {
            frame = BLACK;
            cut = false;
            frames++;
        }
        last_vs = s.vs;
        last_wave = s.wave;
        last_shown = s.shown;
        if (!s.wave && s.value)
            fail("composite samples beside rgb");
        if (s.wave && s.shown == 0 && !s.switching && !s.de && s.hs && s.value != std.tip)
            fail("the sync of the composite source was touched");
        if (!s.de)
            return;
        Picture p = look(s);
        seen[p]++;
        if (p == WRONG)
            fail("a visible sample of nobody: rgb " + std::to_string(s.rgb) + " sample " + std::to_string(s.value) + " shown " + std::to_string(s.shown));
        if (frame != BLACK && p == BLACK)
            cut = true;
        if (p != BLACK && (cut || (frame != BLACK && frame != p)))
            fail("a frame of two pictures: " + std::to_string(frame) + " and " + std::to_string(p) + (cut ? ", black between them" : "") + ", shown " + std::to_string(s.shown) + " wave " + std::to_string(s.wave));
        if (p != BLACK)
            frame = p;
    }
};

static bool shows(const Bench &b, const Watcher &w)
{
    unsigned sel = b.top->sel;
    return sel == 0 && b.wave_on ? w.frame == HOST_0 : sel == 1 && b.rgb.mode ? w.frame == HOST_1 : w.frame == INTERNAL;
}

static void test_switch(unsigned count, unsigned seed)
{
    Bench b(seed);
    Watcher w;
    b.wave.signed_picture = true;
    b.rgb.show(&MODES[0], b.random.next());
    begin(b, NTSC);
    b.on_sample = [&](const Sample &s) { w.sample(s); };
    for (unsigned i = 0; i < count; i++) {
        unsigned what = b.random.below(8);
        if (what < 5)
            b.top->sel = static_cast<uint8_t>(what < 3 ? what % 2 : what == 3 ? 31 : 0);
        else if (what == 5) {           // the composite source goes or comes
            b.wave_on = !b.wave_on;
            b.tell();
        } else if (what == 6) {         // ... or becomes one of the other standard, in mid-line
            Standard next = b.wave.std.pal ? NTSC : PAL;
            next.tip = NTSC.tip;        // samples of the old one are on their way
            next.blank = NTSC.blank;
            b.source(next);
            b.wave.half = b.random.below(500);
            b.wave.at = b.random.below(800);
        } else {
            b.rgb.show(b.rgb.mode ? nullptr : &MODES[0], b.random.next());
            b.tell();
        }
        b.run_ms(b.random.chance(3) ? b.random.below(30) : 1);
        if (b.random.chance(3))
            continue;                   // the next change before this one is done
        b.until(130, "the wanted picture", [&] { return !b.top->switching && shows(b, w); });
        b.fed.clear();
    }
    for (int p = INTERNAL; p <= HOST_1; p++)
        if (!w.seen[p])
            fail("the test is void: a picture was never shown");
    printf("%u samples a beat: %u changes between RGB, NTSC, PAL and nothing; %llu frames, none of two pictures\n", PIXELS, count,
           static_cast<unsigned long long>(w.frames));
}

// ---- a source that breaks off -----------------------------------------------------------------------------------

// Sync pulses at the pins, in samples of 27 MHz
class Pulses {
public:
    struct Pulse {
        double from, width;
    };
    std::vector<Pulse> all;

    Pulses(Bench &bench, const Standard &s) : b(bench), half((s.tip + s.blank) / 2)
    {
        b.on_sample = [this](const Sample &sample) { take(sample.value < half); };
    }
    ~Pulses() { b.on_sample = nullptr; }

private:
    Bench &b;
    unsigned half, lane = 0;
    bool low = false;

    void take(bool now)
    {
        double at = b.clocks * double(PIXELS) + lane;
        lane = (lane + 1) % PIXELS;
        if (now && !low)
            all.push_back({at, 0});
        if (!now && low)
            all.back().width = at - all.back().from;
        low = now;
    }
};

// From `broken` on it is our own raster: none of its pulses is cut short, and none but broad ones less than 7/16 of a line behind the last.
static void judge_break(const std::vector<Pulses::Pulse> &all, double broken, const Standard &s, const std::string &when)
{
    for (size_t i = 1; i + 1 < all.size(); i++) {
        double gap = all[i].from - all[i - 1].from, width = all[i].width;
        if (all[i].from < broken)
            continue;
        if (width < 55)
            fail(when + ": a pulse of " + std::to_string(width) + " samples");
        if (gap < s.line * 7 / 16 - 2 * PIXELS - 8 && width < 300)
            fail(when + ": a pulse " + std::to_string(gap) + " samples behind the last");
    }
}

static void test_break(const Standard &s, unsigned count, unsigned seed)
{
    Bench b(seed);
    b.wave.signed_picture = true;       // which is nowhere near sync
    begin(b, s);
    for (unsigned i = 0; i < count; i++) {
        b.run_ms(b.random.below(20000) / 1000.0);
        b.late = b.random.below(s.line);
        std::string when = std::string(s.name) + ", pulses " + std::to_string(b.late) + " samples late, break " + std::to_string(i);
        Pulses pulses(b, s);
        b.run_ms(0.064 + b.random.below(200) / 1000.0);
        double broken = (b.clocks + 5.0) * PIXELS;     // what is on its way then is the source's
        b.wave_on = false;
        b.tell();
        b.run_ms(0.4);
        judge_break(pulses.all, broken, s, when);
        b.late = 0;
        b.wave_on = true;
        b.tell();
        b.until(200, "the source again", [&] { return b.top->shown == 0 && !b.top->switching; });
    }
    printf("%s, %u samples a beat: broken off %u times, no pulse of our own is cut short or too soon behind the source's\n", s.name, PIXELS, count);
}

// ---- the raster of its own --------------------------------------------------------------------------------------

static void test_raster(const Standard &s, unsigned fields, const char *path)
{
    Bench b(1);
    std::vector<uint8_t> v;
    begin(b, s);
    b.wave_on = false;
    b.tell();
    b.until(200, "own raster", [&] { return b.top->shown == 2 && b.top->con_wave; });
    if (path)
        b.send({1, 13, 5, 0, 0, 0, 6, 0, 30, static_cast<uint8_t>(s.pal ? 15 : 12), 2, 3, 0, 3, 0,
                4, 8, 0, 0, 12, 30, 0x20, 0, 0x1f, 8, 2, 4, 1, 1, 0x1f, 8, 3, 9, 'N', 'O', ' ', 'S', 'I', 'G', 'N', 'A', 'L', 7, 1, 1});
    b.run_ms(path ? 60 : 1);
    std::vector<uint8_t> visible;
    b.on_sample = [&](const Sample &sample) {
        v.push_back(sample.value);
        if (sample.de && !path && sample.value != (s.pal ? 73 : 78))
            fail("the picture is not dark");
        visible.push_back(sample.de);
    };
    b.until(1000, "fields", [&] { return v.size() > fields * s.line * s.half_lines / 2 + 4000; });
    if (path) {
        FILE *out = fopen(path, "wb");
        if (!out || fwrite(v.data(), 1, v.size(), out) != v.size() || fclose(out))
            fail("cannot write samples");
    }
    Found found = check_own_raster(v, visible, s);
    printf("%s, %u samples a beat: %zu pulses, %zu lines of the raster of its own are within SMPTE 170M / BT.470\n", s.name, PIXELS, found.pulses,
           found.lines);
}

int main(int argc, char **argv)
{
    std::string what = argc > 1 ? argv[1] : "";
    if (what == "overlay" && argc > 4)
        test_overlay(standard(argv[2]), static_cast<unsigned>(atoi(argv[3])), static_cast<unsigned>(atoi(argv[4])));
    else if (what == "notice" && argc > 3)
        test_notice(standard(argv[2]), static_cast<unsigned>(atoi(argv[3])));
    else if (what == "switch" && argc > 3)
        test_switch(static_cast<unsigned>(atoi(argv[2])), static_cast<unsigned>(atoi(argv[3])));
    else if (what == "break" && argc > 4)
        test_break(standard(argv[2]), static_cast<unsigned>(atoi(argv[3])), static_cast<unsigned>(atoi(argv[4])));
    else if (what == "raster" && argc > 3)
        test_raster(standard(argv[2]), static_cast<unsigned>(atoi(argv[3])), argc > 4 ? argv[4] : nullptr);
    else {
        fprintf(stderr, "usage: luma overlay ntsc|pal PAGES SEED | notice ntsc|pal SEED | switch COUNT SEED | break ntsc|pal COUNT SEED | raster ntsc|pal FIELDS [OUT]\n");
        return 64;
    }
    return 0;
}
