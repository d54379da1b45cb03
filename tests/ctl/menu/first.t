# SPDX-License-Identifier: MIT
# The first use: there is no default password; F4 first of all asks for the administrator's.
as nobody
open list
+10 key F4
screen
    ┌─FIRST ADMINISTRATOR────────┐
    │Once a password is set, the │
    │switch asks for it.         │
    │NAME     [ADMIN............]│
    │NEW      [.................]│ <
    │AGAIN    [.................]│
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key Enter
screen
    ┌─FIRST ADMINISTRATOR────────┐
    │Once a password is set, the │
    │switch asks for it.         │
    │NAME     [ADMIN............]│
    │NEW      [.................]│ <
    │AGAIN    [.................]│
    │                            │
    │                            │
    │                            │
    ├A password, please.─────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 type secret
+10 key Tab
+10 type Secret
+10 key Enter
screen
    ┌─FIRST ADMINISTRATOR────────┐
    │Once a password is set, the │
    │switch asks for it.         │
    │NAME     [ADMIN............]│
    │NEW      [.................]│ <
    │AGAIN    [.................]│
    │                            │
    │                            │
    │                            │
    ├PASSWORD NOT MATCH──────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 type secret
+10 key Tab
+10 type secret
+10 key Up Up End Backspace Backspace Backspace Backspace Backspace
+10 type ROOT
+10 key Enter
= rename of ADMIN "ROOT"
= password of ROOT (6 secret bytes)
= close
# and now it is there
as ROOT
open adm
screen
    ┌─ADMINISTRATION─────────────┐
    │Users and rights            │ <
    │Login and lockout           │
    │Hotkey                      │
    │Ports                       │
    │Clear names                 │
    │Restore defaults            │
    │Board                       │
    │Test pattern                │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
