// SPDX-License-Identifier: MIT
// The rig with a keyboard, a mouse, four computers and the link around it, stepped by the microsecond.
// What the link says goes to the first console; the second one has a link of its own (Two).
#ifndef HID_BENCH_H
#define HID_BENCH_H

#include <cstdint>
#include <deque>
#include <memory>

#include "Vhid_rig.h"
#include "ps2_models.h"

// A beep, as a meter on the pin hears it.
struct Sound {
	long first_us, rise_us;                      // first and last rising edge
	int waves;
	double period_us() const { return waves > 1 ? double(rise_us - first_us) / (waves - 1) : 0; }
	int hz() const { return waves > 1 ? int(1e6 / period_us() + 0.5) : 0; }
	int ms() const { return int(waves * period_us() / 1000 + 0.5); }
};

struct Bench {
	static const int HOSTS = 4, CONSOLE = 4;
	std::unique_ptr<Vhid_rig> m{new Vhid_rig};
	Keyboard kbd;
	Mouse mouse;
	HostPort kbd_port[HOSTS], mouse_port[HOSTS];
	std::deque<uint16_t> link_keys;              // waiting to be pressed over the link: {macro, down, id}
	std::deque<uint32_t> link_mouse;
	std::deque<uint32_t> events;
	std::deque<Sound> sounds;
	int beeps = 0, clocks_per_us = 2, ms_every_us = 1000, ms_burst = 0;
	long us = 0, keys_taken = 0;
	bool link_reads = true;                      // events are fetched
	bool sel_strobe = false, take_strobe = false, release_strobe = false;
	bool mask_strobe = false, beep_strobe = false, restart_strobe = false;
	bool answers = false;                        // the daemon says at once that captured keys stay captured
	int replug_strobe = 0;
	struct Two {
		std::deque<uint16_t> keys;
		std::deque<uint32_t> events;
		bool sel_strobe = false, mask_strobe = false, take_strobe = false, release_strobe = false;
	} two;
	bool leaked = false;                         // a press left for a host while keys were captured

	Bench()
	{
		m->trig_key = 0x7E;
		m->tap_ms = 400;
		m->gap_ms = 500;
		m->menu_ms = 700;
		m->port_mask = m->key_mask = m->two_key_mask = 0xF;
		m->beep_own = 1;
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
	// The daemon comes or goes; what link_regs clears goes with it.
	void alive(bool on)
	{
		m->alive = on;
		if (on)
			return;
		m->broadcast = m->macro = m->two_broadcast = m->two_macro = 0;
		mask_strobe = two.mask_strobe = true;
	}
	void replug(int port)
	{
		replug_strobe = 1 << port;
	}
	void step()
	{
		lines();
		if (answers && m->hold && !release_strobe)
			take_strobe = true;
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
	bool macro_key = false, was_high = false;    // the key offered to hosts; the pin of the beeper

	void hear()
	{
		bool high = m->beep, rises = high && !was_high;
		was_high = high;
		if (!rises)
			return;
		long gap = sounds.empty() ? 0 : us - sounds.back().rise_us;
		if (sounds.empty() || gap > 2500 || gap * 1.5 < sounds.back().period_us())
			sounds.push_back(Sound{us, us, 0});
		sounds.back().rise_us = us;
		sounds.back().waves++;
	}
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
		m->inj_key = link_keys.empty() ? 0 : link_keys.front() & 0x1FF;
		m->inj_macro = !link_keys.empty() && link_keys.front() >> 9;
		m->two_key_valid = !two.keys.empty();
		m->two_key = two.keys.empty() ? 0 : two.keys.front() & 0x1FF;
		m->two_macro_key = !two.keys.empty() && two.keys.front() >> 9;
		m->inj_mouse_valid = !link_mouse.empty();
		m->inj_mouse = link_mouse.empty() ? 0 : link_mouse.front();
		m->sel_valid = sel_strobe;
		m->cap_take = take_strobe;
		m->cap_release = release_strobe;
		m->restart = restart_strobe;
		m->replug = replug_strobe;
		m->mask_valid = mask_strobe;
		m->beep_valid = beep_strobe;
		m->two_sel_valid = two.sel_strobe;
		m->two_mask_valid = two.mask_strobe;
		m->two_cap_take = two.take_strobe;
		m->two_cap_release = two.release_strobe;
		sel_strobe = take_strobe = release_strobe = mask_strobe = beep_strobe = restart_strobe = false;
		two.sel_strobe = two.mask_strobe = two.take_strobe = two.release_strobe = false;
		replug_strobe = 0;
		m->eval();
		leaked = leaked || (m->key_valid && m->key >> 8 && m->capture && !macro_key);
		macro_key = macro_key && m->key_valid;
		if (m->inj_key_valid && m->inj_key_ready) {
			macro_key = macro_key || m->inj_macro;
			link_keys.pop_front(), keys_taken++;
		}
		if (m->two_key_valid && m->two_key_ready)
			two.keys.pop_front();
		if (m->two_ev_valid)
			two.events.push_back(m->two_ev);
		if (m->inj_mouse_valid && m->inj_mouse_ready)
			link_mouse.pop_front();
		if (m->ev_valid && m->ev_ready)
			events.push_back(m->ev);
		beeps += m->bing;
		m->clk = 1;
		m->eval();
		hear();
	}
};

#endif
