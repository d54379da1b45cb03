// SPDX-License-Identifier: GPL-2.0-or-later
// The whole gateware with a keyboard at its console, the keyboard controllers of four hosts and the wire of the link,
// all at their real speeds; times are microseconds since power-up.
#ifndef TESTS_SYSTEM_DESK_BENCH_H
#define TESTS_SYSTEM_DESK_BENCH_H

#include <functional>

extern "C" {
#include "sim/mod_ps2_kbd.h"
}
#include "tests/hid/keys.h"
#include "tests/hid/model.h"
#include "tests/system/gate.h"

// The keyboard controller of a host and its driver. A host that is away (off, or its cable is out) says nothing; what the board
// tells it is read all the same, as by an analyser on the line.
struct HostPort {
	ps2_wire wire{};
	ps2_port port{};
	Decoder decoder;
	bool away = false, starting = false;         // it waits for the self-test of its keyboard
	bool inhibits = false, held_off = false;
	uint64_t start_us = 0;
	std::deque<uint8_t> commands;                // the first one waits for its FA
	std::deque<Told> seen;
	std::deque<uint8_t> bytes;
	bool bad = false, no_answer = false;

	static void got(void *ctx, uint8_t byte, uint64_t)
	{
		auto *h = static_cast<HostPort *>(ctx);
		if (h->starting)
			h->starting = byte != 0xAA;
		else if (!h->commands.empty() && byte == 0xFA)
			h->commands.pop_front(), h->asked = false;
		else
			h->bytes.push_back(byte);
		h->decoder.take(h->bytes, h->seen);
	}
	static void spoilt(void *ctx, uint8_t, uint64_t) { static_cast<HostPort *>(ctx)->bad = true; }
	static void sent(void *ctx, ps2_error e, uint64_t)
	{
		auto *h = static_cast<HostPort *>(ctx);
		h->no_answer |= e != PS2_OK;
	}
	void init()
	{
		ps2_port_init(&port, &wire);
		port.ctx = this;
		port.got = got, port.bad = spoilt, port.sent = sent;
	}
	void level(bool clk, bool dat, uint64_t now)
	{
		wire.clk = clk && !wire.clk_pull && !inhibits;
		wire.dat = dat && !wire.dat_pull;
		held_off = inhibits || (held_off && !wire.clk);
		if (held_off)
			return;
		ps2_port_step(&port, now);
		if (!commands.empty() && !asked && ps2_port_idle(&port)) {
			ps2_port_send(&port, commands.front(), now);
			asked = true;
		}
	}
	// As after power-up: whatever was down is forgotten, and keys count again from the end of the self-test on.
	void start(uint64_t now, bool ask)
	{
		decoder = Decoder();
		commands.clear();
		asked = false;
		away = false, starting = true, start_us = now;
		if (ask)
			ps2_port_send(&port, 0xFF, now);
	}

private:
	bool asked = false;
};

class DeskBench {
public:
	enum { HOSTS = PORTS, PRINT_SCREEN = 0xFC };
	gate g;
	HostPort host[HOSTS];
	std::function<void(int key, uint64_t from, uint64_t to)> typed;      // a key has reached the board; -1: the keyboard has lost count
	std::function<void(const frame &)> frame_came;
	std::set<uint8_t> pressed;                   // keys down on the keyboard

	DeskBench()
	{
		gate_init(&g);
		for (auto &h : host)
			h.init();
		ps2_kbd_init(&kbd, &kbd_wire, 0);
		for (int i = 0; i < 16; i++)
			clock();
		*g.pins.rst = 0;
	}
	uint64_t now() const { return g.clock * 1000 / GATE_CLK_KHZ; }
	void run(unsigned us)
	{
		for (uint64_t end = now() + us; now() < end;)
			clock();
	}
	// ---- the console's keyboard
	bool plugged() const { return in; }
	bool ready() const { return in && passed && kbd.enabled; }
	unsigned waiting() const { return kbd.dev.used; }
	void press(uint8_t id, bool down)
	{
		if (down)
			pressed.insert(id);
		else
			pressed.erase(id);
		send(set2_bytes(id, down), down << 8 | id);
	}
	void overrun() { send({0x00}, -1); }
	// Between two bits that matter: a byte is whole for the board before it is for the keyboard.
	bool may_unplug() const { return in && !(kbd_wire.clk_pull || kbd_wire.dat_pull) && kbd.dev.bit < 9; }
	void unplug()
	{
		in = passed = false;
		kbd_wire.clk_pull = kbd_wire.dat_pull = false;
		pressed.clear();
		ends.clear();
	}
	void plug(unsigned self_test_us)
	{
		ps2_kbd_init(&kbd, &kbd_wire, now());
		kbd.bat_us = now() + self_test_us;
		in = true;
	}

private:
	struct End { uint32_t at; int key; };        // a key is at the board when so many bytes have been sent
	ps2_wire kbd_wire{};
	ps2_kbd kbd{};
	bool in = true, passed = false;
	std::deque<End> ends;

	void send(const std::vector<uint8_t> &bytes, int key)
	{
		if (bytes.empty() || !ps2_dev_send(&kbd.dev, bytes.data(), bytes.size(), now()))
			return;
		// Print Screen is up before the pretended Shift around it is.
		ends.push_back({kbd.dev.sent + kbd.dev.used - (key == PRINT_SCREEN ? 3 : 0), key});
	}
	void keyboard()
	{
		kbd_wire.clk = !*g.pins.con_kclk_oe && !(in && kbd_wire.clk_pull);
		kbd_wire.dat = !*g.pins.con_kdat_oe && !(in && kbd_wire.dat_pull);
		if (!in)
			return;
		bool testing = kbd.bat_us != PS2_NEVER;
		uint32_t total = kbd.dev.sent + kbd.dev.used;
		kbd.repeat_us = PS2_NEVER;                   // who uses this repeats keys himself
		ps2_kbd_step(&kbd, now());
		for (auto &end : ends)                       // answers to commands go ahead of keys
			end.at += kbd.dev.sent + kbd.dev.used - total;
		if (!testing && kbd.bat_us != PS2_NEVER) {   // the board resets it
			ends.clear();
			passed = false;
		}
		if (testing && kbd.bat_us == PS2_NEVER)
			ends.push_back({kbd.dev.sent + kbd.dev.used, -1});
		while (!ends.empty() && int32_t(kbd.dev.sent - ends.front().at) >= 0) {
			// The eleventh edge was 60 us ago; a walk over all keys takes the board 800 us.
			int key = ends.front().key;
			ends.pop_front();
			passed = true;
			typed(key, now() - 75, now() + (key < 0 ? 1500 : 60));
		}
	}
	void lines()
	{
		uint8_t clk = (uint8_t)~*g.pins.host_kclk_oe, dat = (uint8_t)~*g.pins.host_kdat_oe;
		uint64_t us = now();
		keyboard();
		for (int h = 0; h < HOSTS; h++)
			host[h].level(clk >> h & 1, dat >> h & 1, us);
		uint8_t kclk = 0, kdat = 0;
		for (int h = 0; h < HOSTS; h++) {
			kclk |= (uint8_t)((clk >> h & 1 && !host[h].wire.clk_pull && !host[h].inhibits) << h);
			kdat |= (uint8_t)((dat >> h & 1 && !host[h].wire.dat_pull) << h);
		}
		*g.pins.host_kclk_i = kclk;
		*g.pins.host_kdat_i = kdat;
		*g.pins.host_mclk_i = (uint8_t)~*g.pins.host_mclk_oe & 0xf;
		*g.pins.host_mdat_i = (uint8_t)~*g.pins.host_mdat_oe & 0xf;
		*g.pins.con_kclk_i = !*g.pins.con_kclk_oe && !(in && kbd_wire.clk_pull);
		*g.pins.con_kdat_i = !*g.pins.con_kdat_oe && !(in && kbd_wire.dat_pull);
		*g.pins.con_mclk_i = !*g.pins.con_mclk_oe;
		*g.pins.con_mdat_i = !*g.pins.con_mdat_oe;
	}
	void clock()
	{
		gate_clock(&g);
		if (g.clock % 4)                             // PS/2 needs no more than a look each microsecond
			return;
		lines();
		frame f;
		while (gate_frame(&g, &f))
			frame_came(f);
	}
};

#endif
