# F2: which ports the list holds.
ports 4
picture 2 640x480@60
picture 4 640x480@60
selected 1 2

+0 trigger
= at 0: menu at 200,136 scale 1, 744 bytes
+100 key F2
= at 100: 287 bytes
screen
    ┌─LIST───────────────────────┐
    │Ports to show               │
    │                            │
    │ > All ports                │ <
    │   Powered on (with picture)│
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │                  ↑↓↵ Esc   │
    │                            │
    └────────────────────────────┘
+100 key Down
= at 200: 13 bytes
+100 key Enter
= at 300: 345 bytes
screen
    ┌─LIST:ON─────────────01-02──┐
    │PN     PS NAME              │
    │01-02  ☼> PORT 2            │ <
    │01-04  ☼  PORT 4            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │                            │
    └────────────────────────────┘
# a port that goes off leaves the list, the bar stays where it was
picture 4 none 10:15
= at 300: 43 bytes
screen
    ┌─LIST:ON─────────────01-02──┐
    │PN     PS NAME              │
    │01-02  ☼> PORT 2            │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │                            │
    └────────────────────────────┘
picture 4 640x480@75
= at 300: 71 bytes
picture 3 640x480@60
= at 300: 89 bytes
screen
    ┌─LIST:ON─────────────01-02──┐
    │PN     PS NAME              │
    │01-02  ☼> PORT 2            │ <
    │01-03  ☼  PORT 3            │
    │01-04  ☼  PORT 4            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │                            │
    └────────────────────────────┘
+100 key Down Down Enter
= at 400: 13 bytes
= at 400: 13 bytes
= select 4
= at 400: banner at 8,8 scale 1, 287 bytes
= release the keyboard
+5000 trigger
= at 3400: hidden, 18 bytes
= at 5400: menu at 200,136 scale 1, 609 bytes
screen
    ┌─LIST:ON─────────────01-04──┐
    │PN     PS NAME              │
    │01-02  ☼  PORT 2            │
    │01-03  ☼  PORT 3            │
    │01-04  ☼> PORT 4            │ <
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │                            │
    └────────────────────────────┘
picture 2 none
= at 5400: 148 bytes
picture 3 none
= at 5400: 130 bytes
picture 4 none
= at 5400: 53 bytes
screen
    ┌─LIST:ON─────────────01-04──┐
    │PN     PS NAME              │
    │No port has a picture.      │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │                            │
    └────────────────────────────┘
# nothing to switch to
+100 key Enter
+100 key F2 Up Enter
= at 5600: 232 bytes
= at 5600: 13 bytes
= at 5600: 469 bytes
screen
    ┌─LIST:ALL────────────01-04──┐
    │PN     PS NAME              │
    │01-01  .  PORT 1            │
    │01-02  .  PORT 2            │
    │01-03  .  PORT 3            │
    │01-04  .> PORT 4            │ <
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 12Sort  ↑↓↵ Esc   │
    │                            │
    └────────────────────────────┘
+100 key Escape
= at 5700: hidden, 18 bytes
= release the keyboard
