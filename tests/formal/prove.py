# SPDX-License-Identifier: MIT
"""Prove the properties of a module with Debian's yosys, z3 and ABC.

    prove.run("hid_merge", ["hdl/hid_merge.v"], k=2, params={"CONSOLES": 4}, seeds=[1, 2])

Each run is: bounded check from reset (z3), k-induction (z3), the same properties by ABC's PDR as a second engine; every
cover must be reached and each SEEDED_BUG_n refuted (ABC's bmc3, which finds a way there a hundred times faster than z3),
so that a proof of nothing cannot pass. Properties are immediate assert/assume/cover under `ifdef FORMAL. Recipe and traps: yosys 0.23 drops what it does not understand
without a word, so the number of assertions in the SMT file is checked.
"""
import os
import re
import subprocess
import sys
import time

BUILD = os.path.join(os.environ.get("BUILD", "build"), "formal")
TIMEOUT_S = 300
TO_ONE_CLOCK = ("async2sync", "flatten; clk2fflogic; opt -full")    # clocks that are inputs like any other
COVERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cover_as_assert.v")


class NotProved(Exception):
    pass


def sh(argv, name):
    """Run a tool; (exit code, output). The output is kept in build/formal/NAME.log."""
    done = subprocess.run(argv, capture_output=True, text=True, timeout=TIMEOUT_S)
    with open(os.path.join(BUILD, name + ".log"), "w") as log:
        log.write(" ".join(argv) + "\n" + done.stdout + done.stderr)
    return done.returncode, done.stdout + done.stderr


def read(sources, top, params, defines):
    """Yosys commands that read the module with its properties."""
    flags = " ".join("-D%s" % d for d in ["FORMAL"] + defines)
    script = "read_verilog -formal -sv %s -Ihdl/gen -Ihdl %s; " % (flags, " ".join(sources))
    script += "".join("chparam -set %s %s %s; " % (key, value, top) for key, value in params.items())
    return script + "prep -top %s -nordff; " % top


def smt_file(name, sources, top, params, defines, own_clocks):
    smt = os.path.join(BUILD, name + ".smt2")
    script = read(sources, top, params, defines)
    script += "flatten; memory_map; %s; opt -full; dffunmap; opt_clean; write_smt2 -wires %s" % (TO_ONE_CLOCK[own_clocks], smt)
    code, text = sh(["yosys", "-q", "-p", script], name + "-yosys")
    if code:
        raise NotProved("%s: yosys failed:\n%s" % (name, text))
    with open(smt) as f:
        asserts = f.read().count("yosys-smt2-assert")
    if not asserts:
        raise NotProved("%s: no assertion survived in %s" % (name, smt))
    return smt, asserts


def smtbmc(name, smt, *args):
    return sh(["yosys-smtbmc", "--noprogress", "--unroll", "-s", "z3", *args, smt], name)


def aiger(name, sources, top, params, defines, properties, own_clocks=False):
    """The properties, chosen by Yosys commands, as outputs of an and-inverter graph."""
    aig = os.path.join(BUILD, name + ".aig")
    script = read(sources, top, params, defines)
    script += properties + ("; memory_map; " + TO_ONE_CLOCK[own_clocks] + "; flatten; setundef -undriven -anyseq; setattr -unset keep; "
                            "delete -output; opt -full; techmap; opt -fast; dffunmap; abc -g AND -fast; opt_clean; "
                            "write_aiger -I -B -zinit " + aig)
    code, text = sh(["yosys", "-q", "-p", script], name + "-aig")
    if code:
        raise NotProved("%s: yosys failed:\n%s" % (name, text))
    return aig


def abc(name, aig, command):
    return sh(["yosys-abc", "-c", "read_aiger %s; fold; strash; %s" % (aig, command)], name)[1]


def pdr(name, sources, top, params, defines, own_clocks=False):
    """ABC's PDR over the same properties, registers that are always alike merged first; True when all are proved for all time."""
    aig = aiger(name, sources, top, params, defines, "chformal -cover -remove", own_clocks)
    return "Property proved" in abc(name + "-pdr", aig, "scorr -F 2; pdr")


def refuted(name, sources, top, params, defines, depth, own_clocks=False):
    """True when an assertion fails within so many clocks from reset."""
    aig = aiger(name, sources, top, params, defines, "chformal -cover -remove", own_clocks)
    return "was asserted in frame" in abc(name + "-bmc", aig, "bmc3 -F %d" % depth)


def check_covers(name, smt, sources, top, params, depth, own_clocks):
    """Every cover is reached: the claim that it never is, is refuted for each of them."""
    aig = aiger(name + "-cover", sources, top, params, [], "flatten; chformal -assert -remove; techmap -map %s" % COVERS, own_clocks)
    text = abc(name + "-cover", aig, "bmc3 -a -F %d" % (depth + 1))
    if "combinational networks" in text:             # covers of inputs alone: ABC wants registers
        code, text = smtbmc(name + "-cover", smt, "-c", "-t", str(depth))
        if code == 0:
            return
    if not re.search(r"All \d+ outputs are found to be SAT", text):
        raise NotProved("%s: a cover is not reached in %d clocks, or there is none:\n%s" % (name, depth, text))


def run(name, sources, k=2, depth=12, cover_depth=40, params=None, seeds=(), second_engine=True, covers=True, top=None,
        induction=True, own_clocks=False, far_seeds=()):
    """far_seeds: bugs that no run from reset gets to; induction, which begins anywhere, must find them. So it is not about nothing."""
    params, top = params or {}, top or name
    os.makedirs(BUILD, exist_ok=True)
    start = time.monotonic()
    smt, asserts = smt_file(name, sources, top, params, [], own_clocks)
    steps = [("from reset", ["-t", str(depth)])]
    if induction:                                    # two copies of a module have states that no property can name
        steps.append(("by induction", ["--noincr", "-i", "-t", str(k)]))      # z3 is faster when it is given all at once
    for what, args in steps:
        code, text = smtbmc("%s-%s" % (name, what.replace(" ", "-")), smt, *args)
        if code:
            raise NotProved("%s: not proved %s:\n%s" % (name, what, text))
    if covers:                                       # else they are too far from reset: see witness()
        check_covers(name, smt, sources, top, params, cover_depth, own_clocks)
    if second_engine and not pdr(name, sources, top, params, [], own_clocks):
        raise NotProved("%s: ABC does not prove it" % name)
    for seed in seeds:
        bug = ["SEEDED_BUG_%d" % seed]
        if not refuted("%s-bug%d" % (name, seed), sources, top, params, bug, cover_depth, own_clocks):
            raise NotProved("%s: seeded bug %d is not found in %d steps" % (name, seed, cover_depth))
    for seed in far_seeds:
        far = "%s-bug%d" % (name, seed)
        smt, _ = smt_file(far, sources, top, params, ["SEEDED_BUG_%d" % seed], own_clocks)
        code, text = smtbmc(far, smt, "--noincr", "-i", "-t", str(k))
        if not code or "Assert failed" not in text:
            raise NotProved("%s: seeded bug %d is not found by induction:\n%s" % (name, seed, text))
    print("%s: %d properties proved%s, %d seeded bugs found, %.1f s" % (
        name, asserts, " twice" if second_engine else "", len(seeds) + len(far_seeds), time.monotonic() - start))


def asserted(name, aig, depth, output=None):
    """True when 128 runs of ABC's simulator, which begin anywhere and hold to the assumptions, see an output (or any) high."""
    cone = "" if output is None else "cone -s -O %d; " % output
    return "asserted output" in abc(name, aig, cone + "sim -F %d -W 4" % depth)


def witness(name, sources, depth, covers, seeds=(), top=None):
    """What is too far from reset for a prover: a source leads there. Covers are reached, seeded bugs found; nothing is proved."""
    top = top or name
    os.makedirs(BUILD, exist_ok=True)
    start = time.monotonic()
    aig = aiger(name + "-cover", sources, top, {}, [], "flatten; chformal -assert -remove; techmap -map %s" % COVERS)
    for cover in range(covers):
        if not asserted(name + "-cover", aig, depth, cover):
            raise NotProved("%s: cover %d is not reached in %d clocks" % (name, cover, depth))
    for seed in seeds:
        bug = "%s-bug%d" % (name, seed)
        aig = aiger(bug, sources, top, {}, ["SEEDED_BUG_%d" % seed], "flatten; chformal -cover -remove")
        if not asserted(bug, aig, depth):
            raise NotProved("%s: seeded bug %d is not found in %d clocks" % (name, seed, depth))
    print("%s: %d covers reached, %d seeded bugs found in %d clocks, %.1f s" % (
        name, covers, len(seeds), depth, time.monotonic() - start))


def main(*proofs):
    """Run proofs given as (args, kwargs) thunks; exit 1 with the first that fails."""
    try:
        for proof in proofs:
            proof()
    except (NotProved, subprocess.TimeoutExpired) as error:
        sys.exit("NOT PROVED: %s" % error)
