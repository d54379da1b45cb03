# SPDX-License-Identifier: MIT
# Num Lock is the trigger and minus is set as well: either arms, and the host's lock ends as it began.
link alive on
set trigger NumLock
set minus on
wait 2ms
tap NumLock
tap NumLock
expect event TRIGGER ARMED
expect host 1: 77 F0 77 77 F0 77
tap Esc
expect event TRIGGER CANCEL
expect sound 120 500
press NumLock
tap Minus
expect event TRIGGER ARMED
expect host 1: 77 F0 77 77 F0 77
release NumLock
tap NumLock                          # no third tap, for there were no two: anything else cancels
expect event TRIGGER CANCEL
expect sound 120 500
expect host 1: nothing
tap NumLock                          # after one tap, in the second press
press NumLock
tap Minus
release NumLock
expect event TRIGGER ARMED
expect host 1: 77 F0 77 77 F0 77
link capture off
