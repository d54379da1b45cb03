# SPDX-License-Identifier: MIT
# Two consoles on the same ports: each has masks of its own, and one that looks on disturbs nobody.
link alive on
two select 1
two press LeftShift
tap A
two release LeftShift
expect host 1: 12 1C F0 1C F0 12

# The first may only look: the second types on, and is not disturbed by the first coming and going.
link keys 2 3 4
two press Q
tap B
expect event TRIGGER MUTED
link select 2
link select 1
expect host 1: 15
expect host 1: nothing               # Q is still down
two release Q
expect host 1: F0 15
expect host 2: nothing

# The first broadcasts over the port at which the second types.
link broadcast 1 2
tap C
expect host 2: 21 F0 21
expect host 1: nothing               # not allowed to the first
link keys 1 2 3 4
tap D
two tap E
expect host 1: 23 F0 23 24 F0 24
expect host 2: 23 F0 23

# A broadcast of the second at the same time.
two broadcast 2 3
two press F
tap G
expect host 1: 34 F0 34
expect host 2: 2B 34 F0 34
expect host 3: 2B
link broadcast none                  # what the second holds where the first was is let go: never stuck
two release F
expect host 3: F0 2B
expect host 2: F0 2B
two broadcast none

# Masks of the second; its presses are told to its own daemon handler.
two keys 2
two select 3
two tap H
two expect event TRIGGER MUTED
expect no events
expect host 3: nothing
two capture on
two tap I
two expect event KEY I down
two expect event KEY I up

# The daemon dies: captures and broadcasts of both end.
link broadcast 4
two keys 1 2 3 4
two broadcast 3
link alive off
tap J
two tap K
expect host 1: 3B F0 3B
expect host 3: 42 F0 42
expect host 4: nothing
