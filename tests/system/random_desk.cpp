// SPDX-License-Identifier: GPL-2.0-or-later
// random_desk - the whole gateware under random keys and everything that can happen to a console meanwhile
//
// Keys are typed on the console's own PS/2 keyboard and over the link, faster than a person does. Among them, at random:
// hotkeys on either wire, capture taken and given back, ports selected, scans, logout and login, masks of keys, broadcast, macros
// and ports, a new session of the daemon, its death and return, the keyboard unplugged, plugged in again and overrun
// with keys held, hosts that restart their keyboard, are unplugged, set lock lights or hold the line. Every captured press is answered
// as a daemon does, sooner or later, so that the next one is let through. What each host reads off its own PS/2 line, and what the daemon
// is told, must be what worlds.h says: each key exactly once, in order, at those it was meant for, and none down at the end.
//
// usage: random_desk EVENTS SEED     (DESK_LOG=1: what it does, as it goes)

#include <cstdarg>
#include <cstring>
#include <ctime>

#include "tests/system/random_desk.h"

void Desk::note(const char *format, ...)
{
	char text[200];
	va_list ap;
	va_start(ap, format);
	int n = snprintf(text, sizeof(text), "%10.3f ms  ", double(b.now()) / 1000);
	vsnprintf(text + n, sizeof(text) - n, format, ap);
	va_end(ap);
	if (loud)
		puts(text);
	story.push_back(text);
	if (story.size() > 60)
		story.pop_front();
}

void Desk::fail(const char *what, int host, unsigned got)
{
	for (auto &line : story)
		puts(line.c_str());
	const World &w = worlds.all.front();
	printf("worlds: %zu; in the first: port %d%s%s, keys to %d, broadcast %d, macros %d, hotkey state %d, %zu keys down, %zu behind\n",
	       worlds.all.size(), w.m.sel + 1, w.m.capture ? ", captured" : "", w.hold ? ", hold" : "", w.m.reach, w.m.cast, w.m.macros, w.m.state,
	       w.m.held.size(), w.behind.size());
	for (int i = 0; i < PORTS; i++) {
		printf("host %d wants:", i + 1);
		for (auto &t : w.m.host[i])
			printf(" %c%02X%s", "-+"[t.down], t.id, t.may_miss ? "?" : "");
		printf("   down:");
		for (uint8_t id : b.host[i].decoder.down)
			printf(" %02X", id);
		printf("\n");
	}
	printf("events wanted (%zu may be gone):", w.may_skip);
	for (uint32_t word : w.m.events)
		printf(" %06X", word);
	printf("\nFAILED at %.3f ms, key event %" PRIu64 ": %s (host %d, 0x%x)\n", double(b.now()) / 1000, keys, what, host + 1, got);
	exit(1);
}

// ---- what is seen ---------------------------------------------------------------------------------

void Desk::hosts()
{
	for (int i = 0; i < PORTS; i++) {
		HostPort &h = b.host[i];
		if (h.bad || h.no_answer)
			fail(h.bad ? "bad parity or stop bit" : "a keyboard does not take a command", i, 0);
		if (!h.starting && (model().deaf >> i & 1)) {
			note("host %d: self-test passed", i + 1);
			worlds.advance(b.now());             // what came before it, did
			worlds.each([i](World &w) { w.m.deaf &= ~(1 << i); });
		}
		for (; !h.seen.empty(); h.seen.pop_front(), seen++) {
			Told t = h.seen.front();
			note("host %d sees %c%02X", i + 1, "-+"[t.down], t.id);
			if (!worlds.keep(b.now(), [&](World &w) { return w.saw(i, t.id, t.down, b.now()); }))
				fail(t.down ? "a press that is not meant for this host now" : "a release that nobody meant", i, t.id);
		}
		repeats += h.decoder.repeats;
		h.decoder.repeats = 0;
	}
}

void Desk::event(uint32_t word)
{
	uint8_t type = word >> 24;
	if (type == OVS_EV_LOST)
		fail("events were lost", -1, word);
	if (type != OVS_EV_KEY && type != OVS_EV_TRIGGER)
		return;
	unsigned what = type << 16 | (word & 0xFFFF);
	note("told %06X", what);
	told++;
	if (!worlds.keep(b.now(), [&](World &w) { return w.heard(what, b.now()); }))
		fail("an event that nobody caused", -1, what);
	if (type == OVS_EV_KEY && (word >> 8 & 1))
		answers.push_back(b.now() + pick(pick(4) ? 3000 : 20000));
}

void Desk::frame_came(const frame &f)
{
	if (f.type == OVS_FRAME_EVENT) {
		if (silent)
			return;
		gate_send(&b.g, OVS_FRAME_EVENT_ACK, &f.seq, 1);
		heard_at = b.now() + 500;
		if (f.seq == events_seen)
			return;                              // again: the acknowledgement was under way
		bool first = asking && asked == OVS_FRAME_SYNC && f.seq == 1;
		if (f.seq != uint8_t(events_seen + 1) && !first)
			fail("an event frame is missing", -1, f.seq);
		anew |= first;
		events_seen = f.seq;
		for (unsigned i = 0; i + 4 <= f.len; i += 4)
			event(get_u32(f.payload + i));
		return;
	}
	if (!asking || f.type != (asked | FRAME_REPLY))
		fail("a reply that nobody asked for", -1, f.type);
	if (f.len < 1 || f.payload[0] != OVS_RESULT_OK)
		fail("the board refused a request", -1, f.len ? f.payload[0] : 0);
	if (f.type == (OVS_FRAME_SYNC | FRAME_REPLY) && !anew)
		events_seen = 0;
	reply = f;
	asking = anew = false;
	spoke_at = b.now();
	worlds.answered(std::max(b.now() + 80 + stall(), settled_at));
}

// ---- the link -------------------------------------------------------------------------------------

void Desk::ask(const Request &r)
{
	gate_send(&b.g, r.type, r.payload.data(), r.payload.size());
	asking = true;
	started = false;
	asked = r.type;
	sent_at = b.g.queued;
	plan.front() = r;
}

// A request acts at the end of its last byte; its acts begin there.
void Desk::link()
{
	if (asking && !started && gate_sent(&b.g) >= sent_at) {
		started = true;
		heard_at = b.now();
		for (auto &a : plan.front().acts)
			worlds.commanded(a.kind, a.value, b.now());
		plan.pop_front();
	}
	if (!asking && !plan.empty())
		ask(Request(plan.front()));
}

void Desk::write(unsigned reg, unsigned value, std::vector<Act> acts)
{
	Request r{OVS_FRAME_WRITE, std::vector<uint8_t>(6), acts};
	gate_write(r.payload.data(), reg, value);
	plan.push_back(r);
}

void Desk::set(Act::Kind kind, int value)
{
	unsigned port = value == NOBODY ? 0 : unsigned(value) + 1;
	std::vector<Act> acts{{kind, value, 0, 0}};
	switch (kind) {
	case Act::SELECT: write(OVS_REG_CON_SELECT, port, acts); break;
	case Act::CAPTURE: write(OVS_REG_CON_CAPTURE, value, acts); break;
	case Act::REACH: write(OVS_REG_CON_KEY_MASK, value, acts); break;
	case Act::CAST: write(OVS_REG_CON_BROADCAST, shadow_cast = value, acts); break;
	case Act::MACROS: write(OVS_REG_CON_MACRO, shadow_macros = value, acts); break;
	case Act::PORTS_ALLOWED: write(OVS_REG_CON_PORT_MASK, value, acts); break;
	default: write(OVS_REG_CON_MENU_MS, MENU_MS | unsigned(value) << 12, acts); break;
	}
	note("link: %s %d", (const char *[]){"", "", "", "", "select", "capture", "reach", "broadcast", "macros", "ports", "how"}[kind], value);
}

// ---- time -----------------------------------------------------------------------------------------

void Desk::step(unsigned us)
{
	for (uint64_t end = b.now() + us; b.now() < end;) {
		b.run(10);
		link();
		hosts();
	}
	if (!worlds.in_time(b.now(), silent ? 1000000 : 60000))
		fail("something that was typed has not arrived for long", -1, 0);
	if (worlds.all.size() > 3000)
		fail("the test itself: too many worlds", -1, unsigned(worlds.all.size()));
}

void Desk::wait_for_reply()
{
	for (int i = 0; asking || !plan.empty(); i++) {
		if (i > 2000)
			fail("the board does not answer", -1, asked);
		step(20);
	}
}

void Desk::settle(unsigned us)
{
	wait_for_reply();
	step(us);
}

// ---- all of it ------------------------------------------------------------------------------------

// Every key let go of, everything arrived: nothing may be left.
void Desk::drain()
{
	drains++;
	if (!b.plugged())
		pull_keyboard();
	int rest = 0;
	uint64_t before = 0;
	for (int ms = 0;; ms++) {
		for (int i = 0; i < PORTS; i++)
			if (b.host[i].away && ps2_port_idle(&b.host[i].port))
				plug_host(i);
		bool calm = !asking && plan.empty() && answers.empty() && worlds.idle() && b.ready() && b.waiting() == 0;
		bool down = !b.pressed.empty() || shadow_macros || shadow_cast;
		for (auto &h : b.host)
			calm = calm && !h.starting && h.commands.empty();
		bool quiet = false;
		for (auto &w : worlds.all)
			quiet = quiet || (w.quiet() && w.m.held.empty()), down = down || (worlds.all.size() == 1 && !w.m.held.empty());
		rest = calm && quiet && !down && before == seen + told ? rest + 1 : 0;
		before = seen + told;
		if (rest == 15)                              // milliseconds: what was under way has come
			break;
		if (ms > 4000)
			note("asking %d, %zu planned, %zu to answer, worlds %s, keyboard %s, %u waiting, %zu pressed, macros %d, broadcast %d, %d%d%d%d", asking, plan.size(),
			     answers.size(), worlds.idle() ? "idle" : "busy", b.ready() ? "ready" : "not ready", b.waiting(), b.pressed.size(),
			     shadow_macros, shadow_cast, b.host[0].starting, b.host[1].starting, b.host[2].starting, b.host[3].starting);
		if (ms > 4000)
			fail("a key that was typed did not arrive, or the board does not come to rest", -1, 0);
		if (b.ready() && b.waiting() == 0)
			release_typed();
		if (!asking && plan.empty() && answers.empty()) {
			Request r{OVS_FRAME_INPUT, {1}, {}};
			for (uint8_t id : std::set<uint8_t>(model().held)) {
				r.payload.insert(r.payload.end(), {INPUT_KEY, id, 0});
				r.acts.push_back({Act::LINK_KEY, id, 0, 0});
			}
			if (!r.acts.empty() && b.pressed.empty())
				plan.push_back(r);
			if (shadow_macros)
				set(Act::MACROS, 0);
			if (shadow_cast)
				set(Act::CAST, 0);
		}
		act();
		step(1000);
	}
	if (!worlds.keep(b.now(), [](World &w) { return w.quiet() && w.m.held.empty(); }))
		fail("something is left over", -1, 0);
	for (int i = 0; i < PORTS; i++)
		if (!b.host[i].decoder.down.empty() || !b.host[i].decoder.whole())
			fail("a key is still down", i, b.host[i].decoder.down.empty() ? 0 : *b.host[i].decoder.down.begin());
	plan.push_back({OVS_FRAME_READ, {OVS_REG_CON_STATUS & 0xFF, OVS_REG_CON_STATUS >> 8, 1}, {}});
	wait_for_reply();
	uint32_t status = get_u32(reply.payload + 1);
	int sel = status & 31 ? int(status & 31) - 1 : NOBODY;
	if (!worlds.keep(b.now(), [&](World &w) { return w.m.sel == sel && w.m.capture == bool(status >> 18 & 1) && !w.hold; }))
		fail("the board is not in the state that it should be in", -1, status);
}

// What a daemon must do: answer captured presses, and be heard.
void Desk::act()
{
	if (!answers.empty() && answers.front() <= b.now() && plan.size() < 3 && !near_end()) {
		answers.pop_front();
		set(Act::CAPTURE, pick(4) != 0);
	} else if (b.now() > spoke_at + 200000 && plan.empty())
		plan.push_back({OVS_FRAME_PING, {}, {}});
}

Desk::Desk(uint64_t events, unsigned seed) : random(seed), wanted(events)
{
	for (auto &key : key_ids())
		if (key.second != 0x7F)                      // SysRq looks like Alt and Print Screen
			ids.push_back(key.second);
	b.typed = [this](int key, uint64_t from, uint64_t to) {
		keys += key >= 0;
		typed += key >= 0;
		note(key < 0 ? "keyboard lost" : "typed %03X", unsigned(key));
		to += stall();
		worlds.typed(key < 0 ? Act::LOST : Act::LOCAL_KEY, key, from, to);
		if (key >= 0 && (key & 0xFF) == PAUSE)
			worlds.typed(Act::LOCAL_KEY, PAUSE, from, to);
		if (key < 0)
			settled_at = to, walk_at = b.now();
	};
	b.frame_came = [this](const frame &f) { frame_came(f); };
	for (auto &h : b.host)
		h.starting = true;
	b.run(900000);
	plan.push_back({OVS_FRAME_SYNC, {1, 2, 3, 4}, {}});
	set(Act::HOW, 2);
	write(OVS_REG_CON_TRIGGER, TRIGGER | TAP_MS << 8 | GAP_MS << 18, {});
	settle(20000);
}

int Desk::run()
{
	timespec begin, end;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
	for (uint64_t next_drain = 500; keys < wanted;) {
		act();
		if (!full()) {
			int what = pick(1000);
			if (unsure() && pick(50))
				what = 1000;                 // give the worlds time to end
			if (what < 500 && b.ready() && b.waiting() < 10)
				type();
			else if (what < 520 && b.ready() && b.waiting() < 4)
				type_hotkey();
			else if (what < 800 && plan.empty())
				give();
			else if (what < 810 && plan.empty() && model().held.size() < 4)
				give_hotkey();
			else if (what < 880 && plan.empty())
				change();
			else if (what < 888)
				rare();
		}
		step(50 + unsigned(pick(900)));
		if (keys >= next_drain) {
			drain();
			next_drain = keys + 300 + unsigned(pick(600));
		}
	}
	drain();
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	report(double(end.tv_sec - begin.tv_sec) + double(end.tv_nsec - begin.tv_nsec) / 1e9);
	return 0;
}

void Desk::report(double seconds)
{
	printf("%" PRIu64 " key events (%" PRIu64 " on the PS/2 keyboard, %" PRIu64 " by the link, %" PRIu64 " of macros) in %.1f s of board time, %.0f s of one core (%.0f a second)\n",
	       keys, typed, given, macro, double(b.now()) / 1e6, seconds, double(keys) / seconds);
	printf("%" PRIu64 " presses and releases read by hosts, %" PRIu64 " repeats, %" PRIu64 " events told, %" PRIu64 " times nothing left; among them",
	       seen, repeats, told, drains);
	for (auto &c : changes)
		printf(", %ld %s", c.second, c.first.c_str());
	printf("; up to %zu orders at once\n0 leaked, lost, doubled or stuck\n", worlds.most);
}

int main(int argc, char **argv)
{
	uint64_t events = argc > 1 ? strtoull(argv[1], nullptr, 0) : 5000;
	unsigned seed = argc > 2 ? unsigned(strtoul(argv[2], nullptr, 0)) : 1;

	printf("seed %u\n", seed);
	return Desk(events, seed).run();
}
