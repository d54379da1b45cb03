# SPDX-License-Identifier: MIT
# Digits and arrows after tap-tap pick a port, without the daemon as well as with it.
tap ScrollLock
tap ScrollLock
expect host 1: 7E F0 7E 7E F0 7E
expect armed on
tap 3                                # at once: there are nine ports at most
expect selected 3
expect armed off
expect capture off
expect no events                     # nobody is there to hear them
tap Q
expect host 3: 15 F0 15
expect host 1: nothing               # not even the release of the digit

tap ScrollLock
tap ScrollLock
tap Right                            # next
expect selected 4
tap ScrollLock
tap ScrollLock
tap Down                             # next: round to the first
expect selected 1
tap ScrollLock
tap ScrollLock
tap Up                               # previous: round to the last
expect selected 4
tap ScrollLock
tap ScrollLock
tap Left
expect selected 3
expect host 3: 7E F0 7E 7E F0 7E
expect host 4: 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E
expect host 1: 7E F0 7E 7E F0 7E

# Arrows step over ports that may not be picked here; digits refuse them.
set ports 1 3
tap ScrollLock
tap ScrollLock
tap Right
expect selected 1
tap ScrollLock
tap ScrollLock
tap 2
expect beeps 1
expect selected 1
expect capture off
tap ScrollLock
tap ScrollLock
tap 7                                # no such port
expect beeps 1
tap ScrollLock
tap ScrollLock
tap 0
expect beeps 1
expect host 3: 7E F0 7E 7E F0 7E
expect host 1: 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E

# With the daemon it hears of it.
link alive on
tap ScrollLock
tap ScrollLock
tap KP3
expect event TRIGGER ARMED
expect event TRIGGER PORT
expect selected 3
expect host 1: 7E F0 7E 7E F0 7E
