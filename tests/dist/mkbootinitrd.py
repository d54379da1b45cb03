#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Initial RAM disk of the guest of boot.test: systemd as Debian ships it, and what `make install` put below ROOT.

usage: mkbootinitrd.py OUT.gz ROOT MODULES_DIR

systemd and its units are those of this machine; nothing of them is changed, but what a machine without disk, network and
terminals has no use for is left out.
"""
import glob
import gzip
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "../usb"), os.path.join(HERE, "../../sim/guests")]
from mkinitrd import CHARACTER, DIRECTORY, FILE, LINK, Cpio, find_busybox    # noqa: E402  (another folder's script)
from mkusbinitrd import libraries, read                                      # noqa: E402

UNITS = "/lib/systemd/system"
PROGRAMS = ["/lib/systemd/" + name for name in ("systemd", "systemd-journald", "systemd-udevd", "systemd-shutdown")] + \
    ["/bin/" + name for name in ("systemctl", "journalctl", "udevadm", "systemd-sysusers", "systemd-tmpfiles")]
SERVICES = ("systemd-journald", "systemd-udevd", "systemd-udev-trigger", "systemd-sysusers", "systemd-tmpfiles-setup",
            "systemd-tmpfiles-setup-dev", "systemd-poweroff")
BUSYBOX = "sh awk cat chmod echo env grep head id insmod kill ls mkdir mv readlink rm sed sleep stat su tail tr".split()
ACCOUNTS = "root:x:0:0::/root:/bin/sh\nalice:x:1000:1000::/tmp:/bin/sh\nbob:x:1001:1001::/tmp:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n"
GROUPS = "root:x:0:\nalice:x:1000:\nbob:x:1001:\nnogroup:x:65534:\n"
CHECK = """[Unit]
After=multi-user.target systemd-udevd.service
[Service]
Type=oneshot
ExecStart=/bin/sh /boot-check
StandardInput=tty
StandardOutput=tty
StandardError=tty
TTYPath=/dev/ttyS0
"""


class Tree:
    """Files and links by their place in the guest; bin, sbin and lib are in usr, as Debian has it."""

    def __init__(self):
        self.body, self.link = {}, {}

    @staticmethod
    def place(path):
        return "/usr" + path if path.split("/")[1] in ("bin", "sbin", "lib", "lib64") else path

    def take(self, path, at=None):
        if os.path.islink(path) and at:
            self.link[self.place(at)] = os.readlink(path)
        else:
            self.body[self.place(at or path)] = read(path)

    def text(self, path, text):
        self.body[path] = text.encode()

    def archive(self):
        out, folders = Cpio(), {"dev", "proc", "sys", "run", "tmp", "var", "var/lib", "root", "usr/lib64"}
        for path in [*self.body, *self.link]:
            parts = os.path.dirname(path).strip("/").split("/")
            folders |= {"/".join(parts[:n]) for n in range(1, len(parts) + 1)} - {""}
        for name in sorted(folders):
            out.add(name, DIRECTORY)
        for name in ("bin", "sbin", "lib", "lib64"):
            out.add(name, LINK, ("usr/" + name).encode())
        out.add("dev/console", CHARACTER, device=(5, 1))
        for path, body in sorted(self.body.items()):
            out.add(path[1:], FILE, body)
        for path, to in sorted(self.link.items()):
            out.add(path[1:], LINK, to.encode())
        out.add("TRAILER!!!", 0)
        return bytes(out.data)


def walk(root):
    return [os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names]


def installed(tree, root):
    """What the service needs of what was installed; its programs."""
    wanted = [path for path in walk(root) if "/share/" not in path and "/include/" not in path and not path.endswith(("overscan-sim", ".a"))]
    for path in wanted:
        tree.take(path, path[len(root):])
    return [path for path in wanted if os.access(path, os.X_OK) and read(path)[:4] == b"\x7fELF"]


def units(tree):
    for path in walk(UNITS):
        stem, kind = os.path.splitext(os.path.basename(path))
        if kind in (".target", ".slice") or stem in SERVICES or (kind == ".socket" and stem.startswith(("systemd-journald", "systemd-udevd"))):
            tree.take(path, path)


def build(root, modules):
    tree = Tree()
    programs = installed(tree, root)
    for path in PROGRAMS + [p for p in libraries(PROGRAMS + programs) if not p.startswith(root)]:
        tree.take(path)
    units(tree)
    tree.take("/lib/udev/rules.d/50-udev-default.rules")
    tree.body["/usr/bin/busybox"] = find_busybox()
    tree.link.update({"/usr/bin/" + name: "busybox" for name in BUSYBOX})
    for path in glob.glob(os.path.join(modules, "*.ko")):
        tree.take(path, "/lib/modules/" + os.path.basename(path))
    for path, text in (("/etc/passwd", ACCOUNTS), ("/etc/group", GROUPS), ("/etc/machine-id", ""), ("/etc/os-release", "ID=debian\n"),
                       ("/etc/nsswitch.conf", "passwd: files\ngroup: files\n"), ("/etc/systemd/system/boot-check.service", CHECK)):
        tree.text(path, text)
    tree.take(os.path.join(HERE, "boot-check"), "/boot-check")
    tree.link.update({"/init": "usr/lib/systemd/systemd", "/etc/systemd/system/default.target": UNITS + "/multi-user.target",
                      "/etc/systemd/system/multi-user.target.wants/boot-check.service": "../boot-check.service"})
    return tree.archive()


def main(argv):
    if len(argv) != 4:
        print("usage: mkbootinitrd.py OUT.gz ROOT MODULES_DIR", file=sys.stderr)
        return 64
    with open(argv[1] + ".new", "wb") as raw, gzip.GzipFile("", "wb", 1, raw, 0) as out:
        out.write(build(os.path.abspath(argv[2]), argv[3]))
    os.replace(argv[1] + ".new", argv[1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
