# Selecting a port without a picture: switches, or is refused, as set.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
+1000 hotkey 4
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: live
= at 1000: select 4
= at 1000: capture off
= at 1000: audit switch: port 4, user 0, console
+1000 hotkey 1
= at 1500: no-signal
= at 2000: command
= at 2000: no-signal
= at 2000: select 1
= at 2000: capture off
= at 2000: live
= at 2000: audit switch: port 1, user 0, console
set dead-ports refuse
+1000 hotkey 4
= at 3000: command
= at 3000: live
= at 3000: beep low
= at 3000: capture off
screen
= banner: 40x2 at 8,8 scale 1
    [01-01 MAIL-A  -.-.- F]
    NO PICTURE: NOT SELECTED
+1000 tool alice 0 select 4
= at 4000: beep low
= refused (5): NO PICTURE: NOT SELECTED
