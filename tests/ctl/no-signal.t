# A port without a picture: half a second of grace, then a page that says so.
ports 4
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
selected 1 1

+0 trigger
= at 0: menu at 200,136 scale 1, 842 bytes
+100 key End Enter
= at 100: 23 bytes
= select 4
= at 100: banner at 8,8 scale 1, 337 bytes
= release the keyboard
screen
    [01-04 BACKUP  -.-.-]
+499 wait
+1 wait
= at 600: no-signal page at 200,136 scale 1, 462 bytes
screen
    ┌────────────────────────────┐
    │01-04 BACKUP                │
    │NO SIGNAL: NEVER SEEN       │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │Other keys go to the host.  │
    └────────────────────────────┘

# the picture comes: automatic
picture 4 640x480@60
= at 600: banner at 8,8 scale 1, 257 bytes
screen
    [01-04 BACKUP  -.-.-]
picture 4 none 12:04
+300 wait
# back within the grace time: nothing happens
picture 4 640x480@60
+2000 wait
picture 4 none 12:05
+500 wait
= at 3100: hidden, 18 bytes
= at 3400: no-signal page at 200,136 scale 1, 465 bytes
screen
    ┌────────────────────────────┐
    │01-04 BACKUP                │
    │NO SIGNAL: LOST AT 12:05    │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │Other keys go to the host.  │
    └────────────────────────────┘

# the menu works without a picture, and the page is back after it
+100 trigger
= at 3500: menu at 200,136 scale 1, 921 bytes
screen
    ┌─LIST:ALL────────────01-04──┐
    │PN    QPS NAME              │
    │01-01  ☼  PORT 1            │
    │01-02  ☼  PORT 2            │
    │01-03  .  PORT 3            │
    │01-04  -> BACKUP            │ <
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+100 key Escape
= at 3600: no-signal page at 200,136 scale 1, 566 bytes
= release the keyboard
screen
    ┌────────────────────────────┐
    │01-04 BACKUP                │
    │NO SIGNAL: LOST AT 12:05    │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │Other keys go to the host.  │
    └────────────────────────────┘
# no port at all
selected 1 0
= at 3600: banner at 8,8 scale 1, 235 bytes
+500 wait
= at 4100: no-signal page at 200,136 scale 1, 407 bytes
screen
    ┌────────────────────────────┐
    │NO PORT SELECTED            │
    │                            │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │Other keys go to the host.  │
    └────────────────────────────┘
selected 1 2
= at 4100: banner at 8,8 scale 1, 247 bytes
screen
    [01-02 PORT 2  -.-.-]
