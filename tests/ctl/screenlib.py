# SPDX-License-Identifier: MIT
"""A terminal to run the curses screen in: tmux on a socket of its own."""
import atexit
import os
import re
import subprocess
import time

from ctlib import BUILD, DIR, SOCKET, until

TMUX = os.path.join(DIR, "tmux.sock")


CONF = os.path.join(DIR, "tmux.conf")
with open(CONF, "w") as conf:
    conf.write("set -s exit-empty off\n")           # a server that goes while one comes is no server


def tmux(*arguments):
    return subprocess.run(["tmux", "-S", TMUX, "-f", CONF, *arguments], check=True,
                          capture_output=True, text=True, timeout=20,
                          env=dict(os.environ, LC_ALL="C.UTF-8", TMUX="")).stdout


def _end():
    subprocess.run(["tmux", "-S", TMUX, "kill-server"], capture_output=True)


atexit.register(_end)


class Terminal:
    """The screen, and behind it a line with its exit code and whether the terminal is cooked (0)."""
    count = 0

    def __init__(self, cols=80, rows=24, term="", options="", env="", control=SOCKET):
        Terminal.count += 1
        self.name = "t%d" % Terminal.count
        command = "trap : INT; %s %s OVERSCAN_CONTROL=%s %s/overscan %s; echo ended $?; stty -a | tr ';' '\\n' " \
            "| grep -w -c -e -icanon; read x" % ("env TERM=" + term if term else "env", env, control,
                                                BUILD, options)
        tmux("new-session", "-d", "-s", self.name, "-x", str(cols), "-y", str(rows),
             "sh", "-c", command)

    def keys(self, *keys):
        for key in keys:
            tmux("send-keys", "-t", self.name, key)
            time.sleep(0.3 if key == "Escape" else 0.05)    # or it is Alt and the next key

    def type(self, text):
        tmux("send-keys", "-l", "-t", self.name, text)
        time.sleep(0.05)

    def text(self):
        return tmux("capture-pane", "-p", "-t", self.name)

    def lines(self):
        return [line.rstrip() for line in self.text().rstrip("\n").split("\n")]

    def shows(self, wanted, seconds=5):
        end = time.monotonic() + seconds
        while wanted not in self.text():
            if time.monotonic() > end:
                until("%r on the screen; there is:\n%s" % (wanted, self.text()), lambda: False, 0)
            time.sleep(0.02)

    def hides(self, unwanted, seconds=5):
        until("%r to go" % unwanted, lambda: unwanted not in self.text(), seconds)

    def cursor(self):
        """Row and column of the hardware cursor, which screen readers follow."""
        where = tmux("display-message", "-p", "-t", self.name, "#{cursor_y} #{cursor_x}")
        return tuple(int(n) for n in where.split())

    def row(self, text):
        """The number of the row that has the text."""
        return next((i for i, line in enumerate(self.lines()) if text in line), -1)

    def attributes(self):
        return tmux("capture-pane", "-e", "-p", "-t", self.name)

    def colored(self):
        return re.search(r"\033\[([0-9;]*;)?[34][0-8][;m]", self.attributes()) is not None

    def resize(self, cols, rows):
        tmux("resize-window", "-t", self.name, "-x", str(cols), "-y", str(rows))

    def pid(self):
        """The screen itself, not the shell around it."""
        shell = tmux("display-message", "-p", "-t", self.name, "#{pane_pid}").strip()
        return int(subprocess.run(["pgrep", "-P", shell, "-x", "overscan"], capture_output=True,
                                  text=True).stdout.split()[0])

    def ended(self, code):
        """The program has gone with this code and the terminal is as it was."""
        self.shows("ended %d\n0" % code)
        self.close()

    def close(self):
        tmux("kill-session", "-t", self.name)
