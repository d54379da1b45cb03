# Letters and digits find a port; two seconds of silence start a new word.
ports 12
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
name 11 DB-2
picture 1 640x480@60
selected 1 1

+0 trigger menu
= at 0: broadcast to none
= at 0: key mask 1 2 3 4 5 6 7 8 9 10 11 12
= at 0: port mask 1 2 3 4 5 6 7 8 9 10 11 12
= at 0: trigger settings
= at 0: menu
+100 type we
screen
= menu: 30x18 at 200,96 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │ <
    │01-03  .  WEB-02            │
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  DB-2              │
    │01-12  .  PORT 12           │
    ├Find:we_────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
+100 type b-02
screen
= menu: 30x18 at 200,96 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  DB-2              │
    │01-12  .  PORT 12           │
    ├Find:web-02_────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
# a letter that fits no port is not taken, and the screen says so
+100 type x
screen
= menu: 30x18 at 200,96 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  DB-2              │
    │01-12  .  PORT 12           │
    ├Find:web-02 no match────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
+100 key Backspace Backspace
screen
= menu: 30x18 at 200,96 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  DB-2              │
    │01-12  .  PORT 12           │
    ├Find:web-_──────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
+2000 wait

# digits are port numbers before they are parts of names
+500 type 4
screen
= menu: 30x18 at 200,96 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │
    │01-04  .  BACKUP            │ <
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  DB-2              │
    │01-12  .  PORT 12           │
    ├Find:4_─────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
+2500 type 11
screen
= menu: 30x18 at 200,96 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  DB-2              │ <
    │01-12  .  PORT 12           │
    ├Find:11_────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
+2500 type 2
screen
= menu: 30x18 at 200,96 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │ <
    │01-03  .  WEB-02            │
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  DB-2              │
    │01-12  .  PORT 12           │
    ├Find:2_─────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
# a movement key ends the word at once
+100 type 0
+100 key Down
screen
= menu: 30x18 at 200,96 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  DB-2              │
    │01-12  .  PORT 12           │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
# F12: by name, and back; the bar stays on its port
+100 key F12
= at 8200: set order name
screen
= menu: 30x18 at 200,96 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-04  .  BACKUP            │
    │01-11  .  DB-2              │
    │01-01  ☼> MAIL-A            │
    │01-10  .  PORT 10           │
    │01-12  .  PORT 12           │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
+100 key F12
= at 8300: set order number
+100 key Enter
= at 8400: live
= at 8400: select 3
= at 8400: capture off
= at 8400: audit switch: port 3, user 0, console
