# F2: which ports the list holds.
ports 4
picture 2 640x480@60
picture 4 640x480@60
selected 1 2

+0 trigger menu
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 0: menu
+100 key F2
screen
= menu: 30x13 at 200,136 scale 1
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
+100 key Enter
= at 300: set list on
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ON─────────────01-02──┐
    │PN    QPS NAME              │
    │01-02  ☼> PORT 2            │ <
    │01-04  ☼  PORT 4            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘
# a port that goes off leaves the list, the bar stays where it was
picture 4 none 10:15
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ON─────────────01-02──┐
    │PN    QPS NAME              │
    │01-02  ☼> PORT 2            │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘
picture 4 640x480@75
picture 3 640x480@60
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ON─────────────01-02──┐
    │PN    QPS NAME              │
    │01-02  ☼> PORT 2            │ <
    │01-03  ☼  PORT 3            │
    │01-04  ☼  PORT 4            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘
+100 key Down Down Enter
= at 400: live
= at 400: select 4
= at 400: capture off
= at 400: audit switch: port 4, user 0, console
+5000 trigger menu
= at 5400: menu
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ON─────────────01-04──┐
    │PN    QPS NAME              │
    │01-02  ☼  PORT 2            │
    │01-03  ☼  PORT 3            │
    │01-04  ☼> PORT 4            │ <
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@75─────────────────┘
picture 2 none
picture 3 none
picture 4 none
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ON─────────────01-04──┐
    │PN    QPS NAME              │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├No port is powered on.──────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
# nothing to switch to
+100 key Enter
+100 key F2 Up Enter
= at 5600: set list all
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ALL────────────01-04──┐
    │PN    QPS NAME              │
    │01-01  .  PORT 1            │ <
    │01-02  -  PORT 2            │
    │01-03  -  PORT 3            │
    │01-04  -> PORT 4            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
+100 key Escape
= at 5700: live
= at 5700: capture off
