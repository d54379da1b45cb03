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

+0 trigger menu
= at 0: broadcast to none
= at 0: key mask 1 2 3 4 5
= at 0: port mask 1 2 3 4 5
= at 0: trigger settings
= at 0: menu
screen
= menu: 30x13 at 200,136 scale 1
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
    └─640x480@60─────────────────┘

# a step of the bar costs a few bytes on the link
+500 key Down
+500 key Up
+500 key Down Down
screen
= menu: 30x13 at 200,136 scale 1
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
    └─800x600@60─────────────────┘

# PgDn and End stop at the last port, PgUp and Home at the first
+500 key PageDown
+500 key Down
+500 key PageUp
+500 key End
+500 key Home

# keys that mean nothing here change nothing
+500 key F3 F9 Tab Left Right CapsLock
= at 4500: set language zh
= at 4500: set language en

# Enter switches, closes, and gives the keyboard back; the banner says where one is
+500 key Down Down Enter
screen
= menu: 30x21 at 200,72 scale 1
    ┌─SETTINGS───────────────────┐
    │Language        English     │
    │Banner          both        │
    │Banner time     3 s         │ <
    │Banner place    upper left  │
    │Ports in lists  ALL         │
    │Order           number      │
    │Scan time       5 s         │
    │Keys in scan    ignored     │
    │Blank after     never       │
    │Menu closes     30 s        │
    │Beeper          on          │
    │Mode banner     off         │
    │Scan visits     with picture│
    │Alarm           off         │
    │Alarm on        no picture  │
    │                            │
    ├────────────────────────────┤
    │←→=change 0-9 Esc=back      │
    │                            │
    └────────────────────────────┘
+2999 wait
+1 wait

# Esc leaves everything as it was
+500 trigger menu
+500 key Down Escape
screen
= menu: 30x21 at 200,72 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │ <
    │01-02  ☼  WEB-01            │
    │01-03  ☼  WEB-02            │
    │01-04  .  BACKUP            │
    │01-05  ☼  DB-PRIMARY        │
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
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘

# Enter on the port one is at: closed, and the banner
+500 trigger menu
+500 key Enter
= at 10000: live
= at 10000: capture off
+3000 wait

# 30 seconds without a key close the menu
+500 trigger menu
= at 13500: menu
+29000 key Down
+29999 wait
+1 wait
= at 72500: live
= at 72500: capture off

# captured keys without a menu: give the keyboard back, whoever took it
+500 down A
= at 73000: capture off
+500 up A
