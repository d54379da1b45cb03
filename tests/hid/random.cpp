// SPDX-License-Identifier: MIT
// Random keys, taps, switches and captures against a model written from the operator's grammar, not from
// the gateware: every host must get exactly the keys meant for it, in order, and be left with none down.
// Milliseconds stand still except in bursts that are longer than every limit, so the model needs no clock.
// usage: hid_random EVENTS SEED MOUSE_EVENTS     prints the figures; exit 1 at the first difference
#include <cstdio>
#include <cstdlib>
#include <random>
#include <set>

#include "bench.h"
#include "keys.h"

static const uint8_t TRIGGER = 0x7E;

struct Told {
	uint8_t id;
	bool down;
	bool operator==(const Told &o) const { return id == o.id && down == o.down; }
};

// What should happen, by the book (operator grammar and D1).
class Model {
public:
	std::deque<Told> host[Bench::HOSTS];         // what each host should get
	std::deque<uint32_t> events;
	int sel = 0, beeps = 0;
	bool capture = false;
	long delivered = 0, swallowed = 0;

	void key(uint8_t id, bool down)
	{
		if (down == (bool)held.count(id))
			return;                              // a repeat, or the release of a key that is up
		if (down)
			held.insert(id);
		else
			held.erase(id);
		bool only = held.size() == 1;
		switch (state) {
		case NONE:
			pass(id, down);
			if (down && id == TRIGGER && only && !capture)
				state = FIRST;
			break;
		case FIRST:
			pass(id, down);
			state = down ? NONE : id == TRIGGER ? BETWEEN : FIRST;
			break;
		case BETWEEN:
			if (down && id == TRIGGER)
				state = SECOND;              // withheld
			else {
				pass(id, down);
				state = down ? NONE : BETWEEN;
			}
			break;
		case SECOND:
			second(id, down);
			break;
		case ARMED:
			if (down)
				armed(id);
			break;
		}
	}
	void long_silence()
	{
		if (state == SECOND)
			pass(TRIGGER, true);
		if (state == ARMED)
			event(0x020001);                     // menu: capture stays
		state = NONE;
	}
	void select(int port)
	{
		if (port == sel)
			return;
		release_all();
		sel = port;
		if (state != ARMED)
			state = NONE;
	}
	void take(bool on)
	{
		if (on && !capture)
			release_all();
		if (on || capture)
			state = NONE;
		capture = on;
	}
	bool anything_down() const
	{
		for (auto &t : told)
			if (!t.empty())
				return true;
		return false;
	}

private:
	enum { NONE, FIRST, BETWEEN, SECOND, ARMED } state = NONE;
	std::set<uint8_t> held, told[Bench::HOSTS];

	void event(uint32_t word) { events.push_back(word); }
	void tell(uint8_t id, bool down)
	{
		if (sel >= Bench::HOSTS || down == (bool)told[sel].count(id)) {
			swallowed++;
			return;
		}
		if (down)
			told[sel].insert(id);
		else
			told[sel].erase(id);
		delivered++;
		if (down || id != 0x62)                      // Pause has no release
			host[sel].push_back({id, down});
	}
	void pass(uint8_t id, bool down)
	{
		if (capture)
			event(0x010000 | down << 8 | id);
		else
			tell(id, down);
	}
	void release_all()
	{
		if (sel >= Bench::HOSTS)
			return;
		std::set<uint8_t> down = told[sel];
		for (uint8_t id : down)
			tell(id, false);
	}
	void second(uint8_t id, bool down)
	{
		if (!down && id == TRIGGER) {                // clean: absorbed; the lock is repaired
			pass(TRIGGER, true);
			pass(TRIGGER, false);
			release_all();
			capture = true;
			event(0x020004);
			state = ARMED;
			return;
		}
		if (down) {
			pass(TRIGGER, true);
			state = NONE;
		}
		pass(id, down);
	}
	void end(unsigned action)
	{
		capture = action == 1;
		state = NONE;
		event(0x020000 | action);
	}
	void armed(uint8_t id)
	{
		static const std::map<uint8_t, int> digits = {
			{0x16, 1}, {0x1E, 2}, {0x26, 3}, {0x25, 4}, {0x69, 1}, {0x72, 2}, {0x7A, 3}, {0x6B, 4}};
		static const std::set<uint8_t> letters = {
			0x1C, 0x1B, 0x32, 0x4B, 0x42, 0x4D, 0x43, 0x1A, 0x2D, 0x1D, 0x33, 0x4A, 0x0D};
		auto digit = digits.find(id);
		int n = Bench::HOSTS;
		if (id == 0x12 || id == 0x59)
			return;
		if (id == TRIGGER)
			return end(5);
		if (id == 0x5A || id == 0xDA || id == 0x29)
			return end(1);
		if (letters.count(id)) {
			end(1);
			return pass(id, true);
		}
		if (digit != digits.end())
			sel = digit->second - 1;
		else if (id == 0xF5 || id == 0xEB)
			sel = sel >= n ? n - 1 : (sel + n - 1) % n;
		else if (id == 0xF2 || id == 0xF4)
			sel = sel >= n ? 0 : (sel + 1) % n;
		else {
			beeps++;
			return end(3);
		}
		end(2);
	}
};

// Scan set 2 back to keys, at the host; pretended shifts are not keys, repeats are not news.
class Decoder {
public:
	std::set<uint8_t> down;
	long repeats = 0;
	void take(std::deque<uint8_t> &bytes, std::deque<Told> &keys)
	{
		for (; !bytes.empty(); bytes.pop_front())
			byte(bytes.front(), keys);
	}
	bool whole() const { return !e0 && !f0 && !pause; }

private:
	bool e0 = false, f0 = false;
	int pause = 0;
	uint8_t last = 0;

	void byte(uint8_t b, std::deque<Told> &keys)
	{
		if (pause && --pause == 0)
			keys.push_back({0x62, true});
		else if (pause)
			return;
		else if (b == 0xE1)
			pause = 7;
		else if (b == 0xE0)
			e0 = true;
		else if (b == 0xF0)
			f0 = true;
		else {
			key(b, keys);
			e0 = f0 = false;
		}
	}
	void key(uint8_t b, std::deque<Told> &keys)
	{
		uint8_t id = b == 0x83 ? 0x02 : b == 0x84 ? 0xFC : e0 ? b | 0x80 : b;
		if (id == 0x92 || id == 0xD9)
			return;
		if (id == 0xFE) {                            // Break: Ctrl and Pause
			if (!f0)
				keys.push_back({0x62, true});
			return;
		}
		if (!f0 && down.count(id) && id == last) {
			repeats++;
			return;
		}
		if (f0)
			down.erase(id);
		else
			down.insert(last = id);
		keys.push_back({id, !f0});
	}
};

class Run {
public:
	Run(long events, unsigned seed) : random(seed), wanted(events)
	{
		for (auto &key : key_ids())
			if (key.second != 0x7F)              // SysRq looks like Alt and Print Screen
				ids.push_back(key.second);
		b.m->tap_ms = b.m->gap_ms = 20;
		b.m->menu_ms = 30;
		b.m->alive = 1;
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
	long wanted, done = 0, switches = 0, checked = 0, physical = 0;
	long taken = 0;

	int pick(int n) { return random() % n; }
	void step();
	void settle();
	void act();
	void queue_key();
	bool compare();
	int fail(const char *what);
};

// One microsecond; what the link got rid of, the model gets in the same order.
void Run::step()
{
	b.step();
	for (; taken < b.keys_taken; taken++) {
		model.key(offered.front() & 0xFF, offered.front() >> 8);
		offered.pop_front();
	}
}

void Run::settle()
{
	for (auto &port : b.kbd_port)
		port.inhibit = false;
	while (!b.link_keys.empty() || !b.kbd.idle())
		step();
	for (int quiet = 0; quiet < 2500; quiet++) {
		size_t before = 0, after = 0;
		for (auto &port : b.kbd_port)
			before += port.got.size();
		step();
		for (auto &port : b.kbd_port)
			after += port.got.size();
		quiet = after == before ? quiet : 0;
	}
}

// Mostly few different keys, so that holds, repeats and taps happen; the trigger often.
void Run::queue_key()
{
	uint8_t id = pick(4) == 0 ? TRIGGER : pick(3) ? ids[pick(12)] : ids[pick(ids.size())];
	bool down = pick(2);
	int presses = pick(8) == 0 ? 3 : 1;                  // a burst of taps now and then
	for (int i = 0; i < presses; i++) {
		if (presses > 1)
			down = true;
		offered.push_back(down << 8 | id);
		b.link_keys.push_back(down << 8 | id);
		if (presses > 1) {
			offered.push_back(id);
			b.link_keys.push_back(id);
			done++;
		}
		done++;
	}
}

void Run::act()
{
	int what = pick(1000);
	if (what < 80)                                       // two commands at once are one: the later
		while (b.m->sel != model.sel || b.m->capture != model.capture) {
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
		settle();
		b.ms_burst = 35;
		for (int i = 0; i < 4000; i++)
			step();
		model.long_silence();
	} else if (what < 110) {
		settle();
		for (int i = pick(4); i >= 0; i--, physical++, done++) {
			uint8_t id = ids[pick(ids.size())];
			bool down = id == 0x62 || pick(2);
			for (uint8_t byte : set2_bytes(id, down))
				b.kbd.out.push_back(byte);
			model.key(id, down);
			if (id == 0x62)
				model.key(id, false);
		}
		settle();
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

bool Run::compare()
{
	for (auto &port : b.kbd_port)
		port.inhibit = false;
	settle();
	if (b.events != model.events)
		printf("events: %zu wanted, %zu seen\n", model.events.size(), b.events.size());
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
	b.take_strobe = true;
	settle();
	model.take(true);
	if (!compare())
		return fail("the last release");
	for (auto &d : decoder)
		if (!d.down.empty())
			return fail("a key is stuck");
	if (model.anything_down() || checked < wanted / 4)
		return fail("the test itself: too little reached the hosts");
	printf("%ld key events (%ld typed), %ld switches: %ld keys decoded at the hosts, %ld swallowed by rule; "
	       "0 leaked, lost, doubled or stuck\n", done, physical, switches, checked, model.swallowed);
	return 0;
}

// Movement and buttons: sums and sequences, with a switch between settled states.
int Run::mouse(long events)
{
	b.ms_every_us = 20;
	b.release_strobe = true;
	b.run(100);
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
