# SPDX-License-Identifier: MIT
# F5 to F8, power, help, the board, the test picture.
ports 4
picture 1 on
picture 3 on
quick 3
user ANNA admin password
as ANNA
open list
+10 key F5
= skip
= close
open list
+10 key F7
screen
    ┌─AUTO SCAN──────────────────┐
    │Ports in lists  ALL         │ <
    │Scan time       5 s         │
    │Keys in scan    ignored     │
    │Scan visits     with picture│
    │Alarm           off         │
    │Alarm on        no picture  │
    │                            │
    │                            │
    ├2 ports with a picture──────┤
    │↵=start ←→=change Esc=back  │
    │                            │
    └────────────────────────────┘
+10 key Right Right Down
= set list on for ANNA
= set list quick for ANNA
+10 type 9
screen
    ┌─AUTO SCAN──────────────────┐
    │Ports in lists  QV          │
    │Scan time       9_          │ <
    │Keys in scan    ignored     │
    │Scan visits     with picture│
    │Alarm           off         │
    │Alarm on        no picture  │
    │                            │
    │                            │
    ├1 ports with a picture──────┤
    │↵=start ←→=change Esc=back  │
    │                            │
    └────────────────────────────┘
+10 key Enter
= set scan-s 9 for ANNA
screen
    ┌─AUTO SCAN──────────────────┐
    │Ports in lists  QV          │
    │Scan time       9 s         │ <
    │Keys in scan    ignored     │
    │Scan visits     with picture│
    │Alarm           off         │
    │Alarm on        no picture  │
    │                            │
    │                            │
    ├SAVED───────────────────────┤
    │↵=start ←→=change Esc=back  │
    │                            │
    └────────────────────────────┘
+10 key Enter
= scan
= close
open list
+10 key F6
screen
    ┌─BROADCAST──────────────────┐
    │PN    QPS NAME              │
    │01-03 *☼  PORT 3            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├Type at 1 ports?────────────┤
    │↵=start Esc=back            │
    │                            │
    └────────────────────────────┘
+10 key Enter
= broadcast
= close
open list
+10 key F8
= logout
= close
open power
screen
    ┌─01-01 PORT 1───────────────┐
    │There are no power outputs. │
    │Re-plug keys, mouse         │ <
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+10 key Enter
= re-plug 1
= close
open help
screen
    ┌─HELP: AFTER THE HOTKEY─────┐
    │1-9, 12↵  go to a port      │
    │↑ ↓ Tab   before, next, last│
    │Enter     menu              │
    │A 5↵      scan, 5 s each    │
    │P pause scan   S skip       │
    │B broadcast    K lock focus │
    │I banner       Z blank      │
    │R re-plug      W power      ↓
    ├────────────────────────────┤
    │↑↓ Esc=back                 │
    │                            │
    └────────────────────────────┘
+10 key PageDown PageDown
screen
    ┌─HELP: AFTER THE HOTKEY─────┐
    │R re-plug      W power      ↑
    │H next hotkey  L log out    │
    │third tap: two taps to host │
    │Esc       cancel            │
    │In scan: P pauses, arrows   │
    │step, Space or Esc ends it. │
    │In lists: letters search,   │
    │F12 sorts, Space: quick view│
    ├────────────────────────────┤
    │↑↓ Esc=back                 │
    │                            │
    └────────────────────────────┘
+10 key Esc
= close
open board
screen
    ┌─BOARD──────────────────────┐
    │Version         0.1.0       │
    │Ports, consoles 4, 1        │
    │With a picture  2           │
    │Users           2           │
    │Font in flash   missing     │
    │Link errors     0           │
    │Round trip      0.0 ms      │
    │Running for     00:00:00    │
    ├────────────────────────────┤
    │↑↓ Esc=back                 │
    │                            │
    └────────────────────────────┘
open test
screen
    ┌─TEST PATTERN───────────────┐
    │ABCDEFGHIJKLMNOPQRSTUVWXYZ  │
    │abcdefghijklmnopqrstuvwxyz  │
    │0123456789 !"#$%&'()*+,-./  │
    │─│┌┐└┘├┤┬┴┼ ═║╔╗╚╝ ↑↓←→↵▸▾  │
    │█▓▒░▄▀ ☼♪ äöüß 中文字体测试 │
    │████████████████  BLINK     │ <
    │AAAAAAAAAAAAAAAA  INVERT    │ <
    │AAAAAAAAAAAAAAAA  OPAQUE    │ <
    ├────────────────────────────┤
    │Esc=back                    │
    │                            │
    └────────────────────────────┘
# idle time closes the menu
open list
+29999 wait
+1 wait
= close
