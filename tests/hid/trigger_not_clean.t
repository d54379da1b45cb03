# SPDX-License-Identifier: MIT
# Only two clean taps count; everything else reaches the host, late at most but in order.
press ScrollLock                     # too long for a tap
wait 450ms
release ScrollLock
tap ScrollLock
expect host 1: 7E F0 7E 7E F0 7E
expect armed off
wait 600ms

tap ScrollLock                       # too long between
wait 550ms
tap ScrollLock
expect host 1: 7E F0 7E 7E F0 7E
expect armed off
wait 600ms

tap ScrollLock                       # second press held: forwarded late
press ScrollLock
wait 300ms
expect host 1: 7E F0 7E
expect host 1: nothing
wait 130ms
expect host 1: 7E
release ScrollLock
expect host 1: F0 7E
expect armed off
wait 600ms

tap ScrollLock                       # another key in the second tap
press ScrollLock
press A
release ScrollLock
release A
expect host 1: 7E F0 7E 7E 1C F0 7E F0 1C
expect armed off
wait 600ms

press LeftShift                      # another key is down
tap ScrollLock
tap ScrollLock
release LeftShift
expect host 1: 12 7E F0 7E 7E F0 7E F0 12
expect armed off
wait 600ms

tap ScrollLock                       # another key between
tap A
tap ScrollLock
expect host 1: 7E F0 7E 1C F0 1C 7E F0 7E
expect armed off
wait 600ms

tap ScrollLock                       # another key in the first tap
wait 600ms
press ScrollLock
tap A
release ScrollLock
tap ScrollLock
expect host 1: 7E F0 7E 7E 1C F0 1C F0 7E 7E F0 7E
expect armed off

# A switch by the link while the second press is withheld: that press is for nobody.
wait 600ms
tap ScrollLock
press ScrollLock
link select 2
wait 500ms
release ScrollLock
expect host 1: 7E F0 7E
expect host 1: nothing
expect host 2: nothing

# Times are settings.
set tap 100
set gap 100
set menu 200
tap ScrollLock 150
tap ScrollLock
wait 150ms
expect armed off
tap ScrollLock
tap ScrollLock
expect armed on
wait 250ms
expect armed off
expect host 2: 7E F0 7E 7E F0 7E 7E F0 7E 7E F0 7E
