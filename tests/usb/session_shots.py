# SPDX-License-Identifier: MIT
"""The shipped daemon on the simulated board by some link, and the picture of its menu."""
import os
import time

import rig

PICTURE = ["--host", "1=pattern:bars", "--host", "2=pattern:grid"]
SHOTS = os.path.join(rig.BUILD, "usb")


def daemon(kvm, board, env=()):
    kvm.daemon = kvm.spawn("env", *env, os.path.join(rig.BUILD, "overscand"), "--board", board, "--control", kvm.control)
    rig.until("the daemon on " + board, lambda: kvm.alive(kvm.daemon) and kvm.try_overscan("status").returncode == 0)


def stop(kvm):
    kvm.daemon.terminate()
    kvm.daemon.wait(10)
    kvm.children.remove(kvm.daemon)


def steady(kvm, name):
    """The picture, once two screenshots in a row are the same."""
    os.makedirs(SHOTS, exist_ok=True)
    path, last = os.path.join(SHOTS, name + ".png"), os.path.join(SHOTS, name + ".last.png")
    kvm.shot(path)

    def same():
        os.replace(path, last)
        time.sleep(0.3)
        return rig.png_same(last, kvm.shot(path))[0]
    rig.until("a steady picture of " + name, same)
    os.unlink(last)
    return path


def menu(kvm, name):
    """A screenshot of the menu over the still picture of port 1."""
    kvm.overscan("select", "1.1")
    time.sleep(4)                                           # the banner of the port has gone
    kvm.overscan("key", "ScrollLock", "ScrollLock")
    rig.until("the menu", lambda: "menu" in kvm.overscan("status", "--json"))
    path = steady(kvm, name)
    kvm.overscan("key", "Esc")
    return path
