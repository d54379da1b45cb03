#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Many random events, 250 with each seed: one table, and exit 1 when anything in it is wrong.

usage: many.py EVENTS [SEED] [rgb|video]     the first seed, or 1
What the columns mean is in docs/chaos.md; tests/chaos/chaos.cpp counts them.
"""
import os
import re
import subprocess
import sys

CHAOS = os.path.join(os.environ.get("BUILD", "build"), "chaos", "chaos")
A_SEED = 250
FAULTS = {"illegal": r"illegal rasters (\d+)", "mixed": r"mixed fields (\d+)", "torn": r"overlay torn (\d+)", "late": r"late (\d+)",
          "not shown": r"picture not shown (\d+)"}
SUMS = {"events": r"(\d+) events", "seconds": r"events in ([\d.]+) s", "fields": r"(\d+) fields", "lines": r"(\d+) lines", **FAULTS}
WORST = {"back": r"back after ([\d.]+) fields", "shown ms": r"until shown (\d+) ms"}
HEADS = ["seed"] + list(SUMS) + list(WORST)


def row(cells):
    print(" ".join("%*s" % (max(8, len(head)), "%.1f" % cell if head == "seconds" and cell != head else cell) for head, cell in zip(HEADS, cells)), flush=True)


def number(pattern, text):
    found = re.search(pattern, text).group(1)
    return float(found) if "." in found else int(found)


def one(what, count, seed):
    """What the bench counted; its complaints go to the standard error."""
    done = subprocess.run([CHAOS, what, str(count), str(seed)], capture_output=True, text=True)
    lines = done.stdout.splitlines()
    if not lines or "illegal rasters" not in lines[-1]:
        sys.exit("many: %s %s %d %d ended with %d:\n%s%s" % (CHAOS, what, count, seed, done.returncode, done.stdout, done.stderr))
    for line in lines[:-1]:
        print("  seed %d: %s" % (seed, line.strip()), file=sys.stderr)
    return {name: number(pattern, lines[-1]) for name, pattern in {**SUMS, **WORST}.items()}


def main():
    if not 2 <= len(sys.argv) <= 4 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    events, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    what = sys.argv[3] if len(sys.argv) > 3 else "rgb"
    all_of = dict.fromkeys(HEADS, 0)
    row(HEADS)
    for n in range(0, events, A_SEED):
        seen = one(what, min(A_SEED, events - n), seed + n // A_SEED)
        row([seed + n // A_SEED] + list(seen.values()))
        for name, value in seen.items():
            all_of[name] = max(all_of[name], value) if name in WORST else all_of[name] + value
    all_of["seed"] = "all"
    row(all_of.values())
    return any(all_of[name] for name in FAULTS)


sys.exit(main())
