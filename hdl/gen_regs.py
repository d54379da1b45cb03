#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""gen_regs.py - make ovs_regs.vh, ovs_regs.h and registers.md from hdl/regs.csv

usage: gen_regs.py REGS.CSV OUT.vh OUT.h OUT.md

The table is refused with FILE:LINE when addresses are used twice, fields overlap or
leave their word, names repeat or a number cannot be read; nothing is written then.
No date, path or version goes into the outputs: the same table gives the same bytes.
"""
import csv
import sys

KINDS = ("const", "frame", "result", "reg", "field", "event", "cmd", "arg", "bit")
COLUMNS = ("kind", "name", "address", "field", "bits", "access", "reset", "meaning")
WORD_BITS = 32
ATTR_BITS = 16
RESULT_BITS = 4
CON_STRIDE, HOST_STRIDE = 0x20, 0x10
SIZES = {"u8": 1, "u16": 2, "u8[16]": 16}


class BadTable(Exception):
    """The table breaks a rule; the text starts with FILE:LINE."""


def crc_step(crc, data):
    """Raw CRC-32C register (Castagnoli, reflected, RFC 3720 appendix B.4) after data."""
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc


def crc32c(data):
    return crc_step(0xFFFFFFFF, data) ^ 0xFFFFFFFF


def crc_constants(schema):
    """What the receivers need: the register after the schema bytes, the change that takes the
    schema out again once ver seq type have been seen (a CRC is linear), and the residue."""
    seed = crc_step(0xFFFFFFFF, schema.to_bytes(4, "little"))
    undo = crc_step(seed, bytes(3)) ^ crc_step(0xFFFFFFFF, bytes(3))
    residue = crc_step(0xFFFFFFFF, b"x" + crc32c(b"x").to_bytes(4, "little"))
    return [("CRC_SEED", seed, 32, None), ("CRC_SYNC_UNDO", undo, 32, None), ("CRC_RESIDUE", residue, 32, None)]


class Row:
    """One line of the table."""

    def __init__(self, path, line, cells):
        self.where = f"{path}:{line}"
        if len(cells) != len(COLUMNS):
            self.refuse(f"{len(cells)} columns instead of {len(COLUMNS)}")
        for key, text in zip(COLUMNS, cells):
            setattr(self, key, text.strip())
        if self.kind not in KINDS:
            self.refuse(f"unknown kind '{self.kind}'")
        if not self.name.isidentifier() or self.name != self.name.upper():
            self.refuse(f"'{self.name}' is not an upper case name")
        if self.kind != "field":
            self.value = self.number(self.address, "address")

    def refuse(self, why):
        raise BadTable(f"{self.where}: {why}")

    def number(self, text, what):
        try:
            value = int(text, 0)
        except ValueError:
            self.refuse(f"{what} '{text}' is not a number")
        if not 0 <= value < 1 << WORD_BITS:
            self.refuse(f"{what} {text} does not fit {WORD_BITS} bits")
        return value


def read_table(path):
    """All rows, and the schema id: the CRC of the lines that are not comments."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    kept = [(n, text) for n, text in enumerate(lines, 1)
            if text.strip() and not text.startswith("#")]
    rows = [Row(path, n, next(csv.reader([text]))) for n, text in kept]
    return rows, crc32c("".join(text + "\n" for _, text in kept).encode())


def check_unique(rows, kinds, limit):
    """No name and no address twice among rows of these kinds; addresses up to limit."""
    names, addresses = {}, {}
    for row in rows:
        if row.kind not in kinds:
            continue
        if row.name in names:
            row.refuse(f"{row.name} is already defined at {names[row.name].where}")
        if row.kind != "const" and row.value in addresses:
            other = addresses[row.value]
            row.refuse(f"address {row.address} of {row.name} is already used by "
                       f"{other.name} at {other.where}")
        if row.value > limit:
            row.refuse(f"address {row.address} is above {limit:#x}")
        names[row.name], addresses[row.value] = row, row


def check_blocks(rows):
    """Registers of a block that repeats must not run into the next copy."""
    for row in rows:
        if row.kind != "reg":
            continue
        for base, stride in ((0x100, CON_STRIDE), (0x200, HOST_STRIDE)):
            if row.value & ~0xFF == base and row.value - base >= stride:
                row.refuse(f"address {row.address} is outside its block of {stride:#x} words")


def claim(row, owner, used, low, width, limit):
    """Mark bits [low+width-1:low] of owner as used by row."""
    if width < 1 or low + width > limit:
        row.refuse(f"bits {low + width - 1}:{low} are outside the {limit} bits of {owner}")
    for bit in range(low, low + width):
        if bit in used:
            row.refuse(f"bit {bit} of {owner} is already used at {used[bit].where}")
        used[bit] = row
    row.low, row.width = low, width


def place_fields(rows):
    """Attach fields to their register and check their bits."""
    regs, used = {}, {}
    for row in rows:
        if row.kind == "reg":
            row.fields, regs[row.name], used[row.name] = [], row, {}
            row.reset_value = row.number(row.reset, "reset") if row.reset else None
        elif row.kind == "field":
            if row.name not in regs:
                row.refuse(f"field of the unknown register {row.name}")
            high, _, low = row.bits.partition(":")
            high, low = row.number(high, "bit"), row.number(low, "bit")
            claim(row, row.name, used[row.name], low, high - low + 1, WORD_BITS)
            if any(f.field == row.field for f in regs[row.name].fields):
                row.refuse(f"{row.name} has a field {row.field} already")
            regs[row.name].fields.append(row)


def check_resets(rows):
    """A register's reset value is the sum of its fields' reset values."""
    for reg in rows:
        if reg.kind != "reg" or not any(f.reset for f in reg.fields):
            continue
        total = 0
        for field in reg.fields:
            value = field.number(field.reset or "0", "reset")
            if value >> field.width:
                field.refuse(f"reset {field.reset} does not fit {field.width} bits")
            total |= value << field.low
        if total != reg.reset_value:
            reg.refuse(f"reset is {reg.reset} but the fields make {total:#010x}")


def place_bits(rows):
    """Bits of the attribute word and of the flag bytes."""
    used = {}
    for row in rows:
        if row.kind == "bit":
            group = row.name.split("_")[0]
            limit = ATTR_BITS if group == "ATTR" else 8
            claim(row, group, used.setdefault(group, {}), row.value,
                  row.number(row.bits, "width"), limit)


def place_args(rows):
    """Offsets of command payloads must follow each other without gap."""
    cmds = {}
    for row in rows:
        if row.kind == "cmd":
            row.args, row.length, cmds[row.name] = [], 0, row
        elif row.kind == "arg":
            if row.name not in cmds:
                row.refuse(f"argument of the unknown command {row.name}")
            if row.bits not in SIZES:
                row.refuse(f"size '{row.bits}' is none of {' '.join(SIZES)}")
            cmd = cmds[row.name]
            if row.value != cmd.length:
                row.refuse(f"offset {row.value} of {row.field} must be {cmd.length}")
            cmd.args.append(row)
            cmd.length += SIZES[row.bits]


def check(rows):
    check_unique(rows, ("const",), (1 << WORD_BITS) - 1)
    check_unique(rows, ("frame",), 0xFF)
    check_unique(rows, ("result",), (1 << RESULT_BITS) - 1)
    check_unique(rows, ("reg",), 0xFFFF)
    check_unique(rows, ("event",), 0xFF)
    check_unique(rows, ("cmd",), 0xFF)
    check_blocks(rows)
    place_fields(rows)
    check_resets(rows)
    place_bits(rows)
    place_args(rows)


def mask(row):
    return ((1 << row.width) - 1) << row.low


def symbols(rows, schema):
    """(name, value, bits, range) of every constant; range is None or (high, low)."""
    out = [("SCHEMA", schema, 32, None), *crc_constants(schema), ("CON_STRIDE", CON_STRIDE, 16, None),
           ("HOST_STRIDE", HOST_STRIDE, 16, None)]

    def add(name, value, bits):
        out.append((name, value, bits, None))

    def add_range(name, row, bits):
        out.append((name, row.low, 0, (row.low + row.width - 1, row.low)))
        add(name + "_MASK", mask(row), bits)

    for row in rows:
        if row.kind == "const":
            add(row.name, row.value, 32)
        elif row.kind == "frame":
            add("FRAME_" + row.name, row.value, 8)
        elif row.kind == "result":
            add("RESULT_" + row.name, row.value, RESULT_BITS)
        elif row.kind == "event":
            add(row.name, row.value, 8)
        elif row.kind == "reg":
            add("REG_" + row.name, row.value, 16)
            if row.reset_value is not None:
                add(f"REG_{row.name}_RESET", row.reset_value, 32)
        elif row.kind == "field":
            add_range(f"{row.name}_{row.field}", row, 32)
            if row.reset:
                add(f"{row.name}_{row.field}_RESET", int(row.reset, 0), row.width)
        elif row.kind == "cmd":
            add("CMD_" + row.name, row.value, 8)
            if row.args:
                add(f"CMD_{row.name}_LEN", row.length, 8)
        elif row.kind == "arg":
            add(f"CMD_{row.name}_{row.field}", row.value, 8)
        elif row.kind == "bit":
            add_range(row.name, row, ATTR_BITS if row.name.startswith("ATTR") else 8)
            if row.width == 1:
                add(row.name, mask(row), ATTR_BITS if row.name.startswith("ATTR") else 8)
    return out


HEAD = "made by hdl/gen_regs.py from hdl/regs.csv: change that table, then run `make gen`"


def verilog(syms):
    """Defines: an include of them costs no warning about unused parameters."""
    lines = ["// SPDX-License-Identifier: MIT", f"// ovs_regs.vh - {HEAD}",
             "// OVS_..._RANGE is a bit range, written word[`OVS_CON_STATUS_SEL_RANGE].", "",
             "`ifndef OVS_REGS_VH", "`define OVS_REGS_VH"]
    for name, value, bits, span in syms:
        if span:
            lines.append(f"`define OVS_{name}_RANGE {span[0]}:{span[1]}")
        else:
            digits = (bits + 3) // 4
            lines.append(f"`define OVS_{name} {bits}'h{value:0{digits}X}")
    return "\n".join(lines + ["`endif", ""])


def c_header(syms):
    lines = ["/* SPDX-License-Identifier: MIT */", f"/* ovs_regs.h - {HEAD} */",
             "#ifndef OVS_REGS_H", "#define OVS_REGS_H", ""]
    for name, value, bits, span in syms:
        if span:
            lines.append(f"#define OVS_{name}_SHIFT {span[1]}")
        else:
            suffix = "u" if bits == 32 else ""
            lines.append(f"#define OVS_{name} 0x{value:0{(bits + 3) // 4}X}{suffix}")
    return "\n".join(lines + ["", "#endif", ""])


def table(head, rows):
    out = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    out += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return out + [""]


def copies(value):
    if value & ~0xFF == 0x100:
        return f"{value:#06x} + {CON_STRIDE:#x} x console"
    if value & ~0xFF == 0x200:
        return f"{value:#06x} + {HOST_STRIDE:#x} x host"
    return f"{value:#06x}"


def md_registers(rows):
    out = ["## Registers", "", "Word addresses; `x console` and `x host` count from 0.", ""]
    cells = []
    for reg in (row for row in rows if row.kind == "reg"):
        cells.append((copies(reg.value), f"**{reg.name}**", "", reg.access, reg.reset, reg.meaning))
        for f in reg.fields:
            cells.append(("", f.field, f.bits, f.access, f.reset, f.meaning))
    return out + table(("address", "name", "bits", "access", "reset", "meaning"), cells)


def md_commands(rows):
    out = ["## The seven OSD commands", "", "On the wire: op, len, payload. Offsets count in the payload; numbers are little endian.", ""]
    for cmd in (row for row in rows if row.kind == "cmd"):
        out += [f"### {cmd.value} {cmd.name}", "", cmd.meaning[:1].upper() + cmd.meaning[1:] + ".", ""]
        if cmd.args:
            out += table(("offset", "name", "size", "meaning"),
                         [(a.address, a.field, a.bits, a.meaning) for a in cmd.args])
    return out


def markdown(rows, schema):
    out = ["<!-- SPDX-License-Identifier: MIT -->", f"<!-- {HEAD} -->", "# Link and registers", "",
           f"Schema id `{schema:#010x}`. Frames, the session and the rules of the link: [architecture.md](architecture.md).", ""]
    for kind, title in (("frame", "Frames"), ("result", "Results"), ("event", "Events")):
        out += [f"## {title}", ""]
        out += table(("code", "name", "meaning"), [(r.address, r.name, r.meaning) for r in rows if r.kind == kind])
    out += md_registers(rows) + md_commands(rows)
    out += ["## Bits", ""]
    out += table(("bits", "name", "meaning"), [(f"{r.low + r.width - 1}:{r.low}", r.name, r.meaning) for r in rows if r.kind == "bit"])
    out += ["## Constants", ""]
    out += table(("name", "value", "meaning"), [(r.name, r.address, r.meaning) for r in rows if r.kind == "const"])
    return "\n".join(out)


def main(argv):
    if len(argv) != 5:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 64
    try:
        rows, schema = read_table(argv[1])
        check(rows)
    except BadTable as error:
        print(error, file=sys.stderr)
        return 3
    syms = symbols(rows, schema)
    for path, text in zip(argv[2:], (verilog(syms), c_header(syms), markdown(rows, schema))):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
