# SPDX-License-Identifier: MIT
"""The QEMU guest of guest.test and of the figures: its chips, and what it says.

place(NAME) is the path of a socket: "serial" is the board's behind QEMU's own chip, "redir-r" and "redir-s" are where our
models listen. A chip is plugged in as long as its socket is there. Words NAME=VALUE are the environment of guest-init.
"""
import os
import re
import select
import subprocess
import time

import rig
from rig import Failure

GUEST = os.path.join(rig.BUILD, "tests/usb/guest")
BOOT_S = 90


def chip_by(name, path, device):
    return ["-chardev", "socket,reconnect=1,id=%s,path=%s" % (name, path), "-device", device + ",chardev=" + name]


def qemu(place, words, initrd, memory_mb):
    return ["qemu-system-x86_64", "-accel", "tcg,tb-size=64", "-m", str(memory_mb), "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot",
            "-serial", "stdio", "-kernel", GUEST + "/vmlinux", "-initrd", initrd,
            "-append", "console=ttyS0 quiet panic=-1 tsc=reliable mitigations=off nokaslr " + words, "-device", "qemu-xhci",
            *chip_by("c0", place("serial"), "usb-serial,serial=KVM-Q"), *chip_by("c1", place("redir-r"), "usb-redir"),
            *chip_by("c2", place("redir-s"), "usb-redir")]


class Chip:
    """Our model, plugged into the guest as long as it runs."""

    def __init__(self, path, *words):
        self.process = subprocess.Popen([os.path.join(rig.BUILD, "tests/usb/usb_redir"), path, *words], stdin=subprocess.PIPE)

    def pull(self):
        self.process.kill()
        self.process.wait()


class Guest:
    def __init__(self, place, words="", initrd=GUEST + "/initrd.gz", memory_mb=256):
        self.start = time.monotonic()
        self.lines, self.buffer = [], b""
        self.process = subprocess.Popen(qemu(place, words, initrd, memory_mb), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def wait(self, word):
        """Lines of the guest until one is "G: word"."""
        end = time.monotonic() + BOOT_S
        while True:
            while b"\n" in self.buffer:
                line, self.buffer = self.buffer.split(b"\n", 1)
                line = line.decode(errors="replace").strip()
                if line.startswith("G: "):
                    self.lines.append(line[3:])
                    if os.environ.get("VERBOSE"):
                        print("  %5.1f s  %s" % (time.monotonic() - self.start, line[3:]), flush=True)
                    if line[3:] == word:
                        return
                elif line:
                    self.lines.append("console: " + line)
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            data = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            if not data:
                raise Failure("the guest %s before '%s':\n%s" % ("ended" if ready else "hung", word, "\n".join(self.lines[-40:])))
            self.buffer += data

    def go_on(self):
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()

    def expect(self, pattern, what, times=1):
        if sum(bool(re.search(pattern, line)) for line in self.lines) < times:
            raise Failure("%s: fewer than %d lines of the guest have '%s':\n%s" % (what, times, pattern, "\n".join(self.lines)))

    def end(self):
        self.process.kill()
        self.process.wait()
