// SPDX-License-Identifier: MIT
// Every way in which what was typed and commanded can have been taken by the board, next to what was seen of it.
//
// Keyboard and link are two wires: of what arrives on both within the same microseconds nobody outside can say which
// came first. So there is a world for each order that the times allow; what is seen at the hosts and on the link ends
// those that do not fit. The board is wrong when no world is left: then a key went to somebody who should
// not have it, or did not arrive, or came twice, or stayed down, whatever the order was.
// All times are microseconds. The console's behaviour itself is in tests/hid/model.h.
#ifndef TESTS_SYSTEM_WORLDS_H
#define TESTS_SYSTEM_WORLDS_H

#include <algorithm>
#include <vector>

#include "tests/hid/model.h"

struct Act {
	enum Kind {
		LOCAL_KEY, LOST, LINK_KEY, MACRO_KEY, SELECT, CAPTURE, REACH, CAST, MACROS, PORTS_ALLOWED, HOW, MASKS_END, ORPHANS, RESTART, DIE, REVIVE,
	} kind;
	int value;                                   // key: down << 8 | id
	uint64_t from, to;                           // it acts within this time
};

static const uint64_t NEVER_US = UINT64_MAX / 2;
static const unsigned TAP_MS = 30, GAP_MS = 30, MENU_MS = 40;

class World {
public:
	Model m;
	size_t local = 0, link = 0;                  // acts done
	bool hold = false;                           // a captured press waits for its answer
	std::deque<int> behind;                      // what was typed behind it
	uint64_t due = NEVER_US, over = NEVER_US;    // a limit of the model ends between these
	bool may_lose = false;                       // the keyboard is unplugged: the board will find out
	size_t may_skip = 0;                         // events of a session that has ended
	uint64_t moved[PORTS + 1] = {};              // when something was last seen at each host, and told; or nothing was to come

	void apply(const Act &a)
	{
		int loads = m.loads;
		act(a);
		if (m.loads != loads)
			limit(a.from, a.to);
		if (m.state == Model::NONE)
			due = over = NEVER_US;
		sort();
	}
	void expire()
	{
		m.long_silence();
		due = over = NEVER_US;
	}
	void lose()
	{
		may_lose = false;
		m.lost();
		sort();
	}
	// What has not come of the session that ended comes no more.
	void forget()
	{
		m.events.erase(m.events.begin(), m.events.begin() + may_skip);
		may_skip = 0;
	}
	// False when something should have come long ago.
	bool waits(uint64_t now, uint64_t patience)
	{
		bool fits = true;
		for (int i = 0; i <= PORTS; i++) {
			bool none = i == PORTS ? m.events.size() <= may_skip : m.host[i].empty() || (m.lossy >> i & 1);
			moved[i] = none ? now : moved[i];
			fits = fits && now <= moved[i] + patience;
		}
		return fits;
	}
	// A host has seen a key: true when it may.
	bool saw(int host, uint8_t id, bool down, uint64_t now)
	{
		moved[host] = now;
		std::deque<Told> &wanted = m.host[host];
		for (auto at = wanted.begin(); at != wanted.end(); ++at) {
			if (at->id == id && at->down == down) {
				if (down)
					wanted.erase(wanted.begin(), at + 1);
				else
					wanted.erase(at);    // releases that belong together come in any order
				return true;
			}
			if (!at->may_miss && (down || at->down))
				break;
		}
		return !down && (m.lossy >> host & 1);
	}
	bool heard(uint32_t word, uint64_t now)
	{
		moved[PORTS] = now;
		for (size_t i = 0; i <= may_skip && i < m.events.size(); i++)
			if (m.events[i] == word) {
				m.events.erase(m.events.begin(), m.events.begin() + i + 1);
				may_skip -= i < may_skip ? i + 1 : may_skip;
				return true;
			}
		return false;
	}
	bool quiet() const
	{
		bool none = behind.empty() && m.events.size() <= may_skip && due == NEVER_US;
		for (auto &wanted : m.host)
			for (auto &told : wanted)
				none = none && told.may_miss;
		return none;
	}
	bool operator==(const World &o) const
	{
		return local == o.local && link == o.link && hold == o.hold && due == o.due && over == o.over && may_lose == o.may_lose &&
		       may_skip == o.may_skip && behind == o.behind && m == o.m;
	}

private:
	// Releases with no press between them are all the same to a host: worlds that differ in their order only are one.
	void sort()
	{
		auto up = [](const Told &t) { return !t.down; };
		for (auto &wanted : m.host)
			for (auto from = wanted.begin(); from != wanted.end();) {
				from = std::find_if(from, wanted.end(), up);
				auto to = std::find_if_not(from, wanted.end(), up);
				std::sort(from, to, [](const Told &a, const Told &b) { return a.id < b.id; });
				from = to;
			}
	}
	void limit(uint64_t from, uint64_t to)
	{
		unsigned ms = m.state == Model::ARMED ? MENU_MS : m.state == Model::BETWEEN ? GAP_MS : TAP_MS;
		due = from + (ms - 1) * 1000;
		over = to + ms * 1000 + 300;
	}
	void typed(int key)
	{
		int before = m.told_presses;
		m.key(key & 0xFF, key >> 8);
		hold |= m.told_presses != before;
	}
	void type(int key)
	{
		if (!behind.empty() || (hold && key >> 8))
			behind.push_back(key);
		else
			typed(key);
	}
	void let_go()
	{
		hold = false;
		while (!behind.empty() && !(hold && behind.front() >> 8)) {
			int key = behind.front();
			behind.pop_front();
			typed(key);
		}
	}
	void link_key(int key)
	{
		int before = m.told_presses;
		m.link_key(key & 0xFF, key >> 8);
		hold |= m.told_presses != before;
	}
	void act(const Act &a)
	{
		switch (a.kind) {
		case Act::LOCAL_KEY: type(a.value); break;
		case Act::LOST: lose(); break;
		case Act::LINK_KEY: link_key(a.value); break;
		case Act::MACRO_KEY: m.macro(a.value & 0xFF, a.value >> 8); break;
		case Act::SELECT: m.select(a.value); break;
		case Act::REACH: m.masks(a.value, m.cast, m.macros); break;
		case Act::CAST: m.masks(m.reach, a.value, m.macros); break;
		case Act::MACROS: m.masks(m.reach, m.cast, a.value); break;
		case Act::PORTS_ALLOWED: m.ports = a.value; break;
		case Act::HOW: m.words = a.value & 1; m.minus = a.value >> 1; break;
		case Act::REVIVE: m.alive = true; break;
		case Act::CAPTURE:
			m.take(a.value);
			let_go();
			break;
		case Act::MASKS_END: m.masks(m.reach, 0, 0); break;
		case Act::ORPHANS: m.orphans(); break;
		case Act::RESTART:
		case Act::DIE:
			if (a.kind == Act::DIE)
				m.on_its_own();
			let_go();                    // what is told in the first moments of a session may be dropped, too
			may_skip = m.events.size();
			break;
		}
	}
};

class Worlds {
public:
	std::vector<World> all{World()};
	size_t most = 1;

	void typed(Act::Kind kind, int value, uint64_t from, uint64_t to) { local.push_back({kind, value, from, to}); }
	// The end of an act of the link is known when the board has answered.
	void commanded(Act::Kind kind, int value, uint64_t from) { link.push_back({kind, value, from, NEVER_US}); }
	void answered(uint64_t to)
	{
		for (auto &act : link)
			if (act.to == NEVER_US)
				act.to = std::max(to, act.from);
	}
	bool idle() const { return local.size() == done_local() && link.size() == done_link(); }
	// What must have happened by now; with `may` also what can have happened.
	void advance(uint64_t now, bool may = false)
	{
		std::vector<World> open;                     // grows behind `i`; those before it are done with
		open.swap(all);
		for (size_t i = 0; i < open.size() && open.size() < TOO_MANY; i++)
			step(World(open[i]), now, may, open);
		drop_done();
		most = std::max(most, all.size());
	}
	// Ends the worlds in which something should have been seen by now; false when all do.
	bool in_time(uint64_t now, uint64_t patience)
	{
		advance(now);
		return filter([&](World &w) { return w.waits(now, patience); });
	}
	// Keeps the worlds that fit; false when none does: then the worlds are as they were.
	template <class Fit> bool keep(uint64_t now, Fit fit)
	{
		advance(now, true);
		return filter(fit);
	}
	template <class Change> void each(Change change)
	{
		for (World &w : all)
			change(w);
	}

private:
	std::deque<Act> local, link;
	static const size_t TOO_MANY = 20000;
	struct Next { uint64_t from, to; int what; };
	enum { LOCAL, LINK, LIMIT, LOSS };

	static void add(std::vector<World> &to, const World &w)
	{
		auto same = std::find(to.begin(), to.end(), w);
		if (same == to.end())
			return to.push_back(w);
		for (int i = 0; i <= PORTS; i++)
			same->moved[i] = std::max(same->moved[i], w.moved[i]);
	}
	template <class Fit> bool filter(Fit fit)
	{
		std::vector<World> left;
		for (World w : all)
			if (fit(w))
				add(left, w);
		if (left.empty())
			return false;
		all.swap(left);
		return true;
	}
	size_t done_local() const
	{
		size_t least = local.size();
		for (auto &w : all)
			least = std::min(least, w.local);
		return least;
	}
	size_t done_link() const
	{
		size_t least = link.size();
		for (auto &w : all)
			least = std::min(least, w.link);
		return least;
	}
	void drop_done()
	{
		size_t locals = done_local(), links = done_link();
		if (locals + links == 0)
			return;
		local.erase(local.begin(), local.begin() + locals);
		link.erase(link.begin(), link.begin() + links);
		for (auto &w : all)
			w.local -= locals, w.link -= links;
	}
	World after(const World &w, int what) const
	{
		World next = w;
		if (what == LOCAL)
			next.apply(local[next.local++]);
		else if (what == LINK)
			next.apply(link[next.link++]);
		else if (what == LIMIT)
			next.expire();
		else
			next.lose();
		return next;
	}
	// One thing that can come next in this world, in each way in which it can; or the world as it is.
	void step(const World &w, uint64_t now, bool may, std::vector<World> &open)
	{
		std::vector<Next> next;
		if (w.local < local.size() && local[w.local].from <= now)
			next.push_back({local[w.local].from, local[w.local].to, LOCAL});
		if (w.link < link.size() && link[w.link].from <= now)
			next.push_back({link[w.link].from, link[w.link].to, LINK});
		if (w.due <= now)
			next.push_back({w.due, w.over, LIMIT});
		if (w.may_lose && !w.m.held.empty())
			next.push_back({0, NEVER_US, LOSS});
		bool must = false;
		uint64_t first = NEVER_US;
		for (auto &n : next) {
			must |= n.to < now;
			first = std::min(first, n.to);
		}
		if (must || may)
			for (auto &n : next)
				if (n.from <= first)
					add(open, after(w, n.what));
		if (!must)
			add(all, w);
	}
};

#endif
