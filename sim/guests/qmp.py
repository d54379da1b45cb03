#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Talk to a QEMU guest through its QMP socket; Python standard library only.

usage: qmp.py SOCKET text                   the text screen (80x25 at 0xB8000), one line a row
       qmp.py SOCKET wait TEXT [SECONDS]    until the text screen holds TEXT; exit 6 after SECONDS (default 20)
       qmp.py SOCKET screen OUT.png         a picture of the screen
       qmp.py SOCKET keys CHORD...          chords of QEMU key names: f2  ctrl-b  shift-a
       qmp.py SOCKET type TEXT              types printable ASCII (US layout); \\n is Enter
       qmp.py SOCKET stop | cont | reset | quit

As a module: Qmp(path) with text(), wait_text(), screen() -> (width, height, rgb), keys(), type(), command().
Exit codes: 0 ok, 1 no such guest, 2 the guest answered with an error, 6 timeout, 64 usage.
"""
import json
import os
import socket
import struct
import sys
import tempfile
import time
import zlib

TEXT_ADDRESS, TEXT_COLS, TEXT_ROWS = 0xB8000, 80, 25

SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', '`1234567890-=[]\\;\',./'))
NAMES = {" ": "spc", "\n": "ret", "\t": "tab", "-": "minus", "=": "equal", "[": "bracket_left",
         "]": "bracket_right", ";": "semicolon", "'": "apostrophe", "`": "grave_accent",
         "\\": "backslash", ",": "comma", ".": "dot", "/": "slash"}


class QmpError(Exception):
    """The guest refused a command."""


class Qmp:
    """One connection; commands are answered in order, events are kept in .events."""

    def __init__(self, path, timeout_s=10):
        self.events = []
        self._buffer = b""
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(timeout_s)
        self._socket.connect(path)
        self._message()                                     # greeting
        self.command("qmp_capabilities")

    def close(self):
        self._socket.close()

    def _message(self):
        while b"\n" not in self._buffer:
            data = self._socket.recv(65536)
            if not data:
                raise ConnectionError("the guest closed its QMP socket")
            self._buffer += data
        line, self._buffer = self._buffer.split(b"\n", 1)
        return json.loads(line)

    def command(self, name, **arguments):
        request = {"execute": name, "arguments": arguments}
        self._socket.sendall(json.dumps(request).encode() + b"\n")
        while True:
            message = self._message()
            if "error" in message:
                raise QmpError("%s: %s" % (name, message["error"]["desc"]))
            if "return" in message:
                return message["return"]
            self.events.append(message)

    def _to_file(self, command, **arguments):
        """Commands that write a file: read and remove it. QEMU does the writing, so the name must be absolute."""
        with tempfile.TemporaryDirectory(prefix="overscan-qmp.") as folder:
            path = os.path.join(folder, "out")
            arguments["filename"] = path
            self.command(command, **arguments)
            with open(path, "rb") as f:
                return f.read()

    def text_cells(self):
        """80x25 pairs (character byte, attribute byte) of the VGA text screen."""
        data = self._to_file("pmemsave", val=TEXT_ADDRESS, size=TEXT_COLS * TEXT_ROWS * 2)
        return list(zip(data[0::2], data[1::2]))

    def text(self):
        chars = bytes(c if c else 0x20 for c, _ in self.text_cells()).decode("cp437")
        rows = (chars[i:i + TEXT_COLS] for i in range(0, len(chars), TEXT_COLS))
        return "\n".join(row.rstrip() for row in rows)

    def wait_text(self, wanted, timeout_s=20):
        end = time.monotonic() + timeout_s
        while wanted not in self.text():
            if time.monotonic() > end:
                raise TimeoutError("no %r on the screen within %s s; it shows:\n%s"
                                   % (wanted, timeout_s, self.text().strip()))
            time.sleep(0.02)

    def screen(self):
        """(width, height, rgb bytes) of what the guest shows."""
        data = self._to_file("screendump")
        magic, width, height, _, pixels = data.split(None, 4) if data[:2] == b"P6" else (b"", 0, 0, 0, b"")
        if magic != b"P6":
            raise QmpError("screendump: not a PPM file")
        size = int(width) * int(height) * 3
        return int(width), int(height), data[-size:] if len(pixels) != size else pixels

    def screen_png(self, path):
        write_png(path, *self.screen())

    def keys(self, chord):
        """'ctrl-alt-delete', 'shift-a', 'minus': pressed together, released."""
        keys = [{"type": "qcode", "data": key} for key in chord.split("-")]
        self.command("send-key", **{"keys": keys, "hold-time": 20})

    def type(self, text):
        for c in text:
            self.keys(chord_of(c))
            time.sleep(0.04)                                # longer than the hold time: no overlap


def chord_of(c):
    if c.isupper():
        return "shift-" + c.lower()
    if c in SHIFTED:
        return "shift-" + NAMES.get(SHIFTED[c], SHIFTED[c])
    return NAMES.get(c, c)


def write_png(path, width, height, rgb):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    lines = b"".join(b"\0" + rgb[y * width * 3:(y + 1) * width * 3] for y in range(height))
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
                chunk(b"IDAT", zlib.compress(lines, 6)) + chunk(b"IEND", b""))


def run(qmp, verb, args):
    if verb == "text" and not args:
        print(qmp.text())
    elif verb == "wait" and 1 <= len(args) <= 2:
        qmp.wait_text(args[0], float(args[1]) if len(args) == 2 else 20)
    elif verb == "screen" and len(args) == 1:
        qmp.screen_png(args[0])
    elif verb == "keys" and args:
        for chord in args:
            qmp.keys(chord)
            time.sleep(0.04)
    elif verb == "type" and len(args) == 1:
        qmp.type(args[0].replace("\\n", "\n"))
    elif verb in ("stop", "cont", "quit", "reset") and not args:
        qmp.command("system_reset" if verb == "reset" else verb)
    else:
        return 64
    return 0


def main(argv):
    if len(argv) < 3:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 64
    try:
        code = run(Qmp(argv[1]), argv[2], argv[3:])
        if code == 64:
            print(__doc__.split("\n\n")[1], file=sys.stderr)
        return code
    except TimeoutError as why:
        print("qmp: %s" % why, file=sys.stderr)
        return 6
    except (FileNotFoundError, ConnectionRefusedError) as why:
        print("qmp: no guest at %s (%s)" % (argv[1], why.strerror), file=sys.stderr)
        return 1
    except (QmpError, ConnectionError) as why:
        print("qmp: %s" % why, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv))
