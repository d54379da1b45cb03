# SPDX-License-Identifier: MIT
# What else may follow tap-tap.
link alive on
tap ScrollLock
tap ScrollLock
tap Enter
expect event TRIGGER ARMED
expect event TRIGGER MENU
expect event KEY Enter up
expect capture on
expect armed off
link capture off
expect host 1: 7E F0 7E 7E F0 7E

tap ScrollLock
tap ScrollLock
press Space
expect event TRIGGER ARMED
expect event TRIGGER MENU
release Space
expect event KEY Space up
link capture off
expect host 1: 7E F0 7E 7E F0 7E

# A letter of the daemon's grammar is a word: it follows as a captured key, and capture stays on.
tap ScrollLock
tap ScrollLock
tap A
expect event TRIGGER ARMED
expect event TRIGGER WORD
expect event KEY A down
expect event KEY A up
expect capture on
link capture off
tap ScrollLock
tap ScrollLock
tap Tab
expect event TRIGGER ARMED
expect event TRIGGER WORD
expect event KEY Tab down
expect event KEY Tab up
link capture off
tap ScrollLock
tap ScrollLock
press LeftShift                      # on the way to the question mark
tap Slash
release LeftShift
expect event TRIGGER ARMED
expect event TRIGGER WORD
expect event KEY Slash down
expect event KEY Slash up
expect event KEY LeftShift up
link capture off
expect host 1: 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E

# Anything else cancels with a beep and is not forwarded.
tap ScrollLock
tap ScrollLock
tap Esc
expect event TRIGGER ARMED
expect event TRIGGER CANCEL
expect capture off
expect beeps 1
tap ScrollLock
tap ScrollLock
tap F5
expect event TRIGGER ARMED
expect event TRIGGER CANCEL
expect beeps 1
tap ScrollLock
tap ScrollLock
tap Q                                # a letter, but not of the grammar
expect event TRIGGER ARMED
expect event TRIGGER CANCEL
expect beeps 1
expect host 1: 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E

# The third tap is meant for the host: two taps in all, which the repair has made already.
tap ScrollLock
tap ScrollLock
tap ScrollLock
expect event TRIGGER ARMED
expect event TRIGGER LITERAL
expect capture off
expect host 1: 7E F0 7E 7E F0 7E
expect host 1: nothing

# Without the daemon: letters cancel, silence ends it, and the keyboard is free.
link alive off
tap ScrollLock
tap ScrollLock
tap A
expect beeps 1
expect capture off
tap ScrollLock
tap ScrollLock
wait 800ms
expect armed off
expect capture off
tap ScrollLock
tap ScrollLock
tap Enter
expect capture off
tap B
expect host 1: 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 32 F0 32
