# A unit behind port 4 vanishes: its ports stay in the list, marked; a console that is there says why it sees nothing.
ports 4
behind 2 4 2
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 17 VM-HOST
name 18 BACKUP
picture 1 640x480@60
picture 17 800x600@60
picture 18 800x600@60
unit up
picture 17 800x600@60
picture 18 800x600@60
selected 1 17
at 17
+1000 wait
= at 0: broadcast to none
= at 0: key mask 1 2 3 17 18
= at 0: port mask 1 2 3 17 18
= at 0: trigger settings
+100 trigger menu
= at 1100: menu
screen
= menu: 40x13 at 240,196 scale 1
    ┌─LIST:ALL──────────────────────02-01──┐
    │PN    QPS NAME                        │
    │01-01  ☼  MAIL-A                      │
    │01-02  .  WEB-01                      │
    │01-03  .  WEB-02                      │
    │02-01  ☼> VM-HOST                     │ <
    │02-02  ☼  BACKUP                      │
    │                                      │
    │                                      │
    ├──────────────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip 6Brc 7Scan  │
    │8Out ↑↓↵ Esc                          │
    └─800x600@60───────────────────────────┘
+100 key Escape
= at 1200: live
= at 1200: capture off
# ---- gone
unit down
+600 wait
= at 1700: no-signal
screen
= no-signal: 30x8 at 200,176 scale 1
    ┌────────────────────────────┐
    │02-01 VM-HOST               │
    │NO SIGNAL: UNIT 02 OFFLINE  │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-5=port  │
    │W=power R=re-plug ?=help    │
    │                            │
    └────────────────────────────┘
+100 trigger menu
= at 1900: menu
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ALL────────────02-01──┐
    │PN    QPS NAME              │
    │01-01  ☼  MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │
    │02-01  !> VM-HOST           │ <
    │02-02  !  BACKUP            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─NO SIGNAL: UNIT 02 OFFLINE─┘
# a port of it cannot be had, one of unit 1 can
+100 key Down Enter
= at 2000: no-signal
= at 2000: beep low
= at 2000: capture off
+100 wait
screen
= no-signal: 30x9 at 200,168 scale 1
    ┌────────────────────────────┐
    │02-01 VM-HOST               │
    │NO SIGNAL: UNIT 02 OFFLINE  │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-5=port  │
    │W=power R=re-plug ?=help    │
    │                            │
    └────────────────────────────┘
    NO SIGNAL: UNIT 02 OFFLINE
+100 tool BOB 0 select 18
= at 2200: beep low
= refused (5): NO SIGNAL: UNIT 02 OFFLINE
+100 hotkey 0 1 0 1 Enter
= at 2300: command
= at 2300: no-signal
= at 2300: select 1
= at 2300: capture off
= at 2300: live
= at 2300: audit switch: port 1, user 0, console
screen
= banner: 40x2 at 8,8 scale 1
    [01-01 MAIL-A  -.-.- F]
    NO SIGNAL: UNIT 02 OFFLINE
+5000 wait
# neither scan nor steps go there
+100 tool BOB 0 step 1
= at 7400: select 2
= at 7400: audit switch: port 2, user 0, BOB
+100 tool BOB 0 step 1
= at 7500: select 3
= at 7500: audit switch: port 3, user 0, BOB
+100 tool BOB 0 step 1
= at 7600: select 1
= at 7600: audit switch: port 1, user 0, BOB
# ---- back by itself
unit up
picture 17 800x600@60
picture 18 800x600@60
+100 hotkey 0 2 0 2 Enter
= at 7700: command
= at 7700: live
= at 7700: select 18
= at 7700: capture off
= at 7700: audit switch: port 18, user 0, console
+100 hotkey 1 Enter
= at 7800: command
= at 7800: live
= at 7800: select 17
= at 7800: capture off
= at 7800: audit switch: port 17, user 0, console
set language zh
unit down
+600 wait
= at 8300: no-signal
screen
= no-signal: 30x8 at 200,176 scale 1
    ┌────────────────────────────┐
    │02-01 VM-HOST               │
    │无信号：单元 02 离线        │
    │连按两次 Scroll Lock，再按  │
    │Enter=菜单 ↓=下个 1-5=端口  │
    │W=电源 R=重插 ?=帮助        │
    │                            │
    └────────────────────────────┘
