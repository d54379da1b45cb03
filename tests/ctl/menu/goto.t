# SPDX-License-Identifier: MIT
# F1: a number or the beginning of a name leads to a port; what is not there cannot be reached.
ports 6
name 2 WEB-01
name 3 WEB-02
name 5 数据库
picture 2 on
user ANNA admin password
user BEN password
right BEN 3 none
as ANNA
open goto
+10 type web
screen
    ┌─GO TO──────────────────────┐
    │Port     [web..............]│ <
    │01-02  ☼  WEB-01            │ <
    │01-03  .  WEB-02            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+10 key Down Enter
= select 3
= close
open goto
+10 type 0104
+10 key Enter
= select 4
= close
open goto
+10 type 9
screen
    ┌─GO TO──────────────────────┐
    │Port     [9................]│ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├No such port.───────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+10 key Enter Esc
= close
open goto
+10 text 数
screen
    ┌─GO TO──────────────────────┐
    │Port     [数...............]│ <
    │01-05  .  数据库            │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+10 key Enter
= select 5
= close
# Ben may not see port 3: it does not exist for him
as BEN
open goto
+10 type web-02
screen
    ┌─GO TO──────────────────────┐
    │Port     [web-02...........]│ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├No such port.───────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+10 key Enter
