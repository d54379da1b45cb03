# SPDX-License-Identifier: MIT
# Scan set 2, as a plain keyboard sends it.
tap F7
expect host 1: 83 F0 83
tap Pause
expect host 1: E1 14 77 E1 F0 14 F0 77
tap PrintScreen
expect host 1: E0 12 E0 7C E0 F0 7C E0 F0 12
press LeftShift
tap PrintScreen
tap Insert
tap KPSlash
release LeftShift
expect host 1: 12 E0 7C E0 F0 7C
expect host 1: E0 F0 12 E0 70 E0 F0 70 E0 12
expect host 1: E0 F0 12 E0 4A E0 F0 4A E0 12 F0 12
press RightShift
tap Up
release RightShift
expect host 1: 59 E0 F0 59 E0 75 E0 F0 75 E0 59 F0 59
link press RightAlt                  # with Alt it is SysRq, to the end
link press PrintScreen
link release RightAlt
link release PrintScreen
expect host 1: E0 11 84 E0 F0 11 F0 84
link press LeftCtrl                  # with Ctrl it is Break
link tap Pause
link release LeftCtrl
expect host 1: 14 E0 7E E0 F0 7E F0 14
host 1 send ED 02                    # Num Lock: the grey keys pretend a shift
expect host 1: FA FA
tap Home
expect host 1: E0 12 E0 6C E0 F0 6C E0 F0 12
press Insert                         # a host that changes Num Lock in the middle of a key gets all of the key
expect host 1: E0 12 E0 70
release Insert
wait 2ms
host 1 send ED 00
expect host 1: E0 F0 70 E0 FA FA F0 12
tap Home
expect host 1: E0 6C E0 F0 6C
host 1 send ED 02
expect host 1: FA FA
press LeftShift
tap Home
release LeftShift
expect host 1: 12 E0 6C E0 F0 6C F0 12
tap KPSlash
tap KPEnter
expect host 1: E0 4A E0 F0 4A E0 5A E0 F0 5A

# Scan set 1
host 1 send ED 00 F0 01
expect host 1: FA FA FA FA
tap A
tap F7
tap F11
tap KPEnter
expect host 1: 1E 9E 41 C1 57 D7 E0 1C E0 9C
tap Pause
expect host 1: E1 1D 45 E1 9D C5
tap PrintScreen
expect host 1: E0 2A E0 37 E0 B7 E0 AA
press RightShift
tap Delete
release RightShift
expect host 1: 36 E0 B6 E0 53 E0 D3 E0 36 B6

# Scan set 3: no prefixes, no pretended shifts; here every key tells its release.
host 1 send F0 03
expect host 1: FA FA
tap A
tap PrintScreen
tap Pause
tap Up
tap LeftCtrl
tap RightAlt
expect host 1: 1C F0 1C 57 F0 57 62 F0 62 63 F0 63 11 F0 11 39 F0 39
host 1 send FD 1C F4                 # A: press only
expect host 1: FA FA FA
tap A
tap B
expect host 1: 1C 32 F0 32
tap A
expect host 1: 1C                    # a key that tells no release can still be pressed again
host 1 send F8                       # all: press and release, no repeat
expect host 1: FA
press A
wait 700ms
release A
expect host 1: 1C F0 1C
host 1 send FB 1C F4                 # A: repeats, tells no release
expect host 1: FA FA FA
press A
wait 570ms
release A
expect host 1: 1C 1C
