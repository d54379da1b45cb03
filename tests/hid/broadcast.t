# SPDX-License-Identifier: MIT
# Broadcast: every key goes to all ports of the mask, the mouse to none.
link alive on
host 1 mouse send F4
expect host 1 mouse: FA
press LeftCtrl
mouse move 1 0 0 1
expect host 1: 14
expect host 1 mouse: 09 01 00

# What is held is let go before anything goes elsewhere, and stays swallowed until it is pressed again.
link broadcast 2 3
expect host 1: F0 14
expect host 1 mouse: 08 00 00
tap A
release LeftCtrl
mouse move 4 4 0 1
expect host 2: 1C F0 1C
expect host 3: 1C F0 1C
expect host 1: nothing               # selected, but not in the mask: the mask is final
expect host 1 mouse: nothing
expect host 4: nothing
expect selected 1

# A repeat is none of its own; the hosts make their own.
keyboard sends 32 32 32 F0 32
expect host 2: 32 F0 32
expect host 3: 32 F0 32

# The mask grows with a key held: released at the old ports, unknown to the new one.
press C
expect host 2: 21
expect host 3: 21
link broadcast 2 3 4
expect host 2: F0 21
expect host 3: F0 21
release C
tap D
expect host 2: 23 F0 23
expect host 3: 23 F0 23
expect host 4: 23 F0 23

# The key mask counts here as well: a port for viewing only gets nothing, the others do.
press E
link keys 1 2 4
expect host 2: 24
expect host 3: 24 F0 24              # it alone was left
expect host 4: 24
release E
expect host 2: F0 24
expect host 4: F0 24
tap F
expect host 2: 2B F0 2B
expect host 4: 2B F0 2B
expect host 3: nothing
expect no events
link keys 1
tap G                                # nobody is left
expect event TRIGGER MUTED
link keys 1 2 3 4

# Another port on the screen: the broadcast goes on, what was held is let go.
press H
expect host 2: 33
expect host 3: 33
expect host 4: 33
link select 2
expect host 2: F0 33
expect host 3: F0 33
expect host 4: F0 33
release H
tap I
expect host 2: 43 F0 43
expect host 3: 43 F0 43
expect host 4: 43 F0 43

# Capture takes the keys from all of them.
press J
link capture on
expect host 2: 3B F0 3B
expect host 3: 3B F0 3B
expect host 4: 3B F0 3B
tap K
expect event KEY K down
expect event KEY K up
link capture off
release J
expect host 2: nothing

# A tap before a mask changes is no first tap of the hotkey after it: its repair would go to others.
tap ScrollLock
link broadcast 2 3
tap ScrollLock
expect no events
link keys 1 2 4
tap ScrollLock
expect no events
link keys 1 2 3 4
link broadcast 2 3 4
expect host 2: 7E F0 7E 7E F0 7E 7E F0 7E
expect host 3: 7E F0 7E 7E F0 7E
expect host 4: 7E F0 7E
wait 600ms

# So does the trigger; each host sees two taps of Scroll Lock.
tap ScrollLock
tap ScrollLock
expect event TRIGGER ARMED
tap B
expect event TRIGGER WORD
expect event KEY B down
expect event KEY B up
expect host 2: 7E F0 7E 7E F0 7E
expect host 3: 7E F0 7E 7E F0 7E
expect host 4: 7E F0 7E 7E F0 7E
link capture off

# No port selected: nobody gets a key.
press L
expect host 2: 4B
link select none
expect host 2: F0 4B
expect host 3: 4B F0 4B
expect host 4: 4B F0 4B
release L
tap M
expect host 2: nothing
expect host 3: nothing
link select 1

# Off: all are released, and the selected port has the keys and the mouse again.
press N
link broadcast none
expect host 2: 31 F0 31
expect host 3: 31 F0 31
expect host 4: 31 F0 31
release N
expect host 1: nothing
mouse move 0 0 0 0
mouse move 2 0 0 1
tap O
expect host 1: 44 F0 44
expect host 1 mouse: 09 02 00
mouse move 0 0 0 0
expect host 1 mouse: 08 00 00

# The daemon dies: the same by itself.
link broadcast 3 4
press P
expect host 3: 4D
expect host 4: 4D
link alive off
expect host 3: F0 4D
expect host 4: F0 4D
release P
tap Q
expect host 1: 15 F0 15
link alive on                        # and it does not come back with it
tap Q
expect host 1: 15 F0 15
expect host 3: nothing
