# Two consoles on one port: the first has the keys; the other watches, F9 asks, an administrator may force.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
consoles 2
selected 2 2
controller 2 2
+1000 hotkey 2
= at 0: broadcast to none
= at 0: key mask 1 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: live
= at 1000: select 2
= at 1000: capture off
= at 1000: capture on
= at 1000: audit switch: port 2, user 0, console
screen
= banner: 40x2 at 8,8 scale 1
    [01-02 WEB-01  -.-.- R]
    R CONSOLE 2 F9=ask F10=take
+1000 key X
screen
= banner: 40x2 at 8,8 scale 1
    [01-02 WEB-01  -.-.- R]
    R CONSOLE 2 F9=ask F10=take
+1000 key F9
= at 3000: ask 2
screen
= banner: 40x2 at 8,8 scale 1
    [01-02 WEB-01  -.-.- R]
    CONSOLE 2 IS ASKED
+1000 key F10
= at 4000: force 2
controller 2 1
= at 4000: key mask 1 2 3 4
= at 4000: capture off
# and asked by the other
+1000 input
+0 ask 2 2 0
= at 5000: capture on
= at 5000: beep high
screen
= banner: 30x5 at 200,200 scale 1
    ┌────────────────────────────┐
    │CONSOLE 2                   │
    │ASKS FOR CONTROL            │
    │F9=give  Esc=refuse  10 s   │
    └────────────────────────────┘
+100 key F9
= at 5100: audit takeover: port 2, user 0, console: given to CONSOLE 2
= at 5100: give to CONSOLE 2
= at 5100: capture off
controller 2 2
= at 5100: capture on
= at 5100: key mask 1 3 4
+1000 wait
# the hotkey works while watching; the menu, too
+1000 key ScrollLock ScrollLock 1
= at 7100: command
= at 7100: live
= at 7100: select 1
= at 7100: audit switch: port 1, user 0, console
= at 7100: capture off
+1000 hotkey 2
= at 8100: command
= at 8100: live
= at 8100: select 2
= at 8100: capture off
= at 8100: capture on
= at 8100: audit switch: port 2, user 0, console
+100 key ScrollLock ScrollLock
= at 8200: command
+1000 wait
= at 8900: menu
+100 key Escape
= at 9300: live
