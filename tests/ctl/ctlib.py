# SPDX-License-Identifier: MIT
"""What the tests of daemon and tool share: starting them, talking with them, saying what went wrong.

Everything lives in a temporary directory that goes with the test, and so does every process.
"""
import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import traceback

BUILD = os.path.abspath(os.environ.get("BUILD", "build"))
DIR = tempfile.mkdtemp(prefix="ovs-ctl-")
SOCKET = os.path.join(DIR, "control.sock")
_running = []


def _clean():
    for proc in _running:
        if proc.poll() is None:
            proc.kill()
            proc.wait()
    os.environ.get("KEEP") or shutil.rmtree(DIR, ignore_errors=True)


atexit.register(_clean)


def fail(message):
    frames = [f for f in traceback.extract_stack() if f.filename.endswith(".test")]
    sys.exit("FAILED at line %d: %s" % (frames[0].lineno if frames else 0, message))


def expect(what, got, wanted):
    if got != wanted:
        fail("%s:\n  got    %r\n  wanted %r" % (what, got, wanted))


def until(what, condition, seconds=5):
    """Wait for a condition; its value."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            fail("waited %g s in vain for: %s" % (seconds, what))
        time.sleep(0.02)


def start(*command, **options):
    proc = subprocess.Popen(command, **options)
    _running.append(proc)
    return proc


def daemon(board="fake:", control=SOCKET, *more):
    log = open(os.path.join(DIR, "daemon.log"), "ab")
    proc = start(BUILD + "/overscand", "--board", board, "--control", control, *more,
                 stderr=log, stdin=subprocess.DEVNULL)
    until("the control socket of the daemon", lambda: can_connect(control) or proc.poll() is not None)
    if proc.poll() is not None:
        fail("overscand ended with %d:\n%s" % (proc.returncode, daemon_log()))
    return proc


def daemon_log():
    with open(os.path.join(DIR, "daemon.log"), errors="replace") as log:
        return log.read()


def can_connect(path):
    with socket.socket(socket.AF_UNIX) as s:
        try:
            s.connect(path)
            return True
        except OSError:
            return False


def tool(*arguments, **options):
    """Run overscan; (exit code, standard output, standard error)."""
    env = dict(os.environ, OVERSCAN_CONTROL=SOCKET, LC_ALL="C.UTF-8")
    env.update(options.pop("env", {}))
    done = subprocess.run([BUILD + "/overscan", *arguments], env=env, capture_output=True,
                          timeout=30, stdin=subprocess.DEVNULL, **options)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode()


class Client:
    """A scripted client of the control socket."""

    def __init__(self, path=SOCKET):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(10)
        self.sock.connect(path)
        self.data = b""
        self.next_id = 0
        self.events = []
        self.greeting = self.line()

    def line(self):
        while b"\n" not in self.data:
            got = self.sock.recv(65536)
            if not got:
                return None
            self.data += got
        line, self.data = self.data.split(b"\n", 1)
        return json.loads(line)

    def send(self, raw):
        self.sock.sendall(raw)

    def answer(self):
        """The next message that is no event."""
        while True:
            message = self.line()
            if message is None or "event" not in message:
                return message
            self.events.append(message)

    def ask(self, cmd, **arguments):
        self.next_id += 1
        self.send(json.dumps(dict(arguments, cmd=cmd, id=self.next_id)).encode() + b"\n")
        while True:
            answer = self.answer()
            if answer is None or answer["id"] == self.next_id:
                return answer

    def ok(self, cmd, **arguments):
        answer = self.ask(cmd, **arguments)
        if not answer or not answer["ok"]:
            fail("%s %r: %r" % (cmd, arguments, answer))
        return answer["result"]

    def error(self, cmd, **arguments):
        answer = self.ask(cmd, **arguments)
        if not answer or answer["ok"]:
            fail("%s %r should have failed: %r" % (cmd, arguments, answer))
        error = answer["error"]
        if not error["message"] or not error["hint"]:
            fail("%s %r: no clear sentence: %r" % (cmd, arguments, error))
        return error["code"], error["exit"]

    def close(self):
        self.sock.close()


class Rig:
    """overscand on a fake board whose other side the test plays (rig.c)."""

    def __init__(self, config="-", state="-", hosts=4, consoles=1):
        self.log = open(os.path.join(DIR, "rig.log"), "ab")
        self.proc = start(BUILD + "/tests/ctl/rig", SOCKET, config, state, str(hosts),
                          str(consoles), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=self.log)
        until("the rig", lambda: can_connect(SOCKET) or self.proc.poll() is not None)
        self.client = Client()
        until("the board", lambda: self.client.ok("status")["board"]["up"])

    def __call__(self, command):
        self.proc.stdin.write(command.encode() + b"\n")
        self.proc.stdin.flush()
        lines = []
        while True:
            line = self.proc.stdout.readline().decode()
            if not line:
                fail("the rig ended: " + open(self.log.name).read())
            if line == ".\n":
                return "".join(lines).rstrip("\n")
            lines.append(line)

    def key(self, name, console=1):
        self("key %d %s down" % (console, name))
        self("key %d %s up" % (console, name))

    def wait_page(self, text, console=1, seconds=5):
        """Until the overlay shows the text ("" = nothing); the whole page."""
        if text:
            until("a page with %r; there is:\n%s" % (text, self("page %d" % console)),
                  lambda: text in self("page %d" % console), seconds)
        else:
            until("an empty overlay; there is:\n" + self("page %d" % console),
                  lambda: self("page %d" % console) == "", seconds)
        return self("page %d" % console)

    def stop(self):
        self.proc.stdin.close()
        expect("exit code of the rig", self.proc.wait(10), 0)
