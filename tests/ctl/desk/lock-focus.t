# K holds this port until K again: hotkeys, scan, skip and tools are refused.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
+1000 hotkey K
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: live
= at 1000: port mask 1
= at 1000: capture off
screen
= banner: 40x1 at 8,8 scale 1
    FOCUS LOCKED ON 01-01
+1000 hotkey 2
= at 2000: command
= at 2000: live
= at 2000: beep low
= at 2000: capture off
screen
= banner: 40x1 at 8,8 scale 1
    FOCUS IS LOCKED (HOTKEY K)
+1000 hotkey Down
= at 3000: command
= at 3000: live
= at 3000: beep low
= at 3000: capture off
+1000 hotkey A Enter
= at 4000: command
= at 4000: live
= at 4000: beep low
= at 4000: capture off
+1000 hotkey S
= at 5000: command
= at 5000: live
= at 5000: beep low
= at 5000: capture off
+1000 tool alice 0 select 2
= at 6000: beep low
= refused (5): FOCUS IS LOCKED (HOTKEY K)
+1000 trigger menu
= at 7000: menu
+0 key Down Enter
= at 7000: live
= at 7000: beep low
= at 7000: capture off
screen
= banner: 40x1 at 8,8 scale 1
    FOCUS IS LOCKED (HOTKEY K)
+1000 hotkey K
= at 8000: command
= at 8000: live
= at 8000: port mask 1 2 3 4
= at 8000: capture off
+1000 hotkey 2
= at 9000: command
= at 9000: live
= at 9000: select 2
= at 9000: capture off
= at 9000: audit switch: port 2, user 0, console
