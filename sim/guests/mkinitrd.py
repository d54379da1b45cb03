#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Initial RAM disk of the Linux guest: busybox, a shell on the first console, a coloured greeting.

usage: mkinitrd.py OUT.gz        BUSYBOX=FILE takes that busybox (static) instead of /bin/busybox

Writes the "newc" cpio format (Documentation/driver-api/early-userspace/buffer-format.rst of Linux) by itself, so that
device nodes need no root. The same input gives the same bytes.
"""
import gzip
import os
import sys

DIRECTORY, FILE, LINK, CHARACTER = 0o040755, 0o100755, 0o120777, 0o020600

INIT = """#!/bin/busybox sh
/bin/busybox mount -t devtmpfs none /dev
/bin/busybox mount -t proc none /proc
/bin/busybox mount -t sysfs none /sys
/bin/busybox --install -s
name=$(sed -n 's/.*overscan.hostname=\\([^ ]*\\).*/\\1/p' /proc/cmdline)
hostname "${name:-linux}"
exec init
"""

INITTAB = """tty1::respawn:-/bin/sh
tty2::askfirst:-/bin/sh
::ctrlaltdel:/sbin/reboot
"""

# ESC is written as \\033 and expanded by the shell of the guest.
PROFILE = r"""
export HOME=/root TERM=linux
export PS1='\[\033[1;32m\]root@\h\[\033[0m\]:\[\033[1;34m\]\w\[\033[0m\]\$ '
cd /root
clear
memory=$(free -m | awk '/^Mem/ { print $2 " MB" }')
row() {
	printf '  \033[1;36m║\033[0m  %-12s \033[1;37m%-45.45s\033[0m\033[1;36m║\033[0m\n' "$1" "$2"
}
printf '\n  \033[1;36m╔════════════════════════════════════════════════════════════╗\n'
printf '  ║\033[1;33m   A real Linux machine behind a port of Overscan           \033[1;36m║\n'
printf '  ╟────────────────────────────────────────────────────────────╢\033[0m\n'
row "name" "$(hostname)"
row "kernel" "$(uname -sr)"
row "memory" "$memory"
row "keyboard" "PS/2, through the switch"
printf '  \033[1;36m╚════════════════════════════════════════════════════════════╝\033[0m\n\n  '
for colour in 1 3 2 6 4 5; do printf "\033[1;3${colour}m████▓▓▒▒░░"; done
printf '\033[0m\n\n'
"""


class Cpio:
    def __init__(self):
        self.data = bytearray()
        self.inode = 0

    def add(self, name, mode, body=b"", device=(0, 0)):
        self.inode += 1
        name = name.encode() + b"\0"
        fields = (self.inode, mode, 0, 0, 1, 0, len(body), 0, 0, *device, len(name), 0)
        self.data += b"070701" + b"".join(b"%08X" % field for field in fields) + name
        self._align()
        self.data += body
        self._align()

    def _align(self):
        self.data += b"\0" * (-len(self.data) % 4)


def find_busybox():
    path = os.environ.get("BUSYBOX", "/bin/busybox")
    if not os.access(path, os.R_OK):
        sys.exit("mkinitrd: %s is not there; install the package busybox-static" % path)
    with open(path, "rb") as f:
        body = f.read()
    if b"/ld-linux" in body[:4096]:
        sys.exit("mkinitrd: %s needs shared libraries; install the package busybox-static" % path)
    return body


def build():
    archive = Cpio()
    for name in ("bin", "sbin", "usr", "usr/bin", "usr/sbin", "dev", "proc", "sys", "etc", "root", "tmp"):
        archive.add(name, DIRECTORY)
    archive.add("dev/console", CHARACTER, device=(5, 1))
    archive.add("bin/busybox", FILE, find_busybox())
    archive.add("bin/sh", LINK, b"busybox")
    archive.add("init", FILE, INIT.encode())
    archive.add("etc/inittab", 0o100644, INITTAB.encode())
    archive.add("etc/profile", 0o100644, PROFILE.encode())
    archive.add("etc/passwd", 0o100644, b"root::0:0:root:/root:/bin/sh\n")
    archive.add("TRAILER!!!", 0)
    return bytes(archive.data)


def main(argv):
    if len(argv) != 2:
        print("usage: mkinitrd.py OUT.gz", file=sys.stderr)
        return 64
    with open(argv[1] + ".new", "wb") as raw, gzip.GzipFile("", "wb", 6, raw, 0) as out:
        out.write(build())
    os.replace(argv[1] + ".new", argv[1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
