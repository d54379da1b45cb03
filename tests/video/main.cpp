// SPDX-License-Identifier: MIT
// Tests of the picture half of the switch; one build for each number of pixels a beat.
// usage: vid-bench-PIXELS overlay MODE PAGES | late | switch COUNT | commands COUNT | page CLOCKS | blink | notice | flash | measure  [SEED]
#include "tests.h"

double sc_time_stamp() { return 0; }

int main(int argc, char **argv)
{
    std::string what = argc > 1 ? argv[1] : "";
    auto number = [&](int i, unsigned otherwise) { return argc > i ? static_cast<unsigned>(strtoul(argv[i], nullptr, 0)) : otherwise; };
    if (what == "overlay")
        test_overlay(number(2, 0), number(3, 4), number(4, 1));
    else if (what == "late")
        test_late(number(2, 1));
    else if (what == "switch")
        test_switch(number(2, 100), number(3, 1));
    else if (what == "commands")
        test_commands(number(2, 20), number(3, 1));
    else if (what == "page")
        test_page(number(2, 0), number(3, 1));
    else if (what == "blink")
        test_blink(number(2, 1));
    else if (what == "notice")
        test_notice(number(2, 1));
    else if (what == "flash")
        test_flash(number(2, 1));
    else if (what == "measure")
        test_measure(number(2, 1));
    else
        fail("usage: overlay MODE PAGES | late | switch COUNT | commands COUNT | page CLOCKS | blink | notice | flash | measure [SEED]");
    return 0;
}
