# Two consoles: the list says which ports somebody else looks at.
ports 4
consoles 2
picture 1 640x480@60
picture 2 640x480@60
picture 3 640x480@60
selected 1 1
selected 2 3

+0 trigger menu
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 0: menu
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │ <
    │01-02  ☼  PORT 2            │
    │01-03  ☼R PORT 3            │
    │01-04  .  PORT 4            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘
# the other console moves while the menu is open
selected 2 2
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │ <
    │01-02  ☼R PORT 2            │
    │01-03  ☼  PORT 3            │
    │01-04  .  PORT 4            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘
