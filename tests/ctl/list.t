# The port list: opening it, moving, switching, leaving.
ports 5
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
name 5 DB-PRIMARY
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
picture 5 640x480@60
selected 1 1

+0 trigger
= at 0: menu at 200,136 scale 1, 886 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │ <
    │01-02  ☼  WEB-01            │
    │01-03  ☼  WEB-02            │
    │01-04  .  BACKUP            │
    │01-05  ☼  DB-PRIMARY        │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘

# a step of the bar costs a few bytes on the link
+500 key Down
= at 500: 13 bytes
+500 key Up
= at 1000: 13 bytes
+500 key Down Down
= at 1500: 13 bytes
= at 1500: 13 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  ☼  WEB-01            │
    │01-03  ☼  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  ☼  DB-PRIMARY        │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘

# PgDn and End stop at the last port, PgUp and Home at the first
+500 key PageDown
= at 2000: 23 bytes
+500 key Down
+500 key PageUp
= at 3000: 23 bytes
+500 key End
= at 3500: 23 bytes
+500 key Home
= at 4000: 23 bytes

# keys that mean nothing here change nothing
+500 key F3 F9 Tab Left Right CapsLock
= at 4500: 615 bytes

# Enter switches, closes, and gives the keyboard back; the banner says where one is
+500 key Down Down Enter
= at 5000: 13 bytes
= at 5000: 13 bytes
screen
    ┌─SETTINGS───────────────────┐
    │Language        English     │
    │Banner          both        │
    │Banner time     3 s         │ <
    │Banner place    up left     │
    │Ports in lists  ALL         │
    │Order           number      │
    │Scan time       5 s         │
    │Keys in scan    ignored     ↓
    ├────────────────────────────┤
    │←→=change 0-9 Esc=back      │
    │                            │
    └────────────────────────────┘
+2999 wait
+1 wait

# Esc leaves everything as it was
+500 trigger
+500 key Down Escape
= at 9000: 13 bytes
= at 9000: 767 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │ <
    │01-02  ☼  WEB-01            │
    │01-03  ☼  WEB-02            │
    │01-04  .  BACKUP            │
    │01-05  ☼  DB-PRIMARY        │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘

# Enter on the port one is at: closed, and the banner
+500 trigger
+500 key Enter
= at 10000: banner at 8,8 scale 1, 377 bytes
= release the keyboard
+3000 wait
= at 13000: hidden, 18 bytes

# 30 seconds without a key close the menu
+500 trigger
= at 13500: menu at 200,136 scale 1, 886 bytes
+29000 key Down
= at 42500: 13 bytes
+29999 wait
+1 wait
= at 72500: hidden, 18 bytes
= release the keyboard

# captured keys without a menu: give the keyboard back, whoever took it
+500 down A
= release the keyboard
+500 up A
