# SPDX-License-Identifier: MIT
"""Runs a scripted evening at the console: a text file of what the operator does and sees, against sim/demo.

    # words                          for the reader
    == words                         a chapter; printed as it begins
    keys CHORD...                    pressed on the console's keyboard, one after the other
    types TEXT                       typed on it
    sees TEXT                        the overlay says this, within ten seconds
    sees not TEXT | sees nothing
    overscan ARGUMENT...             the tool succeeds; lines under it, behind "    ", are in its output
    refused CODE overscan ARGUMENT...   it ends with this exit code; lines under it are in what it says
    later overscan ARGUMENT...       it is started, and nobody waits for its end
    secret TEXT overscan ARGUMENT... the same with TEXT on its standard input
    guest N sees TEXT | sees not TEXT    text memory of the machine at port N
    scope N has TEXT                 what the keyboard scope at port N wrote down
    viewer NAME...                   keys pressed in a VNC viewer: a, BackSpace, F9 ...
    picture of N                     the monitor shows port N
    wait SECONDS
    shot NAME                        a screenshot, build/shots/NAME.png
"""
import os
import shlex
import subprocess
import sys
import time

import demo_rig
import rig

sys.path.insert(0, "sim/guests")
import qmp
import rfb

SHOTS = os.path.join(rig.BUILD, "shots")
SEES_S, TOOL_S = 15, 90


class Demo(demo_rig.Demo):
    """The demo with the tool and the oracle of its guests."""

    def tool(self, arguments, stdin=""):
        return subprocess.run([os.path.join(rig.BUILD, "overscan"), "--control", self.control, *arguments], input=stdin,
                              capture_output=True, text=True, timeout=TOOL_S, env=dict(os.environ, LC_ALL="C.UTF-8"))

    def guest_text(self, number):
        return qmp.Qmp(os.path.join(self.dir, "host%d" % number, "qmp")).text()


KEYSYMS = {"BackSpace": 0xFF08, "Return": 0xFF0D, "Escape": 0xFF1B, "F9": 0xFFC6}


class Evening:
    def __init__(self, demo):
        self.demo = demo
        self.vnc = None
        self.output = ""                              # of the last command, for the lines under it

    def must(self, what, condition, last, seconds=SEES_S):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise rig.Failure("not within %d s: %s; there is:\n%s" % (seconds, what, last()))
            time.sleep(0.1)

    def overlay(self):
        return self.demo.tool(["page"]).stdout

    def overscan(self, arguments, code=0, stdin=""):
        done = self.demo.tool(arguments, stdin)
        self.output = done.stdout + done.stderr
        if done.returncode != code:
            raise rig.Failure("`overscan %s` ended with %d, not %d:\n%s"
                              % (" ".join(arguments), done.returncode, code, self.output))

    def do_keys(self, rest):
        self.overscan(["key", *rest.split()])

    def do_types(self, rest):
        self.overscan(["type", rest])

    def do_sees(self, rest):
        wanted, last = rest.removeprefix("not "), self.overlay
        if rest == "nothing":
            self.must("nothing on the overlay", lambda: not self.overlay().strip(), last)
        elif rest.startswith("not "):
            self.must("an overlay without %r" % wanted, lambda: wanted not in self.overlay(), last)
        else:
            self.must("%r on the overlay" % rest, lambda: rest in self.overlay(), last)

    def do_overscan(self, rest):
        self.overscan(shlex.split(rest))

    def do_refused(self, rest):
        code, _, arguments = rest.split(" ", 2)
        self.overscan(shlex.split(arguments), int(code))

    def do_later(self, rest):
        arguments = shlex.split(rest)[1:]
        subprocess.Popen([os.path.join(rig.BUILD, "overscan"), "--control", self.demo.control, *arguments],
                         stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def do_secret(self, rest):
        secret, _, arguments = rest.split(" ", 2)
        self.overscan(shlex.split(arguments), 0, secret + "\n")

    def do_guest(self, rest):
        number, _, wanted = rest.split(" ", 2)
        text = lambda: self.demo.guest_text(int(number))
        if wanted.startswith("not "):
            if wanted[4:] in text():
                raise rig.Failure("machine %s shows %r:\n%s" % (number, wanted[4:], text()))
        else:
            self.must("%r on machine %s" % (wanted, number), lambda: wanted in text(), text)

    def do_scope(self, rest):
        number, _, wanted = rest.split(" ", 2)
        with open(os.path.join(self.demo.dir, "host" + number, "serial"), "rb") as serial:
            wrote = lambda: serial.seek(0) or serial.read().decode("latin-1")
            self.must("%r from the scope" % wanted, lambda: wanted in wrote(), wrote)

    def do_viewer(self, rest):
        self.vnc = self.vnc or rfb.Viewer(self.demo.vnc)
        for name in rest.split():
            self.vnc.tap(KEYSYMS.get(name) or ord(name))
            time.sleep(0.1)

    def do_picture(self, rest):
        port = "1." + rest.split()[-1]
        shown = lambda: [line for line in self.demo.tool(["status"]).stdout.splitlines() if "shows" in line or port in line]
        self.must("port %s on the monitor" % port, lambda: any(port in line for line in shown()),
                  lambda: self.demo.tool(["status"]).stdout)

    def do_wait(self, rest):
        time.sleep(float(rest))

    def do_shot(self, rest):
        time.sleep(0.3)                               # the page that was seen is on its way to the monitor
        self.overscan(["screenshot", os.path.join(SHOTS, rest + ".png")])

    def line(self, line):
        line = line.split(" #", 1)[0].rstrip() if not line.startswith("    ") else line
        if line.startswith("    "):
            if line.strip() not in self.output:
                raise rig.Failure("no %r in:\n%s" % (line.strip(), self.output))
            return
        word, _, rest = line.partition(" ")
        if word == "==":
            print("%5.1f s  %s" % (time.monotonic() - self.began, rest), flush=True)
        elif line and not word.startswith("#"):
            getattr(self, "do_" + word)(rest)

    def run(self, path):
        os.makedirs(SHOTS, exist_ok=True)
        self.began = time.monotonic()
        with open(path, encoding="utf-8") as script:
            for number, line in enumerate(script, 1):
                try:
                    self.line(line.rstrip("\n"))
                except rig.Failure as failure:
                    raise rig.Failure("%s:%d: %s" % (path, number, failure))


def run(path):
    with Demo() as demo:
        Evening(demo).run(path)
