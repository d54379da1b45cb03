# SPDX-License-Identifier: MIT
"""An emulated USB bus, a board behind it and the library on top, for the tests of this folder.

    with Bus("serial=KVM-A,board=fake") as bus, bus.client() as client:
        client.do("open ftdi:KVM-A")
        bus.do("unplug 0")
"""
import json
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time

BUILD = os.environ.get("BUILD", "build")
HERE = os.path.join(BUILD, "tests/usb")
PRELOAD = "libumockdev-preload.so.0"
SANITIZERS = {"ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=1", "UBSAN_OPTIONS": "print_stacktrace=1"}
WAIT_S = 60


class Failure(Exception):
    """What a user would have seen, in words."""


def expect(condition, message):
    if not condition:
        raise Failure(message)


def until(condition, what, seconds=5):
    end = time.monotonic() + seconds
    while not condition():
        expect(time.monotonic() < end, "waited %d s in vain: %s" % (seconds, what))
        time.sleep(0.005)


class Lines:
    """A program that is spoken to in lines."""

    def __init__(self, argv, env=None):
        self.name = os.path.basename(argv[-1] if argv[0] == "umockdev-wrapper" else argv[0])
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, env=env)
        self.buffer = b""

    def line(self, seconds=WAIT_S):
        end = time.monotonic() + seconds
        while b"\n" not in self.buffer:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            data = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            if not data:
                raise Failure("%s %s\n%s" % (self.name, "ended" if ready else "said nothing for %d s" % seconds, self.errors()))
            self.buffer += data
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line.decode()

    def say(self, text):
        self.process.stdin.write(text.encode() + b"\n")
        self.process.stdin.flush()

    def errors(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def end(self):
        """Close its input; it must end well."""
        self.process.stdin.close()
        try:
            code = self.process.wait(WAIT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failure("%s does not end\n%s" % (self.name, self.errors()))
        expect(code == 0, "%s ended with %d\n%s" % (self.name, code, self.errors()))

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.end()
            return
        self.process.kill()
        self.process.wait()
        print(self.errors())


class Client(Lines):
    """build/tests/usb/usb_client; what the library tells by itself is kept in self.told."""

    def __init__(self, env, *wrapper):
        super().__init__([*wrapper, os.path.join(HERE, "usb_client")], env)
        self.told = []

    def answer(self, seconds=WAIT_S):
        while True:
            line = self.line(seconds)
            if not line.startswith("! "):
                return line
            self.told.append(line[2:].split())

    def ask(self, command, seconds=WAIT_S):
        self.say(command)
        return self.answer(seconds)

    def do(self, command, seconds=WAIT_S):
        answer = self.ask(command, seconds)
        expect(answer.split()[0] == "ok", "%s: %s" % (command, answer))
        return answer[3:]

    def refused(self, command, code, exit_code, *words):
        """The command must fail with these codes and say these words."""
        answer = self.ask(command)
        head = ["error", str(code), str(exit_code)]
        expect(answer.split()[:3] == head, "%s: expected %s, got: %s" % (command, " ".join(head), answer))
        for word in words:
            expect(word in answer, "%s: does not say '%s': %s" % (command, word, answer))
        return answer

    def wait_told(self, what, seconds):
        """Time in us at which the library told this."""
        end = time.monotonic() + seconds
        while True:
            while self.told:
                told = self.told.pop(0)
                if told[0] == what:
                    return int(told[1])
            left = end - time.monotonic()
            expect(left > 0, "the library did not tell '%s' within %.1f s" % (what, seconds))
            self.told.append(self.next_told(what, left))

    def next_told(self, what, seconds):
        try:
            line = self.line(seconds)
        except Failure as failure:
            raise Failure("waiting for '%s': %s" % (what, failure))
        expect(line.startswith("! "), "unexpected: " + line)
        return line[2:].split()

    def counters(self):
        return {k: int(v) for k, v in (word.split("=") for word in self.do("counters").split())}

    def usage(self):
        return [int(word) for word in self.do("usage").split()]


class Bus:
    def __init__(self, *devices):
        self.dir = tempfile.mkdtemp(prefix="overscan-usb-")
        self.boards = []
        self.bed = self.start([self.place(device) for device in devices])

    def place(self, device):
        """board=fake and board=fake:SCHEMA:WINDOW become a socket with a fake board behind it."""
        words = device.split(",")
        for i, word in enumerate(words):
            if word.startswith("board=fake"):
                path = os.path.join(self.dir, "board%d" % len(self.boards))
                board = Lines([os.path.join(HERE, "usb_fakeboard"), path] + word.split(":")[1:])
                expect(board.line() == "ready", "the fake board does not start")
                self.boards.append(board)
                words[i] = "board=" + path
        return ",".join(words)

    def start(self, devices):
        self.path = os.path.join(self.dir, "control")
        bed = Lines(["umockdev-wrapper", os.path.join(HERE, "usb_bed"), self.path, *devices])
        self.root = bed.line().split()[1]
        self.control = socket.socket(socket.AF_UNIX)
        self.control.connect(self.path)
        return bed

    def ask(self, command):
        self.control.sendall(command.encode())
        data = b""
        while not data.endswith(b"\n"):
            more = self.control.recv(4096)
            expect(more, "usb_bed ended\n" + self.bed.errors())
            data += more
        return data.decode().strip()

    def do(self, command):
        answer = self.ask(command)
        expect(answer == "ok", "usb_bed: %s: %s" % (command, answer))

    def get(self, n=0):
        return json.loads(self.ask("get %d" % n))

    def env(self, udev_fault=None):
        env = dict(os.environ, LD_PRELOAD=PRELOAD, UMOCKDEV_DIR=self.root, **SANITIZERS)
        if udev_fault:
            env.update(LD_PRELOAD=os.path.join(HERE, "udev_fault.so:") + PRELOAD, UDEV_FAULT=udev_fault)
        return env

    def client(self, *wrapper, udev_fault=None):
        return Client(self.env(udev_fault), *wrapper)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.control.close()
        for program in [self.bed] + self.boards:
            program.__exit__(kind, value, trace)
        shutil.rmtree(self.dir, ignore_errors=True)


def main(*tests):
    """Run the tests; say which failed and why."""
    failed = 0
    for test in tests:
        start = time.monotonic()
        try:
            test()
            words = "ok"
        except Failure as failure:
            failed += 1
            words = "FAILED: %s" % failure
        if words != "ok" or os.environ.get("VERBOSE"):
            print("%-32s %5.2f s  %s" % (test.__name__, time.monotonic() - start, words), flush=True)
    sys.exit(failed > 0)
