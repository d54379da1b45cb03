// SPDX-License-Identifier: MIT
// PS/2 as others see it: a keyboard, a mouse and the port of a computer, at the level of the two wires.
// Each model is stepped once a microsecond with the levels on the wires and says what it pulls low.
// Written from IBM's PS/2 Technical Reference, independently of the gateware.
#ifndef HID_PS2_MODELS_H
#define HID_PS2_MODELS_H

#include <cstdint>
#include <deque>
#include <vector>

struct Pull {
	bool clk = false, dat = false;
};

inline bool odd(uint8_t byte) { return __builtin_popcount(byte) & 1; }

// A device: makes the clock. Bytes to send wait in `out`; received bytes go to received().
class Device {
public:
	Pull pull;
	std::deque<uint8_t> out;
	bool plugged = false;
	int half_us = 40;

	virtual ~Device() {}
	virtual void received(uint8_t) {}
	virtual void plug()
	{
		plugged = true;
		out.clear();
		mode = IDLE;
		t = 0;
	}
	void unplug()
	{
		plugged = false;
		pull = Pull();
	}
	bool idle() const { return mode == IDLE && out.empty(); }
	void step(bool clk, bool dat)
	{
		if (!plugged)
			return;
		if (mode == IDLE)
			rest(clk, dat);
		else
			cell(clk, dat);
	}

private:
	enum { IDLE, SEND, RECEIVE } mode = IDLE;
	int t = 0, bit = 0;
	unsigned word = 0;

	void rest(bool clk, bool dat)
	{
		t = clk ? t + 1 : 0;
		if (t < half_us + 10)
			return;
		if (!dat || !out.empty()) {
			mode = dat ? SEND : RECEIVE;
			word = dat ? out.front() << 1 | !odd(out.front()) << 9 | 1 << 10 : 0;
			t = bit = 0;
		}
	}
	void stop()
	{
		mode = IDLE;
		t = 0;
		pull = Pull();
	}
	void cell(bool clk, bool dat)
	{
		if (mode == SEND && t == 0)
			pull.dat = !(word >> bit & 1);
		if (t == half_us / 2) {
			if (!clk)
				return stop();                       // inhibited: the byte stays in `out`
			if (mode == RECEIVE)
				word |= dat << bit;
			if (mode == RECEIVE && bit == 10)
				pull.dat = true;                     // acknowledge
			pull.clk = true;
		}
		if (t == half_us / 2 + half_us)
			pull.clk = false;
		if (++t < 2 * half_us)
			return;
		t = 0;
		if (++bit == 11)
			finish();
	}
	void finish()
	{
		bool was_send = mode == SEND;
		unsigned got = word >> 1 & 0x3FF;
		stop();
		if (was_send)
			out.pop_front();
		else if (odd(got & 0xFF) == (got >> 8 & 1))
			out.assign(1, 0xFE);
		else
			received(got & 0xFF);
	}
};

// The operator's keyboard: scan set 2, answers commands, remembers its LEDs.
class Keyboard : public Device {
public:
	std::vector<uint8_t> commands;               // every byte heard
	int leds = 0;
	long bat_us = -1;                            // until AA

	void plug() override
	{
		Device::plug();
		leds = await = 0;
		bat_us = 350000;
	}
	void tick()
	{
		if (plugged && bat_us >= 0 && bat_us-- == 0)
			out.push_back(0xAA);
	}
	void received(uint8_t byte) override
	{
		commands.push_back(byte);
		if (byte == 0xFF) {
			out.assign(1, 0xFA);
			leds = 0;
			bat_us = 350000;
		} else if (byte == 0xFE) {
			out.push_front(last);
			return;
		} else {
			out.push_front(0xFA);
			if (await == 0xED)
				leds = byte;
		}
		await = byte >= 0xED ? byte : 0;
		last = 0xFA;
	}

private:
	int await = 0;
	uint8_t last = 0xAA;
};

// The operator's mouse, with a wheel that must be woken.
class Mouse : public Device {
public:
	bool wheel = false, on = false;
	long bat_us = -1;

	void plug() override
	{
		Device::plug();
		reset();
	}
	void tick()
	{
		if (plugged && bat_us >= 0 && bat_us-- == 0) {
			out.push_back(0xAA);
			out.push_back(0x00);
		}
	}
	void received(uint8_t byte) override
	{
		out.assign(1, 0xFA);
		if (rate_next) {
			knock = knock << 8 | byte;
			wheel = wheel || (knock & 0xFFFFFF) == 0xC86450;
			rate_next = false;
			return;
		}
		rate_next = byte == 0xF3;
		if (byte == 0xFF)
			reset();
		else if (byte == 0xF2)
			out.push_back(wheel ? 3 : 0);
		else if (byte == 0xF4)
			on = true;
	}
	void move(int dx, int dy, int dz, int buttons)
	{
		if (!plugged || !on)
			return;
		out.push_back(8 | (buttons & 7) | (dx < 0) << 4 | (dy < 0) << 5);
		out.push_back(dx);
		out.push_back(dy);
		if (wheel)
			out.push_back(dz);
	}

private:
	bool rate_next = false;
	uint32_t knock = 0;
	void reset()
	{
		wheel = on = rate_next = false;
		bat_us = 350000;
	}
};

// One port of a computer's 8042: records every byte, sends commands, inhibits, interrupts frames.
class HostPort {
public:
	Pull pull;
	std::deque<uint8_t> got;
	std::deque<uint8_t> commands;                // to be sent
	bool inhibit = false;                        // hold the clock low
	bool bad_parity = false;                     // of the next command
	int abort_at = -1;                           // hold the clock after so many bits of the next frame
	int aborted = 0;
	int bad_frames = 0, no_ack = 0;
	long last_sent_us = -1, answer_us = 0;       // when the last command ended; longest wait for an answer

	bool busy() const { return !commands.empty() || state != LISTEN || bit != 0; }
	void step(bool clk, bool dat)
	{
		now++;
		bool fall = was && !clk && !pull.clk;
		was = clk;
		t++;
		switch (state) {
		case LISTEN: listen(fall, dat); break;
		case STOPPED:                                // a frame was interrupted for 100 us
			if (t > 100)
				enter(LISTEN, false, false);
			break;
		case REQUEST:
			if (t == 110)
				pull.dat = true;
			if (t > 120)
				enter(SEND, false, true);
			break;
		case SEND: send(fall, dat); break;
		}
	}

private:
	enum { LISTEN, STOPPED, REQUEST, SEND } state = LISTEN;
	int t = 0, bit = 0;
	long now = 0;
	unsigned word = 0;
	bool was = true;

	void enter(decltype(state) next, bool clk, bool dat)
	{
		state = next;
		t = bit = 0;
		word = 0;
		pull.clk = clk;
		pull.dat = dat;
	}
	void listen(bool fall, bool dat)
	{
		if (bit == 0) {
			pull.clk = inhibit;
			if (!commands.empty() && !inhibit && t > 60)
				return enter(REQUEST, true, false);
			if (inhibit)
				return;
		}
		if (bit != 0 && t > 2000)
			bit = word = 0, bad_frames++;
		if (!fall)
			return;
		t = 0;
		word |= dat << bit++;
		if (bit == abort_at) {
			abort_at = -1;
			aborted++;
			return enter(STOPPED, true, false);
		}
		if (bit < 11)
			return;
		uint8_t byte = word >> 1;
		bool good = !(word & 1) && (word >> 10 & 1) && (word >> 9 & 1) == !odd(byte);
		bad_frames += !good;
		if (good)
			got.push_back(byte);
		if (last_sent_us >= 0 && now - last_sent_us > answer_us)
			answer_us = now - last_sent_us;
		last_sent_us = -1;
		bit = word = 0;
	}
	void send(bool fall, bool dat)
	{
		uint8_t byte = commands.front();
		if (t > 20000) {                             // nothing clocks us
			commands.pop_front();
			no_ack++;
			return enter(LISTEN, false, false);
		}
		if (!fall)
			return;
		bit++;
		if (bit <= 8)
			pull.dat = !(byte >> (bit - 1) & 1);
		else if (bit == 9)
			pull.dat = odd(byte) != bad_parity;
		else
			pull.dat = false;
		if (bit < 11)
			return;
		no_ack += dat;
		bad_parity = false;
		commands.pop_front();
		last_sent_us = now;
		enter(LISTEN, false, false);
	}
};

#endif
