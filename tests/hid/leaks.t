# SPDX-License-Identifier: MIT
# Keys held across a change: the host being left is told they are up, the new one hears nothing.
press LeftCtrl
press LeftAlt
press Q
expect host 1: 14 11 15
link select 2
expect host 1: F0 11 F0 14 F0 15
release LeftCtrl
release LeftAlt
release Q
expect host 2: nothing
tap A
expect host 2: 1C F0 1C

# The trigger key itself held while the switch happens.
press ScrollLock
expect host 2: 7E
link select 3
expect host 2: F0 7E
release ScrollLock
expect host 3: nothing

# The digit that switched is released over the new host, which hears nothing of it.
wait 600ms
tap ScrollLock
tap ScrollLock
press 1
expect selected 1
release 1
expect host 3: 7E F0 7E 7E F0 7E
expect host 1: nothing
wait 600ms

# Capture: everything held is released, nothing typed in it reaches a host, nothing is replayed after it.
link alive on
press RightShift
press X
expect host 1: 59 22
link capture on
expect host 1: F0 22 F0 59
tap P
press S
expect event KEY P down
expect event KEY P up
expect event KEY S down
link capture off
release S
release X
release RightShift
expect host 1: nothing
tap A
expect host 1: 1C F0 1C

# A modifier still held when capture ends counts only from its next press.
link capture on
press LeftCtrl
expect event KEY LeftCtrl down
link capture off
tap C
expect host 1: 21 F0 21
release LeftCtrl
expect host 1: nothing

# Mouse: a button held across a change is let go there and stays hidden here until it is released.
host 1 mouse send F4
host 2 mouse send F4
expect host 1 mouse: FA
expect host 2 mouse: FA
mouse move 5 0 0 1
expect host 1 mouse: 09 05 00
link select 2
expect host 1 mouse: 08 00 00
mouse move 4 0 0 1
expect host 2 mouse: 08 04 00
mouse move 0 0 0 0
mouse move 0 0 0 1
expect host 2 mouse: 09 00 00
link capture on
expect host 2 mouse: 08 00 00
mouse move 3 3 0 3
link capture off
mouse move 1 0 0 3
expect host 2 mouse: 08 01 00
mouse move 0 0 0 0
mouse move 0 0 0 2
expect host 2 mouse: 0A 00 00

# No port selected: keys and mouse go nowhere.
link select none
expect host 2 mouse: 08 00 00
tap A
mouse move 1 1 0 0
expect selected none
