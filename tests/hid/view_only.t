# SPDX-License-Identifier: MIT
# A port for viewing only: keys and mouse of the console do not reach it.
link alive on
host 1 mouse send F4
host 2 mouse send F4
expect host 1 mouse: FA
expect host 2 mouse: FA
press LeftShift
press A
mouse move 5 0 0 1
expect host 1: 12 1C
expect host 1 mouse: 09 05 00

# The bit is cleared with keys and a button held: all is let go first.
link keys 2 3 4
expect host 1: F0 12 F0 1C
expect host 1 mouse: 08 00 00
release A
press B
release LeftShift
mouse move 3 3 0 1
expect host 1: nothing
expect host 1 mouse: nothing
expect event TRIGGER MUTED           # once for the press, not for releases
expect no events
keyboard sends 32 32 32              # a keyboard that repeats the key is no new press
wait 30ms
expect no events
release B
tap C
tap D
expect event TRIGGER MUTED
expect event TRIGGER MUTED
expect no events

# The trigger works there, and is nothing to complain of.
tap ScrollLock
tap ScrollLock
expect event TRIGGER ARMED
expect capture on
tap 2
expect event TRIGGER PORT
expect selected 2
expect host 1: nothing
tap A
expect host 2: 1C F0 1C
mouse move 3 3 0 0                   # the button of before was let go only now
expect host 2 mouse: 08 03 03

# Selecting it over the link: the port left is released, nothing is told to the other.
press Q
expect host 2: 15
link select 1
expect host 2: F0 15
release Q
link tap E                           # keys of the link are keys of this console
expect event TRIGGER MUTED
link mouse 1 1 0 1
link mouse 0 0 0 0
expect host 1: nothing
expect host 1 mouse: nothing

# Captured there: keys are the daemon's, and no complaint.
link capture on
tap F
expect event KEY F down
expect event KEY F up
link capture off
expect no events

# Allowed again with a key and a button held: both count from their next press.
press G
expect event TRIGGER MUTED
mouse move 0 0 0 1
link keys 1 2 3 4
release G
expect host 1: nothing
mouse move 1 0 0 1
expect host 1 mouse: 08 01 00
mouse move 0 0 0 0
mouse move 0 0 0 1
expect host 1 mouse: 09 00 00
mouse move 0 0 0 0
expect host 1 mouse: 08 00 00
tap G
expect host 1: 34 F0 34
expect no events

# Other ports' bits do not disturb who is typing.
press H
expect host 1: 33
link keys 1
release H
expect host 1: F0 33

# It stays as it is without the daemon, which hears of nothing then.
link keys 2
tap A
expect event TRIGGER MUTED
link alive off
tap A
expect host 1: nothing
expect no events
link select 2
tap A
expect host 2: 1C F0 1C

# No port at all is not a port for viewing only.
link alive on
link select none
tap A
expect no events
