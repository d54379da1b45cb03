#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hold the arrows between the folders: who may include whom (docs/architecture.md).

Reads #include "…" of C and C++ and `include of Verilog in every tracked file; an include is looked up beside the
file and from the top. Prints file:line for each arrow that must not be there.
"""
import os
import re
import subprocess
import sys

FOLDERS = ("hdl", "osd-font", "driver", "ctl", "sim", "tests")
MAY_KNOW = {                                  # folder -> prefixes of what it may include besides itself
    "hdl": (),
    "osd-font": ("hdl/gen/",),
    "driver": ("hdl/gen/",),
    "ctl": ("driver/overscan.h",),
    "sim": ("hdl/", "osd-font/"),
    "tests": tuple(folder + "/" for folder in FOLDERS),
}
INCLUDE = re.compile(r'^\s*[#`]\s*include\s+"([^"]+)"')


def target_of(path, name):
    """The tracked file that an include names, or None for a generated or system one."""
    for candidate in (os.path.join(os.path.dirname(path), name), name, os.path.join("hdl/gen", name)):
        candidate = os.path.normpath(candidate)
        if os.path.exists(candidate):
            return candidate
    return None


def wrong_arrows(path):
    folder = path.split("/")[0]
    with open(path, errors="replace") as text:
        for number, line in enumerate(text, 1):
            match = INCLUDE.match(line)
            target = match and target_of(path, match.group(1))
            if not target or target.split("/")[0] in (folder, "build"):
                continue
            if not target.startswith(MAY_KNOW[folder]):
                yield "%s:%d: %s must not know %s" % (path, number, folder, target)


def main():
    tracked = subprocess.run(["git", "ls-files"], check=True, capture_output=True, text=True).stdout.split("\n")
    sources = [f for f in tracked if f.split("/")[0] in FOLDERS and f.endswith((".c", ".h", ".cpp", ".v", ".vh"))
               and os.path.exists(f)]
    wrong = [message for path in sources for message in wrong_arrows(path)]
    print("\n".join(wrong) if wrong else "arrows: %d files, all point the right way" % len(sources))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
