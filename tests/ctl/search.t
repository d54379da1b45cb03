# Letters and digits find a port; two seconds of silence start a new word.
ports 12
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
name 11 DB-2
picture 1 640x480@60
selected 1 1

+0 trigger
= at 0: menu at 200,136 scale 1, 876 bytes
+100 type we
= at 100: 28 bytes
= at 100: 13 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │ <
    │01-03  .  WEB-02            │
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├Find:we_────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+100 type b-02
= at 200: 13 bytes
= at 200: 13 bytes
= at 200: 13 bytes
= at 200: 23 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├Find:web-02_────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
# a letter that fits no port is not taken, and the screen says so
+100 type x
= at 300: 20 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├Find:web-02 no match────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+100 key Backspace Backspace
= at 400: 22 bytes
= at 400: 23 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├Find:web-_──────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+2000 wait
= at 2300: 13 bytes

# digits are port numbers before they are parts of names
+500 type 4
= at 2900: 28 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │
    │01-04  .  BACKUP            │ <
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├Find:4_─────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+2500 type 11
= at 4900: 13 bytes
= at 5400: 38 bytes
= at 5400: 308 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-05  .  PORT 5            ↑
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  DB-2              ↓ <
    ├Find:11_────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+2500 type 2
= at 7400: 13 bytes
= at 7900: 237 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-02  .  WEB-01            ↑ <
    │01-03  .  WEB-02            │
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            ↓
    ├Find:2_─────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
# a movement key ends the word at once
+100 type 0
= at 8000: 20 bytes
+100 key Down
= at 8100: 23 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-02  .  WEB-01            ↑
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            ↓
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
# F12: by name, and back; the bar stays on its port
+100 key F12
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-02  .  WEB-01            ↑
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            ↓
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+100 key F12
+100 key Enter
= select 3
= at 8400: banner at 8,8 scale 1, 337 bytes
= release the keyboard
