// SPDX-License-Identifier: GPL-2.0-or-later
// What can happen at random: keys on either wire, and everything that changes who gets them.
#include "tests/system/random_desk.h"

// ---- the operator ---------------------------------------------------------------------------------

uint8_t Desk::some_key()
{
	return pick(6) == 0 ? TRIGGER : pick(3) ? ids[pick(12)] : ids[pick(int(ids.size()))];
}

// Nobody can say whether a key comes before or after the end of a host's self-test: none comes then.
bool Desk::near_end() const
{
	for (auto &h : b.host)
		if (h.starting && b.now() > h.start_us + 325000)
			return true;
	return false;
}

// Nothing here is about queues that run over: tests/hid has that.
bool Desk::full() const
{
	if (near_end())
		return true;
	for (auto &w : worlds.all)
		for (auto &h : w.m.host)
			if (h.size() > 5)
				return true;
	return model().events.size() > 24;
}

// Microseconds for which a host that is being told many releases may keep the board from looking at the next key.
unsigned Desk::stall() const
{
	if (!walking())
		return 0;
	size_t most = 0, held = 0;
	for (auto &w : worlds.all) {
		held = std::max(held, w.m.held.size());
		for (auto &h : w.m.host)
			most = std::max(most, h.size());
	}
	most += worlds.idle() ? 0 : held;
	return most > 9 ? unsigned(most) * 2900 : 0;             // three bytes each at most
}

void Desk::type()
{
	uint8_t id = some_key();
	bool down = !b.pressed.count(id) || pick(8) == 0;    // now and then a repeat
	if (b.pressed.size() > 5)
		id = *b.pressed.begin(), down = false;
	note("types %c%02X", "-+"[down], id);
	b.press(id, down);
	if (id == PAUSE)
		b.pressed.erase(id);
}

void Desk::release_typed()
{
	while (!b.pressed.empty())
		b.press(*b.pressed.begin(), false);
}

// Two clean taps, or nearly, and what may follow.
void Desk::type_hotkey()
{
	release_typed();
	uint8_t word = ids[pick(int(ids.size()))];
	bool chord = pick(5) == 0, clean = pick(8);
	note("types a hotkey and %02X", word);
	for (int i = 0; i < 2 && !chord; i++) {
		b.press(TRIGGER, true);
		if (!clean)
			b.press(ids[0], true);
		b.press(TRIGGER, false);
	}
	if (chord) {
		b.press(NUM_LOCK, true);
		b.press(MINUS, true);
		b.press(MINUS, false);
		b.press(NUM_LOCK, false);
	}
	count("hotkeys typed");
	if (pick(6) == 0)
		return;                                      // silence may follow
	b.press(word, true);
	if (word == PAUSE)
		b.pressed.erase(word);
}

// A frame of up to four keys.
void Desk::give()
{
	Request r{OVS_FRAME_INPUT, {1}, {}};
	for (int n = 1 + pick(4); n > 0; n--) {
		const std::set<uint8_t> &held = model().held;
		uint8_t id = some_key();
		bool down = held.count(id) ? pick(4) == 0 : held.size() < 8;
		if (!down && pick(2) && !held.empty())
			id = *held.begin();
		r.payload.insert(r.payload.end(), {INPUT_KEY, id, down});
		r.acts.push_back({Act::LINK_KEY, down << 8 | id, 0, 0});
		note("link gives %c%02X", "-+"[down], id);
		given++, keys++;
	}
	plan.push_back(r);
}

void Desk::give_hotkey()
{
	uint8_t word = ids[pick(int(ids.size()))];
	Request r{OVS_FRAME_INPUT, {1}, {}};
	std::vector<int> words;
	for (uint8_t id : model().held)
		words.push_back(id);
	for (int key : {0x100 | TRIGGER, 0 | TRIGGER, 0x100 | TRIGGER, 0 | TRIGGER, 0x100 | word, 0 | word})
		words.push_back(key);
	for (int key : words) {
		r.payload.insert(r.payload.end(), {INPUT_KEY, uint8_t(key), uint8_t(key >> 8)});
		r.acts.push_back({Act::LINK_KEY, key, 0, 0});
		given++, keys++;
	}
	plan.push_back(r);
	note("link gives a hotkey and %02X", word);
	count("hotkeys of the link");
}

void Desk::press_macros()
{
	Request r{OVS_FRAME_INPUT, {1}, {}};
	set(Act::MACROS, pick(ALL + 1));
	for (int n = 1 + pick(3); n > 0; n--) {
		uint8_t id = some_key();
		bool down = pick(3);
		r.payload.insert(r.payload.end(), {INPUT_MACRO, id, down});
		r.acts.push_back({Act::MACRO_KEY, down << 8 | id, 0, 0});
		note("macro %c%02X", "-+"[down], id);
		macro++, keys++;
	}
	plan.push_back(r);
	if (pick(2))
		set(Act::MACROS, 0);
	count("macros");
}

// ---- changes --------------------------------------------------------------------------------------

void Desk::log_out()
{
	set(Act::CAPTURE, 1);
	set(Act::CAST, 0);
	set(Act::SELECT, NOBODY);
	set(Act::PORTS_ALLOWED, 0);
	set(Act::PORTS_ALLOWED, pick(2) ? ALL : pick(ALL + 1));
	set(Act::SELECT, pick(PORTS));
	set(Act::CAPTURE, 0);
	count("logouts and logins");
}

void Desk::scan()
{
	set(Act::CAPTURE, 1);
	for (int n = 2 + pick(4); n > 0; n--)
		set(Act::SELECT, pick(PORTS));
	set(Act::CAPTURE, 0);
	count("scans");
}

void Desk::change()
{
	switch (pick(12)) {
	case 0: case 1: case 2:
		set(Act::SELECT, pick(9) ? pick(PORTS) : NOBODY);
		return count("selections");
	case 3: case 4:
		set(Act::CAPTURE, pick(3) == 0);
		return count("captures");
	case 5:
		set(Act::REACH, pick(2) ? ALL : pick(ALL + 1));
		return count("key masks");
	case 6: case 7:
		set(Act::CAST, pick(2) ? 0 : pick(ALL + 1));
		return count("broadcasts");
	case 8:
		return press_macros();
	case 9:
		set(Act::HOW, pick(4));
		set(Act::PORTS_ALLOWED, pick(2) ? ALL : pick(ALL + 1));
		return count("settings of hotkeys");
	case 10:
		return log_out();
	default:
		return scan();
	}
}

void Desk::new_session()
{
	bool dead = silent;
	Request r{OVS_FRAME_SYNC, std::vector<uint8_t>(4), {{Act::ORPHANS, 0, 0, 0}, {Act::RESTART, 0, 0, 0}, {Act::MASKS_END, 0, 0, 0}}};
	put_u32(r.payload.data(), ++nonce);
	wait_for_reply();
	settled_at = b.now() + (dead ? 6000 : 3000);
	walk_at = b.now();
	if (dead)                                    // alive with its next frame, be it only an acknowledgement
		r.acts.push_back({Act::REVIVE, 0, 0, 0});
	plan.push_back(r);
	if (dead)
		plan.push_back({OVS_FRAME_PING, {}, {}});
	silent = false;
	shadow_cast = shadow_macros = 0;
	note("link: a new session");
	settle(dead ? 5000 : 2500);
	settled_at = 0;
	answers.clear();
	worlds.each([](World &w) { w.forget(); });
	set(Act::CAPTURE, pick(2));                  // a daemon tells the board everything anew
}

// Until the board gives the daemon up; the operator types on.
void Desk::silence()
{
	wait_for_reply();
	const uint64_t last = heard_at;              // or a moment before, when it was an acknowledgement
	note("link: silence");
	silent = true;
	while (b.now() < last + 398500) {
		if (b.ready() && b.waiting() < 10 && !full() && pick(4) == 0)
			type();
		step(1000);
	}
	for (auto kind : {Act::MASKS_END, Act::ORPHANS, Act::DIE})
		worlds.commanded(kind, 0, last + 398500);
	worlds.answered(last + 403000);
	step(unsigned(last + 404000 - b.now()));
	answers.clear();
	for (int n = pick(30); n > 0; n--) {
		if (b.ready() && b.waiting() < 10 && !full())
			type();
		step(2000);
	}
	new_session();
	count("deaths of the daemon");
}

void Desk::overrun()
{
	if (!b.ready() || b.waiting())
		return;
	note("keyboard: overrun");
	b.overrun();
	count("overruns");
}

void Desk::pull_keyboard()
{
	if (b.plugged()) {
		if (!b.may_unplug())
			return;
		note("keyboard unplugged with %zu keys down", b.pressed.size());
		b.unplug();
		worlds.each([](World &w) { w.may_lose = true; });
		count("keyboard unplugged");
		return;
	}
	note("keyboard plugged in");
	b.plug(5000 + pick(100000));
}

void Desk::restart_host()
{
	int i = pick(PORTS);
	HostPort &h = b.host[i];
	if ((model().deaf | model().lossy) >> i & 1 || h.inhibits || !h.commands.empty() || !ps2_port_idle(&h.port))
		return;
	worlds.each([i](World &w) { w.m.host_restarts(i); });
	bool ask = pick(2);
	note("host %d: its keyboard starts anew%s", i + 1, ask ? "" : " by the link");
	h.start(b.now(), ask);
	if (!ask)
		write(OVS_REG_HOST_REPLUG + (unsigned)i * OVS_HOST_STRIDE, 1, {});
	count(ask ? "hosts restarted" : "keyboards replugged by the link");
}

void Desk::plug_host(int i)
{
	note("host %d: plugged in", i + 1);
	worlds.each([i](World &w) { w.m.host_restarts(i); });
	b.host[i].start(b.now(), true);
}

void Desk::unplug_host()
{
	int i = pick(PORTS);
	HostPort &h = b.host[i];
	if (h.inhibits || !h.commands.empty() || !ps2_port_idle(&h.port) || (model().deaf | model().lossy) >> i & 1)
		return;
	if (h.away)
		return plug_host(i);
	note("host %d: unplugged", i + 1);
	h.away = true;
	count("hosts unplugged");
}

// Shorter than what the board calls stuck: nothing may be lost.
void Desk::hold_line(unsigned us)
{
	HostPort &h = b.host[pick(PORTS)];
	if (h.away || h.starting || !h.commands.empty() || !ps2_port_idle(&h.port))
		return;
	h.inhibits = true;
	for (uint64_t end = b.now() + us; b.now() < end; step(300))
		if (b.ready() && b.waiting() < 6 && !full() && pick(2))
			type();
	h.inhibits = false;
	count("lines held");
}

// Longer: it may lose keys, but the board goes on, and in the end none is down.
void Desk::stuck_host()
{
	int i = pick(PORTS);
	HostPort &h = b.host[i];
	if (h.away || h.starting || !h.commands.empty() || !ps2_port_idle(&h.port))
		return;
	drain();
	if (!ps2_port_idle(&h.port))
		return;
	note("host %d: holds its line", i + 1);
	worlds.each([i](World &w) { w.m.lossy |= 1 << i; });
	h.inhibits = true;
	for (int n = 0; n < 60; n++) {
		if (b.ready() && b.waiting() < 6 && !full())
			type();
		step(2000);
	}
	h.inhibits = false;
	drain();
	worlds.each([i](World &w) {
		w.m.lossy &= ~(1 << i);
		w.m.host[i].clear();
		w.m.told[i].clear();
	});
	count("hosts stuck");
}

void Desk::lock_lights()
{
	HostPort &h = b.host[pick(PORTS)];
	if (h.away || h.starting || !h.commands.empty() || h.inhibits)
		return;
	h.commands = {0xED, uint8_t(pick(8))};
	count("lock lights set");
}

void Desk::rare()
{
	int what = pick(100);
	if (what < 6) {
		if (model().held.size() < 8)                 // more is told than a queue holds: see stall()
			new_session(), count("new sessions");
	} else if (what < 7)
		silence();
	else if (what < 11 || (!b.plugged() && what < 40))
		pull_keyboard();
	else if (what < 18)
		overrun();
	else if (what < 23)
		restart_host();
	else if (what < 29)
		unplug_host();
	else if (what < 30 && pick(4) == 0)
		stuck_host();
	else if (what < 50)
		lock_lights();
	else if (what < 56)
		step(45000);                                 // longer than any limit of a hotkey
	else
		hold_line(1000 + unsigned(pick(12000)));
}
