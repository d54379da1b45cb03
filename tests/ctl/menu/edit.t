# SPDX-License-Identifier: MIT
# Typing into a field: Shift, Caps Lock, the caret, what does not fit, what is no name.
user ANNA admin password
as ANNA
open adm
+10 key Down Down Down Enter
+10 key Enter Enter
# the name is there to be changed: the old one goes, Shift and Caps Lock both make capitals
+10 key Backspace Backspace Backspace Backspace Backspace Backspace
+10 type Web_1
+10 key CapsLock
+10 type ab-C
screen
    ┌─01-01 PORT 1───────────────┐
    │                            │
    │Empty: the configured name. │
    │NAME     [Web_1AB-c........]│ <
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key CapsLock
# Home, End, Left, Right, Delete in the middle
+10 key Home Delete
+10 type W
+10 key Right Right Delete
+10 key End Left Left Backspace
screen
    ┌─01-01 PORT 1───────────────┐
    │                            │
    │Empty: the configured name. │
    │NAME     [Web1A-c..........]│ <
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
# the keypad gives digits, a face with its own keyboard any character
+10 key KP7 KPMinus
+10 text 数据
screen
    ┌─01-01 PORT 1───────────────┐
    │                            │
    │Empty: the configured name. │
    │NAME     [Web1A7-数据-c....]│ <
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
# 16 columns and no more: what is too long is refused at the key, with the reason
+10 key End
+10 type 123456789
screen
    ┌─01-01 PORT 1───────────────┐
    │                            │
    │Empty: the configured name. │
    │NAME     [Web1A7-数据-c123.]│ <
    │                            │
    ├At most 16 columns.─────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 text 库
# a space first or last is no name
+10 key Home
+10 key Delete
+10 key Space
+10 key Enter
screen
    ┌─01-01 PORT 1───────────────┐
    │                            │
    │Empty: the configured name. │
    │NAME     [ eb1A7-数据-c123.]│ <
    │                            │
    ├No space first or last.─────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key Backspace Enter
= name port 1 value 0 "eb1A7-数据-c123"
+10 key Esc
# held down, Backspace repeats; letters do not
+10 key Down Down Down Up Up Up Enter
+10 key Enter
+10 down Backspace
+900 up Backspace
+10 down A
+900 up A
screen
    ┌─01-01 eb1A7-数据-c123──────┐
    │                            │
    │Empty: the configured name. │
    │NAME     [eb1A7a...........]│ <
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
# what is held is unknown: Shift is up, and nothing repeats
+10 down Shift
+10 down Backspace
keys-lost
+900 key B
screen
    ┌─01-01 eb1A7-数据-c123──────┐
    │                            │
    │Empty: the configured name. │
    │NAME     [eb1A7b...........]│ <
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key Esc
