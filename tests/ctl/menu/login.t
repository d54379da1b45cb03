# SPDX-License-Identifier: MIT
# The login box: two fields, stars, Esc clears, what was typed is gone as soon as it is sent.
user ANNA admin password
as nobody-yet
open login
screen
    ┌─OPERATOR CONSOLE 1─────────┐
    │                            │
    │USER     [.................]│ <
    │PASSWORD [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=log in Esc=clear          │
    │                            │
    └────────────────────────────┘
+10 type ANNA
+10 key Enter
+10 type Secret
screen
    ┌─OPERATOR CONSOLE 1─────────┐
    │                            │
    │USER     [ANNA.............]│
    │PASSWORD [******...........]│ <
    │                            │
    ├────────────────────────────┤
    │↵=log in Esc=clear          │
    │                            │
    └────────────────────────────┘
+10 key Esc
screen
    ┌─OPERATOR CONSOLE 1─────────┐
    │                            │
    │USER     [.................]│ <
    │PASSWORD [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=log in Esc=clear          │
    │                            │
    └────────────────────────────┘
+10 type ANNA
+10 key Tab
+10 type Wrong
+10 key Enter
= login as ANNA with a secret
screen
    ┌─OPERATOR CONSOLE 1─────────┐
    │                            │
    │USER     [.................]│ <
    │PASSWORD [.................]│
    │                            │
    ├Please wait...──────────────┤
    │↵=log in Esc=clear          │
    │                            │
    └────────────────────────────┘
answer bad LOGIN FAILED
locked 4
screen
    ┌─OPERATOR CONSOLE 1─────────┐
    │Locked: wait 4 s. Too many  │
    │wrong passwords.            │
    ├LOGIN FAILED────────────────┤
    │                            │
    │                            │
    └────────────────────────────┘
# nothing is taken while it waits
+10 type ANNA
locked 0
screen
    ┌─OPERATOR CONSOLE 1─────────┐
    │                            │
    │USER     [.................]│ <
    │PASSWORD [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=log in Esc=clear          │
    │                            │
    └────────────────────────────┘
# idle time does not close it
+90000 wait
screen
    ┌─OPERATOR CONSOLE 1─────────┐
    │                            │
    │USER     [.................]│ <
    │PASSWORD [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=log in Esc=clear          │
    │                            │
    └────────────────────────────┘
