// SPDX-License-Identifier: MIT
// The tests of vid-bench. Each fails with a sentence and exit status 1, or says in a line what it saw.
#pragma once

void test_overlay(unsigned mode, unsigned pages, unsigned seed);
void test_late(unsigned seed);
void test_switch(unsigned count, unsigned seed);
void test_commands(unsigned count, unsigned seed);
void test_page(unsigned most, unsigned seed);
void test_blink(unsigned seed);
void test_notice(unsigned seed);
void test_flash(unsigned seed);
void test_measure(unsigned seed);

#include "bench.h"

// common.cpp
const unsigned COLS = 80, ROWS = 30;
typedef std::vector<uint8_t> Bytes;

// clk for a mode: its beats, the UART, and a text row of the given length fetched in time
unsigned clk_for(const Mode &mode, unsigned cols = COLS);
// One source on port 0, a daemon, both pages cleared
void begin_picture(Bench &b, const Mode &mode);
PageModel model_of(const Bench &b);
void append(Bytes &to, std::initializer_list<unsigned> bytes);
Bytes random_display(Random &r, const Mode &mode);
Bytes random_page(Random &r, unsigned percent);
Bytes random_font(Random &r);
// Compare a frame with source and page; dark: -1 = blinking cells may be in either phase
bool same_picture(const Frame &f, const Mode &mode, const Source &s, const PageModel &page, int dark, std::string *why);
