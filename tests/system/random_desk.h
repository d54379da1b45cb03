// SPDX-License-Identifier: GPL-2.0-or-later
// The operator, the daemon and the hosts of random_desk, each doing at random what they can do; see random_desk.cpp.
#ifndef TESTS_SYSTEM_RANDOM_DESK_H
#define TESTS_SYSTEM_RANDOM_DESK_H

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "tests/system/desk_bench.h"
#include "tests/system/worlds.h"

enum { INPUT_KEY = 1, INPUT_MACRO = 3, NOBODY = 31, FULL = 40 };

struct Request {
	uint8_t type;
	std::vector<uint8_t> payload;
	std::vector<Act> acts;
};

class Desk {
public:
	Desk(uint64_t events, unsigned seed);
	int run();

private:
	DeskBench b;
	Worlds worlds;
	std::mt19937 random;
	std::vector<uint8_t> ids;
	std::deque<std::string> story;               // the last things that happened
	uint64_t wanted, keys = 0, typed = 0, given = 0, macro = 0, seen = 0, told = 0, repeats = 0, drains = 0;
	std::map<std::string, long> changes;
	bool loud = getenv("DESK_LOG") != nullptr;

	// the link
	std::deque<Request> plan;                    // the next ones, in order
	bool asking = false, started = false, anew = false;  // a request is under way; anew: and events of the session that it begins have come
	bool silent = false;                         // the daemon is gone
	uint8_t asked = 0;
	uint64_t sent_at = 0, heard_at = 0, spoke_at = 0, settled_at = 0, walk_at = 0;
	uint32_t nonce = 1;
	uint8_t events_seen = 0;
	std::deque<uint64_t> answers;                // captured presses are answered at
	int shadow_cast = 0, shadow_macros = 0;
	frame reply{};

	int pick(int below) { return int(random() % unsigned(below)); }
	bool chance(int in_1000) { return pick(1000) < in_1000; }
	[[noreturn]] void fail(const char *what, int host, unsigned got);
	void note(const char *format, ...) __attribute__((format(printf, 2, 3)));
	void count(const char *what) { changes[what]++; }
	const Model &model() const { return worlds.all.front().m; }
	bool walking() const { return b.now() < walk_at + 30000; }
	bool unsure() const { return walking() || worlds.all.front().may_lose || worlds.all.size() > 24; }

	void step(unsigned us);
	void hosts();
	void link();
	void frame_came(const frame &f);
	void event(uint32_t word);
	void ask(const Request &r);
	void write(unsigned reg, unsigned value, std::vector<Act> acts);
	void set(Act::Kind kind, int value);
	void settle(unsigned us);
	void wait_for_reply();

	uint8_t some_key();
	bool near_end() const;
	bool full() const;
	unsigned stall() const;
	void type();
	void type_hotkey();
	void release_typed();
	void give();
	void give_hotkey();
	void press_macros();
	void change();
	void log_out();
	void scan();
	void new_session();
	void silence();
	void overrun();
	void pull_keyboard();
	void restart_host();
	void plug_host(int i);
	void unplug_host();
	void hold_line(unsigned us);
	void stuck_host();
	void lock_lights();
	void rare();
	void drain();
	void act();
	void report(double seconds);
};

#endif
