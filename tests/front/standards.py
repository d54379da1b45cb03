#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The table of docs/standards.md: make it (`write`, or `write KEY...` for some of its rows), or make some again and compare (`check`).

A row that is made again must say the same: names and rates to the letter, the fields until picture and overlay to half a
field, the overlay's place and jitter to 0.05 samples. The rows that are not made again must be there, and within the promise.
"""
import os
import subprocess
import sys

PAGE = "docs/standards.md"
TABLE = os.path.join(os.environ.get("BUILD", "build"), "front", "front-table")
BEGIN, END = "<!-- made by `make standards` -->\n", "<!-- end of what `make standards` made -->\n"
HEAD = ("| source | syncs | called | table | rates | picture | overlay | off by | jitter | differ | of |\n"
        "| --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n")
FAST = ["NTSC, composite", "PAL, composite, tape", "480i@59.94, composite sync, equalised", "640x350@85, separate syncs",
        "640x480@60, sync-on-green, serrated", "1280x1024@75, separate syncs"]      # the last: two of its lines in one of the board's
FIELDS, SAMPLES = 0.5, 0.05             # how far a figure made again may be off
LEAST = 24                              # rows


def run(*keys):
    text = subprocess.run([TABLE, *keys], check=True, capture_output=True, text=True).stdout
    return [line.split("|") for line in text.splitlines()]


def page_rows():
    with open(PAGE) as page:
        table = page.read().split(BEGIN)[1].split(END)[0]
    return {", ".join(row[:2]): row for row in
            ([cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()[2:])}


def names():
    return subprocess.run([TABLE, "names"], check=True, capture_output=True, text=True).stdout.splitlines()


def write(keys):
    rows = page_rows() if keys else {}
    rows.update({", ".join(row[:2]): row[:-1] + [row[-1] + " M"] for row in run(*keys)})
    with open(PAGE) as page:
        head, rest = page.read().split(BEGIN)
    lines = "".join("| %s |\n" % " | ".join(rows[key]) for key in names())
    with open(PAGE, "w") as page:
        page.write(head + BEGIN + HEAD + lines + END + rest.split(END)[1])


def wrong_in(row):
    """What a row says that is not promised."""
    limit = 1.0 if row[1].startswith("composite") and "sync" not in row[1] else 0.0
    if float(row[7]) > limit:
        return "the overlay is off by %s" % row[7]
    if int(row[9]):
        return "%s samples differ outside of the overlay" % row[9]
    return None


def differs(row, page):
    """What a row made again says that the page does not."""
    if row[:5] != page[:5]:
        return "%s, the page says %s" % (row[:5], page[:5])
    for i, by in ((5, FIELDS), (6, FIELDS), (7, SAMPLES), (8, SAMPLES)):
        if abs(float(row[i]) - float(page[i])) > by + 1e-9:
            return "%s, the page says %s" % (row[i], page[i])
    return None


def check():
    page = page_rows()
    faults = ["%s: not in the page, or the other way round" % key for key in set(names()) ^ set(page)]
    faults += ["%s: %s" % (key, wrong_in(row)) for key, row in page.items() if wrong_in(row)]
    for row in run(*FAST):
        key = ", ".join(row[:2])
        fault = wrong_in(row) or (key in page and differs(row, page[key]))
        faults += ["%s: %s" % (key, fault)] if fault else []
    if len(page) < LEAST:
        faults.append("%d rows" % len(page))
    if faults:
        sys.exit("\n".join(faults) + "\n%s is out of date, or the gateware is worse: `make standards` makes it anew" % PAGE)
    print("%d rows as promised, %d of them made again" % (len(page), len(FAST)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write(sys.argv[2:])
    else:
        check()
