# SPDX-License-Identifier: MIT
# F3: every change is kept at once; numbers are typed or stepped, choices go round; the language too.
user ANNA admin password
as ANNA
open set
screen
    ┌─SETTINGS───────────────────┐
    │Language        English     │ <
    │Banner          both        │
    │Banner time     3 s         │
    │Banner place    upper left  │
    │Ports in lists  ALL         │
    │Order           number      │
    │Scan time       5 s         │
    │Keys in scan    ignored     ↓
    ├────────────────────────────┤
    │←→=change 0-9 Esc=back      │
    │                            │
    └────────────────────────────┘
+10 key Down Right Right
= set banner off for ANNA
= set banner number for ANNA
+10 key Down
+10 type 12
screen
    ┌─SETTINGS───────────────────┐
    │Language        English     │
    │Banner          number      │
    │Banner time     12_         │ <
    │Banner place    upper left  │
    │Ports in lists  ALL         │
    │Order           number      │
    │Scan time       5 s         │
    │Keys in scan    ignored     ↓
    ├────────────────────────────┤
    │←→=change 0-9 Esc=back      │
    │                            │
    └────────────────────────────┘
+10 key Enter
= set banner-s 12 for ANNA
screen
    ┌─SETTINGS───────────────────┐
    │Language        English     │
    │Banner          number      │
    │Banner time     12 s        │ <
    │Banner place    upper left  │
    │Ports in lists  ALL         │
    │Order           number      │
    │Scan time       5 s         │
    │Keys in scan    ignored     ↓
    ├SAVED───────────────────────┤
    │←→=change 0-9 Esc=back      │
    │                            │
    └────────────────────────────┘
# what is out of range is refused, and nothing changes
+10 type 999
+10 key Enter
screen
    ┌─SETTINGS───────────────────┐
    │Language        English     │
    │Banner          number      │
    │Banner time     12 s        │ <
    │Banner place    upper left  │
    │Ports in lists  ALL         │
    │Order           number      │
    │Scan time       5 s         │
    │Keys in scan    ignored     ↓
    ├0 to 255, please.───────────┤
    │←→=change 0-9 Esc=back      │
    │                            │
    └────────────────────────────┘
# Esc takes back what was typed, and only that
+10 type 7
+10 key Esc
+10 key Up Up Right
= set language zh for ANNA
screen
    ┌─设置───────────────────────┐
    │语言            中文        │ <
    │端口提示        编号        │
    │提示时间        12 秒       │
    │提示位置        左上        │
    │列出端口        全部        │
    │排序            编号        │
    │扫描停留        5 秒        │
    │扫描时按键      忽略        ↓
    ├已保存──────────────────────┤
    │←→=更改 0-9 Esc=返回        │
    │                            │
    └────────────────────────────┘
+10 key Left
= set language en for ANNA
# the own password: the old one, and the new one twice
+10 key End Enter
screen
    ┌─PASSWORD: ANNA─────────────┐
    │                            │
    │OLD      [.................]│ <
    │NEW      [.................]│
    │AGAIN    [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 type old
+10 key Tab
+10 type one
+10 key Tab
+10 type two
+10 key Enter
screen
    ┌─PASSWORD: ANNA─────────────┐
    │                            │
    │OLD      [***..............]│
    │NEW      [.................]│ <
    │AGAIN    [.................]│
    │                            │
    ├PASSWORD NOT MATCH──────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 type Good1
+10 key Enter
+10 type Good1
+10 key Enter
= password of ANNA (5 secret bytes, with the old one)
screen
    ┌─SETTINGS───────────────────┐
    │Blank after     never       ↑
    │Menu closes     30 s        │
    │Beeper          on          │
    │Mode banner     off         │
    │Scan visits     with picture│
    │Alarm           off         │
    │Alarm on        no picture  │
    │My password                 │ <
    ├SET PASSWORD OK─────────────┤
    │←→=change 0-9 Esc=back      │
    │                            │
    └────────────────────────────┘
# the arrows step a number; it is kept when its row is left, Esc leaves it as it was
open set
+10 key Down Down Right Right Right
screen
    ┌─SETTINGS───────────────────┐
    │Language        English     │
    │Banner          number      │
    │Banner time     15_         │ <
    │Banner place    upper left  │
    │Ports in lists  ALL         │
    │Order           number      │
    │Scan time       5 s         │
    │Keys in scan    ignored     ↓
    ├────────────────────────────┤
    │←→=change 0-9 Esc=back      │
    │                            │
    └────────────────────────────┘
+10 key Down
= set banner-s 15 for ANNA
+10 key Up Left Left Esc
screen
    ┌─SETTINGS───────────────────┐
    │Language        English     │
    │Banner          number      │
    │Banner time     15 s        │ <
    │Banner place    upper left  │
    │Ports in lists  ALL         │
    │Order           number      │
    │Scan time       5 s         │
    │Keys in scan    ignored     ↓
    ├────────────────────────────┤
    │←→=change 0-9 Esc=back      │
    │                            │
    └────────────────────────────┘
+10 key Home Down Down Left Enter
= set banner-s 14 for ANNA
# a step does not lead out of the range
+10 key Down Down Down Down Down Down Down
+10 type 600
+10 key Right Right Enter
= set menu-s 600 for ANNA
