# F2: which ports the list holds.
ports 4
picture 2 640x480@60
picture 4 640x480@60
selected 1 2

+0 trigger
= at 0: menu at 200,136 scale 1, 882 bytes
+100 key F2
= at 100: 468 bytes
screen
    ┌─LIST───────────────────────┐
    │  PORTS TO SHOW             │
    │> All ports                4│ <
    │  Powered on               2│
    │  Quick view               0│
    │  Quick view + on          0│
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+100 key Down
= at 200: 13 bytes
+100 key Enter
= at 300: 661 bytes
screen
    ┌─LIST:ALL────────────01-02──┐
    │PN    QPS NAME              │
    │01-01  .  PORT 1            │
    │01-02  ☼> PORT 2            │ <
    │01-03  .  PORT 3            │
    │01-04  ☼  PORT 4            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
# a port that goes off leaves the list, the bar stays where it was
picture 4 none 10:15
= at 300: 52 bytes
screen
    ┌─LIST:ALL────────────01-02──┐
    │PN    QPS NAME              │
    │01-01  .  PORT 1            │
    │01-02  ☼> PORT 2            │ <
    │01-03  .  PORT 3            │
    │01-04  -  PORT 4            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
picture 4 640x480@75
= at 300: 54 bytes
picture 3 640x480@60
= at 300: 54 bytes
screen
    ┌─LIST:ALL────────────01-02──┐
    │PN    QPS NAME              │
    │01-01  .  PORT 1            │
    │01-02  ☼> PORT 2            │ <
    │01-03  ☼  PORT 3            │
    │01-04  ☼  PORT 4            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+100 key Down Down Enter
= at 400: 13 bytes
= at 400: 13 bytes
= select 4
= at 400: banner at 8,8 scale 1, 347 bytes
= release the keyboard
+5000 trigger
= at 3400: hidden, 18 bytes
= at 5400: menu at 200,136 scale 1, 804 bytes
screen
    ┌─LIST:ALL────────────01-04──┐
    │PN    QPS NAME              │
    │01-01  .  PORT 1            │
    │01-02  ☼  PORT 2            │
    │01-03  ☼  PORT 3            │
    │01-04  ☼> PORT 4            │ <
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
picture 2 none
= at 5400: 52 bytes
picture 3 none
= at 5400: 52 bytes
picture 4 none
= at 5400: 52 bytes
screen
    ┌─LIST:ALL────────────01-04──┐
    │PN    QPS NAME              │
    │01-01  .  PORT 1            │
    │01-02  -  PORT 2            │
    │01-03  -  PORT 3            │
    │01-04  -> PORT 4            │ <
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
# nothing to switch to
+100 key Enter
= at 5500: banner at 8,8 scale 1, 297 bytes
= release the keyboard
+100 key F2 Up Enter
= release the keyboard
= release the keyboard
= release the keyboard
screen
    [01-04 PORT 4  -.-.-]
+100 key Escape
= release the keyboard
