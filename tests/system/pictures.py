#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Takes pictures of docs/ anew, off the output pins of the simulated board: the list over composite video and over the smallest
and the largest mode, a port without signal, one whose mode is not supported. To be looked at before they are kept.

usage: tests/system/pictures.py [NAME...]      (tests/system/evening.test takes those of the other screens)
"""
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import rig

IMAGES = "docs/images"
BACKGROUND = os.path.join(rig.BUILD, "guests/background.png")
NTSC, PAL = ("--host", "1=pattern:bars75,ntsc"), ("--host", "1=pattern:bars75,pal")
OTHERS = ("--host", "3=pattern:grid", "--host", "4=image:" + BACKGROUND)


def large(mode):
    return ("--host", "1=pattern:bars", "--mode", "1=" + mode)


# name: sources, port, open the menu there
PICTURES = {
    "composite/menu-ntsc": (NTSC + OTHERS, 1, True),
    "composite/menu-pal": (PAL + OTHERS, 1, True),
    "composite/menu-pal-guest": (None, 1, True),
    "composite/nosignal-ntsc": (NTSC, 2, False),
    "composite/nosignal-pal": (PAL, 2, False),
    "screens/unsupported": (("--host", "1=pattern:bars", "--host", "2=pattern:bars", "--mode", "2=320x200@24"), 2, False),
    "screens/640x350": (large("640x350@85") + OTHERS, 1, True),
    "screens/1920x1200": (large("1920x1200@60") + OTHERS, 1, True),
}


def guest(folder):
    """A Linux machine at a shell; what plugs it into port 1 as PAL."""
    machine = subprocess.Popen(["sim/guests/guest", "linux", folder, "linux"], stdout=subprocess.PIPE, text=True)
    if not machine.stdout.readline().startswith("ready"):
        raise rig.Failure("the guest did not start; run: make guests")
    subprocess.run(["sim/guests/qmp.py", folder + "/qmp", "wait", "root@", "120"], check=True)
    return machine, ("--host", "1=vnc:unix:%s/vnc,pal" % folder) + OTHERS


def signal(kvm, port):
    return json.loads(kvm.overscan("--json", "list"))[port - 1]["signal"]["text"]


def take(name, sources, port, menu):
    with rig.Rig(*sources) as kvm:
        for number, text in enumerate(("MAIL-A", "WEB-01", "BACKUP", "CAMERA"), 1):
            kvm.overscan("name", "1.%d" % number, text)
        rig.until("the picture of port 1", lambda: kvm.stat()["consoles"][0]["shown"] == 1)
        rig.until("what port %d sends" % port, lambda: signal(kvm, port) not in ("unstable sync",) and (port > 1 or "sync" not in signal(kvm, port)))
        kvm.overscan("select", "1.%d" % port)
        rig.until("a screen without banner", lambda: not menu or not kvm.overscan("page").strip())
        if menu:
            kvm.overscan("key", "ScrollLock", "ScrollLock", "Enter")
        rig.until("the page", lambda: ("LIST" if menu else "Other keys") in kvm.overscan("page"))
        before = kvm.stat()["consoles"][0]["frames"]
        rig.until("some fields", lambda: kvm.stat()["consoles"][0]["frames"] > before + 8)
        kvm.shot(os.path.join(IMAGES, name + ".png"))
    print(os.path.join(IMAGES, name + ".png"))


def main(names):
    for name in names or PICTURES:
        if name not in PICTURES:
            sys.exit("there is no picture %s; there are: %s" % (name, ", ".join(PICTURES)))
        sources, port, menu = PICTURES[name]
        if sources:
            take(name, sources, port, menu)
            continue
        with tempfile.TemporaryDirectory() as folder:
            machine, sources = guest(folder)
            try:
                take(name, sources, port, menu)
            finally:
                machine.terminate()
                machine.wait()


rig.main(lambda: main(sys.argv[1:]))
