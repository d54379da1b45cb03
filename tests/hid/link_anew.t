# SPDX-License-Identifier: MIT
# A daemon is killed with keys and a button down and another begins a session before the board has missed it:
# the host gets every release, once, before anything of the new session.
host 1 mouse send F4
expect host 1 mouse: FA
link alive on
link press A
link press LeftShift
link mouse 1 0 0 1
expect host 1: 1C 12
expect host 1 mouse: 09 01 00
link restart
link tap B
expect host 1: F0 12 F0 1C 32 F0 32
expect host 1 mouse: 08 00 00

# They are up for the keyboard as well.
tap A
expect host 1: 1C F0 1C

# A session of before that held nothing down takes no key away from the operator.
press C
link restart
wait 20ms
release C
expect host 1: 21 F0 21

# Settings stay, capture too; what was down in the menu is up.
link capture on
link press D
expect event KEY D down
link restart
expect event KEY D up
expect capture on
link capture off
