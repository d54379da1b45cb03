# SPDX-License-Identifier: MIT
# The beeper: tone and length as heard at its pin.
expect silence
link beep 120 low
expect sound 120 500
link beep 40 high
expect sound 40 2000
link beep 1023 high
wait 1030ms
expect sound 1023 2000
link beep 0 high                     # nothing
wait 5ms
expect silence

# A new one takes the place of the old.
link beep 500 low
wait 98500us
link beep 60 high
expect sound 102 500                 # cut off in its 51st wave
expect sound 60 2000

# A cancelled hotkey, unless the daemon wants to do it by itself.
tap ScrollLock
tap ScrollLock
tap Esc
expect sound 120 500
set own beep off
tap ScrollLock
tap ScrollLock
tap Esc
wait 50ms
expect silence
expect beeps 1                       # the cancel was there
expect host 1: 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E
