// SPDX-License-Identifier: MIT
// chaos - four sources that do everything wrong at random, and a monitor that must never lose its raster
//
// The picture half of the switch (tests/video/vid_bench.v: four vid_host, a vid_console, memories), eight pixels a beat, with a
// text window of 4 x 1 cells on and open all the time. One event after the other, at a random sample:
//   mode      the source has another mode, kind of sync and phase from this sample on
//   unplug    no beats any more, or beats in which nothing moves     plug   a source comes, anywhere in its frame
//   range     lines of 9 or 190 kHz            stuck     a sync stays where it is, or its opposite
//   flip      polarities change                jump      the source is half a line further, or a few samples
//   skip      line syncs are missing           noise     glitches on the syncs; composite: 14 to 24 dB of noise
//   speed     3 % faster or slower             switch    another port, or none
// Faults end after a while. Watched at the output pins (display.h):
//   - no illegal raster;
//   - no field with visible pixels of two ports, or of a port and the board's own picture;
//   - the overlay is whole or not there at all in whole fields, and there in the third equal field in a row and all after it;
//   - it is back in the fourth field at the latest (of the longer raster) from when the port selected is well, found or lost, or another one;
//   - when nothing happens for a while the console shows the selected port, or its own picture.
//
// A monitor that never complains proves nothing: `chaos wires` puts a bare switch of wires, separate syncs only, between
// the same sources and the same monitor.
//
// usage: chaos rgb|video|wires COUNT SEED [EVENT...]     only these kinds of events; "-v" as first: tell them, "-vv" the fields too
#include "around.h"
#include "display.h"
#include "sources.h"
#include "Vvid_bench.h"
#include "verilated.h"
#include <cstring>
#include <memory>

static const unsigned LANES = 8, CLK_KHZ = 4000, OWN = 9;
static const unsigned PASS_CLOCKS = 4;                                 // from the pins of a port to those of the console
static const unsigned LEFT = 16, TOP = 8, WIDTH = 32, HEIGHT = 16;     // the text window
static const uint32_t INK = 0xaa00aa;
static const double OWN_FIELD_MS = 800 * 525 / 25175.0;
static const char *const EVENTS[] = {"mode", "unplug", "plug", "range", "stuck", "flip", "jump", "skip", "noise", "speed", "switch"};
enum { MODE, UNPLUG, PLUG, RANGE, STUCK, FLIP, JUMP, SKIP, NOISE, SPEED, SWITCH, EVENT_KINDS };

class Chaos : public Around {
public:
    unsigned illegal = 0, mixed = 0, late = 0, torn = 0, deaf = 0;     // what must be 0
    unsigned worst_fields = 0;          // of a new picture, until the overlay is in it: that one counted
    double worst_back = 0;              // in fields of the longer raster: the overlay back after all was well
    double worst_ms = 0;
    uint64_t counts[EVENT_KINDS] = {};
    Display display;
    uint64_t clocks = 0;

    Chaos(const std::string &what, uint64_t seed, unsigned tell) : video(what == "video"), wires(what == "wires"), verbose(tell > 0)
    {
        const char *none[] = {"chaos"};
        context.commandArgs(1, none);
        random.state = seed;
        top.reset(new Vvid_bench(&context));
        display.ink = INK;
        display.illegal = [this](const std::string &what) { complain(&illegal, what); };
        display.on_field = [this](const Field &f) { field(f); };
        if (tell > 1)
            display.on_length = [this](double length, double line) { printf("  %.3f ms: a field of %.0f clocks, lines of %.0f, port %u shown%s\n", ms(), length, line, top->shown + 1, top->switching ? ", switching" : ""); };
        for (unsigned i = 0; i < 4; i++) {
            port[i].id = i;
            port[i].random.state = random.next();
            plug(i);
        }
        top->clk_khz = CLK_KHZ;
        top->alive = 1;
        top->sel = 31;
        top->rst = 1;
        for (int i = 0; i < 4; i++)
            clock();
        top->rst = 0;
        // Reset of the page, a window of 4 x 1, all of it opaque with a background of INK, shown
        for (uint8_t b : {1, 13, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 13, 1, 0, int(LEFT), 0, int(TOP), 0, 4, 1, 0, 0, 0, 2, 0,
                          4, 8, 0, 0, 1, 4, 0x20, 0, 0x5f, 0x08, 7, 1, 0})
            to_osd.push_back(static_cast<uint8_t>(b));
        run_ms(60);                     // until the page is there it may show anything
        watching = true;
        equal = 0;
    }

    void event(const std::vector<unsigned> &kinds)
    {
        unsigned kind = kinds[random.below(static_cast<uint32_t>(kinds.size()))];
        unsigned i = random.chance(3) || top->sel > 3 ? random.below(4) : top->sel;
        run_clocks(random.below(2000));
        counts[kind]++;
        last = std::string(EVENTS[kind]) + " of port " + std::to_string(i + 1);
        act(kind, i);
        if (kind == SWITCH || i == top->sel)
            settled_at = clocks;
        if (kind == FLIP || kind == SPEED)
            port[i].begun = 0;
        if (verbose)
            printf("%.3f ms: %s, port %u selected, port %u shown; %s\n", ms(), last.c_str(), top->sel + 1, top->shown + 1, port_text(i).c_str());
        run_ms(random.chance(8) ? random.below(composite(i) ? 90 : 40) : random.below(composite(i) ? 300 : 90) / 10.0);
        for (unsigned k = 0; k < 4; k++)
            if (random.chance(2))
                port[k].heal();
        if (!wires && random.chance(12))
            settle();
    }

    // All sources well: what is selected must be seen.
    void settle()
    {
        for (Port &p : port) {
            p.heal();
            if (out_of_range(p.timing))
                plug(p.id);
        }
        unsigned expected = top->sel < 4 && port[top->sel].timing ? top->sel + 1 : OWN;
        uint64_t from = clocks;
        good_fields = 0;
        while (good_fields < 5 && clocks < from + 600 * CLK_KHZ) {
            wanted = expected;
            run_ms(1);
        }
        wanted = 0;
        worst_ms = std::max(worst_ms, (clocks - from) / double(CLK_KHZ));
        if (good_fields < 5)
            complain(&deaf, expected == OWN ? "the own picture does not come" : "port " + std::to_string(expected) + " does not come: " + port_text(expected - 1));
    }

private:
    VerilatedContext context;
    std::unique_ptr<Vvid_bench> top;
    Port port[4];
    Random random;
    struct Sent {                       // of the composite ports, clock by clock
        bool beat = false;
        uint8_t sample[LANES];
    } sent[2][8];
    bool video, wires, verbose, watching = false;
    std::string last = "nothing";
    Field before;
    bool overlaid = false;
    // When the overlay was seen last; when the port selected began its first field without trouble, or was found or lost; fields of the rasters since then
    uint64_t field_from = 0, hidden_from = 0, settled_at = 0;
    bool vs_pol_was = false, turned = false;     // this field began with a vertical sync of another polarity: the pins show nothing but its end
    double longest_ms = 0, raster_ms = 0;        // raster: of the source shown last, which goes on until the next one begins
    unsigned begun_was = 0, present_was = 0, pol_was = 0;
    unsigned equal = 0, wanted = 0, good_fields = 0;

    double ms() const { return clocks / double(CLK_KHZ); }
    bool composite(unsigned i) const { return video && i < 2; }

    void complain(unsigned *count, const std::string &what)
    {
        if (watching && (*count)++ < 3)
            printf("  %.3f ms, after %s; shown %u, selected %u: %s\n", ms(), last.c_str(), top->shown + 1, top->sel + 1, what.c_str());
    }

    std::string port_text(unsigned i) const
    {
        static const char *const kinds[] = {"separate syncs", "composite sync", "sync on green", "composite"};
        const Port &p = port[i];
        char text[160];
        snprintf(text, sizeof text, "%s, %s, flipped %d%d, %s, present %d", p.timing ? p.timing->name : "nothing", kinds[p.kind], p.flip_hs, p.flip_vs,
                 p.faulty() ? "faulty" : "well", top->present >> i & 1);
        return text;
    }

    // Sources
    // -------

    template <size_t N> const Timing *any(const Timing (&list)[N]) { return &list[random.below(N)]; }

    // Ports 1 and 2 are composite in a bench with video; the others are anything.
    void plug(unsigned i)
    {
        Kind k = composite(i) ? COMPOSITE : static_cast<Kind>(random.chance(3) && !wires ? random.below(3) : 0);
        const Timing *t = composite(i) ? (i == 0 ? &NTSC_T : &PAL_T) : random.chance(12) ? any(REAL) : k == SEPARATE ? any(QUICK) : any(ONE_SYNC);
        if (t->interlaced && k == SEPARATE && !wires)
            k = CSYNC;
        port[i].heal();
        port[i].show(t, k);
    }

    void act(unsigned kind, unsigned i)
    {
        Port &p = port[i];
        switch (kind) {
        case MODE:
        case PLUG:
            plug(i);
            break;
        case UNPLUG:
            if (random.chance(2))
                p.still = true;
            else
                p.show(nullptr, p.kind);
            break;
        case RANGE:
            if (composite(i))
                p.show(random.chance(2) ? &TOO_SLOW_T : &TOO_FAST_T, COMPOSITE);
            else
                p.show(random.chance(2) ? &TOO_SLOW : &TOO_FAST, SEPARATE);
            break;
        case STUCK:
            (random.chance(2) ? p.stuck_hs : p.stuck_vs) = static_cast<int>(random.below(2));
            break;
        case FLIP:
            p.flip_hs ^= random.chance(2);
            p.flip_vs ^= random.chance(2);
            break;
        case JUMP:
            if (p.timing)
                p.jump(random.chance(2) ? p.timing->h_total() / 2 : random.below(p.timing->h_total()));
            break;
        case SKIP:
            p.skip_lines = random.chance(2) ? 1 : 1 + random.below(20);
            break;
        case NOISE:
            p.glitches = composite(i) ? 8 + random.below(20) : 1 + random.below(200);
            break;
        case SPEED:
            p.speed = random.chance(2) ? 1.03 : 0.97;
            break;
        case SWITCH:
            top->sel = static_cast<uint8_t>(random.chance(8) ? 31 : random.below(4));
            break;
        }
    }

    // Fields
    // ------

    void field(const Field &f)
    {
        char text[200];
        if (f.mixed) {
            snprintf(text, sizeof text, "a field of two pictures, %u x %u, the first of port %u, then %06x", f.w, f.rows, f.port, f.other);
            complain(&mixed, text);
        }
        bool same = f.port && !f.ragged && f.port == before.port && f.w == before.w && f.rows == before.rows && f.wave == before.wave;
        if (f.rows != before.rows && f.port == before.port && f.port && equal > 0 && std::abs(int(f.rows) - int(before.rows)) == 1)
            same = false;
        equal = same ? equal + 1 : 0;
        bool whole = f.ink == WIDTH * HEIGHT && f.x0 == LEFT && f.x1 == LEFT + WIDTH - 1 && f.y0 == TOP && f.y1 == TOP + HEIGHT - 1;
        if (f.ink && !whole && same) {
            snprintf(text, sizeof text, "overlay of %u pixels from %u,%u to %u,%u in %u x %u", f.ink, f.x0, f.y0, f.x1, f.y1, f.w, f.rows);
            complain(&torn, text);
        }
        if (equal == 0)
            overlaid = false;
        if (whole && !overlaid && watching)
            worst_fields = std::max(worst_fields, equal + 1);
        overlaid |= whole;
        if (whole)
            back();
        turned = false;
        if (!top->switching) {
            bool vs_pol = top->shown < 4 && (top->vs_pol >> top->shown & 1);
            turned = vs_pol != vs_pol_was;
            vs_pol_was = vs_pol;
            raster_ms = shown_field_ms();
        }
        field_from = clocks;
        if (equal >= 2 && !whole)
            complain(&late, "the overlay is not back in the third equal field");
        good_fields = same && whole && f.port == wanted ? good_fields + 1 : 0;
        before = f;
    }

    // A whole overlay, in the field that ends. How many fields ago was all there that it takes, and it was not to be seen?
    void back()
    {
        uint64_t from = std::max(hidden_from, settled_at);
        if (field_from > from && watching && hidden_from) {
            double wait = (static_cast<double>(field_from - from) / CLK_KHZ - (turned ? shown_pulse_ms() : 0)) / longest_ms;
            worst_back = std::max(worst_back, wait);
            if (wait > 3.01)            // 3.00, and what a beat is of a field
                complain(&late, "the overlay is not back in the fourth field: " + std::to_string(wait) + " went by without");
        }
        hidden_from = clocks;
        longest_ms = 0;
    }

    // Clocks
    // ------

    void run_clocks(uint64_t n)
    {
        for (uint64_t end = clocks + n; clocks < end;)
            clock();
    }
    void run_ms(double t) { run_clocks(static_cast<uint64_t>(t * CLK_KHZ)); }

    template <class T> static uint32_t *words(T &p) { return reinterpret_cast<uint32_t *>(&p); }

    void feed()
    {
        uint32_t ce = 0;
        for (Sent *was : sent)
            was[clocks & 7].beat = false;
        for (unsigned i = 0; i < 4; i++) {
            if (!port[i].beat(LANES, CLK_KHZ))
                continue;
            ce |= 1u << i;
            uint32_t hs = 0, vs = 0, de = 0, *rgb = words(top->host_rgb) + i * LANES;
            for (unsigned k = 0; k < LANES; k++) {
                bool h, v, d;
                port[i].lane(&h, &v, &d, &rgb[k]);
                hs |= static_cast<uint32_t>(h) << k;
                vs |= static_cast<uint32_t>(v) << k;
                de |= static_cast<uint32_t>(d) << k;
            }
            const uint32_t mask = 0xffu << (i * LANES);
            top->host_hs = (top->host_hs & ~mask) | hs << (i * LANES);
            top->host_vs = (top->host_vs & ~mask) | vs << (i * LANES);
            top->host_de = (top->host_de & ~mask) | de << (i * LANES);
            if (composite(i)) {
                sent[i][clocks & 7].beat = true;
                for (unsigned k = 0; k < LANES; k++)
                    sent[i][clocks & 7].sample[k] = static_cast<uint8_t>(rgb[k] >> 24);
            }
        }
        top->host_ce = static_cast<uint8_t>(ce);
    }

    // What the pins of the selected port would be to a monitor
    void bare()
    {
        clocks++;
        unsigned i = top->sel, at = i * LANES;
        if (i < 4 && top->host_ce >> i & 1)
            display.beat(static_cast<double>(clocks), LANES, top->host_hs >> at & 0xff, top->host_vs >> at & 0xff, top->host_de >> at & 0xff, 0,
                         words(top->host_rgb) + at, false, nullptr);
        else
            display.nothing(static_cast<double>(clocks));
    }

    double shown_field_ms() const
    {
        const Port &p = port[top->shown & 3];
        return top->shown > 3 ? OWN_FIELD_MS : p.timing ? p.timing->field_ms() / p.speed : 0;
    }

    double shown_pulse_ms() const
    {
        const Port &p = port[top->shown & 3];
        return top->shown < 4 && p.timing ? p.timing->vs * p.timing->h_total() / (p.timing->khz * p.speed) : 0;
    }

    void clock()
    {
        feed();
        if (wires && !top->rst) {
            bare();
            return;
        }
        clocks++;
        if (!step(*top))
            return;
        double shown_ms = shown_field_ms();
        display.begun = std::max(display.begun, shown_ms * CLK_KHZ);
        longest_ms = std::max({longest_ms, shown_ms, raster_ms});
        if (top->sel < 4) {
            unsigned pol = (top->hs_pol >> top->sel & 1) | (top->vs_pol >> top->sel & 1) << 1;
            if (pol != pol_was)         // its polarity was found: fields can be measured from here on
                port[top->sel].begun = 0;
            pol_was = pol;
            unsigned begun = port[top->sel].begun, present = top->present >> top->sel & 1;
            if ((begun != begun_was && begun < 2) || present != present_was)
                settled_at = clocks;
            begun_was = begun;
            present_was = present;
        }
        const uint8_t *passed[4] = {};
        for (unsigned i = 0; i < 2; i++)
            if (const Sent &was = sent[i][(clocks - PASS_CLOCKS) & 7]; was.beat)
                passed[i] = was.sample;
        if (top->con_ce)
            display.beat(static_cast<double>(clocks), LANES, top->con_hs, top->con_vs, top->con_de, top->con_key, words(top->con_rgb), top->con_wave, passed);
        else
            display.nothing(static_cast<double>(clocks));
    }
};

static std::vector<unsigned> kinds_of(int argc, char **argv)
{
    std::vector<unsigned> kinds;
    for (int a = 0; a < argc; a++) {
        size_t before = kinds.size();
        for (unsigned k = 0; k < EVENT_KINDS; k++)
            if (!strcmp(argv[a], EVENTS[k]))
                kinds.push_back(k);
        if (kinds.size() == before) {
            fprintf(stderr, "chaos: no event is called %s\n", argv[a]);
            exit(64);
        }
    }
    for (unsigned k = 0; argc == 0 && k < EVENT_KINDS; k++)
        kinds.insert(kinds.end(), k == SWITCH ? 3 : k == PLUG ? 2 : 1, k);
    return kinds;
}

int main(int argc, char **argv)
{
    unsigned tell = argc < 2 ? 0 : !strcmp(argv[1], "-v") ? 1 : !strcmp(argv[1], "-vv") ? 2 : 0;
    argc -= tell > 0;
    argv += tell > 0;
    if (argc < 4 || (strcmp(argv[1], "rgb") && strcmp(argv[1], "video") && strcmp(argv[1], "wires"))) {
        fprintf(stderr, "usage: chaos [-v|-vv] rgb|video|wires COUNT SEED [EVENT...]\n");
        return 64;
    }
    unsigned count = static_cast<unsigned>(atoi(argv[2]));
    std::vector<unsigned> kinds = kinds_of(argc - 4, argv + 4);
    Chaos c(argv[1], static_cast<uint64_t>(atoll(argv[3])), tell);
    bool wires = !strcmp(argv[1], "wires");
    if (!wires)
        c.settle();
    for (unsigned n = 0; n < count; n++)
        c.event(kinds);
    if (!wires)
        c.settle();
    printf("%s, seed %s, %u events in %.1f s: %llu fields, %llu lines; illegal rasters %u, mixed fields %u, overlay torn %u, late %u, picture not shown %u; "
           "overlay in field %u at the latest; back after %.2f fields; longest until shown %.0f ms\n", argv[1], argv[3], count, c.clocks / (CLK_KHZ * 1000.0), static_cast<unsigned long long>(c.display.fields),
           static_cast<unsigned long long>(c.display.lines + c.display.tv.lines), c.illegal, c.mixed, c.torn, c.late, c.deaf, c.worst_fields, c.worst_back, c.worst_ms);
    return c.illegal || c.mixed || c.torn || c.late || c.deaf;
}
