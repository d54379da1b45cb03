# A held movement key repeats: the board drops the repeats of the keyboard.
ports 16
picture 1 640x480@60
selected 1 1

+0 trigger menu
= at 0: broadcast to none
= at 0: key mask 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
= at 0: port mask 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
= at 0: trigger settings
= at 0: menu
+100 down Down
+399 wait
+1 wait
+80 wait
+80 wait
+10 up Down
+500 wait
screen
= menu: 30x22 at 200,64 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │
    │01-02  .  PORT 2            │
    │01-03  .  PORT 3            │
    │01-04  .  PORT 4            │
    │01-05  .  PORT 5            │ <
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  PORT 11           │
    │01-12  .  PORT 12           │
    │01-13  .  PORT 13           │
    │01-14  .  PORT 14           │
    │01-15  .  PORT 15           │
    │01-16  .  PORT 16           │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘

# another key ends the repeat of the first
+100 down PageDown
+300 down A
+500 wait
+0 up PageDown
+0 up A
screen
= menu: 30x22 at 200,64 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │
    │01-02  .  PORT 2            │
    │01-03  .  PORT 3            │
    │01-04  .  PORT 4            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  PORT 11           │
    │01-12  .  PORT 12           │
    │01-13  .  PORT 13           │
    │01-14  .  PORT 14           │
    │01-15  .  PORT 15           │
    │01-16  .  PORT 16           │ <
    ├Find: no match──────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘

# lost events: nobody knows whether the key is still down
+3000 down Up
+480 wait
+0 keys-lost
+1000 wait
screen
= menu: 30x22 at 200,64 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │
    │01-02  .  PORT 2            │
    │01-03  .  PORT 3            │
    │01-04  .  PORT 4            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  PORT 11           │
    │01-12  .  PORT 12           │
    │01-13  .  PORT 13           │ <
    │01-14  .  PORT 14           │
    │01-15  .  PORT 15           │
    │01-16  .  PORT 16           │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘

# the keyboard is gone (link lost): so is the menu
+100 board down
= at 6650: live
+0 board up
= at 6650: broadcast to none
= at 6650: key mask 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
= at 6650: port mask 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
= at 6650: trigger settings
screen
= nothing is drawn
