// SPDX-License-Identifier: MIT
// front-table [KEY...]: rows of the table of docs/standards.md, or those named by "name, how"; front-table names: their keys
#include "whole.h"

#include <cstring>

extern "C" {
#include "ctl/video.h"
}

static const Window WINDOW = {104, 40, 20, 4};

struct Row {
    const char *name;                   // of a timing, or of a standard of composite video
    const char *how;
};

static const Row ROWS[] = {
    {"NTSC", "composite"},
    {"NTSC", "composite, 30 dB"},
    {"NTSC", "composite, tape"},
    {"NTSC", "composite, external separator"},
    {"NTSC 240p", "composite"},
    {"PAL", "composite"},
    {"PAL", "composite, 30 dB"},
    {"PAL", "composite, tape"},
    {"PAL", "composite, external separator"},
    {"PAL 288p", "composite"},
    {"480i@59.94", "separate syncs"},
    {"480i@59.94", "composite sync, equalised"},
    {"480i@59.94", "sync-on-green, equalised"},
    {"576i@50", "separate syncs"},
    {"576i@50", "composite sync, equalised"},
    {"1080i@50", "separate syncs"},
    {"1080i@60", "separate syncs"},
    {"480p@59.94", "separate syncs"},
    {"480p@59.94", "sync-on-green, serrated"},
    {"576p@50", "separate syncs"},
    {"576p@50", "sync-on-green, serrated"},
    {"640x350@70", "separate syncs"},
    {"640x350@85", "separate syncs"},
    {"640x400@70", "separate syncs"},
    {"640x400@85", "separate syncs"},
    {"720x400@70", "separate syncs"},
    {"720x400@85", "separate syncs"},
    {"640x480@60", "separate syncs"},
    {"640x480@60", "composite sync, plain"},
    {"640x480@60", "composite sync, XOR"},
    {"640x480@60", "composite sync, serrated"},
    {"640x480@60", "composite sync, equalised"},
    {"640x480@60", "sync-on-green, plain"},
    {"640x480@60", "sync-on-green, serrated"},
    {"640x480@72", "separate syncs"},
    {"640x480@75", "separate syncs"},
    {"640x480@85", "separate syncs"},
    {"800x600@56", "separate syncs"},
    {"800x600@60", "separate syncs"},
    {"800x600@60", "composite sync, plain"},
    {"800x600@60", "sync-on-green, plain"},
    {"800x600@72", "separate syncs"},
    {"800x600@75", "separate syncs"},
    {"800x600@85", "separate syncs"},
    {"1024x768@60", "separate syncs"},
    {"1024x768@60", "composite sync, serrated"},
    {"1024x768@70", "separate syncs"},
    {"1024x768@75", "separate syncs"},
    {"1024x768@75", "sync-on-green, serrated"},
    {"1024x768@85", "separate syncs"},
    {"1152x864@75", "separate syncs"},
    {"1152x864@75", "sync-on-green, serrated"},
    {"1280x720@50", "separate syncs"},
    {"1280x720@60", "separate syncs"},
    {"1280x960@60", "separate syncs"},
    {"1280x1024@60", "separate syncs"},
    {"1280x1024@75", "separate syncs"},
    {"1280x1024@75", "sync-on-green, serrated"},
    {"1280x1024@85", "separate syncs"},
    {"1366x768@60", "separate syncs"},
    {"1440x900@60", "separate syncs"},
    {"1600x1200@60", "separate syncs"},
    {"1600x1200@85", "separate syncs"},
    {"1680x1050@60", "separate syncs"},
    {"1920x1080@50", "separate syncs"},
    {"1920x1080@60", "separate syncs"},
    {"1920x1200@60 RB", "separate syncs"},
    {"1920x1200@60", "separate syncs"},
    {"1920x1200@75", "separate syncs"},
    {"1920x1200@85", "separate syncs"},
};

static const Standard *find_standard(const std::string &name)
{
    static const struct { const char *name; const Standard *s; } all[] = {
        {"NTSC", &NTSC}, {"PAL", &PAL}, {"NTSC 240p", &NTSC_P}, {"PAL 288p", &PAL_P}};
    for (const auto &a : all)
        if (name == a.name)
            return a.s;
    return nullptr;
}

static bool says(const std::string &how, const char *what) { return how.find(what) != std::string::npos; }

// The signal of a row; *khz: its samples a millisecond
static std::unique_ptr<Signal> make(const Row &row, uint64_t seed, double *khz)
{
    std::string how = row.how;
    if (const Standard *s = find_standard(row.name)) {
        std::unique_ptr<Composite> c(new Composite(*s, 1, seed));
        c->separator = says(how, "separator");
        c->noise = says(how, "30 dB") ? c->noise_of_snr(30) : 0;
        c->skew = says(how, "tape") ? 135 : 0;  // 5 us
        *khz = 27000;
        return c;
    }
    const Timing *t = find_timing(row.name);
    if (!t)
        fail(std::string("no timing ") + row.name);
    std::unique_ptr<Computer> c(new Computer(*t, seed));
    c->separate = says(how, "separate");
    c->green = says(how, "green");
    c->noise = c->green ? 6 : 0;
    c->ink = ~1u;                       // never that of the overlay
    c->shape = says(how, "serrated") ? SERRATED : says(how, "equalised") ? EQUALISED : says(how, "XOR") ? XOR : OR;
    *khz = t->khz;
    return c;
}

// What the daemon makes of the registers
static video measured(const Whole &b)
{
    video v = {};
    v.state = b.top->present & 1 ? VIDEO_PICTURE : VIDEO_UNSTABLE;
    v.kind = static_cast<video_kind>(b.top->kind & 7);
    v.interlaced = b.top->interlaced & 1;
    v.pal = b.top->pal & 1;
    v.h_total = b.top->h_total & 0xfff;
    v.h_active = b.top->h_active & 0xfff;
    v.v_total = b.top->v_total & 0xfff;
    v.v_active = b.top->v_active & 0xfff;
    v.frame_us = static_cast<int>(b.top->frame_us[0] & 0xfffff);
    return v;
}

static const unsigned STARTS = 3;       // at random places in the field

struct Figures {
    std::string mode, standard, rates;  // as the switch says
    double found = 0, shown = 0;        // fields until there is a picture, and the overlay over it
    double worst = 0, jitter = 0;       // of the overlay's left edge
    uint64_t samples = 0, wrong = 0;    // outside of it

    void add(const Verdict &v)
    {
        worst = std::max(worst, v.worst);
        jitter = std::max(jitter, v.jitter());
        samples += v.samples;
        wrong += v.unlike + v.ragged + v.elsewhere;
    }
};

static void name(const Whole &b, Figures *f)
{
    char text[VIDEO_NAME];
    video v = measured(b);
    const char *standard = video_standard(&v);
    f->mode = video_mode(&v, text);
    f->standard = standard ? standard : "none";
    f->rates = video_rates(&v, text);
}

static void start(const Row &row, unsigned number, Figures *f)
{
    double khz;
    Whole b(WINDOW);
    std::unique_ptr<Signal> signal = make(row, 1 + number * 7919, &khz);
    b.attach(signal.get(), khz);
    f->found = std::max(f->found, b.until(20, [&] { return b.top->present & 1; }));
    b.until(20, [&] { return b.first_shown != 0; });
    if (!b.first_shown)
        fail(std::string(row.name) + ", " + row.how + ": no overlay over the source");
    f->shown = std::max(f->shown, static_cast<double>(b.first_shown) / signal->field_samples());
    if (number == 0)
        b.until(2, [] { return false; });       // until it is known whether fields take turns
    b.judge(number == 0 ? 2 : 1);
    if (number == 0)
        name(b, f);
    f->add(b.verdict);
}

static void measure(const Row &row)
{
    Figures f;
    for (unsigned i = 0; i < STARTS; i++)
        start(row, i, &f);
    printf("%s|%s|%s|%s|%s|%.1f|%.1f|%.2f|%.2f|%llu|%.1f\n", row.name, row.how, f.mode.c_str(), f.standard.c_str(), f.rates.c_str(), f.found, f.shown,
           f.worst, f.jitter, static_cast<unsigned long long>(f.wrong), static_cast<double>(f.samples) / 1e6);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    for (const Row &row : ROWS) {
        std::string key = std::string(row.name) + ", " + row.how;
        if (argc == 2 && !strcmp(argv[1], "names"))
            puts(key.c_str());
        bool wanted = argc == 1;
        for (int i = 1; i < argc; i++)
            wanted |= key == argv[i];
        if (wanted)
            measure(row);
    }
    return 0;
}
