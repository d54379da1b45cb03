# The unit is unit 3 behind port 1 now: numbers follow, everything else is as it was.
ports 4
behind 3 1 2
user 2 ALICE
right 2 18 view
name 2 WEB-01
name 17 VM-HOST
name 18 BACKUP
quick 18
unit up
picture 2 640x480@60
picture 17 800x600@60
picture 18 800x600@60
selected 1 18
at 18
+1000 wait
= at 0: broadcast to none
= at 0: key mask 2 3 4 17 18
= at 0: port mask 2 3 4 17 18
= at 0: trigger settings
+100 trigger menu
= at 1100: menu
screen
= menu: 40x13 at 240,196 scale 1
    ┌─LIST:ALL──────────────────────03-02──┐
    │PN    QPS NAME                        │
    │01-02  ☼  WEB-01                      │
    │01-03  .  PORT 3                      │
    │01-04  .  PORT 4                      │
    │03-01  ☼  VM-HOST                     │
    │03-02 *☼> BACKUP                      │ <
    │                                      │
    │                                      │
    ├──────────────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip 6Brc 7Scan  │
    │8Out ↑↓↵ Esc                          │
    └─800x600@60───────────────────────────┘
+100 key Escape
= at 1200: live
= at 1200: capture off
# two digits are of the unit that one is at, four name it
+100 hotkey 1 Enter
= at 1300: command
= at 1300: live
= at 1300: select 17
= at 1300: capture off
= at 1300: audit switch: port 17, user 0, console
+100 hotkey 0 1 0 2 Enter
= at 1400: command
= at 1400: live
= at 1400: select 2
= at 1400: capture off
= at 1400: audit switch: port 2, user 0, console
+100 hotkey 0 3 0 2 Enter
= at 1500: command
= at 1500: live
= at 1500: select 18
= at 1500: capture off
= at 1500: audit switch: port 18, user 0, console
# unit 2 is none any more, nor is the port that leads there
+100 hotkey 0 2 0 1 Enter
= at 1600: command
= at 1600: live
= at 1600: beep low
= at 1600: capture off
+100 hotkey 0 1 0 1 Enter
= at 1700: command
= at 1700: live
= at 1700: beep low
= at 1700: capture off
+100 tool ALICE 2 select 18
