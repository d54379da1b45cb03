# SPDX-License-Identifier: MIT
"""The least VNC viewer that can type, and the least machine with a VNC server: for tests that press a key thousands
of times and want to know where each went (RFC 6143)."""
import socket
import struct
import threading
import zlib


class Viewer:
    def __init__(self, address):
        host, port = address.rsplit(":", 1)
        self.sock = socket.create_connection((host, int(port)), timeout=20)
        self.read(12)                                 # ProtocolVersion
        self.sock.sendall(b"RFB 003.008\n")
        self.read(self.read(1)[0])                    # security types
        self.sock.sendall(b"\x01")                    # None
        if self.read(4) != b"\0\0\0\0":
            raise OSError("%s refused the viewer" % address)
        self.sock.sendall(b"\x01")                    # shared
        self.width, self.height = struct.unpack(">HH", self.read(4))
        self.read(16)
        self.read(struct.unpack(">I", self.read(4))[0])

    def read(self, size):
        data = b""
        while len(data) < size:
            got = self.sock.recv(size - len(data))
            if not got:
                raise OSError("the VNC server closed the connection")
            data += got
        return data

    def key(self, keysym, down):
        self.sock.sendall(struct.pack(">BBHI", 4, down, 0, keysym))

    def tap(self, keysym):
        self.key(keysym, 1)
        self.key(keysym, 0)


class Host:
    """A machine of one colour behind a host port: HOST.arg is the SOURCE of overscan-sim, HOST.keys what was pressed.

    The keyboard of the board works as soon as the board has connected; keys are (keysym, down) in order of arrival.
    """

    WIDTH, HEIGHT = 640, 480

    def __init__(self, path, colour):
        self.client = None
        self.arg, self.colour, self.keys = "vnc:unix:" + path, colour, []
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(path)
        self.server.listen()
        threading.Thread(target=self.serve, daemon=True).start()

    def crc(self):
        """Of its picture, as `stat` of the monitor has it: RGB bytes."""
        return "%08x" % zlib.crc32(struct.pack(">I", self.colour)[1:] * (self.WIDTH * self.HEIGHT))

    def paint(self, colour):
        """Another colour, for the board too if it is there."""
        self.colour = colour
        if self.client:
            self.send_picture(self.client)

    def serve(self):
        while True:
            client = self.server.accept()[0]
            try:
                self.talk(client, client.makefile("rb"))
            except (OSError, struct.error):
                pass                                  # the board has gone

    def greet(self, client, stream):
        client.sendall(b"RFB 003.008\n")
        stream.read(12)
        client.sendall(b"\1\1")                       # one security type: None
        stream.read(1)
        client.sendall(b"\0\0\0\0")
        stream.read(1)
        client.sendall(struct.pack(">HHBBBBHHHBBB3xI4s", self.WIDTH, self.HEIGHT, 32, 24, 0, 1, 255, 255, 255, 16, 8, 0,
                                   4, b"test"))

    def talk(self, client, stream):
        self.greet(client, stream)
        self.client = client
        while True:
            kind = stream.read(1)
            if not kind:
                return
            self.answer(kind[0], client, stream)

    def answer(self, kind, client, stream):
        if kind == 0:                                 # SetPixelFormat: one colour, the same bytes in any order of use
            self.shifts = struct.unpack(">3xBBBBHHHBBB3x", stream.read(19))[-3:]
        elif kind == 2:                               # SetEncodings
            stream.read(4 * struct.unpack(">xH", stream.read(3))[0])
        elif kind == 3:                               # FramebufferUpdateRequest
            incremental = stream.read(9)[0]
            if not incremental:
                self.send_picture(client)
        elif kind == 4:
            down, keysym = struct.unpack(">BxxI", stream.read(7))
            self.keys.append((keysym, bool(down)))
        elif kind == 5:                               # PointerEvent
            stream.read(5)
        else:
            raise OSError("message %d of the board is not known here" % kind)

    def send_picture(self, client):
        red, green, blue = getattr(self, "shifts", (16, 8, 0))
        value = (self.colour >> 16 & 255) << red | (self.colour >> 8 & 255) << green | (self.colour & 255) << blue
        client.sendall(struct.pack(">BxHHHHHi", 0, 1, 0, 0, self.WIDTH, self.HEIGHT, 0) +
                       struct.pack("<I", value) * (self.WIDTH * self.HEIGHT))
