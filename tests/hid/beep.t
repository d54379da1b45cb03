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
wait 99ms
link beep 60 high
wait 80ms
expect beeps 0

# A cancelled hotkey, unless the daemon wants to do it by itself.
wait 500ms
tap ScrollLock
tap ScrollLock
tap Esc
wait 130ms
set own beep off
tap ScrollLock
tap ScrollLock
tap Esc
expect beeps 2
expect host 1: 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E
