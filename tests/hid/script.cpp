// SPDX-License-Identifier: MIT
// Runs tests/hid/*.t: lines a person can read, against the gateware. See tests/hid/README.md for the words.
// usage: hid_script FILE.t...     exit 1 when a line is not met; prints file:line, what was wanted and seen
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <sstream>
#include <stdexcept>

#include "bench.h"
#include "keys.h"

using Words = std::vector<std::string>;
using Bytes = std::deque<uint8_t>;

static std::string hex(const Bytes &bytes)
{
	std::string text;
	char two[4];
	for (uint8_t byte : bytes) {
		snprintf(two, sizeof two, "%02X ", byte);
		text += two;
	}
	return text.empty() ? "nothing" : text;
}

struct Failure : std::runtime_error {
	using std::runtime_error::runtime_error;
};

static void want(bool ok, const std::string &said)
{
	if (!ok)
		throw Failure(said);
}

static const char *const TRIGGERS[] = {"?", "MENU", "PORT", "CANCEL", "ARMED", "LITERAL", "WORD", "MUTED"};

class Script {
public:
	explicit Script(const char *name) : file(name) {}
	void run();

private:
	std::string file;
	Bench b;
	int line_no = 0;
	bool started = false;

	void start();
	void execute(const Words &w);
	void physical(uint8_t id, bool down);
	void press_like(const Words &w, bool over_link);
	void link(const Words &w);
	bool link_masks(const Words &w);
	void macro(const Words &w);
	void two(const Words &w);
	void set(const Words &w);
	void host(const Words &w);
	void console(const Words &w);
	void expect(const Words &w);
	void expect_host(const Words &w);
	void expect_event(std::deque<uint32_t> &events, const Words &w, size_t from);
	void expect_sound(const Words &w);
	void expect_bytes(Bytes &log, const Words &w, size_t from, const char *whose);
	void finish();
	void settle();
	void drain(long us);
	std::string event_text(uint32_t event);

	static uint8_t key_id(const std::string &name)
	{
		auto found = key_ids().find(name);
		if (found != key_ids().end())
			return found->second;
		if (name.compare(0, 2, "0x") == 0)
			return strtol(name.c_str(), 0, 16);
		throw Failure("no key is called " + name);
	}
	static int port(const std::string &word)
	{
		int n = atoi(word.c_str());
		want(n >= 1 && n <= Bench::HOSTS, "no host " + word);
		return n - 1;
	}
	static int ports(const Words &w, size_t from)
	{
		int mask = 0;
		for (size_t i = from; i < w.size() && w[i] != "none"; i++)
			mask |= 1 << port(w[i]);
		return mask;
	}
	static long time_us(const std::string &word)
	{
		long n = atol(word.c_str());
		return word.find("us") != std::string::npos ? n : n * 1000;
	}
};

// Everything is plugged in and settled, nothing has been typed.
void Script::start()
{
	if (started)
		return;
	started = b.answers = true;
	b.kbd.plug();
	b.mouse.plug();
	b.run(480000);
	for (int i = 0; i < Bench::HOSTS; i++) {
		want(hex(b.kbd_port[i].got) == "AA ", "keyboard self-test of a host: " + hex(b.kbd_port[i].got));
		want(hex(b.mouse_port[i].got) == "AA 00 ", "mouse self-test of a host: " + hex(b.mouse_port[i].got));
		b.kbd_port[i].got.clear();
		b.mouse_port[i].got.clear();
	}
	want(b.mouse.on && b.mouse.wheel, "the console's mouse was not brought up");
	b.kbd.commands.clear();
}

void Script::run()
{
	std::ifstream in(file);
	want(bool(in), "cannot be read");
	std::string text;
	try {
		while (std::getline(in, text)) {
			line_no++;
			std::istringstream split(text.substr(0, text.find('#')));
			Words w;
			for (std::string word; split >> word;)
				w.push_back(word);
			if (!w.empty())
				execute(w);
		}
		text = "(end of file: nothing may be left over)";
		finish();
	} catch (const Failure &failure) {
		throw Failure(file + ":" + std::to_string(line_no) + ": " + text + "\n    " + failure.what());
	}
}

void Script::execute(const Words &w)
{
	static const std::map<std::string, std::function<void(Script &, const Words &)>> commands = {
		{"press", [](Script &s, const Words &v) { s.press_like(v, false); }},
		{"release", [](Script &s, const Words &v) { s.press_like(v, false); }},
		{"tap", [](Script &s, const Words &v) { s.press_like(v, false); }},
		{"link", [](Script &s, const Words &v) { s.link(v); }},
		{"macro", [](Script &s, const Words &v) { s.macro(v); }},
		{"two", [](Script &s, const Words &v) { s.two(v); }},
		{"set", [](Script &s, const Words &v) { s.set(v); }},
		{"host", [](Script &s, const Words &v) { s.host(v); }},
		{"keyboard", [](Script &s, const Words &v) { s.console(v); }},
		{"mouse", [](Script &s, const Words &v) { s.console(v); }},
		{"expect", [](Script &s, const Words &v) { s.expect(v); }},
		{"wait", [](Script &s, const Words &v) { s.b.run(time_us(v.at(1))); }},
	};
	if (w[0] == "cold") {
		started = b.answers = true;
		return;
	}
	start();
	auto found = commands.find(w[0]);
	want(found != commands.end(), "no such word: " + w[0]);
	try {
		found->second(*this, w);
	} catch (const std::out_of_range &) {
		throw Failure("a word is missing");
	}
}

// Until the devices of the console have said all and a little longer.
void Script::settle()
{
	auto typed = [&] { return b.kbd.idle() || (b.m->hold && !b.answers); };
	for (int i = 0; i < 200000 && !(typed() && b.mouse.idle() && b.link_keys.empty() && b.link_mouse.empty() && b.two.keys.empty()); i++)
		b.step();
	b.run(1000);
}

void Script::physical(uint8_t id, bool down)
{
	for (uint8_t byte : set2_bytes(id, down))
		b.kbd.out.push_back(byte);
	settle();
}

// press KEY… | release KEY… | tap KEY [MS]; over the link with "link" in front
void Script::press_like(const Words &w, bool over_link)
{
	size_t at = over_link ? 1 : 0;
	auto one = [&](const std::string &name, bool down) {
		if (!over_link)
			return physical(key_id(name), down);
		b.link_keys.push_back(down << 8 | key_id(name));
		settle();
	};
	if (w.at(at) == "tap") {
		long ms = w.size() > at + 2 ? atol(w[at + 2].c_str()) : 40;
		one(w.at(at + 1), true);
		b.run(ms * 1000);
		one(w.at(at + 1), false);
		return b.run(40000);
	}
	want(w.size() > at + 1, "which key?");
	for (size_t i = at + 1; i < w.size(); i++)
		one(w[i], w[at] == "press");
}

void Script::link(const Words &w)
{
	const std::string &what = w.at(1);
	bool on = w.size() > 2 && w[2] == "on";
	if (what == "press" || what == "release" || what == "tap")
		return press_like(w, true);
	if (what == "mouse") {
		int v[4];
		for (int i = 0; i < 4; i++)
			v[i] = atoi(w.at(2 + i).c_str());
		b.link_mouse.push_back((v[3] & 7) << 22 | (v[2] & 15) << 18 | (v[1] & 511) << 9 | (v[0] & 511));
		return settle();
	}
	if (what == "select")
		b.select(w.at(2) == "none" ? 31 : port(w.at(2)));
	else if (what == "replug")
		b.replug(port(w.at(2)));
	else if (what == "alive")
		b.alive(on);
	else if (link_masks(w))
		b.mask_strobe = true;
	else if (what == "beep") {
		b.m->beep_ms = atoi(w.at(2).c_str());
		b.m->beep_high = w.at(3) == "high";
		b.beep_strobe = true;
	}
	else if (what == "capture")
		(on ? b.take_strobe : b.release_strobe) = true;
	else if (what == "restart")
		b.restart_strobe = true;
	else if (what == "answers")
		b.answers = on;
	else if (what == "reads")
		b.link_reads = on;
	else
		throw Failure("link what?");
	b.run(2000);
}

// link keys|broadcast|macro N… or none
bool Script::link_masks(const Words &w)
{
	CData *mask = w[1] == "keys" ? &b.m->key_mask : w[1] == "broadcast" ? &b.m->broadcast : &b.m->macro;
	if (w[1] != "keys" && w[1] != "broadcast" && w[1] != "macro")
		return false;
	*mask = ports(w, 2);
	return true;
}

// macro press KEY… | release KEY… | tap KEY: to the ports of its mask
void Script::macro(const Words &w)
{
	for (size_t i = 2; i < w.size(); i++) {
		if (w[1] != "release")
			b.link_keys.push_back(1 << 9 | 1 << 8 | key_id(w[i]));
		if (w[1] != "press")
			b.link_keys.push_back(1 << 9 | key_id(w[i]));
	}
	settle();
}

// The second console: press, release, tap, select, keys, broadcast, capture, expect event
void Script::two(const Words &w)
{
	const std::string &what = w.at(1);
	if (what == "press" || what == "release" || what == "tap")
		for (size_t i = 2; i < w.size(); i++) {
			if (what != "release")
				b.two.keys.push_back(1 << 8 | key_id(w[i]));
			if (what != "press")
				b.two.keys.push_back(key_id(w[i]));
		}
	else if (what == "select") {
		b.m->two_sel_port = w.at(2) == "none" ? 31 : port(w.at(2));
		b.two.sel_strobe = true;
	} else if (what == "keys" || what == "broadcast") {
		(what == "keys" ? b.m->two_key_mask : b.m->two_broadcast) = ports(w, 2);
		b.two.mask_strobe = true;
	} else if (what == "capture")
		(w.at(2) == "on" ? b.two.take_strobe : b.two.release_strobe) = true;
	else if (what == "expect")
		return expect_event(b.two.events, w, 3);
	else
		throw Failure("the second console does what?");
	settle();
}

void Script::set(const Words &w)
{
	long value = atol(w.at(2).c_str());
	if (w[1] == "trigger")
		b.m->trig_key = key_id(w[2]);
	else if (w[1] == "tap")
		b.m->tap_ms = value;
	else if (w[1] == "gap")
		b.m->gap_ms = value;
	else if (w[1] == "menu")
		b.m->menu_ms = value;
	else if (w[1] == "words")
		b.m->words = w[2] == "on";
	else if (w[1] == "minus")
		b.m->minus = w[2] == "on";
	else if (w[1] == "own" && w[2] == "beep")
		b.m->beep_own = w.at(3) == "on";
	else if (w[1] == "ports")
		b.m->port_mask = ports(w, 2);
	else
		throw Failure("set what?");
}

// host N [mouse] send BYTES… | inhibit | free | interrupt BIT | bad parity
void Script::host(const Words &w)
{
	int n = port(w.at(1));
	bool is_mouse = w.at(2) == "mouse";
	HostPort &p = is_mouse ? b.mouse_port[n] : b.kbd_port[n];
	size_t at = is_mouse ? 3 : 2;
	const std::string &what = w.at(at);
	if (what == "inhibit" || what == "free")
		p.inhibit = what == "inhibit";
	else if (what == "interrupt")
		p.abort_at = atoi(w.at(at + 1).c_str());
	else if (what == "bad")
		p.bad_parity = true;
	else if (what == "send") {
		for (size_t i = at + 1; i < w.size(); i++) {     // each byte waits for its answer
			p.commands.push_back(strtol(w[i].c_str(), 0, 16));
			size_t before = p.got.size();
			for (int us = 0; us < 30000 && (p.busy() || p.got.size() == before); us++)
				b.step();
			b.run(300);
		}
	} else
		throw Failure("host does what?");
	b.run(1000);
}

// keyboard|mouse plug | unplug | sends BYTES… ; mouse move DX DY DZ BUTTONS
void Script::console(const Words &w)
{
	Device &device = w[0] == "mouse" ? static_cast<Device &>(b.mouse) : b.kbd;
	const std::string &what = w.at(1);
	if (what == "plug")
		device.plug();
	else if (what == "unplug")
		device.unplug();
	else if (what == "sends")
		for (size_t i = 2; i < w.size(); i++)
			device.out.push_back(strtol(w[i].c_str(), 0, 16));
	else if (what == "move")
		b.mouse.move(atoi(w.at(2).c_str()), atoi(w.at(3).c_str()), atoi(w.at(4).c_str()), atoi(w.at(5).c_str()));
	else
		throw Failure(w[0] + " does what?");
	settle();
}

void Script::drain(long us)
{
	b.run(us);
}

// The bytes must come, in order and next; others may follow.
void Script::expect_bytes(Bytes &log, const Words &w, size_t from, const char *whose)
{
	Bytes wanted;
	if (w.at(from) == "nothing") {
		drain(30000);
		return want(log.empty(), std::string(whose) + " got " + hex(log));
	}
	for (size_t i = from; i < w.size(); i++)
		wanted.push_back(strtol(w[i].c_str(), 0, 16));
	for (int us = 0; us < 120000 && log.size() < wanted.size(); us++)
		b.step();
	bool same = log.size() >= wanted.size() && std::equal(wanted.begin(), wanted.end(), log.begin());
	want(same, std::string(whose) + " got " + hex(log));
	log.erase(log.begin(), log.begin() + wanted.size());
}

// expect host N: BYTES… | nothing; expect host N mouse: …; expect host N leds|set|on|mouse_on VALUE
void Script::expect_host(const Words &w)
{
	int n = port(w.at(2));
	const std::string &what = w.at(3);
	auto value = [&](int seen) { want(std::to_string(seen) == w.at(4), "it is " + std::to_string(seen)); };
	if (w[2].back() == ':')
		return expect_bytes(b.kbd_port[n].got, w, 3, "its keyboard port");
	if (what == "mouse:")
		return expect_bytes(b.mouse_port[n].got, w, 4, "its mouse port");
	if (what == "leds")
		return value(b.m->host_leds >> 3 * n & 7);
	if (what == "set")
		return value(b.m->scan_set >> 2 * n & 3);
	if (what == "keyboard_on")
		return value(b.m->kbd_on >> n & 1);
	if (what == "mouse_on")
		return value(b.m->mouse_on >> n & 1);
	if (what == "interrupted")
		return value(b.kbd_port[n].aborted + b.mouse_port[n].aborted);
	throw Failure("expect what of a host?");
}

std::string Script::event_text(uint32_t event)
{
	unsigned type = event >> 16, data = event & 0xFFFF;
	if (type == 2)
		return std::string("TRIGGER ") + (data < 8 ? TRIGGERS[data] : "?");
	for (auto &key : key_ids())
		if (type == 1 && key.second == (data & 0xFF))
			return "KEY " + key.first + (data >> 8 ? " down" : " up");
	return "event " + std::to_string(event);
}

// expect sound MS HZ: the next beep, as heard at the pin
void Script::expect_sound(const Words &w)
{
	for (int us = 0; us < 5000 && b.sounds.empty(); us++)
		b.step();
	want(!b.sounds.empty(), "it is silent");
	while (b.us - b.sounds.front().rise_us < 3000)
		b.step();
	Sound s = b.sounds.front();
	b.sounds.pop_front();
	std::string seen = std::to_string(s.ms()) + " ms of " + std::to_string(s.hz()) + " Hz";
	want(seen == w.at(2) + " ms of " + w.at(3) + " Hz", "it was " + seen);
	b.beeps = 0;
}

void Script::expect_event(std::deque<uint32_t> &events, const Words &w, size_t from)
{
	std::string wanted;
	for (size_t i = from; i < w.size(); i++)
		wanted += (i > from ? " " : "") + w[i];
	for (int us = 0; us < 120000 && events.empty(); us++)
		b.step();
	want(!events.empty(), "no event came");
	std::string seen = event_text(events.front());
	events.pop_front();
	want(seen == wanted, "the event was: " + seen);
}

void Script::expect(const Words &w)
{
	const std::string &what = w.at(1);
	auto flag = [&](bool seen) { want(seen == (w.at(2) == "on"), seen ? "it is on" : "it is off"); };
	if (what == "host")
		return expect_host(w);
	if (what == "event")
		return expect_event(b.events, w, 2);
	if (what == "silence")
		return want(b.sounds.empty(), "something sounded");
	if (what == "sound")
		return expect_sound(w);
	if (what == "no")                                        // no events
		return want(b.events.empty(), b.events.empty() ? "" : "event " + event_text(b.events.front()));
	if (what == "selected") {
		std::string seen = b.m->sel == 31 ? "none" : std::to_string(b.m->sel + 1);
		return want(seen == w.at(2), "selected is " + seen);
	}
	if (what == "capture")
		return flag(b.m->capture);
	if (what == "armed")
		return flag(b.m->armed);
	if (what == "inputs") {                                   // of its own devices, of the link
		std::string seen = std::to_string(b.m->inputs & 0xFF) + " " + std::to_string(b.m->inputs >> 8);
		return want(seen == w.at(2) + " " + w.at(3), "they are " + seen);
	}
	if (what == "beeps") {
		int seen = b.beeps;
		b.beeps = 0;
		return want(std::to_string(seen) == w.at(2), std::to_string(seen) + " beeps");
	}
	if (what == "keyboard") {
		for (int us = 0; w.at(2) == "leds" && us < 20000 && std::to_string(b.kbd.leds) != w.at(3); us++)
			b.step();
		if (w.at(2) == "leds")
			return want(std::to_string(b.kbd.leds) == w.at(3), "they are " + std::to_string(b.kbd.leds));
		Bytes heard(b.kbd.commands.begin(), b.kbd.commands.end());
		b.kbd.commands.clear();
		return expect_bytes(heard, w, 3, "it");
	}
	throw Failure("expect what?");
}

void Script::finish()
{
	start();
	drain(30000);
	for (int i = 0; i < Bench::HOSTS; i++) {
		std::string who = "host " + std::to_string(i + 1);
		want(b.kbd_port[i].got.empty(), who + " also got " + hex(b.kbd_port[i].got));
		want(b.mouse_port[i].got.empty(), who + " mouse also got " + hex(b.mouse_port[i].got));
		want(!b.kbd_port[i].bad_frames && !b.mouse_port[i].bad_frames, who + " saw a bad frame");
		want(!b.kbd_port[i].no_ack && !b.mouse_port[i].no_ack, who + " missed an acknowledge");
		want(b.kbd_port[i].answer_us < 20000 && b.mouse_port[i].answer_us < 20000, who + " waited over 20 ms");
	}
	want(b.events.empty(), b.events.empty() ? "" : "also event " + event_text(b.events.front()));
	want(b.two.events.empty(), b.two.events.empty() ? "" : "also event of the second console " + event_text(b.two.events.front()));
	want(b.beeps == 0, "also " + std::to_string(b.beeps) + " beeps");
	want(!b.leaked, "a press went to a host while keys were captured");
}

int main(int argc, char **argv)
{
	int failed = 0;
	Verilated::commandArgs(argc, argv);
	for (int i = 1; i < argc; i++) {
		try {
			Script(argv[i]).run();
		} catch (const Failure &failure) {
			printf("%s\n", failure.what());
			failed++;
		}
	}
	if (failed)
		printf("%d of %d scripts failed\n", failed, argc - 1);
	return failed != 0;
}
