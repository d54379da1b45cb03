#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Initial RAM disk of the guest of guest.test: busybox, kernel modules, our programs and the libraries they need.

usage: mkusbinitrd.py OUT.gz MODULES_DIR PROGRAM...
"""
import glob
import gzip
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../sim/guests"))
from mkinitrd import CHARACTER, DIRECTORY, FILE, LINK, Cpio, find_busybox    # noqa: E402  (another folder's script)

FOLDERS = ("bin", "sbin", "usr", "usr/bin", "usr/sbin", "dev", "proc", "sys", "etc", "root", "tmp", "lib", "lib64", "lib/modules")


def libraries(programs):
    """Paths as the programs ask for them; libudev and others come by way of libusb."""
    listed = subprocess.run(["ldd", *programs], capture_output=True, text=True, check=True).stdout
    missing = re.findall(r"(\S+) => not found", listed)
    if missing:
        sys.exit("mkusbinitrd: libraries are missing: " + " ".join(missing))
    return sorted(set(re.findall(r"(/\S+) \(0x", listed)))


def read(path):
    with open(path, "rb") as f:
        return f.read()


def build(modules, programs):
    archive = Cpio()
    libs = libraries(programs)
    folders = set(FOLDERS)
    for path in libs:
        parts = os.path.dirname(path).strip("/").split("/")
        folders |= {"/".join(parts[:n]) for n in range(1, len(parts) + 1)}
    for name in sorted(folders):
        archive.add(name, DIRECTORY)
    archive.add("dev/console", CHARACTER, device=(5, 1))
    archive.add("bin/busybox", FILE, find_busybox())
    archive.add("bin/sh", LINK, b"busybox")
    archive.add("init", FILE, read(os.path.join(HERE, "guest-init")))
    for path in sorted(glob.glob(os.path.join(modules, "*.ko"))):
        archive.add("lib/modules/" + os.path.basename(path), FILE, read(path))
    for path in programs:
        archive.add("bin/" + os.path.basename(path), FILE, read(path))
    for path in libs:
        archive.add(path.lstrip("/"), FILE, read(path))
    archive.add("TRAILER!!!", 0)
    return bytes(archive.data)


def main(argv):
    if len(argv) < 4:
        print("usage: mkusbinitrd.py OUT.gz MODULES_DIR PROGRAM...", file=sys.stderr)
        return 64
    with open(argv[1] + ".new", "wb") as raw, gzip.GzipFile("", "wb", 1, raw, 0) as out:
        out.write(build(argv[2], argv[3:]))
    os.replace(argv[1] + ".new", argv[1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
