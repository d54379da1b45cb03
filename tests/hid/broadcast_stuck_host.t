# SPDX-License-Identifier: MIT
# A host of the broadcast that takes no bytes loses its own keys; the others get theirs.
link alive on
link broadcast 1 2 3
host 2 inhibit
tap A
tap B
tap C
expect host 1: 1C F0 1C 32 F0 32 21 F0 21
expect host 3: 1C F0 1C 32 F0 32 21 F0 21
press D                              # far more than its queue holds
tap E
tap F
tap G
tap H
tap I
tap J
tap K
tap L
tap M
tap N
expect host 1: 23 24 F0 24 2B F0 2B 34 F0 34 33 F0 33 43 F0 43 3B F0 3B 42 F0 42 4B F0 4B 3A F0 3A 31 F0 31
expect host 3: 23 24 F0 24 2B F0 2B 34 F0 34 33 F0 33 43 F0 43 3B F0 3B 42 F0 42 4B F0 4B 3A F0 3A 31 F0 31

# The broadcast ends while it is stuck: the end comes at once for the others, and for it when it listens again.
link broadcast none
expect host 1: F0 23
expect host 3: F0 23
release D
tap Z
expect host 1: 1A F0 1A
host 2 free
wait 50ms
link broadcast 2
tap Y
expect host 2: 1C F0 1C 32 F0 32 21 F0 21 23 24 F0 24 2B F0 2B 34 F0 34
expect host 2: F0 23                 # the rest is lost, but nothing is down
expect host 2: 35 F0 35
link broadcast none
