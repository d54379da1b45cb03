# SCAN: visits ports with a picture; only scan keys work; Space and Esc end it where it is, P pauses.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
+1000 hotkey A 3 Enter
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: scan
= at 1000: audit scan: port 1, user 0, scan: begin
= at 1000: audit scan: port 1, user 0, scan: visit, 3 s
screen
= scan: 40x1 at 8,8 scale 1
    [S 01-01 MAIL-A  3s]
+3000 wait
= at 4000: audit scan: port 2, user 0, scan: visit, 3 s
= at 4000: select 2
screen
= scan: 40x1 at 8,8 scale 1
    [S 01-02 WEB-01  3s]
+1000 key X Enter F1
+1000 key P
screen
= scan: 40x1 at 8,8 scale 1
    [P PAUSED 01-02 WEB-01]
+60000 wait
+0 key Right
= at 66000: audit scan: port 3, user 0, scan: visit, 3 s
= at 66000: select 3
screen
= scan: 40x1 at 8,8 scale 1
    [P PAUSED 01-03 WEB-02]
+0 key Left P
= at 66000: audit scan: port 2, user 0, scan: visit, 3 s
= at 66000: select 2
screen
= scan: 40x1 at 8,8 scale 1
    [S 01-02 WEB-01  3s]
+3000 wait
= at 69000: audit scan: port 3, user 0, scan: visit, 3 s
= at 69000: select 3
+500 key Escape
= at 69500: live
= at 69500: audit scan: port 3, user 0, scan: end
= at 69500: capture off
screen
= banner: 40x1 at 8,8 scale 1
    [01-03 WEB-02  -.-.- F]
+1000 hotkey A Enter
= at 70500: command
= at 70500: scan
= at 70500: audit scan: port 3, user 0, scan: begin
= at 70500: audit scan: port 3, user 0, scan: visit, 5 s
+5000 key Space
= at 75500: audit scan: port 1, user 0, scan: visit, 5 s
= at 75500: select 1
= at 75500: live
= at 75500: audit scan: port 1, user 0, scan: end
= at 75500: capture off
# the hotkey works in it; the menu makes it wait, Esc lets it go on, a port ends it
+1000 hotkey A Enter
= at 76500: command
= at 76500: scan
= at 76500: audit scan: port 1, user 0, scan: begin
= at 76500: audit scan: port 1, user 0, scan: visit, 5 s
+100 key ScrollLock ScrollLock
= at 76600: command
+800 wait
= at 77300: menu
+20000 key Escape
= at 97400: scan
+4900 wait
+200 wait
= at 102400: audit scan: port 2, user 0, scan: visit, 5 s
= at 102400: select 2
+100 key ScrollLock ScrollLock 3
= at 102600: command
= at 102600: live
= at 102600: audit scan: port 2, user 0, scan: end
= at 102600: select 3
= at 102600: capture off
= at 102600: audit switch: port 3, user 0, console
+9000 wait
