# COMMAND: a bar at the bottom has the keys; Enter and Esc end it, or ten seconds.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
ports 16
+1000 trigger armed
= at 0: broadcast to none
= at 0: key mask 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
= at 0: port mask 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
= at 0: trigger settings
screen
= banner: 40x1 at 8,456 scale 1
    CMD> _
+100 trigger word
= at 1100: command
+0 key 0
screen
= command: 40x1 at 8,456 scale 1
    CMD> 0_
+100 key 1 0
screen
= command: 40x1 at 8,456 scale 1
    CMD> 01-0_
+100 key 2 Enter
= at 1300: live
= at 1300: select 2
= at 1300: capture off
= at 1300: audit switch: port 2, user 0, console
screen
= banner: 40x1 at 8,8 scale 1
    [01-02 WEB-01  -.-.- F]
+1000 hotkey A
= at 2300: command
screen
= command: 40x1 at 8,456 scale 1
    CMD> A _
+9900 wait
+200 wait
= at 12300: live
= at 12300: beep low
= at 12300: capture off
+1000 hotkey 1
= at 13400: command
+100 key Escape
= at 13500: live
= at 13500: beep low
= at 13500: capture off
screen
= nothing is drawn
