#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""gen_program.py - make ovs_program.vh, program and script of the overlay's machine, of osd_program.s

usage: gen_program.py PROGRAM.s OUT.vh

Words of osd_machine.v, where their bits are used; what the instructions do is at the head of osd_program.s. Constants get a register each.
"""
import re
import shlex
import sys

WORDS, REGISTERS, SCRIPT = 512, 128, 128
READS = {"ld": 0x1000, "add": 0x0000, "sub": 0x0400, "and": 0x0800, "cmp": 0x0600, "store": 0x2000, "crc": 0x4000}
MOVES = {"st": 0xE000, "in": 0xF000, "inh": 0xE800, "load": 0xA000, "seen": 0xA800}
JUMPS = {"jmp": 0x8000, "jz": 0x8800, "jnz": 0x8C00, "jc": 0x9000, "jnc": 0x9400, "jhigh": 0x9800}
BARE = {"poll": 0xB000, "ret": 0xB800}
STROBES = ("win_y", "win_x", "rows", "cols", "scale", "palette", "flags", "dark", "error", "copied", "turn", "crc_start", "wait")
NUMBER = re.compile(r"0x[0-9a-f]+|[0-9]+")


class Wrong(Exception):
    pass


def lines(text):
    """(number, label or None, words) of every line that says something."""
    for number, line in enumerate(text.splitlines(), 1):
        label, words = re.match(r"\s*(?:(\w+):)?\s*([^;]*)", line).groups()
        try:
            if label or words.strip():
                yield number, label, shlex.split(words)
        except ValueError as error:
            raise Wrong("%d: %s" % (number, error)) from None


def said(words):
    """Words of the script, {first, second} of what is given as first|second: numbers or "text"."""
    for word in words:
        ways = [bytes([int(way, 0)]) if NUMBER.fullmatch(way) else bytes(way, "ascii") for way in (word.split("|") * 2)[:2]]
        yield from (first << 8 | second for first, second in zip(*ways, strict=True))


class Program:
    def __init__(self, text):
        self.names, self.values, self.labels, self.code, self.given = {}, [], {}, [], []
        self.script, self.marks = [], {}
        for number, label, words in lines(text):
            self.take(number, label, words)

    def take(self, number, label, words):
        if label and self.labels.setdefault(label, len(self.code)) != len(self.code):
            raise Wrong("%d: %s is there twice" % (number, label))
        if words[:1] in (["var"], ["const"]):
            for name in words[1:]:
                self.register(name, 0)
            self.given += words[1:] if words[0] == "const" else []
        elif words[:1] == ["say"]:
            try:
                self.script += said(words[1:])
            except ValueError:
                raise Wrong("%d: not bytes, or two texts that are not as long: %s" % (number, " ".join(words))) from None
        elif words[:1] == ["mark"] and len(words) == 2:
            self.marks[words[1]] = len(self.script)
        elif words:
            self.code.append((number, words))

    def register(self, name, value):
        if name not in self.names:
            self.names[name] = len(self.values)
            self.values.append(value)
        return self.names[name]

    def operand(self, name):
        if name.startswith("#"):
            value = int(name[1:], 0)
            return self.register("#%d" % value, value)
        return self.names[name]

    def word(self, op, *args):
        if op in READS or op in MOVES:
            return {**READS, **MOVES}[op] | self.operand(*args)
        if op in JUMPS:
            return JUMPS[op] | self.labels[args[0]]
        if op in ("out", "do"):
            return 0xC000 | 1 << STROBES.index(args[0])
        return BARE[op]

    def assemble(self):
        code = []
        for number, words in self.code:
            try:
                code.append(self.word(*words))
            except (KeyError, ValueError, TypeError):
                raise Wrong("%d: no such instruction, or a name that nothing has: %s" % (number, " ".join(words))) from None
        if len(code) > WORDS or len(self.values) > REGISTERS or len(self.script) > SCRIPT:
            raise Wrong(" too long: %d instructions of %d, %d registers of %d, %d words to say of %d" % (
                len(code), WORDS, len(self.values), REGISTERS, len(self.script), SCRIPT))
        return code


def vector(words, count):
    """Verilog: word 0 in the lowest bits."""
    return "%d'h%s" % (16 * count, "".join("%04X" % word for word in reversed(words + [0] * (count - len(words)))))


def header(text):
    program = Program(text)
    code = program.assemble()
    out = ["// SPDX-License-Identifier: MIT",
           "// ovs_program.vh - made by hdl/gen_program.py from hdl/osd_program.s: change that, then run `make gen`",
           "// %d instructions of %d, %d registers of %d" % (len(code), WORDS, len(program.values), REGISTERS), "",
           "`ifndef OVS_PROGRAM_VH", "`define OVS_PROGRAM_VH", "`define OVS_PROGRAM %s" % vector(code, WORDS),
           "`define OVS_PROGRAM_REGISTERS %s" % vector(program.values, REGISTERS), "`define OVS_SCRIPT %s" % vector(program.script, SCRIPT)]
    out += ["`define OVS_SCRIPT_%s 7'd%d" % (name.upper(), place) for name, place in program.marks.items()]
    out += ["`define OVS_PROGRAM_%s 8'd%d" % (name.upper(), program.names[name]) for name in program.given]
    for entry in {"next", "frame"} - set(program.labels):
        raise Wrong(" no label %s, where osd_machine begins" % entry)
    out += ["`define OVS_PROGRAM_NEXT 9'd%d" % program.labels["next"], "`define OVS_PROGRAM_FRAME 9'd%d" % program.labels["frame"]]
    return "\n".join(out + ["`endif", ""])


def main(argv):
    if len(argv) != 2:
        sys.exit(__doc__)
    try:
        text = header(open(argv[0]).read())
    except Wrong as wrong:
        sys.exit("%s:%s" % (argv[0], wrong))
    open(argv[1], "w").write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
