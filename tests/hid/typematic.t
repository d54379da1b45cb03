# SPDX-License-Identifier: MIT
# 500 ms, then 10.9 a second: the last key pressed repeats.
press A
expect host 1: 1C
wait 440ms
expect host 1: nothing
wait 30ms                            # 20 ms late at most
expect host 1: 1C
wait 95ms
expect host 1: 1C
press B
expect host 1: 32
wait 520ms
expect host 1: 32
release A                            # another key let go does not end it
wait 80ms
expect host 1: F0 1C 32
release B
expect host 1: F0 32
expect host 1: nothing

# Rate and delay are the host's to choose: 250 ms, 30 a second.
host 1 send F3 00
expect host 1: FA FA
press Up
expect host 1: E0 75
wait 245ms
expect host 1: E0 75
wait 33ms
expect host 1: E0 75
wait 34ms
expect host 1: E0 75
link select 2                        # leaving ends it
expect host 1: E0 F0 75
wait 100ms
release Up
press Pause                          # has no repeat
expect host 2: E1 14 77 E1 F0 14 F0 77
wait 600ms
expect host 2: nothing
