# SPDX-License-Identifier: MIT
# F6: whom it will type at, how many, a question; while one runs, F6 ends it.
ports 3
picture 1 on
picture 2 on
user ANNA admin password
user CARL password
as ANNA
open list
+10 key F6
screen
    ┌─BROADCAST──────────────────┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │
    │01-02  ☼  PORT 2            │
    │01-03  .  PORT 3            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├Type at 3 ports?────────────┤
    │↵=start Esc=back            │
    │                            │
    └────────────────────────────┘
# the list narrows it
+10 key Esc F2 Down Enter
= set list on for ANNA
+10 key F6
screen
    ┌─BROADCAST──────────────────┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │
    │01-02  ☼  PORT 2            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├Type at 2 ports?────────────┤
    │↵=start Esc=back            │
    │                            │
    └────────────────────────────┘
+10 key Enter
= broadcast
= close
open list
broadcasting on
+10 key F6
= broadcast
= close
broadcasting off
# nobody to type at
picture 1 off
picture 2 off
open list
+10 key F6
screen
    ┌─BROADCAST──────────────────┐
    │PN    QPS NAME              │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├No port to type at.─────────┤
    │↵=start Esc=back            │
    │                            │
    └────────────────────────────┘
+10 key Enter
# administrators only
as CARL
open list
+10 key F6
screen
    ┌─LIST:ALL───────01-01 CARL──┐
    │PN    QPS NAME              │
    │01-01  -> PORT 1            │ <
    │01-02  -  PORT 2            │
    │01-03  .  PORT 3            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├For administrators only.────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └─no sync────────────────────┘
