# A key in scan: nothing, or, as set, the scan waits until nobody has typed for three seconds.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
+1000 hotkey A 5 Enter
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: scan
= at 1000: audit scan: port 1, user 0, scan: begin
= at 1000: audit scan: port 1, user 0, scan: visit, 5 s
+1000 key X Y
+3900 wait
+200 wait
= at 6000: audit scan: port 2, user 0, scan: visit, 5 s
= at 6000: select 2
set scan-keys suspend
+0 key X
screen
= scan: 40x1 at 8,8 scale 1
    [W 01-02 WEB-01  3s]
+2000 key Y
+2900 wait
+200 wait
= at 11100: audit scan: port 3, user 0, scan: visit, 5 s
= at 11100: select 3
