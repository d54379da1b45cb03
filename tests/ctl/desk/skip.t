# SKIP: arrows go from port to port of the list; Space, Esc or Enter ends it; other keys do nothing.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
set list on
+1000 hotkey S
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: skip
screen
= skip: 40x1 at 8,8 scale 1
    [K 01-01 MAIL-A]
+1000 key Down
= at 2000: select 2
= at 2000: audit switch: port 2, user 0, console
screen
= skip: 40x1 at 8,8 scale 1
    [K 01-02 WEB-01]
+1000 key Right Right Left Up
= at 3000: select 3
= at 3000: audit switch: port 3, user 0, console
= at 3000: select 1
= at 3000: audit switch: port 1, user 0, console
= at 3000: select 3
= at 3000: audit switch: port 3, user 0, console
= at 3000: select 2
= at 3000: audit switch: port 2, user 0, console
+1000 key A 1 F1
+1000 key Space
= at 5000: live
= at 5000: capture off
screen
= banner: 40x1 at 8,8 scale 1
    [01-02 WEB-01  -.-.- F]
+1000 hotkey S
= at 6000: command
= at 6000: skip
+100 key Escape
= at 6100: live
= at 6100: capture off
+1000 hotkey S
= at 7100: command
= at 7100: skip
+100 key Enter
= at 7200: live
= at 7200: capture off
+1000 hotkey S
= at 8200: command
= at 8200: skip
+100 key ScrollLock ScrollLock 2
= at 8300: command
= at 8300: live
= at 8300: capture off
