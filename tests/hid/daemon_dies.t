# SPDX-License-Identifier: MIT
# The daemon dies with the menu open: the keyboard is back on the selected host.
link alive on
link capture on
tap A
expect event KEY A down
expect event KEY A up
link alive off
expect capture off
tap A
expect host 1: 1C F0 1C

# And in the middle of the hotkey.
link alive on
tap ScrollLock
tap ScrollLock
expect event TRIGGER ARMED
link alive off
expect armed off
expect capture off
tap B
expect host 1: 7E F0 7E 7E F0 7E 32 F0 32

# Capture cannot be taken without it.
link capture on
expect capture off
tap C
expect host 1: 21 F0 21

# A link that fetches no events loses events, not the keyboard.
link alive on
link capture on
link reads off
tap D
tap E
tap F
link capture off
tap G
expect host 1: 34 F0 34
link reads on
expect event KEY D down
