#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Takes pictures of docs/ anew, off the output pins of the simulated board: the list over composite video and over the smallest
and the largest mode, a port without signal, one whose mode is not supported, composite video without a daemon. To be looked at before they are kept.

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


# a second unit behind port 4, its link beside that of the first (DIR)
UNITS = ("--host", "1=pattern:bars", "--host", "2=image:" + BACKGROUND, "--host", "4=unit", "--unit", "--host", "1=pattern:grid",
         "--host", "2=image:" + BACKGROUND, "--host", "3=pattern:bars75", "--link", "DIR/second")
NAMES = {"1.1": "MAIL-A", "1.2": "WEB-01", "1.3": "BACKUP", "1.4": "CAMERA", "2.1": "DB-PRIMARY", "2.2": "BUILD-7", "2.3": "CAMERA"}


# name: sources, port (None: no daemon), open the menu there
PICTURES = {
    "composite/menu-ntsc": (NTSC + OTHERS, "1.1", True),
    "composite/menu-pal": (PAL + OTHERS, "1.1", True),
    "composite/menu-pal-guest": (None, "1.1", True),
    "composite/nosignal-ntsc": (NTSC, "1.2", False),
    "composite/nosignal-pal": (PAL, "1.2", False),
    "composite/no-daemon-ntsc": (NTSC, None, False),
    "composite/no-daemon-pal": (PAL, None, False),
    "screens/unsupported": (("--host", "1=pattern:bars", "--host", "2=pattern:bars", "--mode", "2=320x200@24"), "1.2", False),
    "screens/640x350": (large("640x350@85") + OTHERS, "1.1", True),
    "screens/1920x1200": (large("1920x1200@60") + OTHERS, "1.1", True),
    "screens/units": (UNITS, "2.2", True),
}


def guest(folder):
    """A Linux machine at a shell; what plugs it into port 1 as PAL."""
    machine = subprocess.Popen(["sim/guests/guest", "linux", folder, "linux"], stdout=subprocess.PIPE, text=True)
    if not machine.stdout.readline().startswith("ready"):
        raise rig.Failure("the guest did not start; run: make guests")
    subprocess.run(["sim/guests/qmp.py", folder + "/qmp", "wait", "root@", "120"], check=True)
    return machine, ("--host", "1=vnc:unix:%s/vnc,pal" % folder) + OTHERS


def port_of(kvm, port):
    return next((p for p in json.loads(kvm.overscan("--json", "list")) if p["port"] == port), None)


def is_settled(kvm, port):
    """It sends what it will send; the first port must have its picture."""
    now = port_of(kvm, port)
    return now and now["signal"]["text"] != "unstable sync" and (port == "1.2" or now["picture"])


def take(name, sources, port, menu):
    with tempfile.TemporaryDirectory() as folder:
        config = os.path.join(folder, "overscan.conf")
        with open(config, "w") as out:
            out.write('unit "2" { board = "socket:%s/second" at = 4 }\n' % folder if port[0] == "2" else "")
        with rig.Rig(*(word.replace("DIR", folder) for word in sources), config=config) as kvm:
            rig.until("the picture of port 1", lambda: json.loads(kvm.overscan("--json", "status"))["consoles"][0]["shown"] == "1.1")
            rig.until("what port %s sends" % port, lambda: is_settled(kvm, port))
            for number, text in NAMES.items():
                if port_of(kvm, number):
                    kvm.overscan("name", number, text)
            kvm.overscan("select", port)
            shoot(kvm, name, menu)


def without_daemon(name, sources):
    with rig.Rig(*sources, daemon=False) as kvm:
        rig.until("a field of composite video, with the notice", lambda: kvm.stat()["consoles"][0]["frames"] > 30)
        picture(kvm, name)


def shoot(kvm, name, menu):
    rig.until("a screen without banner", lambda: not menu or not kvm.overscan("page").strip())
    if menu:
        kvm.overscan("key", "ScrollLock", "ScrollLock", "Enter")
    rig.until("the page", lambda: ("LIST" if menu else "Other keys") in kvm.overscan("page"))
    picture(kvm, name)


def picture(kvm, name):
    before = kvm.stat()["consoles"][0]["frames"]
    rig.until("some fields", lambda: kvm.stat()["consoles"][0]["frames"] > before + 8)
    kvm.shot(os.path.join(IMAGES, name + ".png"))
    print(os.path.join(IMAGES, name + ".png"))


def main(names):
    for name in names or PICTURES:
        if name not in PICTURES:
            sys.exit("there is no picture %s; there are: %s" % (name, ", ".join(PICTURES)))
        sources, port, menu = PICTURES[name]
        if port is None:
            without_daemon(name, sources)
            continue
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
