# SPDX-License-Identifier: MIT
# The keyboard a host sees answers every command, selected or not. Host 2 is not selected.
host 2 send EE                       # echo
expect host 2: EE
host 2 send F2                       # who are you
expect host 2: FA AB 83
host 2 send ED 05                    # LEDs
expect host 2: FA FA
expect host 2 leds 5
host 2 send F3 00                    # typematic
expect host 2: FA FA
host 2 send F0 00                    # scan set in use
expect host 2: FA FA 02
host 2 send F0 01
expect host 2: FA FA
expect host 2 set 1
host 2 send F0 03
expect host 2: FA FA
expect host 2 set 3
host 2 send F0 04                    # there is no set 4
expect host 2: FA FE
expect host 2 set 3
host 2 send F6                       # defaults: set 2 again
expect host 2: FA
expect host 2 set 2
host 2 send FE                       # resend
expect host 2: FA
host 2 send F7 F8 F9 FA
expect host 2: FA FA FA FA
host 2 send FB 1C 1B FC 1C FD 1C F4
expect host 2: FA FA FA FA FA FA FA FA
host 2 send EF F1 00 7F              # no such commands
expect host 2: FE FE FE FE
host 2 send ED F4                    # a command where a parameter belongs is a command
expect host 2: FA FA
expect host 2 leds 5
host 2 bad parity                    # not understood: say it again
host 2 send EE
expect host 2: FE
host 2 send EE
expect host 2: EE
host 2 send F5                       # stop scanning
expect host 2: FA
expect host 2 keyboard_on 0
host 2 send F4
expect host 2: FA
expect host 2 keyboard_on 1
host 2 send FF                       # reset: acknowledged at once, self-test passed later
expect host 2: FA
expect host 2 leds 0
expect host 2: nothing
wait 260ms
expect host 2: nothing
expect host 2: AA

# An answer goes before scan codes, and a scan code interrupted by a command is not lost.
press A
host 1 send EE
expect host 1: 1C EE
release A
expect host 1: F0 1C
host 1 send F2
expect host 1: FA AB 83
# Resend asks for the last byte, and the rest of the answer follows.
host 1 send F2
expect host 1: FA AB 83
host 1 send FE
expect host 1: 83
