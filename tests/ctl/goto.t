# F1: a port by number or by name, best match first.
ports 12
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 NEW WEB
picture 1 640x480@60
picture 3 640x480@60
selected 1 1

+0 trigger
= at 0: menu at 200,136 scale 1, 985 bytes
+100 key F1
= at 100: 210 bytes
screen
    ┌─GO TO──────────────────────┐
    │Port      [................]│ <
    │01-01  ☼> MAIL-A            │ <
    │01-02  .  WEB-01            │
    │01-03  ☼  WEB-02            │
    │01-04  .  NEW WEB           │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├────────────────────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+100 type web
= at 200: 268 bytes
= at 200: 22 bytes
= at 200: 22 bytes
screen
    ┌─GO TO──────────────────────┐
    │Port      [web.............]│ <
    │01-02  .  WEB-01            │ <
    │01-03  ☼  WEB-02            │
    │01-04  .  NEW WEB           │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+100 key Down
= at 300: 13 bytes
screen
    ┌─GO TO──────────────────────┐
    │Port      [web.............]│ <
    │01-02  .  WEB-01            │
    │01-03  ☼  WEB-02            │ <
    │01-04  .  NEW WEB           │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+100 key Enter
= select 3
= at 400: banner at 8,8 scale 1, 327 bytes
= release the keyboard
screen
    [01-03 WEB-02  -.-.-]

# the whole number, unit and port
+4000 trigger
= at 3400: hidden, 18 bytes
= at 4400: menu at 200,136 scale 1, 985 bytes
+100 key F1
= at 4500: 230 bytes
+100 type 0103
= at 4600: 22 bytes
= at 4600: 22 bytes
= at 4600: 302 bytes
= at 4600: 258 bytes
screen
    ┌─GO TO──────────────────────┐
    │Port      [0103............]│ <
    │01-03  ☼> WEB-02            │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+100 key Enter
= at 4700: banner at 8,8 scale 1, 187 bytes
= release the keyboard
+4000 trigger
= at 7700: hidden, 18 bytes
= at 8700: menu at 200,136 scale 1, 985 bytes
+100 key F1
= at 8800: 230 bytes
+100 type 12
= at 8900: 262 bytes
= at 8900: 156 bytes
screen
    ┌─GO TO──────────────────────┐
    │Port      [12..............]│ <
    │01-12  .  PORT 12           │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
# no such port: Enter stays here, Backspace mends it, Esc goes back to the list
+100 type 9
= at 9000: 113 bytes
screen
    ┌─GO TO──────────────────────┐
    │Port      [129.............]│ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├No such port.───────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+100 key Enter
+100 key Backspace
= at 9200: 129 bytes
screen
    ┌─GO TO──────────────────────┐
    │Port      [12..............]│ <
    │01-12  .  PORT 12           │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
+100 key Escape
= at 9300: 766 bytes
screen
    ┌─LIST:ALL────────────01-03──┐
    │PN    QPS NAME              │
    │01-01  ☼  MAIL-A            │
    │01-02  .  WEB-01            │
    │01-03  ☼> WEB-02            │ <
    │01-04  .  NEW WEB           │
    │01-05  .  PORT 5            │
    │01-06  .  PORT 6            │
    │01-07  .  PORT 7            ↓
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └────────────────────────────┘
+100 key Escape
= at 9400: hidden, 18 bytes
= release the keyboard
