# SPDX-License-Identifier: MIT
# Macro keys of the daemon: to the ports of their mask, whatever the operator does.
link alive on
macro tap A                          # no mask: nobody
link macro 2 4
macro tap A
expect host 2: 1C F0 1C
expect host 4: 1C F0 1C
expect host 1: nothing

# The operator types on meanwhile, elsewhere, at the same port, the same key.
press LeftShift
macro press B
tap C
macro release B
release LeftShift
expect host 1: 12 21 F0 21 F0 12
expect host 2: 32 F0 32
expect host 4: 32 F0 32
link select 2
press D
macro press D                        # it is down there already
macro release D
release D                            # and up
expect host 2: 23 F0 23
expect host 4: 23 F0 23
link select 1

# Trigger keys among them are no trigger.
macro tap ScrollLock
macro tap ScrollLock
expect armed off
expect host 2: 7E F0 7E 7E F0 7E
expect host 4: 7E F0 7E 7E F0 7E

# Captured, logged out, for viewing only, in a broadcast.
link capture on
macro tap NumLock
expect host 2: 77 F0 77
expect host 4: 77 F0 77
tap E
expect event KEY E down
expect event KEY E up
link select none
macro tap F
expect host 2: 2B F0 2B
expect host 4: 2B F0 2B
link capture off
link keys 1
macro tap G
expect host 2: 34 F0 34
expect host 4: 34 F0 34
tap H
expect no events
link select 1
link broadcast 1
macro tap I
expect host 2: 43 F0 43
expect host 4: 43 F0 43
tap J
expect host 1: 3B F0 3B
link broadcast none
link keys 1 2 3 4

# A port that leaves the mask is released; one that stays is not.
macro press K
expect host 2: 42
expect host 4: 42
link macro 4
expect host 2: F0 42
expect host 4: nothing
macro release K
expect host 4: F0 42
expect host 2: nothing

# So it is when the operator leaves the port, and when the daemon dies.
link select 4
macro press L
expect host 4: 4B
link select 1
expect host 4: F0 4B
macro press M
expect host 4: 3A
link alive off
expect host 4: F0 3A
macro tap N
expect host 4: nothing
link alive on
macro tap N
expect host 4: nothing

# The end of a macro lets go of everything at its port, whoever holds it; held keys and buttons count anew.
host 1 mouse send F4
expect host 1 mouse: FA
link macro 1
press O
mouse move 1 0 0 1
expect host 1: 44
expect host 1 mouse: 09 01 00
link macro none
expect host 1: F0 44
expect host 1 mouse: 08 00 00
mouse move 2 0 0 1
release O
expect host 1: nothing
expect host 1 mouse: 08 02 00
mouse move 0 0 0 0
mouse move 0 0 0 1
expect host 1 mouse: 09 00 00
mouse move 0 0 0 0
expect host 1 mouse: 08 00 00

# In the order of the link: key, macro key, switch, key.
link macro 3
link tap A
macro tap B
link select 2
link tap C
expect host 1: 1C F0 1C
expect host 3: 32 F0 32
expect host 2: 21 F0 21
