# SPDX-License-Identifier: MIT
# The cable is pulled while the link holds keys and a button down: the host gets every release, once.
host 1 mouse send F4
expect host 1 mouse: FA
link alive on
link press A
link press LeftShift
link mouse 1 0 0 1
expect host 1: 1C 12
expect host 1 mouse: 09 01 00
link alive off
wait 20ms
expect host 1: F0 12 F0 1C
expect host 1 mouse: 08 00 00

# They are up for the keyboard as well.
tap A
expect host 1: 1C F0 1C

# A link that has let go of its keys takes none away from the operator.
link alive on
link tap B
expect host 1: 32 F0 32
press C
expect host 1: 21
link alive off
wait 20ms
release C
expect host 1: F0 21
