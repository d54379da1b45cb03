# SPDX-License-Identifier: MIT
# With `set words on` digits and arrows are words of the daemon, as long as it lives.
set words on
link alive on
tap ScrollLock
tap ScrollLock
tap 3
expect event TRIGGER ARMED
expect event TRIGGER WORD
expect event KEY 3 down
expect event KEY 3 up
expect selected 1
expect capture on
expect armed off
tap 1                                # the rest of a number is the daemon's as well
expect event KEY 1 down
expect event KEY 1 up
link capture off
tap ScrollLock
tap ScrollLock
tap Down
expect event TRIGGER ARMED
expect event TRIGGER WORD
expect event KEY Down down
expect event KEY Down up
link capture off
tap ScrollLock
tap ScrollLock
tap KP9
expect event TRIGGER ARMED
expect event TRIGGER WORD
expect event KEY KP9 down
expect event KEY KP9 up
link capture off

# A port that may not be picked here is the daemon's to refuse.
set ports none
tap ScrollLock
tap ScrollLock
tap 2
expect event TRIGGER ARMED
expect event TRIGGER WORD
expect event KEY 2 down
expect event KEY 2 up
link capture off
set ports 1 2 3 4

# Everything else is as ever.
tap ScrollLock
tap ScrollLock
tap Enter
expect event TRIGGER ARMED
expect event TRIGGER MENU
expect event KEY Enter up
link capture off
tap ScrollLock
tap ScrollLock
tap ScrollLock
expect event TRIGGER ARMED
expect event TRIGGER LITERAL
tap ScrollLock
tap ScrollLock
tap Home
expect event TRIGGER ARMED
expect event TRIGGER CANCEL
expect capture off
expect sound 120 500
expect host 1: 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E
expect host 1: 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E

# Without the daemon the board does it by itself.
link alive off
tap ScrollLock
tap ScrollLock
tap 3
expect selected 3
expect host 1: 7E F0 7E 7E F0 7E
