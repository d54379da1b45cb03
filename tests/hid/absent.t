# SPDX-License-Identifier: MIT
# No keyboard and no mouse at the console at all: the link is enough, and both may come later.
cold
wait 3000ms
link tap A
expect host 1: AA 1C F0 1C
expect host 1 mouse: AA 00
expect host 2: AA
expect host 2 mouse: AA 00
expect host 3: AA
expect host 3 mouse: AA 00
expect host 4: AA
expect host 4 mouse: AA 00
keyboard plug
mouse plug
wait 500ms
tap B
expect host 1: 32 F0 32
host 1 mouse send F4
expect host 1 mouse: FA
mouse move 1 1 0 0
expect host 1 mouse: 08 01 01
