# SPDX-License-Identifier: MIT
# Console keyboard and mouse come and go; keys and buttons they held are released.
link tap A                           # the link works without any
expect host 1: 1C F0 1C
host 1 send ED 04
expect host 1: FA FA
expect keyboard leds 4
press B
expect host 1: 32
keyboard unplug
keyboard plug
wait 450ms                           # self-test, then set up as before
expect host 1: F0 32
expect keyboard leds 4
tap C
expect host 1: 21 F0 21

# Unplugged for good: noticed within 2.1 s.
press D
expect host 1: 23
host 1 send F3 7F                    # slow repeat, for a short list below
expect host 1: FA FA
keyboard unplug
wait 450ms
wait 2000ms
expect host 1: 23
expect host 1: 23
expect host 1: 23
expect host 1: 23
expect host 1: F0 23
keyboard plug
wait 500ms
tap C
expect host 1: 21 F0 21
keyboard sends 1C 00                 # it has lost count: all up
expect host 1: 1C F0 1C
keyboard sends 1C FF
expect host 1: 1C F0 1C

# Mouse
host 1 mouse send F4
expect host 1 mouse: FA
mouse move 1 2 0 1
expect host 1 mouse: 09 01 02
mouse unplug
wait 2200ms
expect host 1 mouse: 08 00 00
mouse plug
wait 450ms
mouse move 3 -2 0 0
expect host 1 mouse: 28 03 FE
mouse move 7 0 0 4
mouse unplug                         # quick swap
mouse plug
wait 450ms
mouse move 7 0 0 0
expect host 1 mouse: 0C 07 00 08 07 00
