#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Round trips and throughput of every lane and chip model, written as the table of docs/usb.md (make usb-figures).

The arithmetic beside them: a round trip of `ping` is 16 bytes each way, which take 53 us each at 3 Mbaud; the wire
carries 300 kB/s each way; a page of 80x30 cells is the bytes that the chip model counted.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "../system")]
import rig
import usbrig
from usbguest import Chip, Guest
from usbrig import Bus, Client

DOC = "docs/usb.md"
BEGIN, END = "<!-- make usb-figures writes this -->\n", "<!-- to here -->\n"
PINGS, PAGES, ECHO_BYTES, WIRE_BYTES_MS = 1000, 20, 262144, 300
HEAD = """| | round trip, median | 99 % | requests a second, window full | bytes each way | page of 80x30 |
| --- | --- | --- | --- | --- | --- |
"""


def ms(us):
    return "%.1f ms" % (int(us) / 1000)


def row(name, ping, echo_us=None, page_us=None):
    median, late, rate = ping.split()
    print("%s: %s, %s, %s a second" % (name, ms(median), ms(late), rate), file=sys.stderr)
    return "| %s | %s | %s | %s | %s | %s |\n" % (name, ms(median), ms(late), rate,
                                              "%d kB/s" % (ECHO_BYTES * 1000 / int(echo_us)) if echo_us else "",
                                              ms(page_us) if page_us else "")


def echo(kind):
    with Bus("type=%s,serial=E,board=echo" % kind) as bus, bus.client() as client:
        return client.do("echo - %d" % ECHO_BYTES)


def fifo():
    """The fast link, whose chip has no wire that takes time."""
    with Bus("type=232h,serial=KVM-A,fifo=1,board=fake:0:8") as bus, bus.client() as client:
        client.do("open ftdi245:")
        return row("model of the FT232H as a FIFO (`ftdi245:`), lane 1, fake board", client.do("ping %d" % PINGS),
                   page_us=client.do("page %d" % PAGES))


def model(kind, name, chip=(), pings=PINGS):
    """Lane 1 with a board that costs nothing; chip: what is done to it."""
    with Bus("type=%s,serial=KVM-A,board=fake" % kind) as bus, bus.client() as client:
        client.do("open ftdi:")
        for command in chip:
            bus.do(command)
        ping = client.do("ping %d" % pings)
        if chip:
            return row(name, ping)
        before = bus.get()["down"]
        page = client.do("page %d" % PAGES)
        name += " (%.1f kB a page)" % ((bus.get()["down"] - before) / PAGES / 1000) if kind == "2232h" else ""
        # 512 bytes under way are more than an FT232R holds
        return row(name, ping, echo(kind) if kind != "232r" else None, page)


def simulated(name, board, client):
    client.do("open " + board)
    line = row(name, client.do("ping %d" % PINGS), page_us=client.do("page %d" % PAGES))
    client.do("close")
    return line


def lane_1(kvm):
    with Client(dict(os.environ, **usbrig.SANITIZERS)) as client:
        lines = simulated("simulated board by its socket, no USB", "socket:" + kvm.link, client)
    with Bus("serial=KVM-A,board=" + kvm.link) as bus, bus.client() as client:
        return lines + simulated("lane 1, FT2232H, simulated board", "ftdi:", client)


def from_guest(guest, name, chip):
    """What it measured since it was asked last."""
    start = len(guest.lines)
    guest.wait("next " + chip)
    said = dict(line.split(": ok ", 1) for line in guest.lines[start:] if ": ok " in line)
    return row(name, said["ping %d" % PINGS], page_us=said["page %d" % PAGES])


def guests(kvm):
    """QEMU's chip gets the board when ours give it up."""
    with Bus("unplugged=1,board=fake") as fake:
        chips = [Chip(kvm.path("redir-r"), "serial=KVM-R", "product=Overscan", "board=" + kvm.link),
                 Chip(kvm.path("redir-s"), "type=231x", "serial=KVM-S", "board=" + os.path.join(fake.dir, "board0"))]
        guest = Guest(kvm.path, "PINGS=%d PAGES=%d" % (PINGS, PAGES))
        try:
            lines = from_guest(guest, "lane 3, FT2232H, simulated board", "KVM-R")
            lines += from_guest(guest, "lane 3, FT231X, fake board", "KVM-S")
            chips[0].pull()
            os.symlink(kvm.link, kvm.path("serial"))
            return from_guest(guest, "lane 2, FT232BM of QEMU, simulated board", "KVM-Q") + lines
        finally:
            guest.end()
            for chip in chips:
                chip.pull()


def measure():
    text = HEAD
    for kind, name in (("2232h", "FT2232H"), ("231x", "FT231X"), ("232r", "FT232R")):
        text += model(kind, "model of the %s, lane 1, fake board" % name)
    text += fifo()
    text += model("231x", "FT231X without event character: timer of 1 ms", ["deaf 0 1"])
    text += model("231x", "FT231X without event character: timer of 16 ms, the chip's default", ["deaf 0 1", "latency 0 16"], 100)
    with rig.Rig("--host", "2=pattern:grid", daemon=False) as kvm:
        return text + lane_1(kvm) + guests(kvm)


def main():
    table = measure()
    with open(DOC) as f:
        before, rest = f.read().split(BEGIN)
    with open(DOC, "w") as f:
        f.write(before + BEGIN + table + END + rest.split(END)[1])
    print(table, end="")


main()
