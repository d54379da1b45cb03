# SPDX-License-Identifier: MIT
# Tap-tap, then silence: the menu opens. The host sees one harmless tap and, as it is a lock key, its repair.
link alive on
tap ScrollLock
expect host 1: 7E F0 7E
press ScrollLock
expect host 1: nothing               # the second press is withheld
release ScrollLock
expect host 1: 7E F0 7E              # compensating tap
expect event TRIGGER ARMED
expect armed on
expect capture on
wait 600ms
expect armed on
wait 150ms
expect event TRIGGER MENU
expect armed off
expect capture on
tap A
expect event KEY A down
expect event KEY A up
expect host 1: nothing
link capture off
tap A
expect host 1: 1C F0 1C
