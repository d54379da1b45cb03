# SPDX-License-Identifier: MIT
# A port's keyboard and mouse start anew when the operator says so: self-test, then as after power-up.
host 1 send F0 01
expect host 1: FA FA
host 1 send ED 07
expect host 1: FA FA
expect host 1 set 1
host 2 send ED 02
expect host 2: FA FA
link replug 1
wait 450ms                           # self-tests
expect host 1: AA
expect host 1 mouse: AA 00
expect host 1 set 2
expect host 1 leds 0
tap A
expect host 1: 1C F0 1C
expect host 2 leds 2                 # the others go on as they were
host 2 mouse send E9
expect host 2 mouse: FA 00 02 64
link replug 2
host 2 mouse send FE                 # nothing was said yet: no status behind it
expect host 2 mouse: FA
wait 450ms
expect host 2: AA
expect host 2 mouse: AA 00
