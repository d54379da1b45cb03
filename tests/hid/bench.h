// SPDX-License-Identifier: MIT
// The rig with a keyboard, a mouse, four computers and the link around it, stepped by the microsecond.
#ifndef HID_BENCH_H
#define HID_BENCH_H

#include <cstdint>
#include <deque>
#include <memory>

#include "Vhid_rig.h"
#include "ps2_models.h"

struct Bench {
	static const int HOSTS = 4, CONSOLE = 4;
	std::unique_ptr<Vhid_rig> m{new Vhid_rig};
	Keyboard kbd;
	Mouse mouse;
	HostPort kbd_port[HOSTS], mouse_port[HOSTS];
	std::deque<uint16_t> link_keys;              // waiting to be pressed over the link
	std::deque<uint32_t> link_mouse;
	std::deque<uint32_t> events;
	int beeps = 0, clocks_per_us = 2, ms_every_us = 1000, ms_burst = 0;
	long us = 0, keys_taken = 0;
	bool link_reads = true;                      // events are fetched
	bool sel_strobe = false, take_strobe = false, release_strobe = false;
	int replug_strobe = 0;
	bool leaked = false;                         // a press left for a host while keys were captured

	Bench()
	{
		m->trig_key = 0x7E;
		m->tap_ms = 400;
		m->gap_ms = 500;
		m->menu_ms = 700;
		m->port_mask = 0xF;
		m->rst = 1;
		for (int i = 0; i < 8; i++)
			clock(i == 7, false);
		m->rst = 0;
	}
	~Bench() { m->final(); }

	void select(int port)
	{
		m->sel_port = port;
		sel_strobe = true;
	}
	void replug(int port)
	{
		replug_strobe = 1 << port;
	}
	void step()
	{
		lines();
		bool ms = ms_burst > 0 || (ms_every_us && us % ms_every_us == 0);
		ms_burst -= ms_burst > 0;
		for (int c = clocks_per_us; c > 0; c--)
			clock(c == 1, c == 1 && ms);
		us++;
	}
	void run(long for_us)
	{
		while (for_us-- > 0)
			step();
	}

private:
	// Open collector: a wire is high when nobody pulls it.
	template <class Model> void line(Model &model, int i, uint8_t clk_oe, uint8_t dat_oe, bool &clk, bool &dat)
	{
		clk = !(clk_oe >> i & 1) && !model.pull.clk;
		dat = !(dat_oe >> i & 1) && !model.pull.dat;
		model.step(clk, dat);
	}
	void lines()
	{
		uint8_t kc = 0, kd = 0, mc = 0, md = 0;
		bool c, d;
		kbd.tick();
		mouse.tick();
		for (int i = 0; i < HOSTS; i++) {
			line(kbd_port[i], i, m->kclk_oe, m->kdat_oe, c, d);
			kc |= c << i, kd |= d << i;
			line(mouse_port[i], i, m->mclk_oe, m->mdat_oe, c, d);
			mc |= c << i, md |= d << i;
		}
		line(kbd, CONSOLE, m->kclk_oe, m->kdat_oe, c, d);
		kc |= c << CONSOLE, kd |= d << CONSOLE;
		line(mouse, CONSOLE, m->mclk_oe, m->mdat_oe, c, d);
		mc |= c << CONSOLE, md |= d << CONSOLE;
		m->kclk_i = kc, m->kdat_i = kd, m->mclk_i = mc, m->mdat_i = md;
	}
	void clock(bool tick_us, bool tick_ms)
	{
		m->clk = 0;
		m->tick_us = tick_us;
		m->tick_ms = tick_ms;
		m->ev_ready = link_reads;
		m->inj_key_valid = !link_keys.empty();
		m->inj_key = link_keys.empty() ? 0 : link_keys.front();
		m->inj_mouse_valid = !link_mouse.empty();
		m->inj_mouse = link_mouse.empty() ? 0 : link_mouse.front();
		m->sel_valid = sel_strobe;
		m->cap_take = take_strobe;
		m->cap_release = release_strobe;
		m->replug = replug_strobe;
		sel_strobe = take_strobe = release_strobe = false;
		replug_strobe = 0;
		m->eval();
		if (m->inj_key_valid && m->inj_key_ready)
			link_keys.pop_front(), keys_taken++;
		if (m->inj_mouse_valid && m->inj_mouse_ready)
			link_mouse.pop_front();
		if (m->ev_valid && m->ev_ready)
			events.push_back(m->ev);
		beeps += m->beep;
		leaked = leaked || (m->key_valid && m->key >> 8 && m->capture);
		m->clk = 1;
		m->eval();
	}
};

#endif
