# A held movement key repeats: the board drops the repeats of the keyboard.
ports 16
picture 1 640x480@60
selected 1 1

+0 trigger
= at 0: menu at 200,136 scale 1, 871 bytes
+100 down Down
= at 100: 13 bytes
+399 wait
+1 wait
= at 500: 13 bytes
+80 wait
= at 580: 13 bytes
+80 wait
= at 660: 13 bytes
+10 up Down
+500 wait
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │
    │01-02  .  PORT 2            │
    │01-03  .  PORT 3            │
    │01-04  .  PORT 4            │
    │01-05  .  PORT 5            │ <
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘

# another key ends the repeat of the first
+100 down PageDown
= at 1270: 256 bytes
+300 down A
= at 1570: 25 bytes
+500 wait
+0 up PageDown
+0 up A
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-06  .  PORT 6            ↑
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  PORT 11           │
    │01-12  .  PORT 12           ↓ <
    ├Find: no match──────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘

# lost events: nobody knows whether the key is still down
+3000 down Up
= at 3570: 13 bytes
= at 5070: 13 bytes
+480 wait
= at 5470: 13 bytes
= at 5550: 13 bytes
+0 keys-lost
+1000 wait
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-06  .  PORT 6            ↑
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │ <
    │01-10  .  PORT 10           │
    │01-11  .  PORT 11           │
    │01-12  .  PORT 12           ↓
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘

# the keyboard is gone (link lost): so is the menu
+100 capture-lost
= at 6650: hidden, 18 bytes
screen
