# SPDX-License-Identifier: MIT
"""sim/demo as a test starts it: its sockets while it runs, and nothing left behind when it ends."""
import os
import select
import signal
import socket
import subprocess

import rig

START_S = 120


def free_address():
    """Of the system's choice: two demos that start at one moment would both find 5900 free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return "127.0.0.1:%d" % probe.getsockname()[1]


class Demo:
    """control, vnc and dir: its control socket, the address of its monitor, its run directory."""

    def __enter__(self):
        self.process = subprocess.Popen(["sim/demo", "--vnc", free_address()], env=dict(os.environ, HEADLESS="1"), stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, text=True)
        ready, _, _ = select.select([self.process.stdout], [], [], START_S)
        line = self.process.stdout.readline() if ready else ""
        if not line.startswith("ready "):
            self.process.kill()
            raise rig.Failure("no ready line within %d s: %r" % (START_S, line))
        words = dict(word.split("=", 1) for word in line.split()[1:])
        self.control, self.vnc = words["control"], words["vnc"]
        self.dir = os.path.dirname(self.control)
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        if os.path.exists(self.dir):
            raise rig.Failure("the demo left %s behind" % self.dir)
