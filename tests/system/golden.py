#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Golden pictures: screens of the switch over known pictures, taken from the monitor of the simulated board.

    tests/system/golden.py check       every scene must equal tests/golden/SCENE.png
    tests/system/golden.py show        take them, say what differs (old, new and difference are named)
    tests/system/golden.py accept      take them and make them the golden ones, after a look
"""
import os
import shutil
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
import rig

GOLDEN = "tests/golden"
NEW = os.path.join(rig.BUILD, "golden")
HOSTS = ["--host", "1=pattern:grid", "--host", "2=pattern:bars", "--mode", "1=640x480@60", "--mode", "2=800x600@60"]


def steady(kvm, name):
    """The picture, once two screenshots in a row are the same."""
    path, last = os.path.join(NEW, name + ".png"), os.path.join(NEW, name + ".last.png")
    kvm.shot(path)

    def same():
        shutil.copy(path, last)
        time.sleep(0.3)
        return rig.png_same(last, kvm.shot(path))[0]
    rig.until("a steady picture of " + name, same)
    os.unlink(last)


def banner_goes(kvm):
    """A banner is on the screen for three seconds, and a machine that is busy elsewhere begins them late."""
    time.sleep(5)
    rig.until("a screen without overlay", lambda: not kvm.overscan("page").strip())


def menu_opens(kvm):
    kvm.overscan("key", "ScrollLock", "ScrollLock")
    rig.until("the list", lambda: "LIST" in kvm.overscan("page"))


def with_daemon():
    with rig.Rig(*HOSTS) as kvm:
        kvm.overscan("select", "1.2")
        banner_goes(kvm)
        menu_opens(kvm)
        steady(kvm, "menu-800x600")
        kvm.overscan("key", "Up", "Enter")
        banner_goes(kvm)
        menu_opens(kvm)
        kvm.overscan("key", "Down")
        steady(kvm, "menu-640x480")
        kvm.overscan("key", "Esc")
        kvm.overscan("select", "1.3")
        rig.until("the page of no signal", lambda: "NO SIGNAL" in kvm.overscan("page"))
        steady(kvm, "no-signal")


def without_daemon():
    with rig.Rig(*HOSTS, daemon=False) as kvm:
        time.sleep(3)
        steady(kvm, "no-daemon")


SCENES = ("menu-640x480", "menu-800x600", "no-signal", "no-daemon")


def compare(name):
    old, new = os.path.join(GOLDEN, name + ".png"), os.path.join(NEW, name + ".png")
    if not os.path.exists(old):
        return "no golden picture yet; new: " + new
    same, words = rig.png_same(old, new)
    return None if same else "%s (old: %s, new: %s)" % (words.replace("\n", "; "), old, new)


def run(mode):
    os.makedirs(NEW, exist_ok=True)
    with_daemon()
    without_daemon()
    wrong = [(name, compare(name)) for name in SCENES]
    for name, words in wrong:
        print("%-14s %s" % (name, words or "as it was"))
        if mode == "accept":
            shutil.copy(os.path.join(NEW, name + ".png"), GOLDEN)
    if mode == "check" and any(words for _, words in wrong):
        raise rig.Failure("look at the pictures; if they are right: make golden ACCEPT=1")


if __name__ == "__main__":
    mode = sys.argv[1] if len(sys.argv) > 1 else ""
    if mode not in ("check", "show", "accept"):
        sys.exit(__doc__)
    rig.main(lambda: run(mode))
