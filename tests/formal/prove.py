# SPDX-License-Identifier: MIT
"""Prove the properties of a module with Debian's yosys, z3 and ABC.

    prove.run("hid_merge", ["hdl/hid_merge.v"], k=2, params={"CONSOLES": 4}, seeds=[1, 2])

Each run is: bounded check from reset (z3), k-induction (z3), every cover reached (z3), the same properties by ABC's
PDR as a second engine, and each SEEDED_BUG_n must be refuted, so that a proof of nothing cannot pass. Properties are
immediate assert/assume/cover under `ifdef FORMAL. Recipe and traps: yosys 0.23 drops what it does not understand
without a word, so the number of assertions in the SMT file is checked.
"""
import os
import subprocess
import sys
import time

BUILD = os.path.join(os.environ.get("BUILD", "build"), "formal")
TIMEOUT_S = 300


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


def smt_file(name, sources, top, params, defines):
    smt = os.path.join(BUILD, name + ".smt2")
    script = read(sources, top, params, defines)
    script += "flatten; memory_map; async2sync; opt -full; dffunmap; opt_clean; write_smt2 -wires " + smt
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


def pdr(name, sources, top, params, defines):
    """ABC's PDR over the same properties; True when all are proved for all time."""
    aig = os.path.join(BUILD, name + ".aig")
    script = read(sources, top, params, defines)
    script += ("chformal -cover -remove; memory_map; async2sync; flatten; setundef -undriven -anyseq; setattr -unset keep; "
               "delete -output; opt -full; techmap; opt -fast; dffunmap; abc -g AND -fast; opt_clean; "
               "write_aiger -I -B -zinit " + aig)
    code, text = sh(["yosys", "-q", "-p", script], name + "-aig")
    if code:
        raise NotProved("%s: yosys failed:\n%s" % (name, text))
    _, text = sh(["yosys-abc", "-c", "read_aiger %s; fold; strash; pdr" % aig], name + "-pdr")
    return "Property proved" in text


def run(name, sources, k=2, depth=12, cover_depth=40, params=None, seeds=(), second_engine=True, top=None):
    params, top = params or {}, top or name
    os.makedirs(BUILD, exist_ok=True)
    start = time.monotonic()
    smt, asserts = smt_file(name, sources, top, params, [])
    for what, args in (("from reset", ["-t", str(depth)]), ("by induction", ["-i", "-t", str(k)])):
        code, text = smtbmc("%s-%s" % (name, what.replace(" ", "-")), smt, *args)
        if code:
            raise NotProved("%s: not proved %s:\n%s" % (name, what, text))
    code, text = smtbmc(name + "-cover", smt, "-c", "-t", str(cover_depth))
    if code:
        raise NotProved("%s: a cover is not reached in %d steps:\n%s" % (name, cover_depth, text))
    if second_engine and not pdr(name, sources, top, params, []):
        raise NotProved("%s: ABC does not prove it" % name)
    for seed in seeds:
        seeded, _ = smt_file("%s-bug%d" % (name, seed), sources, top, params, ["SEEDED_BUG_%d" % seed])
        code, text = smtbmc("%s-bug%d" % (name, seed), seeded, "-t", str(cover_depth))
        if code == 0:
            raise NotProved("%s: seeded bug %d is not found in %d steps" % (name, seed, cover_depth))
    print("%s: %d properties proved%s, %d seeded bugs found, %.1f s" % (
        name, asserts, " twice" if second_engine else "", len(seeds), time.monotonic() - start))


def main(*proofs):
    """Run proofs given as (args, kwargs) thunks; exit 1 with the first that fails."""
    try:
        for proof in proofs:
            proof()
    except (NotProved, subprocess.TimeoutExpired) as error:
        sys.exit("NOT PROVED: %s" % error)
