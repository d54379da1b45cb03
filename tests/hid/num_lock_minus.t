# SPDX-License-Identifier: MIT
# Num Lock held and then minus: works like the trigger once it is set. The host sees Num Lock twice and no minus.
link alive on
press NumLock                        # not set: two plain keys
tap Minus
release NumLock
expect host 1: 77 4E F0 4E F0 77
set minus on
press NumLock
press Minus
expect event TRIGGER ARMED
expect armed on
expect capture on
expect host 1: 77 F0 77 77 F0 77
release Minus
release NumLock
expect no events
tap A
expect event TRIGGER WORD
expect event KEY A down
expect event KEY A up
link capture off

# The one on the keypad, Num Lock still held while the port is named.
press NumLock
tap KPMinus
tap 2
release NumLock
expect event TRIGGER ARMED
expect event TRIGGER PORT
expect selected 2
expect host 1: 77 F0 77 77 F0 77
expect host 2: nothing
tap NumLock
tap B
tap Minus
expect host 2: 77 F0 77 32 F0 32 4E F0 4E

# Not alone, or something in between: plain keys.
press LeftShift
press NumLock
tap Minus
release NumLock
release LeftShift
expect host 2: 12 77 4E F0 4E F0 77 F0 12
press NumLock
tap C
tap Minus
release NumLock
expect host 2: 77 21 F0 21 4E F0 4E F0 77
expect no events

# Held for longer than any tap: there is no hurry.
press NumLock
wait 1500ms
press Minus
expect event TRIGGER ARMED
wait 800ms
expect event TRIGGER MENU
release Minus
release NumLock
expect event KEY Minus up
expect event KEY NumLock up
expect host 2: 77 77 77 77 77 77 77 77 77 77 77 77 F0 77 77 F0 77   # its keyboard repeats; then the repair
link capture off
