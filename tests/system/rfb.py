# SPDX-License-Identifier: MIT
"""The least VNC viewer that can type: for tests that press a key thousands of times (RFC 6143)."""
import socket
import struct


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
