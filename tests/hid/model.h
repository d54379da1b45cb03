// SPDX-License-Identifier: MIT
// What a console does with keys, written from the operator's grammar and not from the gateware; and scan set 2 read back
// at a host. Time is not in here: long_silence() says that the limit of a tap, of a gap or of the menu is over.
#ifndef HID_MODEL_H
#define HID_MODEL_H

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <tuple>

static const uint8_t TRIGGER = 0x7E, NUM_LOCK = 0x77, MINUS = 0x4E, PAUSE = 0x62;
static const int PORTS = 4, ALL = (1 << PORTS) - 1;

struct Told {
	uint8_t id;
	bool down;
	bool may_miss = false;                       // the host did not listen for long: it may have been dropped
	bool operator==(const Told &o) const { return id == o.id && down == o.down && may_miss == o.may_miss; }
};

// What should happen, by the book (operator grammar and D1).
class Model {
public:
	enum State { NONE, FIRST, BETWEEN, SECOND, ARMED };
	std::deque<Told> host[PORTS];                // what each host should get
	std::deque<uint32_t> events;
	int sel = 0, beeps = 0;
	int reach = ALL, cast = 0, macros = 0;       // masks of ports
	int ports = ALL;                             // may be picked by the keyboard
	int deaf = 0, lossy = 0;                     // hosts in their self-test, or holding the line for long
	bool capture = false, words = false, alive = true, minus = true;
	State state = NONE;
	std::set<uint8_t> held, told[PORTS];
	int loads = 0, told_presses = 0;             // limits begun; captured presses that the daemon was told of
	long delivered = 0, swallowed = 0, muted = 0, macro_keys = 0;

	void key(uint8_t id, bool down)
	{
		if (down == (bool)held.count(id))
			return;                              // a repeat, or the release of a key that is up
		if (down)
			held.insert(id);
		else
			held.erase(id);
		by_link &= !held.empty();
		bool only = held.size() == 1;
		if (num_alone && down && (id == MINUS || id == 0x7B) && !capture)
			return chord();
		num_alone = down && id == NUM_LOCK && only && !capture && minus;
		switch (state) {
		case NONE:
			pass(id, down);
			if (down && id == TRIGGER && only && !capture)
				begin(FIRST);
			break;
		case FIRST:
			pass(id, down);
			if (down)
				state = NONE;
			else if (id == TRIGGER)
				begin(BETWEEN);
			break;
		case BETWEEN:
			if (down && id == TRIGGER)
				begin(SECOND);               // withheld
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
		if (state == ARMED) {                        // menu: capture stays, if there is a daemon
			event(0x020001);
			capture = alive;
		}
		state = NONE;
	}
	void select(int port)
	{
		if (port == sel)
			return;
		release_all();
		sel = port;
		forget();
	}
	void take(bool on)
	{
		if (!alive)
			return;
		set_capture(on);
	}
	// Ports that leave a mask are released, those of a broadcast whenever it changes.
	void masks(int new_reach, int new_cast, int new_macros)
	{
		int left = (macros & ~new_macros) | (keys_to() & ~new_reach);
		if (new_cast != cast)
			left |= typed_at();
		release(left);
		if (new_cast != cast || new_reach != reach)
			forget();
		reach = new_reach, cast = new_cast, macros = new_macros;
	}
	void macro(uint8_t id, bool down)
	{
		macro_keys++;
		for (int i = 0; i < PORTS; i++)
			if (macros >> i & 1)
				tell_one(i, id, down);
	}
	void link_key(uint8_t id, bool down)
	{
		by_link |= down;
		key(id, down);
	}
	// The keyboard was unplugged, plugged in, or has lost count: none of its keys is down, nor any other.
	void lost()
	{
		std::set<uint8_t> all = held;
		for (uint8_t id : all)
			key(id, false);
		by_link = false;
	}
	// Nobody is left who would let go of what the link holds down.
	void orphans()
	{
		if (by_link)
			lost();
	}
	void on_its_own()
	{
		set_capture(false);
		alive = false;
	}
	// If it held a key, all keys are let go of; no event is left of that.
	void daemon_dies()
	{
		std::deque<uint32_t> before = events;
		masks(reach, 0, 0);
		orphans();
		events = before;
		on_its_own();
	}
	// This host's keyboard starts anew: it knows no key, and gets none until its self-test is over.
	void host_restarts(int i)
	{
		deaf |= 1 << i;
		told[i].clear();
		host[i].clear();
	}
	bool anything_down() const
	{
		for (auto &t : told)
			if (!t.empty())
				return true;
		return false;
	}
	bool operator==(const Model &o) const
	{
		for (int i = 0; i < PORTS; i++)
			if (host[i] != o.host[i] || told[i] != o.told[i])
				return false;
		return facts() == o.facts() && held == o.held && events == o.events;
	}

private:
	bool by_link = false;                        // the link pressed a key since no key was down
	bool num_alone = false, by_num = false;      // Num Lock is down and nothing since; it armed

	std::tuple<int, int, int, int, int, int, int, bool, bool, bool, bool, State, bool, bool, bool> facts() const
	{
		return {sel, reach, cast, macros, ports, deaf, lossy, capture, words, alive, minus, state, by_link, num_alone, by_num};
	}
	void event(uint32_t word)
	{
		if (alive)
			events.push_back(word);
	}
	void begin(State next)
	{
		state = next;
		loads++;
	}
	void forget()
	{
		if (state != ARMED)
			state = NONE;
		num_alone = false;
	}
	void set_capture(bool on)
	{
		if (on && !capture)
			release_all();
		if (on || capture) {
			state = NONE;
			num_alone = false;
		}
		capture = on;
	}
	int aim() const { return sel >= PORTS ? 0 : cast ? cast : 1 << sel; }
	int keys_to() const { return aim() & reach; }
	void tell_one(int i, uint8_t id, bool down)
	{
		if (down == (bool)told[i].count(id) || (deaf >> i & 1)) {
			swallowed++;
			return;
		}
		if (down)
			told[i].insert(id);
		else
			told[i].erase(id);
		delivered++;
		if (down || id != PAUSE)                     // Pause has no release
			host[i].push_back({id, down, bool(lossy >> i & 1)});
	}
	void tell(uint8_t id, bool down)
	{
		swallowed += !keys_to();
		for (int i = 0; i < PORTS; i++)
			if (keys_to() >> i & 1)
				tell_one(i, id, down);
	}
	void pass(uint8_t id, bool down)
	{
		if (capture) {
			event(0x010000 | down << 8 | id);
			told_presses += down && alive;
		} else if (keys_to())
			tell(id, down);
		else if (aim() && down && id != TRIGGER && !hushed) {
			event(0x020007);
			muted++;
		}
	}
	void release(int ports_left)
	{
		for (int i = 0; i < PORTS; i++) {
			std::set<uint8_t> down = told[i];
			for (uint8_t id : down)
				if (ports_left >> i & 1)
					tell_one(i, id, false);
		}
	}
	int typed_at() const { return (sel < PORTS ? cast | 1 << sel : cast) & reach; }
	// Everybody that this console can have typed at; macro keys there go up with the others.
	void release_all()
	{
		release(typed_at());
	}
	bool hushed = false;                         // a press of the switch itself is not complained of
	void chord()
	{
		num_alone = false;
		hushed = true;
		pass(NUM_LOCK, false);
		pass(NUM_LOCK, true);
		pass(NUM_LOCK, false);
		hushed = false;
		arm(true);
	}
	void arm(bool with_num)
	{
		release_all();
		capture = true;
		event(0x020004);
		begin(ARMED);
		by_num = with_num;
	}
	void second(uint8_t id, bool down)
	{
		if (!down && id == TRIGGER) {                // clean: absorbed; the lock is repaired
			pass(TRIGGER, true);
			pass(TRIGGER, false);
			arm(false);
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
		capture = alive && (action == 1 || action == 6);
		state = NONE;
		event(0x020000 | action);
	}
	void pick(int port)
	{
		if (port >= PORTS || !(ports >> port & 1)) {
			beeps++;
			return end(3);
		}
		if (port != sel)
			release_all();
		sel = port;
		end(2);
	}
	// The next port that may be picked; after a whole round the present one.
	int beside(bool back) const
	{
		int port = sel;
		for (int i = 0; i < PORTS; i++) {
			if (back)
				port = port == 0 || port >= PORTS ? PORTS - 1 : port - 1;
			else
				port = port >= PORTS - 1 ? 0 : port + 1;
			if (ports >> port & 1)
				break;
		}
		return port;
	}
	void armed(uint8_t id)
	{
		static const std::map<uint8_t, int> digits = {
			{0x16, 1}, {0x1E, 2}, {0x26, 3}, {0x25, 4}, {0x69, 1}, {0x72, 2}, {0x7A, 3}, {0x6B, 4}};
		static const std::set<uint8_t> letters = {
			0x1C, 0x1B, 0x32, 0x4B, 0x42, 0x4D, 0x43, 0x1A, 0x2D, 0x1D, 0x33, 0x4A, 0x0D};
		static const std::set<uint8_t> numbers = {
			0x45, 0x16, 0x1E, 0x26, 0x25, 0x2E, 0x36, 0x3D, 0x3E, 0x46, 0xF5, 0xF2, 0xEB, 0xF4,
			0x70, 0x69, 0x72, 0x7A, 0x6B, 0x73, 0x74, 0x6C, 0x75, 0x7D};
		auto digit = digits.find(id);
		if (id == 0x12 || id == 0x59)
			return;
		if (id == TRIGGER && !by_num)
			return end(5);
		if (id == 0x5A || id == 0xDA || id == 0x29)
			return end(1);
		if (alive && (letters.count(id) || (words && numbers.count(id)))) {
			end(6);
			return pass(id, true);
		}
		bool back = id == 0xF5 || id == 0xEB;
		if (digit != digits.end())
			pick(digit->second - 1);
		else if (back || id == 0xF2 || id == 0xF4)
			pick(beside(back));
		else
			pick(PORTS);                         // no such port: as any key that means nothing
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
			keys.push_back({PAUSE, true});
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
				keys.push_back({PAUSE, true});
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

#endif
