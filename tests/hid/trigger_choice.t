# SPDX-License-Identifier: MIT
# Every key that the operator may choose as trigger, with its own codes: PrintScreen with the shifts it pretends.
link alive on
set trigger PrintScreen
wait 2ms
tap PrintScreen
tap PrintScreen
expect event TRIGGER ARMED
expect host 1: E0 12 E0 7C E0 F0 7C E0 F0 12
tap A
expect event TRIGGER WORD
expect event KEY A down
expect event KEY A up
link capture off
tap PrintScreen                      # the third tap: two for the host
tap PrintScreen
tap PrintScreen
expect event TRIGGER ARMED
expect event TRIGGER LITERAL
expect host 1: E0 12 E0 7C E0 F0 7C E0 F0 12 E0 12 E0 7C E0 F0 7C E0 F0 12
press LeftShift                      # with Shift it is another key
keyboard sends E0 7C E0 F0 7C E0 7C E0 F0 7C
release LeftShift
expect no events
expect host 1: 12 E0 7C E0 F0 7C E0 7C E0 F0 7C F0 12

set trigger F12
wait 2ms
tap F12
tap F12
expect event TRIGGER ARMED
tap Esc
expect event TRIGGER CANCEL
expect sound 120 500
expect host 1: 07 F0 07

set trigger RightCtrl
wait 2ms
tap RightCtrl
tap RightCtrl
expect event TRIGGER ARMED
tap 1
expect event TRIGGER PORT
expect host 1: E0 14 E0 F0 14
tap LeftCtrl                         # the other side is another key
tap LeftCtrl
expect no events
expect host 1: 14 F0 14 14 F0 14

set trigger LeftCtrl
wait 2ms
tap RightCtrl
tap RightCtrl
expect no events
tap LeftCtrl
tap LeftCtrl
expect event TRIGGER ARMED
tap 1
expect event TRIGGER PORT
expect host 1: E0 14 E0 F0 14 E0 14 E0 F0 14 14 F0 14

set trigger RightAlt
wait 2ms
tap RightAlt
tap RightAlt
expect event TRIGGER ARMED
tap 1
expect event TRIGGER PORT
set trigger LeftAlt
wait 2ms
tap LeftAlt
tap LeftAlt
expect event TRIGGER ARMED
tap 1
expect event TRIGGER PORT
expect host 1: E0 11 E0 F0 11 11 F0 11

# Shift as trigger: its third tap is literal; the other Shift is on the way to the question mark.
set trigger LeftShift
wait 2ms
tap LeftShift
tap LeftShift
expect event TRIGGER ARMED
tap LeftShift
expect event TRIGGER LITERAL
expect host 1: 12 F0 12 12 F0 12
tap LeftShift
tap LeftShift
expect event TRIGGER ARMED
press RightShift
tap Slash
release RightShift
expect event TRIGGER WORD
expect event KEY Slash down
expect event KEY Slash up
expect event KEY RightShift up
expect host 1: 12 F0 12
link capture off
set trigger RightShift
wait 2ms
tap RightShift
tap RightShift
expect event TRIGGER ARMED
tap 1
expect event TRIGGER PORT
expect host 1: 59 F0 59
