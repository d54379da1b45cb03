# Keyboard and menu belong together; when an event was lost the menu follows the keyboard.
ports 4
picture 1 640x480@60
picture 2 640x480@60
selected 1 1

# captured, and no trigger event came: the menu opens late rather than never
+0 wait
capture 1
+7999 wait
+1 wait
= at 8000: menu at 200,136 scale 1, 842 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │ <
    │01-02  ☼  PORT 2            │
    │01-03  .  PORT 3            │
    │01-04  .  PORT 4            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+100 key Down Enter
= at 8100: 13 bytes
= select 2
= at 8100: banner at 8,8 scale 1, 377 bytes
= release the keyboard
+5000 wait
= at 11100: hidden, 18 bytes

# the board fell back to itself and gave the keyboard to the host: the menu goes
+100 trigger
= at 13200: menu at 200,136 scale 1, 842 bytes
capture 0
+7999 wait
+1 wait
= at 21200: hidden, 18 bytes
screen

# a status that is late by less than that changes nothing
+100 trigger
= at 21300: menu at 200,136 scale 1, 18 bytes
capture 0
+1000 wait
capture 1
+100 key Up
= at 22400: 13 bytes
# the trigger event comes after all: the bar stays where it is
+0 trigger
screen
    ┌─LIST:ALL────────────01-02──┐
    │PN    QPS NAME              │
    │01-01  ☼  PORT 1            │ <
    │01-02  ☼> PORT 2            │
    │01-03  .  PORT 3            │
    │01-04  .  PORT 4            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+5000 wait
screen
    ┌─LIST:ALL────────────01-02──┐
    │PN    QPS NAME              │
    │01-01  ☼  PORT 1            │ <
    │01-02  ☼> PORT 2            │
    │01-03  .  PORT 3            │
    │01-04  .  PORT 4            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+0 key Escape
= at 27400: hidden, 18 bytes
= release the keyboard
