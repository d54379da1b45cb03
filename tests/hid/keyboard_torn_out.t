# SPDX-License-Identifier: MIT
# A keyboard that is unplugged within the bytes of Pause, or loses count there: what the next one says is not its end.
keyboard sends E1 14 77 E1 F0 14 F0
keyboard unplug
keyboard plug
wait 450ms
expect host 1: nothing
keyboard sends E1 14 77 E1 F0 14 F0 00
expect host 1: nothing
tap C
expect host 1: 21 F0 21
