# SPDX-License-Identifier: MIT
# Movement adds up while the host is slow; nothing moves before reporting is on.
mouse move 9 9 0 0
expect host 1 mouse: nothing
host 1 mouse send F4
expect host 1 mouse: FA
mouse move -1 -128 0 0
expect host 1 mouse: 38 FF 80
link mouse 255 -256 0 0
expect host 1 mouse: 28 FF 00
wait 20ms
host 1 mouse inhibit
link mouse 100 0 0 0                 # on its way when the host stops taking
link mouse 10 -1 0 0
link mouse 20 -1 0 0
host 1 mouse free
expect host 1 mouse: 08 64 00 28 1E FE
wait 20ms
host 1 mouse inhibit
link mouse 1 0 0 0
link mouse 200 -200 0 0
link mouse 200 -200 0 0              # too much: the end of the scale and the overflow bits
host 1 mouse free
expect host 1 mouse: 08 01 00 E8 FF 00
mouse move 1 0 0 0
expect host 1 mouse: 08 01 00
# Sample rate: 10 a second
host 1 mouse send F3 0A
expect host 1 mouse: FA FA
wait 100ms
mouse move 1 0 0 0
expect host 1 mouse: 08 01 00
mouse move 1 0 0 0
mouse move 1 0 0 0
mouse move 1 0 0 0
expect host 1 mouse: nothing
wait 50ms
expect host 1 mouse: 08 03 00
# A fast click is two reports.
host 1 mouse send F3 64
expect host 1 mouse: FA FA
wait 20ms
link mouse 0 0 0 1
link mouse 0 0 0 0
link mouse 0 0 0 2
link mouse 0 0 0 0
expect host 1 mouse: 09 00 00 08 00 00 0A 00 00 08 00 00
# Remote: movement waits until it is asked for.
host 1 mouse send F0
expect host 1 mouse: FA
mouse move 5 6 0 0
mouse move 5 6 0 0
expect host 1 mouse: nothing
host 1 mouse send EB
expect host 1 mouse: FA 08 0A 0C
host 1 mouse send EB
expect host 1 mouse: FA 08 00 00
# Keyboard and link buttons together
host 1 mouse send EA
expect host 1 mouse: FA
mouse move 0 0 0 1
link mouse 0 0 0 2
mouse move 0 0 0 0
link mouse 0 0 0 0
expect host 1 mouse: 09 00 00 0B 00 00 0A 00 00 08 00 00
# A host that takes no report for 50 ms loses clicks and holds up nobody.
wait 20ms
host 1 mouse inhibit
link mouse 0 0 0 1
link mouse 0 0 0 0
link mouse 0 0 0 1
link select 2
host 2 mouse send F4
expect host 2 mouse: FA
link mouse 0 0 0 0
link mouse 2 2 0 0
expect host 2 mouse: 08 02 02
host 1 mouse free
expect host 1 mouse: 09 00 00 08 00 00
