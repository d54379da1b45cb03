// SPDX-License-Identifier: MIT
// luma - composite video through a console: overlay, changes of source, and the raster of its own
//
// The source here is not a television signal that anybody decodes but one whose every sample is known: sync,
// blanking and random visible samples, at the places where vid_host says they are. Levels expected are worked out in
// floating point from the standards (SMPTE 170M, ITU-R BT.470), never with the gateware's shifts.
//
// usage: luma overlay ntsc|pal PAGES SEED     every sample of every field, random pages
//        luma switch COUNT SEED               RGB, composite and nothing in turn
//        luma raster ntsc|pal FIELDS [OUT.raw] the internal raster; samples to a file
#include "page_model.h"
#include "Vluma_bench.h"
#include "verilated.h"
#include <cmath>
#include <cstring>
#include <deque>
#include <functional>
#include <memory>
#include <type_traits>

typedef std::vector<uint8_t> Bytes;
static const unsigned COLS = 80, ROWS = 30;

struct Standard {
    const char *name;
    bool pal;
    unsigned line, half_lines, sync, from, first_half, last_half;   // samples; half lines of a field; visible half lines
    uint8_t tip, blank;
};
static const Standard NTSC = {"ntsc", false, 1716, 525, 127, 244, 44, 523, 4, 60};
static const Standard PAL = {"pal", true, 1728, 625, 127, 264, 44, 619, 1, 64};

static Standard standard(const std::string &name)
{
    if (name != "ntsc" && name != "pal")
        fail("ntsc or pal");
    return name == "pal" ? PAL : NTSC;
}

// Composite samples with their syncs, as vid_host gives them
struct Wave {
    Standard std = NTSC;
    unsigned field = 0, half = 0, at = 0;       // of the next sample
    uint32_t number = 0;                        // fields since the start
    bool signed_picture = false;                // visible samples are 100 to 199

    void sample(bool *hs, bool *vs, bool *de, uint8_t *value)
    {
        bool first = (half & 1) == field;
        unsigned broad = std.pal ? 0 : 6, x = at + (first ? 0 : std.line / 2);
        int row = visible_row();
        *hs = x < std.sync;
        *vs = half >= broad && half < broad + (std.pal ? 5 : 6);
        *de = row >= 0 && x >= std.from && x < std.from + 1440;
        *value = *hs ? std.tip : *de ? picture(number, x - std.from, static_cast<unsigned>(row), signed_picture) : std.blank;
        if (!*hs && !*de)
            *value = static_cast<uint8_t>(std.blank - 8 + mix(x, half) % 16);   // bursts and whatever else
        step();
    }

    static uint8_t picture(uint32_t number, unsigned x, unsigned y, bool sign)
    {
        return static_cast<uint8_t>(sign ? 100 + mix(x | y << 12, number) % 100 : 20 + mix(x | y << 12, number) % 200);
    }

    unsigned rows() const { return (std.last_half - std.first_half + 1) / 2; }

private:
    int visible_row() const
    {
        int line_half = static_cast<int>(half) + (std.pal ? static_cast<int>(field) : -static_cast<int>(field));
        int row = line_half - static_cast<int>(std.first_half);
        return row >= 0 && line_half <= static_cast<int>(std.last_half) ? row / 2 : -1;
    }

    void step()
    {
        if (++at < std.line / 2)
            return;
        at = 0;
        if (++half < std.half_lines)
            return;
        half = 0;
        field ^= 1;
        number++;
    }
};

struct Sample {
    bool hs, vs, de, wave, key;
    uint8_t level, value;
    uint32_t rgb;
    unsigned shown;
};

struct Fed {                            // a sample on its way through the console
    bool hs, vs, de;
    uint8_t value;
};

class Bench {
public:
    VerilatedContext context;
    std::unique_ptr<Vluma_bench> top;
    Flash flash;
    Sram sram;
    Random random;
    Wave wave;
    Source rgb;
    bool wave_on = true, paused = false;
    unsigned clk_khz = 27000 / PIXELS;
    std::deque<Fed> fed;                // while on_sample is set
    uint64_t clocks = 0;
    std::deque<uint8_t> to_osd;
    unsigned commits = 0;
    std::function<void(const Sample &)> on_sample;

    explicit Bench(uint64_t seed)
    {
        const char *none[] = {"luma"};
        context.commandArgs(1, none);
        random.state = seed;
        for (auto &word : sram.mem)
            word = static_cast<uint16_t>(random.next());
        rgb.id = 1;
        rgb.sign = true;
        top.reset(new Vluma_bench(&context));
        top->clk_khz = static_cast<uint16_t>(clk_khz);
        top->alive = 1;
        top->sel = 31;
        top->rst = 1;
        for (int i = 0; i < 4; i++)
            clock();
        top->rst = 0;
    }

    void source(const Standard &s)
    {
        wave = Wave(wave);
        wave.std = s;
        tell();
    }

    // What vid_host would tell of host 0
    void tell()
    {
        top->wave = wave_on;
        top->pal = wave.std.pal;
        top->tip = wave.std.tip;
        top->blank = wave.std.blank;
        top->v_total = static_cast<uint16_t>(rgb.mode ? rgb.mode->v_total() : 0);
        top->present = static_cast<uint8_t>((wave_on ? 1 : 0) | (rgb.mode ? 2 : 0));
    }

    void clock()
    {
        feed();
        top->flash_io_i = flash_in;
        top->sram_dq_i = sram_in;
        top->osd_valid = !to_osd.empty();
        if (!to_osd.empty())
            top->osd_data = to_osd.front();
        top->clk = 0;
        top->eval();
        bool taken = top->osd_valid && top->osd_ready;
        top->clk = 1;
        top->eval();
        clocks++;
        if (top->rst)
            return;
        if (taken)
            to_osd.pop_front();
        flash_in = flash.clock(top->flash_cs_n, top->flash_sck_en, top->flash_io_o, top->flash_io_oe);
        sram_in = sram.clock(top->sram_addr, top->sram_dq_o, top->sram_dq_oe, top->sram_ce_n, top->sram_oe_n, top->sram_we_n);
        commits += top->commit_done;
        if (top->con_ce)
            take();
        shown_then[clocks & 7] = top->shown;
    }

    void until(double ms, const std::string &what, const std::function<bool()> &holds)
    {
        uint64_t end = clocks + static_cast<uint64_t>(ms * clk_khz);
        while (!holds()) {
            if (clocks >= end)
                fail("not within " + std::to_string(ms) + " ms: " + what);
            clock();
        }
    }

    void run_ms(double ms)
    {
        uint64_t end = clocks + static_cast<uint64_t>(ms * clk_khz);
        while (clocks < end)
            clock();
    }

    // From here on each sample put out is the next of `fed`: nothing is on its way any more.
    void follow(const std::function<void(const Sample &)> &each)
    {
        paused = true;
        for (int i = 0; i < 7; i++)       // more would be a source that is gone
            clock();
        paused = false;
        fed.clear();
        on_sample = each;
    }

    void send(const Bytes &bytes) { to_osd.insert(to_osd.end(), bytes.begin(), bytes.end()); }

private:
    uint8_t flash_in = 0;
    uint16_t sram_in = 0;
    unsigned phase = 0;
    unsigned shown_then[8] = {99, 99, 99, 99, 99, 99, 99, 99};  // five clocks ago, when this sample was taken

    template <class T> static uint32_t *words(T &port) { return reinterpret_cast<uint32_t *>(&port); }

    void feed()
    {
        top->host_ce = 0;
        phase += 27000 / PIXELS;
        if (phase >= clk_khz) {
            phase -= clk_khz;
            if (wave_on && !paused)
                lanes(0, [this](bool *hs, bool *vs, bool *de, uint32_t *lane) {
                    uint8_t value;
                    wave.sample(hs, vs, de, &value);
                    if (on_sample)
                        fed.push_back({*hs, *vs, *de, value});
                    *lane = static_cast<uint32_t>(value) << 24 | (random.state & 0xffffff);
                });
        }
        if (rgb.beat(PIXELS, clk_khz))
            lanes(1, [this](bool *hs, bool *vs, bool *de, uint32_t *lane) {
                rgb.lane(hs, vs, de, lane);
                *hs ^= !rgb.mode->hs_positive;
                *vs ^= !rgb.mode->vs_positive;
            });
    }

    template <class F> void lanes(unsigned host, F one)
    {
        uint32_t hs = 0, vs = 0, de = 0, *rgb_pins = words(top->host_rgb) + host * PIXELS;
        for (unsigned k = 0; k < PIXELS; k++) {
            bool h, v, d;
            one(&h, &v, &d, &rgb_pins[k]);
            hs |= static_cast<uint32_t>(h) << k;
            vs |= static_cast<uint32_t>(v) << k;
            de |= static_cast<uint32_t>(d) << k;
        }
        const uint32_t shift = host * PIXELS, mask = ((1u << PIXELS) - 1) << shift;
        top->host_hs = static_cast<typename std::remove_reference<decltype(top->host_hs)>::type>((top->host_hs & ~mask) | hs << shift);
        top->host_vs = static_cast<typename std::remove_reference<decltype(top->host_vs)>::type>((top->host_vs & ~mask) | vs << shift);
        top->host_de = static_cast<typename std::remove_reference<decltype(top->host_de)>::type>((top->host_de & ~mask) | de << shift);
        top->host_ce = static_cast<uint8_t>(top->host_ce | 1u << host);
    }

    void take()
    {
        if (!on_sample)
            return;
        const uint32_t *lanes = words(top->con_rgb);
        for (unsigned k = 0; k < PIXELS; k++) {
            Sample s;
            s.hs = top->con_hs >> k & 1;
            s.vs = top->con_vs >> k & 1;
            s.de = top->con_de >> k & 1;
            s.wave = top->con_wave;
            s.key = top->con_key >> k & 1;
            s.level = top->con_level >> (2 * k) & 3;
            s.value = static_cast<uint8_t>(lanes[k] >> 24);
            s.rgb = lanes[k] & 0xffffff;
            s.shown = shown_then[(clocks - 5) & 7];
            on_sample(s);
        }
    }
};

// ---- overlay --------------------------------------------------------------------------------------------------

// What ink and dimmed pictures look like on this source, from the standards
struct Levels {
    double black, white;

    explicit Levels(const Standard &s)
    {
        double sync = s.blank - s.tip;
        black = s.pal ? s.blank : s.blank + sync * 7.5 / 40;
        white = s.blank + (s.pal ? sync * 700 / 300 : sync * 100 / 40);
    }

    static double luminance(uint32_t rgb)
    {
        return (0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255)) / 255;
    }

    // 4 bits for the luminance, sixteenths for fifteenths, whole codes
    bool matches(const PageModel &page, int what, uint8_t under, uint8_t got) const
    {
        double expected = under, tolerance = 0;
        if (what == PageModel::DIMMED) {
            expected = black + (under - black) * page.active.dim / 8;
            tolerance = 1.6;
        } else if (what >= 0) {
            expected = black + (white - black) * luminance(page.colour(static_cast<unsigned>(what)));
            tolerance = (white - black) * 0.07 + 1;
        }
        return std::fabs(got - expected) <= tolerance && (what < 0 || (got + 1 >= black && got - 1 <= white));
    }
};

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

static void settle(Bench &b)
{
    b.until(200, "commands executed", [&] { return b.to_osd.empty() && !b.top->commit_busy; });
}

static void begin(Bench &b, const Standard &s)
{
    b.source(s);
    b.top->sel = 0;
    b.until(400, "composite source shown", [&] { return b.top->shown == 0 && !b.top->switching && b.top->font_ok && b.top->con_wave; });
    b.send({1, 13, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 1, 1});
    b.until(200, "a first COMMIT", [&] { return b.commits == 1; });
    settle(b);
    for (int i = 0; i < 200; i++)
        b.clock();
}

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
        if (s.wave && s.shown == 0 && !s.de && s.hs && s.value != std.tip)
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

// ---- the raster of its own --------------------------------------------------------------------------------------

// What it must be: SMPTE 170M and ITU-R BT.470-6 (PAL B/G/I). Times in samples of 1/27 us.
struct Facts {
    double line, sync, equal, broad, from_burst, cycles, subcarrier_khz, burst;
    unsigned lines, pulses_before, broads, pulses_after;
    double tolerance_sync, tolerance_equal, tolerance_broad;
};
static const Facts NTSC_FACTS = {1716, 4.7 * 27, 2.3 * 27, 27.1 * 27, 19 / 3.579545 * 27, 9, 3579.545454545, 56.0 / 2, 525, 6, 6, 6, 0.1 * 27, 0.1 * 27, 0.2 * 27};
static const Facts PAL_FACTS = {1728, 4.7 * 27, 2.35 * 27, 27.3 * 27, 5.6 * 27, 10, 4433.61875, 63.0 / 2 * 300 / 300, 625, 5, 5, 5, 0.2 * 27, 0.1 * 27, 0.2 * 27};

struct Pulse {
    double at, width;
};

// Falling and rising edges at half the sync, between samples
static std::vector<Pulse> pulses_of(const std::vector<uint8_t> &v, double half)
{
    std::vector<Pulse> all;
    double fell = -1;
    for (size_t i = 1; i < v.size(); i++) {
        double part = (half - v[i - 1]) / (v[i] - v[i - 1] + (v[i] == v[i - 1]));
        if (v[i - 1] >= half && v[i] < half)
            fell = static_cast<double>(i) - 1 + part;
        if (v[i - 1] < half && v[i] >= half && fell >= 0)
            all.push_back({fell, static_cast<double>(i) - 1 + part - fell});
    }
    return all;
}

static void near(const char *what, double got, double expected, double tolerance)
{
    if (std::fabs(got - expected) <= tolerance)
        return;
    char text[160];
    snprintf(text, sizeof text, "%s is %.3f, expected %.3f +- %.3f", what, got, expected, tolerance);
    fail(text);
}

// {amplitude, phase in turns} of the subcarrier from sample a to b, as of sample 0
static std::pair<double, double> burst_of(const std::vector<uint8_t> &v, double a, double b, double blank, double khz)
{
    double re = 0, im = 0, n = 0, mean = 0;
    for (double t = std::ceil(a); t < b; t++, n++)
        mean += v[static_cast<size_t>(t)];
    mean = std::fabs(mean / n - blank) > 3 ? mean / n : blank;      // within a broad pulse
    for (double t = std::ceil(a); t < b; t++) {
        double turn = 2 * M_PI * std::fmod(t * khz / 27000, 1), y = v[static_cast<size_t>(t)] - mean;
        re += y * std::cos(turn);
        im += y * std::sin(turn);
    }
    return {2 * std::hypot(re, im) / n, std::atan2(re, im) / (2 * M_PI)};     // y = A sin(wt + phase)
}

static double turns_apart(double a, double b)
{
    double d = std::fmod(a - b + 10, 1);
    return d > 0.5 ? d - 1 : d;
}

// Which lines of BT.470's sequence have no burst, counted from the line after each field's vertical sync begins
static bool pal_burst(unsigned line, unsigned field)
{
    static const unsigned first[4] = {7, 319, 6, 320}, last[4] = {309, 621, 310, 622};
    return line >= first[field] && line <= last[field];
}

static void check_pulses(const std::vector<Pulse> &p, const Facts &f, bool pal)
{
    // The first broad pulse of a first field: lies a whole line after a line sync or an equalising pulse of line 3
    unsigned per_frame = f.lines + (pal ? 2 * (5 + 5 + 5) : 2 * 18) - (pal ? 15 : 18);
    size_t broad_runs = 0;
    for (size_t i = 1; i + per_frame < p.size(); i++) {
        double gap = p[i].at - p[i - 1].at;
        bool half = gap < f.line * 0.75;
        near("the time between pulses", gap, half ? f.line / 2 : f.line, 0.05);
        near("a frame", p[i + per_frame].at - p[i].at, f.line * f.lines, 0.05);
        double width = p[i].width;
        if (width > 300)
            near("a broad pulse", width, f.broad, f.tolerance_broad);
        else if (width > 90)
            near("a line sync", width, f.sync, f.tolerance_sync);
        else
            near("an equalising pulse", width, f.equal, f.tolerance_equal);
        if (width > 300 && p[i - 1].width < 300) {
            broad_runs++;
            size_t n = 0, after = 0, before = 0;
            while (i + n < p.size() && p[i + n].width > 300)
                n++;
            while (i + n + after < p.size() && p[i + n + after].width < 90)
                after++;
            while (before < i && p[i - 1 - before].width < 90)
                before++;
            if (i > 20 && (n != f.broads || after != f.pulses_after || before != f.pulses_before))
                fail("the vertical interval has " + std::to_string(before) + ", " + std::to_string(n) + " and " + std::to_string(after) + " pulses");
        }
    }
    if (broad_runs < 4)
        fail("the test is void: too few fields");
}

// Lines by number, from the first broad pulse that begins with a line
struct Line {
    double at;
    unsigned number, frame;
};

static std::vector<Line> lines_of(const std::vector<Pulse> &p, const Facts &f, bool pal)
{
    std::vector<Line> lines;
    size_t start = 0;
    for (size_t i = 20; i + 700 < p.size() && !start; i++)      // a field of whole lines before its broad pulses is the second
        if (p[i].width > 300 && p[i - 1].width < 300) {
            size_t k = i - 1;
            while (p[k].width < 90)
                k--;
            bool whole = std::fabs(std::fmod((p[i].at - p[k].at) / f.line + 0.25, 1) - 0.25) < 0.1;
            if (whole)
                start = i;
        }
    if (!start)
        fail("no first field found");
    double line_1 = p[start].at - (pal ? 0 : 3 * f.line);
    for (unsigned n = 0;; n++) {
        double at = line_1 + n * f.line;
        if (at + f.line > p.back().at)
            break;
        if (at > 0)
            lines.push_back({at, n % f.lines + 1, n / f.lines});
    }
    return lines;
}

static void check_bursts(const std::vector<uint8_t> &v, const std::vector<Line> &lines, const Facts &f, const Standard &s)
{
    std::vector<double> phases[2];
    double reference = NAN;
    unsigned with = 0, without = 0;
    unsigned odd = 0;
    int frame_shift = -1;               // PAL: which frame of four is the first here
    for (int shift = 0; shift < (s.pal ? 2 : 1) && frame_shift < 0; shift++) {
        bool fits = true;
        for (const Line &l : lines) {
            double a = l.at + f.from_burst + 10, b = a + f.cycles * 27000 / f.subcarrier_khz - 20;
            bool has = burst_of(v, a, b, s.blank, f.subcarrier_khz).first > 5;
            unsigned field = 2 * ((l.frame + static_cast<unsigned>(shift)) & 1) + (l.number > 312);
            bool expected = s.pal ? pal_burst(l.number, field) : !(l.number < 10 || (l.number > 263 && l.number < 273));
            if (has != expected)
                odd = l.number;
            fits &= has == expected;
        }
        if (fits)
            frame_shift = shift;
    }
    if (frame_shift < 0)
        fail("bursts are not on the lines where the standard has them: line " + std::to_string(odd));
    for (const Line &l : lines) {
        double a = l.at + f.from_burst + 6, b = l.at + f.from_burst + f.cycles * 27000 / f.subcarrier_khz - 6;
        auto burst = burst_of(v, a, b, s.blank, f.subcarrier_khz);
        if (burst.first < 5) {
            without++;
            continue;
        }
        with++;
        near("the amplitude of a burst", burst.first, f.burst, f.burst * 0.06);
        near("the blanking after a burst", burst_of(v, b + 14, b + 24, s.blank, f.subcarrier_khz).first, 0, 0.3);
        unsigned frame = (l.frame + static_cast<unsigned>(frame_shift)) & 1;
        bool plus = ((l.number & 1) != 0) != (frame == 1);
        double axis = s.pal ? burst.second - (plus ? 0.375 : 0.625) : burst.second;
        if (std::isnan(reference))
            reference = axis;
        if (std::fabs(turns_apart(axis, reference)) > 0.014)
            fail("line " + std::to_string(l.number) + ": the burst is " + std::to_string(360 * turns_apart(axis, reference)) + " degrees off");
        // Subcarrier to line (SCH): at the edge of line 10 (NTSC) or line 1 (PAL) the phase is 0.
        if (l.number == (s.pal ? 7u : 10u) && !(s.pal && frame)) {
            double sch = axis + l.at * f.subcarrier_khz / 27000 - (s.pal ? 6 * 283.7516 : 0);
            double half = std::fmod(2 * (sch + 10000), 1);      // either colour frame
            near(s.pal ? "subcarrier (U) at the edge of line 1, in half turns" : "subcarrier at the edge of line 10, in half turns",
                 half > 0.5 ? half - 1 : half, 0, 0.04);
        }
    }
    if (with < lines.size() * 8 / 10)
        fail("the test is void: " + std::to_string(with) + " bursts");
}

static void test_raster(const Standard &s, unsigned fields, const char *path)
{
    const Facts &f = s.pal ? PAL_FACTS : NTSC_FACTS;
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
    b.until(1000, "fields", [&] { return v.size() > fields * f.line * f.lines / 2 + 4000; });
    if (path) {
        FILE *out = fopen(path, "wb");
        if (!out || fwrite(v.data(), 1, v.size(), out) != v.size() || fclose(out))
            fail("cannot write samples");
    }
    std::vector<Pulse> pulses = pulses_of(v, (s.tip + s.blank) / 2.0);
    check_pulses(pulses, f, s.pal);
    std::vector<Line> lines = lines_of(pulses, f, s.pal);
    check_bursts(v, lines, f, s);
    for (const Line &l : lines)         // half sync edge to the first and last visible sample, and on which lines
        for (unsigned x : {100u, s.from - 4, s.from + 4, s.from + 1436, s.from + 1444}) {
            unsigned first = s.pal ? 23 : 23, last = s.pal ? 310 : 262, first_2 = s.pal ? 335 : 286, last_2 = s.pal ? 622 : 525;
            bool in = (l.number >= first && l.number <= last) || (l.number >= first_2 && l.number <= last_2);
            bool expected = in && x >= s.from && x < s.from + 1440;
            size_t at = static_cast<size_t>(l.at + x);
            if (at < visible.size() && visible[at] != expected)
                fail("line " + std::to_string(l.number) + " sample " + std::to_string(x) + (expected ? " is not visible" : " is visible"));
        }
    printf("%s, %u samples a beat: %zu pulses, %zu lines of the raster of its own are within SMPTE 170M / BT.470\n", s.name, PIXELS, pulses.size(),
           lines.size());
}

int main(int argc, char **argv)
{
    std::string what = argc > 1 ? argv[1] : "";
    if (what == "overlay" && argc > 4)
        test_overlay(standard(argv[2]), static_cast<unsigned>(atoi(argv[3])), static_cast<unsigned>(atoi(argv[4])));
    else if (what == "switch" && argc > 3)
        test_switch(static_cast<unsigned>(atoi(argv[2])), static_cast<unsigned>(atoi(argv[3])));
    else if (what == "raster" && argc > 3)
        test_raster(standard(argv[2]), static_cast<unsigned>(atoi(argv[3])), argc > 4 ? argv[4] : nullptr);
    else {
        fprintf(stderr, "usage: luma overlay ntsc|pal PAGES SEED | switch COUNT SEED | raster ntsc|pal FIELDS [OUT]\n");
        return 64;
    }
    return 0;
}
