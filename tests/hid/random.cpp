// SPDX-License-Identifier: MIT
// Random keys, taps, switches, captures, masks, broadcasts, macros and deaths of the daemon against a model written from the operator's grammar, not from
// the gateware: every host must get exactly the keys meant for it, in order, and be left with none down.
// Milliseconds stand still except in bursts that are longer than every limit, so the model needs no clock.
// usage: hid_random EVENTS SEED MOUSE_EVENTS     prints the figures; exit 1 at the first difference
#include <cstdio>
#include <cstdlib>
#include <random>
#include <set>

#include "bench.h"
#include "keys.h"
#include "model.h"

static const uint16_t MACRO_KEY = 1 << 9;

class Run {
public:
	Run(long events, unsigned seed) : random(seed), wanted(events)
	{
		for (auto &key : key_ids())
			if (key.second != 0x7F)              // SysRq looks like Alt and Print Screen
				ids.push_back(key.second);
		b.m->tap_ms = b.m->gap_ms = 20;
		b.m->menu_ms = 30;
		b.m->alive = b.m->minus = 1;
		b.kbd.half_us = b.mouse.half_us = 4;
		b.kbd.plug();
		b.mouse.plug();
		b.run(480000);
		for (int i = 0; i < Bench::HOSTS; i++) {
			b.kbd_port[i].got.clear();
			b.mouse_port[i].got.clear();
		}
	}
	int keys();
	int mouse(long events);

private:
	Bench b;
	Model model;
	Decoder decoder[Bench::HOSTS];
	std::mt19937 random;
	std::vector<uint8_t> ids;
	std::deque<uint16_t> offered;                // over the link, not yet taken
	std::deque<bool> answers;                    // to captured keys that are being typed: capture stays, or ends
	size_t unsent = 0;                           // bytes in the keyboard, and since when
	long unsent_us = 0;
	long held = 0;                               // keys typed behind one that was not answered yet
	long wanted, done = 0, switches = 0, checked = 0, physical = 0, masks = 0, deaths = 0;
	long taken = 0;

	int pick(int n) { return random() % n; }
	void step();
	void settle();
	void answer();
	void type();
	void act();
	void queue(uint16_t word);
	void queue_key();
	void set_masks();
	void silence();
	bool waits() const;
	bool compare();
	int fail(const char *what);
};

// One microsecond; what the link got rid of, the model gets in the same order.
void Run::step()
{
	b.step();
	for (; taken < b.keys_taken; taken++) {
		bool down = offered.front() >> 8 & 1;
		if (offered.front() & MACRO_KEY)
			model.macro(offered.front() & 0xFF, down);
		else
			model.link_key(offered.front() & 0xFF, down);
		offered.pop_front();
	}
}

// The daemon says what becomes of a captured press when the keyboard can say no more: releases have passed, a press waits.
// What nobody waits for is answered too.
void Run::answer()
{
	bool on = answers.empty() || answers.front();
	if (unsent != b.kbd.out.size())
		unsent = b.kbd.out.size(), unsent_us = b.us;
	if (!b.m->hold || (answers.empty() && waits()) || b.us < unsent_us + 400 || pick(20))
		return;
	(on ? b.take_strobe : b.release_strobe) = true;
	for (int i = 0; i < 3 || b.m->hold; i++)
		step();
	if (!answers.empty())
		answers.pop_front();
	unsent_us = b.us;
}

// Some keys at once, faster than the daemon answers.
void Run::type()
{
	bool owed = false;
	settle();
	for (int i = pick(6); i >= 0; i--, physical++, done++) {
		uint8_t id = ids[pick(ids.size())];
		bool down = id == 0x62 || pick(2);
		size_t before = model.events.size();
		if (down && owed)
			model.take(answers.back());
		owed = owed && !down;
		for (uint8_t byte : set2_bytes(id, down))
			b.kbd.out.push_back(byte);
		held += !answers.empty();
		model.key(id, down);
		if (down && model.events.size() > before && model.events.back() == (0x010100u | id)) {
			answers.push_back(pick(3));
			owed = true;
		}
		if (id == 0x62)
			model.key(id, false);
	}
	if (owed)
		model.take(answers.back());
	settle();
}

void Run::settle()
{
	for (auto &port : b.kbd_port)
		port.inhibit = false;
	while (!b.link_keys.empty() || !b.kbd.idle() || b.m->hold) {
		step();
		answer();
	}
	for (int quiet = 0; quiet < 2500; quiet++) {
		size_t before = 0, after = 0;
		for (auto &port : b.kbd_port)
			before += port.got.size();
		step();
		for (auto &port : b.kbd_port)
			after += port.got.size();
		quiet = after == before && !b.m->hold ? quiet : 0;
		answer();
	}
}

void Run::queue(uint16_t word)
{
	offered.push_back(word);
	b.link_keys.push_back(word);
	done++;
}

// Mostly few different keys, so that holds, repeats and taps happen; the trigger often.
void Run::queue_key()
{
	uint8_t id = pick(4) == 0 ? TRIGGER : pick(3) ? ids[pick(12)] : ids[pick(ids.size())];
	bool down = pick(2);
	if (pick(8) == 0)
		return queue(MACRO_KEY | down << 8 | id);
	if (pick(40) == 0) {
		for (uint16_t word : {0x100 | NUM_LOCK, 0x100 | MINUS, 0 | MINUS, 0 | NUM_LOCK})
			queue(word);
		return;
	}
	int presses = pick(8) == 0 ? 3 : 1;                  // a burst of taps now and then
	for (int i = 0; i < presses; i++) {
		queue((presses > 1 || down) << 8 | id);
		if (presses > 1)
			queue(id);
	}
}

// One of the three masks, or all at once.
void Run::set_masks()
{
	int which = pick(4);
	if (which == 0 || which == 3)
		b.m->key_mask = pick(2) ? ALL : pick(ALL + 1);
	if (which == 1 || which == 3)
		b.m->broadcast = pick(2) ? 0 : pick(ALL + 1);
	if (which == 2 || which == 3)
		b.m->macro = pick(ALL + 1);
	b.mask_strobe = true;
	step();
	model.masks(b.m->key_mask, b.m->broadcast, b.m->macro);
	masks++;
}

// Longer than every limit; now and then the daemon dies in it.
void Run::silence()
{
	bool dies = pick(4) == 0;
	settle();
	if (dies) {
		b.alive(false);
		b.ms_burst = 3;
		for (int i = 0; i < 400; i++)
			step();
		settle();                                    // what the link held is let go of
		b.m->alive = 1;
		model.daemon_dies();
		model.alive = true;
		deaths++;
	}
	b.ms_burst = 35;
	for (int i = 0; i < 400; i++)
		step();
	model.long_silence();
	b.m->words = model.words = pick(2);
}

// A command has not acted yet.
bool Run::waits() const
{
	return b.m->sel != model.sel || b.m->capture != model.capture || b.m->masks != (model.macros << 8 | model.cast << 4 | model.reach);
}

void Run::act()
{
	int what = pick(1000);
	if (what < 80 || what >= 960)                        // two commands at once are one: the later
		while (waits()) {
			b.kbd_port[pick(4)].inhibit = false;
			step();
		}
	if (what < 40) {
		int port = pick(9) ? pick(4) : 31;
		b.select(port);
		step();                                      // a key taken in the same clock came first
		model.select(port);
		switches++;
	} else if (what < 80) {
		bool on = pick(4) == 0;
		(on ? b.take_strobe : b.release_strobe) = true;
		step();
		model.take(on);
	} else if (what < 90) {
		silence();
	} else if (what >= 960) {
		set_masks();
	} else if (what < 110) {
		type();
	} else if (what < 130) {
		HostPort &port = b.kbd_port[pick(4)];
		if (pick(2))
			port.inhibit = !port.inhibit;
		else
			port.abort_at = 1 + pick(10);
	} else
		queue_key();
	for (int i = pick(60); i > 0; i--)
		step();
	for (auto &port : b.kbd_port)                        // nobody holds the line for long
		if (port.inhibit && pick(20) == 0)
			port.inhibit = false;
}

static void show(const char *what, int n, const std::deque<Told> &wanted, const std::deque<Told> &seen)
{
	size_t i = 0;
	while (i < wanted.size() && i < seen.size() && wanted[i] == seen[i])
		i++;
	printf("%s %d differs at key %zu; wanted and seen:", what, n, i);
	for (size_t j = i; j < i + 6; j++)
		printf("  %c%02X %c%02X", j < wanted.size() ? "-+"[wanted[j].down] : ' ', j < wanted.size() ? wanted[j].id : 0,
		       j < seen.size() ? "-+"[seen[j].down] : ' ', j < seen.size() ? seen[j].id : 0);
	printf("\n");
}

static void show_events(const std::deque<uint32_t> &wanted, const std::deque<uint32_t> &seen)
{
	size_t i = 0;
	while (i < wanted.size() && i < seen.size() && wanted[i] == seen[i])
		i++;
	printf("events differ at %zu of %zu, %zu seen; wanted and seen:", i, wanted.size(), seen.size());
	for (size_t j = i < 3 ? 0 : i - 3; j < i + 6; j++)
		printf("  %06X %06X", j < wanted.size() ? wanted[j] : 0, j < seen.size() ? seen[j] : 0);
	printf("\n");
}

bool Run::compare()
{
	for (auto &port : b.kbd_port)
		port.inhibit = false;
	for (int i = 0; i < 3; i++)                          // a frame cut off in the middle comes again after 2 ms
		settle();
	if (b.events != model.events)
		show_events(model.events, b.events);
	if (b.m->sel != model.sel || b.m->capture != model.capture)
		printf("selected %d capture %d, wanted %d %d\n", b.m->sel, b.m->capture, model.sel, model.capture);
	if (b.beeps != model.beeps || b.leaked)
		printf("%d beeps, wanted %d%s\n", b.beeps, model.beeps, b.leaked ? "; leaked" : "");
	bool same = b.events == model.events && b.beeps == model.beeps && b.m->sel == model.sel;
	same = same && b.m->capture == model.capture && !b.leaked;
	for (int i = 0; i < Bench::HOSTS; i++) {
		std::deque<Told> keys;
		decoder[i].take(b.kbd_port[i].got, keys);
		checked += keys.size();
		if (keys != model.host[i])
			show("host", i + 1, model.host[i], keys);
		same = same && keys == model.host[i] && decoder[i].whole() && !b.kbd_port[i].bad_frames;
		if (!decoder[i].whole() || b.kbd_port[i].bad_frames)
			printf("host %d: %d bad frames%s\n", i + 1, b.kbd_port[i].bad_frames, decoder[i].whole() ? "" : ", half a key");
		model.host[i].clear();
	}
	b.events.clear();
	model.events.clear();
	return same;
}

int Run::fail(const char *what)
{
	printf("difference: %s, near event %ld\n", what, done);
	return 1;
}

int Run::keys()
{
	b.ms_every_us = 0;
	while (done < wanted) {
		for (int i = 0; i < 300; i++)
			act();
		if (!compare())
			return fail("keys or events");
	}
	settle();
	b.take_strobe = b.mask_strobe = true;
	b.m->key_mask = ALL;
	b.m->broadcast = b.m->macro = 0;
	settle();
	model.masks(ALL, 0, 0);
	model.take(true);
	if (!compare())
		return fail("the last release");
	for (auto &d : decoder)
		if (!d.down.empty())
			return fail("a key is stuck");
	if (model.anything_down() || checked < wanted / 4 || !held)
		return fail("the test itself: too little reached the hosts");
	printf("%ld key events (%ld typed, %ld of them behind one not yet answered, %ld macro), %ld switches, %ld masks, %ld deaths of the daemon: %ld keys decoded at "
	       "the hosts, %ld swallowed by rule, %ld muted; 0 leaked, lost, doubled or stuck\n", done, physical,
	       held, model.macro_keys, switches, masks, deaths, checked, model.swallowed, model.muted);
	return 0;
}

// Movement and buttons: sums and sequences, with a switch between settled states.
int Run::mouse(long events)
{
	b.ms_every_us = 20;
	b.release_strobe = true;
	b.run(100);
	b.select(0);                                         // the keys may have ended with no port selected
	b.run(4000);
	for (auto &port : b.mouse_port) {
		port.got.clear();
		port.commands.push_back(0xF4);
	}
	b.run(3000);
	for (auto &port : b.mouse_port)
		port.got.clear();
	int buttons = 0, hidden = 0, shown[Bench::HOSTS] = {0, 0, 0, 0};
	for (long n = 0; n < events;) {
		int port = pick(4), x = 0, y = 0, seen_x = 0, seen_y = 0;
		std::deque<int> changes, seen;
		int before = b.m->sel;
		b.select(port);
		b.run(4000);
		std::deque<uint8_t> &left = b.mouse_port[before].got;
		if (port != before) {
			if (shown[before] ? left.size() != 3 || left[0] != 8 : !left.empty())
				return fail("buttons at the host left");
			left.clear();
			shown[before] = 0;
			hidden = buttons;
		}
		int at = shown[port];
		for (int i = pick(30); i >= 0; i--, n++) {
			int dx = pick(21) - 10, dy = pick(21) - 10;
			buttons = pick(3) ? buttons : pick(8);
			hidden &= buttons;
			if ((buttons & ~hidden) != at)
				changes.push_back(at = buttons & ~hidden);
			x += dx, y += dy;
			b.link_mouse.push_back(buttons << 22 | (dy & 511) << 9 | (dx & 511));
			b.run(pick(100));
		}
		while (!b.link_mouse.empty())
			b.step();
		b.run(4000);
		shown[port] = at;
		std::deque<uint8_t> &got = b.mouse_port[port].got;
		for (int now = -1; got.size() >= 3; got.erase(got.begin(), got.begin() + 3)) {
			if ((got[0] & 7) != now && !(now < 0 && (changes.empty() || (got[0] & 7) != changes.front())))
				seen.push_back(got[0] & 7);
			now = got[0] & 7;
			seen_x += got[1] - (got[0] & 16 ? 256 : 0);
			seen_y += got[2] - (got[0] & 32 ? 256 : 0);
		}
		if (seen_x != x || seen_y != y || seen != changes || !got.empty())
			return fail("mouse");
	}
	printf("%ld mouse events: movement and buttons exact\n", events);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc < 4)
		return 64;
	Verilated::commandArgs(argc, argv);
	Run run(atol(argv[1]), atoi(argv[2]));
	return run.keys() || run.mouse(atol(argv[3]));
}
