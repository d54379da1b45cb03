# SPDX-License-Identifier: MIT
# The line: inhibit, interrupted frames, parity.
host 1 inhibit
press A
release A
wait 20ms
expect host 1: nothing
host 1 free
expect host 1: 1C F0 1C

# A frame interrupted anywhere before its eleventh clock comes again whole.
host 1 interrupt 1
tap A
expect host 1: 1C F0 1C
host 1 interrupt 5
tap A
expect host 1: 1C F0 1C
host 1 interrupt 9
tap B
expect host 1: 32 F0 32
host 1 interrupt 10
tap Up
expect host 1: E0 75 E0 F0 75
expect host 1 interrupted 4
host 1 mouse send F4
expect host 1 mouse: FA
host 1 mouse interrupt 7
mouse move 3 -4 0 0
expect host 1 mouse: 28 03 FC
expect host 1 interrupted 5

# A host that takes no byte for longer than 50 ms loses keys, never releases, and holds up nobody.
press X
expect host 1: 22
host 1 inhibit
link tap A
link tap B
link tap C
link tap D
link tap E
link tap F
link tap G
link tap H
wait 60ms
link press Q
release X
link select 2
tap Y
expect host 2: 35 F0 35
wait 1000ms
host 1 free
expect host 1: 1C F0 1C 32 F0 32 21 F0 21 23 F0 23 24 F0 24 2B F0 2B 34 F0 34 F0 22
expect host 1: nothing
link release Q
link select 1
tap Z
expect host 1: 1A F0 1A

# While scanning is off keys are dropped; what was down before is released when it comes on.
press W
expect host 1: 1D
host 1 send F5
expect host 1: FA
release W
tap A
expect host 1: nothing
host 1 send F4
expect host 1: FA F0 1D
tap A
expect host 1: 1C F0 1C

# A reset host knows of no key, so it gets no release.
press W
expect host 1: 1D
host 1 send FF
expect host 1: FA
release W
wait 350ms
expect host 1: AA
expect host 1: nothing
