# ALARM in scan: only while the scan runs, and of every port but the one visited.
ports 3
name 1 CAM-1
name 2 CAM-2
name 3 CAM-3
picture 1 640x480@60
picture 2 640x480@60
picture 3 640x480@60
selected 1 1
set banner off
set alarm scan
set alarm-on changed
+0 wait
= at 0: broadcast to none
= at 0: key mask 1 2 3
= at 0: port mask 1 2 3
= at 0: trigger settings
changes 3
+2000 wait
+100 tool alice 0 scan 5
= at 2100: scan
= at 2100: capture on
= at 2100: audit scan: port 1, user 0, scan: begin
= at 2100: audit scan: port 1, user 0, scan: visit, 5 s
+1000 wait
changes 3
= at 3100: audit alarm: port 3, user 0, watch: changed
= at 3100: beep high
+100 wait
screen
= scan: 40x2 at 8,8 scale 1
    [S 01-01 CAM-1  4s]
    [! 01-03 CAM-3 CHANGED]
# visited ports are looked at
+6000 wait
= at 7100: audit scan: port 2, user 0, scan: visit, 5 s
= at 7100: select 2
changes 2
+3000 wait
= at 12100: audit scan: port 3, user 0, scan: visit, 5 s
= at 12100: select 3
changes 1
= at 12200: audit alarm: port 1, user 0, watch: changed
= at 12200: beep high
+200 wait
screen
= scan: 40x2 at 8,8 scale 1
    [S 01-03 CAM-3  5s]
    [! 01-01 CAM-1 CHANGED]
