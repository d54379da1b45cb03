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
= at 0: menu at 200,136 scale 1, 738 bytes
+100 type we
= at 100: 28 bytes
= at 100: 13 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN     PS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │ <
    │01-03  .  WEB-02            │
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │Find:we_                    │
    └────────────────────────────┘
+100 type b-02
= at 200: 13 bytes
= at 200: 13 bytes
= at 200: 13 bytes
= at 200: 23 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN     PS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │Find:web-02_                │
    └────────────────────────────┘
# a letter that fits no port is not taken, and the screen says so
+100 type x
= at 300: 30 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN     PS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │Find:web-02 no match        │
    └────────────────────────────┘
+100 key Backspace Backspace
= at 400: 42 bytes
= at 400: 21 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN     PS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │Find:web-_                  │
    └────────────────────────────┘
+2000 wait
= at 2300: 13 bytes

# digits are port numbers before they are parts of names
+500 type 4
= at 2900: 28 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN     PS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │
    │01-04  .  BACKUP            │ <
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │Find:4_                     │
    └────────────────────────────┘
+2500 type 11
= at 4900: 13 bytes
= at 5400: 38 bytes
= at 5400: 316 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN     PS NAME              │
    │01-05  .  PORT 5            ↑
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-10  .  PORT 10           │
    │01-11  .  DB-2              ↓ <
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │Find:11_                    │
    └────────────────────────────┘
+2500 type 2
= at 7400: 13 bytes
= at 7900: 237 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN     PS NAME              │
    │01-02  .  WEB-01            ↑ <
    │01-03  .  WEB-02            │
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            ↓
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │Find:2_                     │
    └────────────────────────────┘
# a movement key ends the word at once
+100 type 0
= at 8000: 30 bytes
+100 key Down
= at 8100: 43 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN     PS NAME              │
    │01-02  .  WEB-01            ↑
    │01-03  .  WEB-02            │ <
    │01-04  .  BACKUP            │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            ↓
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │                            │
    └────────────────────────────┘
# F12: by name, and back; the bar stays on its port
+100 key F12
= at 8200: 260 bytes
screen
    ┌─LIST:ALL────────────01-01──┐
    │PN     PS NAME              │
    │01-05  .  PORT 5            ↑
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            │
    │01-08  .  PORT 8            │
    │01-09  .  PORT 9            │
    │01-02  .  WEB-01            │
    │01-03  .  WEB-02            │ <
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │                            │
    └────────────────────────────┘
+100 key F12
= at 8300: 220 bytes
+100 key Enter
= select 3
= at 8400: banner at 8,8 scale 1, 267 bytes
= release the keyboard
