# F1: a port by number or by name, best match first.
ports 12
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 NEW WEB
picture 1 640x480@60
picture 3 640x480@60
selected 1 1

+0 trigger menu
= at 0: broadcast to none
= at 0: key mask 1 2 3 4 5 6 7 8 9 10 11 12
= at 0: port mask 1 2 3 4 5 6 7 8 9 10 11 12
= at 0: trigger settings
= at 0: menu
+100 key F1
screen
= menu: 30x19 at 200,88 scale 1
    ┌─GO TO──────────────────────┐
    │Port     [.................]│ <
    │01-01  ☼> MAIL-A            │ <
    │01-02  .  WEB-01            │
    │01-03  ☼  WEB-02            │
    │01-04  .  NEW WEB           │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  PORT 11           │
    │01-12  .  PORT 12           │
    │                            │
    ├────────────────────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+100 type web
screen
= menu: 30x19 at 200,88 scale 1
    ┌─GO TO──────────────────────┐
    │Port     [web..............]│ <
    │01-02  .  WEB-01            │ <
    │01-03  ☼  WEB-02            │
    │01-04  .  NEW WEB           │
    │                            │
    │                            │
    │                            │
    │                            │
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
+100 key Down
screen
= menu: 30x19 at 200,88 scale 1
    ┌─GO TO──────────────────────┐
    │Port     [web..............]│ <
    │01-02  .  WEB-01            │
    │01-03  ☼  WEB-02            │ <
    │01-04  .  NEW WEB           │
    │                            │
    │                            │
    │                            │
    │                            │
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
+100 key Enter
= at 400: live
= at 400: select 3
= at 400: capture off
= at 400: audit switch: port 3, user 0, console
screen
= banner: 40x1 at 8,8 scale 1
    [01-03 WEB-02  -.-.- F]

# the whole number, unit and port
+4000 trigger menu
= at 4400: menu
+100 key F1
+100 type 0103
screen
= menu: 30x19 at 200,88 scale 1
    ┌─GO TO──────────────────────┐
    │Port     [0103.............]│ <
    │01-03  ☼> WEB-02            │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
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
+100 key Enter
= at 4700: live
= at 4700: capture off
+4000 trigger menu
= at 8700: menu
+100 key F1
+100 type 12
screen
= menu: 30x19 at 200,88 scale 1
    ┌─GO TO──────────────────────┐
    │Port     [12...............]│ <
    │01-12  .  PORT 12           │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
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
# no such port: Enter stays here, Backspace mends it, Esc goes back to the list
+100 type 9
screen
= menu: 30x19 at 200,88 scale 1
    ┌─GO TO──────────────────────┐
    │Port     [129..............]│ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
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
+100 key Enter
+100 key Backspace
screen
= menu: 30x19 at 200,88 scale 1
    ┌─GO TO──────────────────────┐
    │Port     [12...............]│ <
    │01-12  .  PORT 12           │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
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
+100 key Escape
screen
= menu: 30x19 at 200,88 scale 1
    ┌─LIST:ALL────────────01-03──┐
    │PN    QPS NAME              │
    │01-01  ☼  MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  ☼> WEB-02            │ <
    │01-04  .  NEW WEB           │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  PORT 11           │
    │01-12  .  PORT 12           │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘
+100 key Escape
= at 9400: live
= at 9400: capture off
