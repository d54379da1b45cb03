# SPDX-License-Identifier: MIT
# The list as an administrator sees it: signs, search, quick view, order, and what is listed at all.
ports 10
name 1 MAIL-A
name 2 数据库服务器
name 3 WEB-02
name 4 BACKUP
picture 1 on
picture 2 on
picture 3 on
picture 4 off
quick 2
user ANNA admin password
user BEN password
right BEN 1 none
right BEN 4 view
as ANNA
open list
screen
    ┌─LIST:ALL───────01-01 ANNA──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │ <
    │01-02 *☼  数据库服务器      │
    │01-03  ☼  WEB-02            │
    │01-04  -  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘
# letters search, from the first that fits; a pause begins a new word
+100 type we
screen
    ┌─LIST:ALL───────01-01 ANNA──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02 *☼  数据库服务器      │
    │01-03  ☼  WEB-02            │ <
    │01-04  -  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├Find:we_────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘
+2100 type ba
screen
    ┌─LIST:ALL───────01-01 ANNA──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02 *☼  数据库服务器      │
    │01-03  ☼  WEB-02            │
    │01-04  -  BACKUP            │ <
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├Find:ba_────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
+10 key Esc
= close
# Space is quick view, F12 the order
open list
+2100 key Space
= quick view port 1 value 1
+10 key F12
= set order name for ANNA
screen
    ┌─LIST:ALL───────01-01 ANNA──┐
    │PN    QPS NAME              │
    │01-04  -  BACKUP            │
    │01-01 *☼> MAIL-A            │ <
    │01-10  .  PORT 10           │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            ↓
    ├SAVED───────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘
# a page with more room shows more rows and longer names
screen 16 36
    ┌─LIST:ALL─────────────01-01 ANNA──┐
    │PN    QPS NAME                    │
    │01-04  -  BACKUP                  │
    │01-01 *☼> MAIL-A                  │ <
    │01-10  .  PORT 10                 │
    │01-05  .  PORT 5                  │
    │01-06  .  PORT 6                  │
    │01-07  .  PORT 7                  │
    │01-08  .  PORT 8                  │
    │01-09  .  PORT 9                  │
    │01-03  ☼  WEB-02                  │
    │01-02 *☼  数据库服务器            │
    ├SAVED─────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip 6Brc    │
    │7Scan 8Out ↑↓↵ Esc                │
    └─640x480@60───────────────────────┘
# F2: what is listed is a setting of this user
+10 key F2 Down Down
screen
    ┌─LIST───────────────────────┐
    │  PORTS TO SHOW             │
    │> All ports               10│
    │  Powered on               3│
    │  Quick view               2│ <
    │  Quick view + on          2│
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+10 key Enter
= set list quick for ANNA
screen
    ┌─LIST:QV────────01-01 ANNA──┐
    │PN    QPS NAME              │
    │01-01 *☼> MAIL-A            │ <
    │01-02 *☼  数据库服务器      │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├SAVED───────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘
+10 key Esc
= close
# a user without a right does not see the port, nor what only administrators may do
as BEN
open list
screen
    ┌─LIST:ALL────────01-01 BEN──┐
    │PN    QPS NAME              │
    │01-02 *☼  数据库服务器      │ <
    │01-03  ☼  WEB-02            │
    │01-04  -  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            ↓
    ├────────────────────────────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └─640x480@60─────────────────┘
+10 key F4
screen
    ┌─LIST:ALL────────01-01 BEN──┐
    │PN    QPS NAME              │
    │01-02 *☼  数据库服务器      │ <
    │01-03  ☼  WEB-02            │
    │01-04  -  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            ↓
    ├For administrators only.────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └─640x480@60─────────────────┘
+10 key F6 Space
+10 key Down Enter
= select 3
= close
