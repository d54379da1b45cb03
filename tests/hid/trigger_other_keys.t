# SPDX-License-Identifier: MIT
# A trigger that is no lock key: nothing to repair, and the literal third tap is sent as one.
set trigger RightCtrl
wait 2ms
link alive on
tap RightCtrl
tap RightCtrl
expect host 1: E0 14 E0 F0 14
expect event TRIGGER ARMED
tap 2
expect event TRIGGER PORT
expect selected 2
expect host 1: nothing
tap RightCtrl
tap RightCtrl
tap RightCtrl
expect event TRIGGER ARMED
expect event TRIGGER LITERAL
expect host 2: E0 14 E0 F0 14 E0 14 E0 F0 14

# Same side only: the left one is another key.
tap RightCtrl
tap LeftCtrl
tap RightCtrl
expect host 2: E0 14 E0 F0 14 14 F0 14 E0 14 E0 F0 14
expect armed off
wait 600ms
set trigger F12
wait 2ms
tap F12
tap F12
expect event TRIGGER ARMED
tap Esc
expect event TRIGGER CANCEL
expect beeps 1
expect host 2: 07 F0 07
set trigger NumLock
wait 2ms
tap NumLock
tap NumLock
expect event TRIGGER ARMED
expect host 2: 77 F0 77 77 F0 77     # lock keys are repaired
tap Esc
expect event TRIGGER CANCEL
expect beeps 1
