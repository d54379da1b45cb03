# SPDX-License-Identifier: MIT
# What is typed as a password is stars, leaves in one action, and is nowhere else.
user ANNA admin password
as ANNA
caps on
open set
+10 key End Enter
# the lamp of Caps Lock is lit: it is said, and letters are capitals
screen
    ┌─PASSWORD: ANNA───────CAPS──┐
    │                            │
    │OLD      [.................]│ <
    │NEW      [.................]│
    │AGAIN    [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 type secret
secrets
= what was typed is there
screen
    ┌─PASSWORD: ANNA───────CAPS──┐
    │                            │
    │OLD      [******...........]│ <
    │NEW      [.................]│
    │AGAIN    [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key CapsLock
screen
    ┌─PASSWORD: ANNA─────────────┐
    │                            │
    │OLD      [******...........]│ <
    │NEW      [.................]│
    │AGAIN    [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
# leaving the screen wipes it
+10 key Esc
secrets
= nothing is left of what was typed
# a mismatch wipes both new ones
+10 key Enter
+10 type secret
+10 key Tab
+10 type one
+10 key Tab
+10 type two
+10 key Enter
secrets
= what was typed is there
screen
    ┌─PASSWORD: ANNA─────────────┐
    │                            │
    │OLD      [******...........]│
    │NEW      [.................]│ <
    │AGAIN    [.................]│
    │                            │
    ├PASSWORD NOT MATCH──────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
# longer than the field: the end is seen, all of it counts
+10 type 123456789012345678901234567890
+10 key Tab
+10 type 123456789012345678901234567890
screen
    ┌─PASSWORD: ANNA─────────────┐
    │                            │
    │OLD      [******...........]│
    │NEW      [****************.]│
    │AGAIN    [****************.]│ <
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key Enter
= password of ANNA (30 secret bytes, with the old one)
secrets
= nothing is left of what was typed
# 64 bytes and no more
+10 key End Enter
+10 key Tab
+10 type 1234567890123456789012345678901234567890123456789012345678901234
+10 key X
screen
    ┌─PASSWORD: ANNA─────────────┐
    │                            │
    │OLD      [.................]│
    │NEW      [****************.]│ <
    │AGAIN    [.................]│
    │                            │
    ├At most 64 bytes.───────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
# an empty one is none; nor does it go without the old one
+10 key Esc
+10 key Enter Tab
+10 type new
+10 key Tab
+10 type new
+10 key Enter
screen
    ┌─PASSWORD: ANNA─────────────┐
    │                            │
    │OLD      [.................]│ <
    │NEW      [***..............]│
    │AGAIN    [***..............]│
    │                            │
    ├A password, please.─────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
# idle time closes the menu and wipes
+10 type abc
+40000 wait
= close
secrets
= nothing is left of what was typed
# a login box stays, and forgets
as nobody-yet
open login
+10 type ANNA
+10 key Tab
+10 type abc
secrets
= what was typed is there
+40000 wait
secrets
= nothing is left of what was typed
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
# an administrator who comes to the own password by the list of users is asked as well
as ANNA
open users
+10 key Down Enter
+10 key Down Enter
screen
    ┌─PASSWORD: ANNA───────CAPS──┐
    │                            │
    │OLD      [.................]│ <
    │NEW      [.................]│
    │AGAIN    [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key Esc
# in Chinese
set language zh
+10 key Enter
screen
    ┌─密码：ANNA───────────CAPS──┐
    │                            │
    │旧密码   [.................]│ <
    │新密码   [.................]│
    │再次输入 [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=保存 Esc=返回             │
    │                            │
    └────────────────────────────┘
