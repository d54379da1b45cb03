#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hold the arrows between the folders: who may know whom (docs/architecture.md).

Reads #include "…" of C and C++ and `include of Verilog in every tracked file; an include is looked up beside the
file and from the top. In scripts and make fragments it reads the paths: whoever names a file of a folder from the
top, by FOLDER/… or by "FOLDER" alone in quotes, knows that folder; build products ($(BUILD)/FOLDER/…) and comments
do not count. Prints file:line for each arrow that must not be there.
"""
import os
import re
import subprocess
import sys

FOLDERS = ("hdl", "osd-font", "driver", "ctl", "sim", "dist", "tests")
MAY_KNOW = {                                  # folder -> prefixes of what it may include besides itself
    "hdl": (),
    "osd-font": ("hdl/gen/",),
    "driver": ("hdl/gen/",),
    "ctl": ("driver/overscan.h", "driver/overscan_mpsse.h", "osd-font/font_flash.h", "osd-font/font_image.h"),
    "sim": ("hdl/", "osd-font/"),
    "dist": (),
    "tests": tuple(folder + "/" for folder in FOLDERS),
}
MAY_RUN = {                                   # what scripts and make fragments may name as well
    "dist": ("driver/", "ctl/", "hdl/"),
}
FOLDERS_RE = "(?:%s)" % "|".join(sorted(MAY_KNOW, reverse=True))
PATH = re.compile(r"(?<![\w./$)}-])((?:\"?\$[({]?\w+[)}]?\"?/|\.\.?/)*)(" + FOLDERS_RE + r"/[\w.*%${(-][\w./*%${()}-]*)")
WORD = re.compile(r"""["'](""" + FOLDERS_RE + r""")["']""")
INCLUDE = re.compile(r'^\s*[#`]\s*include\s+"([^"]+)"')


def target_of(path, name):
    """The tracked file that an include names, or None for a generated or system one."""
    for candidate in (os.path.join(os.path.dirname(path), name), name, os.path.join("hdl/gen", name)):
        candidate = os.path.normpath(candidate)
        if os.path.exists(candidate):
            return candidate
    return None


def named(line):
    """The paths of the tree that a line of a script names."""
    if line.lstrip().startswith("#"):
        return
    for prefix, path in PATH.findall(line):
        if "BUILD" not in prefix:
            yield path
    for folder in WORD.findall(line):
        yield folder + "/"


def wrong_names(path):
    folder = path.split("/")[0]
    allowed = (folder + "/",) + MAY_KNOW[folder] + MAY_RUN.get(folder, ())
    with open(path, errors="replace") as text:
        for number, line in enumerate(text, 1):
            for name in named(line):
                if not name.startswith(allowed):
                    yield "%s:%d: %s must not know %s" % (path, number, folder, name)


def is_script(path):
    if path.endswith((".mk", ".py", ".sh")):
        return True
    if "." in os.path.basename(path):
        return False
    with open(path, "rb") as data:
        return data.read(2) == b"#!"


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
    here = [f for f in tracked if f.split("/")[0] in FOLDERS and os.path.isfile(f)]
    sources = [f for f in here if f.endswith((".c", ".h", ".cpp", ".v", ".vh"))]
    scripts = [f for f in here if f not in sources and is_script(f)]
    wrong = [message for path in sources for message in wrong_arrows(path)]
    wrong += [message for path in scripts for message in wrong_names(path)]
    print("\n".join(wrong) if wrong else "arrows: %d files, all point the right way" % (len(sources) + len(scripts)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
