# SPDX-License-Identifier: MIT
# The mouse a host sees. Host 2 is not selected.
host 2 mouse send F2
expect host 2 mouse: FA 00
host 2 mouse send E9                 # status: off, 1:1, 4 counts a mm, 100 a second
expect host 2 mouse: FA 00 02 64
host 2 mouse send E8 03 E7 F3 28 F4
expect host 2 mouse: FA FA FA FA FA FA
expect host 2 mouse_on 1
host 2 mouse send E9
expect host 2 mouse: FA 30 03 28
host 2 mouse send E6 F5
expect host 2 mouse: FA FA
expect host 2 mouse_on 0
host 2 mouse send E9
expect host 2 mouse: FA 00 03 28
host 2 mouse send FE                 # the last answer again
expect host 2 mouse: 00 03 28
host 2 mouse send E8 04              # no such resolution
expect host 2 mouse: FA FE
host 2 mouse send F3 00              # nor rate
expect host 2 mouse: FA FE
host 2 mouse send EB                 # a report on demand
expect host 2 mouse: FA 08 00 00
host 2 mouse send F0                 # remote
expect host 2 mouse: FA
host 2 mouse send E9
expect host 2 mouse: FA 40 03 28
host 2 mouse send EA                 # stream
expect host 2 mouse: FA
host 2 mouse send EE                 # wrap: an echo
expect host 2 mouse: FA
host 2 mouse send F4 12 FE
expect host 2 mouse: F4 12 FE
host 2 mouse send EC
expect host 2 mouse: FA
host 2 mouse send F6                 # defaults
expect host 2 mouse: FA
host 2 mouse send E9
expect host 2 mouse: FA 00 02 64
host 2 mouse send 00 E5 ED F1        # no such commands
expect host 2 mouse: FE FE FE FE
host 2 mouse bad parity
host 2 mouse send E9
expect host 2 mouse: FE
host 2 mouse send F3 C8 F3 64 F3 50 F2  # the knock for the wheel
expect host 2 mouse: FA FA FA FA FA FA FA 03
host 2 mouse send F4
expect host 2 mouse: FA
link select 2
mouse move 1 2 -1 0
expect host 2 mouse: 08 01 02 FF
link mouse 0 0 3 0
expect host 2 mouse: 08 00 00 03
host 2 mouse send FF
expect host 2 mouse: FA
expect host 2 mouse: nothing
wait 320ms
expect host 2 mouse: AA 00
host 2 mouse send F2                 # the wheel sleeps again
expect host 2 mouse: FA 00
expect host 2 mouse_on 0
