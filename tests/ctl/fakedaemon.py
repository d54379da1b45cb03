# SPDX-License-Identifier: MIT
"""A daemon that says what a test wants: odd answers, slow answers, none at all; and a monitor."""
import json
import os
import socket
import struct
import threading
import time
import zlib


class Refusal(Exception):
    def __init__(self, code, message, hint="do otherwise", exit=64):
        super().__init__(message)
        self.error = {"code": code, "exit": exit, "message": message, "hint": hint}


def port(number, name, mode="640x480@60", consoles=(), **more):
    return dict({"port": "1.%d" % number, "name": name, "picture": {"mode": mode} if mode else None,
                 "signal": {"state": "picture" if mode else "no-sync", "text": mode or "no sync",
                            "sync": "separate" if mode else "none"}, "changed": None, "changes": 0,
                 "leds": {"num": False, "caps": False, "scroll": False}, "keyboard": True,
                 "mouse": True, "consoles": list(consoles)}, **more)


def png(width, height, pixel):
    """A picture; pixel(x, y) gives its red, green and blue."""
    raw = b"".join(b"\0" + b"".join(bytes(pixel(x, y)) for x in range(width)) for y in range(height))

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw)) + \
        chunk(b"IEND", b"")


class FakeDaemon:
    def __init__(self, path, board="fake:"):
        self.path = path
        self.state = {"board": {"name": board, "up": True, "error": None, "exit": 0, "future": [1]},
                      "consoles": [{"console": 1, "selected": "1.1", "shown": "1.1", "overlay": "none",
                                    "capture": False}],
                      "ports": [port(1, "MAIL", consoles=[1]), port(2, "WEB"), port(3, "数据库", None)]}
        self.requests = []              # all that came
        self.answers = {"subscribe": lambda r: self.state, "select": self.select}
        self.delay = 0
        self.clients = []
        self.subscribed = set()         # as at the daemon, only they are told of events: nobody before the greeting
        self.lock = threading.Lock()
        self.listener = None
        self.start()

    # ---- coming and going ----
    def start(self):
        self.listener = socket.socket(socket.AF_UNIX)
        if os.path.exists(self.path):
            os.unlink(self.path)
        self.listener.bind(self.path)
        self.listener.listen(8)
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def stop(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for client in self.clients:
            try:
                client.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self.clients = []
        self.subscribed = set()

    def accept(self, listener):
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self.clients.append(client)
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    # ---- talking ----
    def send(self, client, message):
        line = message if isinstance(message, bytes) else json.dumps(message).encode() + b"\n"
        with self.lock:
            try:
                client.sendall(line)
            except OSError:
                pass

    def push(self, **event):
        for client in list(self.subscribed):
            self.send(client, event)

    def changed(self):
        self.push(event="state", state=self.state)

    def serve(self, client):
        self.send(client, {"hello": "overscand", "protocol": 1, "version": "0.1.0",
                           "board": self.state["board"], "new": {"field": True}})
        data = b""
        while True:
            try:
                got = client.recv(65536)
            except OSError:
                return
            if not got:
                return
            data += got
            while b"\n" in data:
                line, data = data.split(b"\n", 1)
                self.take(client, json.loads(line))

    def take(self, client, request):
        self.requests.append(request)
        if self.delay:
            time.sleep(self.delay)
        if request["cmd"] == "subscribe":
            self.subscribed.add(client)
        answer = {"id": request.get("id"), "ok": True, "unknown": None}
        try:
            function = self.answers.get(request["cmd"])
            if function is None:
                raise Refusal("unknown-command", 'there is no command "%s"' % request["cmd"],
                              "see docs/control-socket.md")
            answer["result"] = function(request)
        except Refusal as refusal:
            answer.update(ok=False, error=refusal.error)
        self.send(client, answer)

    def select(self, request):
        to = request["port"] if "." in request["port"] else "1." + request["port"]
        self.state["consoles"][0]["selected"] = self.state["consoles"][0]["shown"] = to
        for p in self.state["ports"]:
            p["consoles"] = [1] if p["port"] == to else []
        threading.Timer(0.02, self.changed).start()
        return {}

    def asked(self, cmd):
        """All requests of this command, without the words every request has."""
        return [{k: v for k, v in r.items() if k not in ("cmd", "id", "console")}
                for r in list(self.requests) if r["cmd"] == cmd]


class FakeMonitor:
    """What the simulated board has beside its link socket."""

    def __init__(self, path, picture):
        self.picture = picture
        self.asked = 0
        self.silent = 0                 # so many questions get no answer
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(path)
        listener.listen(8)
        threading.Thread(target=self.serve, args=(listener,), daemon=True).start()

    def serve(self, listener):
        kept = []
        while True:
            client, _ = listener.accept()
            client.recv(64)
            self.asked += 1
            if self.silent > 0:
                self.silent -= 1
                kept.append(client)
                continue
            client.sendall(b"ok %d\n" % len(self.picture) + self.picture)
            client.close()
