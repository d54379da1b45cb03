# SPDX-License-Identifier: MIT
"""The shipped programs on one simulated board, for tests that look from outside.

    with rig.Rig("--host", "1=image:a.png") as kvm:
        kvm.overscan("select", "1.2")
        kvm.shot("b.png")
"""
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

BUILD = os.environ.get("BUILD", "build")
PNGTOOL = os.path.join(BUILD, "tests/pngtool")
FONT = os.path.join(BUILD, "font.img")
WAIT_S = 60


class Failure(Exception):
    """What the user would have seen, in words."""


def until(what, condition, seconds=WAIT_S):
    """Poll a condition; its value when it holds, Failure naming what did not come otherwise."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise Failure("waited %d s in vain for: %s" % (seconds, what))


def png_same(a, b, area=None, side="outside"):
    """Compare two pictures; (equal, words)."""
    how = ["same"] if area is None else [side, area]
    done = subprocess.run([PNGTOOL] + how + [a, b], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise Failure(done.stderr)
    return done.returncode == 0, done.stdout.strip()


class Rig:
    def __init__(self, *sim_args, sim="overscan-sim", daemon=True, config=None, state=False):
        self.sim_args, self.sim, self.with_daemon, self.config = sim_args, sim, daemon, config
        self.state = state                            # keep names and settings from one daemon to the next
        self.dir = tempfile.mkdtemp(prefix="overscan-test-")
        self.link = self.path("link")
        self.control = self.path("control")
        self.children = []

    def path(self, name):
        return os.path.join(self.dir, name)

    def spawn(self, *argv):
        log = open(self.path(os.path.basename(argv[0]) + ".log"), "ab")
        child = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.children.append(child)
        return child

    def __enter__(self):
        try:
            self.start_board()
            if self.with_daemon:
                self.start_daemon()
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        return self

    def start_board(self):
        self.board = self.spawn(os.path.join(BUILD, self.sim), "--link", self.link, "--vnc", "127.0.0.1:0",
                                "--flash", FONT, *self.sim_args)
        until("the simulated board", lambda: self.alive(self.board) and os.path.exists(self.link + ".monitor"))

    def start_daemon(self):
        extra = ["--config", self.config] if self.config else []
        extra += ["--state", self.path("state")] if self.state else []
        self.daemon = self.spawn(os.path.join(BUILD, "overscand"), "--board", "socket:" + self.link,
                                 "--control", self.control, *extra)
        until("the daemon", lambda: self.alive(self.daemon) and self.try_overscan("status").returncode == 0)

    def alive(self, child):
        if child.poll() is not None:
            raise Failure("%s ended with %s\n%s" % (child.args[0], child.returncode, self.logs()))
        return True

    def __exit__(self, kind, value, trace):
        for child in reversed(self.children):
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        for child in self.children:
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
        if kind is not None:
            print(self.logs())
        shutil.rmtree(self.dir, ignore_errors=True)

    def logs(self):
        text = ""
        for name in sorted(os.listdir(self.dir)):
            if name.endswith(".log"):
                with open(self.path(name), errors="replace") as log:
                    text += "--- %s\n%s" % (name, "".join(log.readlines()[-30:]))
        return text

    def try_overscan(self, *args):
        return subprocess.run([os.path.join(BUILD, "overscan"), "--control", self.control, *args],
                              capture_output=True, text=True, timeout=60)

    def overscan(self, *args):
        done = self.try_overscan(*args)
        if done.returncode != 0:
            raise Failure("overscan %s: exit %d\n%s" % (" ".join(args), done.returncode, done.stderr))
        return done.stdout

    def monitor(self, line):
        """Ask the monitor beside the link socket; the first line of its answer and the bytes after it."""
        with socket.socket(socket.AF_UNIX) as s:
            s.connect(self.link + ".monitor")
            s.sendall(line.encode() + b"\n")
            s.settimeout(WAIT_S)
            data = b""
            while b"\n" not in data:
                data += s.recv(65536)
            head, rest = data.split(b"\n", 1)
            words = head.decode().split()
            if words[:1] == ["ok"] and len(words) > 1:
                while len(rest) < int(words[1]):
                    rest += s.recv(1 << 20)
            return head.decode(), rest

    def vnc(self, console=1):
        """HOST:PORT of a monitor, as the board printed it."""
        with open(self.path("overscan-sim.log")) as log:
            words = dict(word.split("=", 1) for line in log if line.startswith("ready ") for word in line.split()[1:])
        host, port = words["vnc"].rsplit(":", 1)
        return "%s:%d" % (host, int(port) + console - 1)

    def stat(self):
        return json.loads(self.monitor("stat")[0])

    def shot(self, name, console=1):
        head, png = self.monitor("png %d" % console)
        if not head.startswith("ok"):
            raise Failure("monitor: " + head)
        with open(name, "wb") as out:
            out.write(png)
        return name


def main(test):
    """Run a test function; a Failure is printed as a sentence."""
    try:
        test()
    except Failure as failure:
        sys.exit("FAILED: %s" % failure)
