# ALARM: ports of the list that nobody looks at: any change, black, lost. Each once, until it was looked at.
ports 4
name 1 MAIL-A
name 2 CAM-NORTH
name 3 数据库服务器
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
picture 4 640x480@60
selected 1 1
set banner off
+0 wait
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
# off, as it is at first: nothing
changes 2
+1000 wait
set alarm always
+1000 wait
picture 2 none 12:00
# shorter than a change of mode: nothing
+1500 wait
picture 2 800x600@60
+5000 wait
# lost, and said once
picture 2 none 12:00
+3000 wait
= at 10500: audit alarm: port 2, user 0, watch: lost
= at 10500: beep high
screen
= banner: 40x1 at 8,8 scale 1
    [! 01-02 CAM-NORTH LOST]
+10000 wait
screen
= nothing is drawn
# back for a while, then black
picture 2 800x600@60
+5000 wait
blank 2 on
+3000 wait
= at 28500: audit alarm: port 2, user 0, watch: blank
= at 28500: beep high
screen
= banner: 40x1 at 8,8 scale 1
    [! 01-02 CAM-NORTH BLANK]
# a change is none of the causes yet
changes 4
+1000 wait
set alarm-on changed
+9000 wait
changes 4
= at 39500: audit alarm: port 4, user 0, watch: changed
= at 39500: beep high
+100 wait
screen
= banner: 40x1 at 8,8 scale 1
    [! 01-04 BACKUP CHANGED]
changes 4
+9000 wait
# looked at: it may raise the alarm again
+100 tool alice 0 select 4
= at 48700: select 4
= at 48700: audit switch: port 4, user 0, alice
+4000 tool alice 0 select 1
= at 52700: select 1
= at 52700: audit switch: port 1, user 0, alice
+4000 wait
changes 4
= at 56700: audit alarm: port 4, user 0, watch: changed
= at 56700: beep high
+100 wait
set language zh
picture 3 none 12:30
+3000 wait
= at 58800: audit alarm: port 3, user 0, watch: lost
= at 58800: beep high
screen
= banner: 40x1 at 8,8 scale 1
    [! 01-03 数据库服务器 中断]
# the port on the screen never does
picture 1 none 12:31
+5000 wait
= at 60300: no-signal
# with any change as the cause: what comes back with another picture is one
set language en
blank 4 on
+3000 wait
= at 66800: audit alarm: port 4, user 0, watch: blank
= at 66800: beep high
blank 4 off
changes 4
= at 67800: audit alarm: port 4, user 0, watch: changed
= at 67800: beep high
+100 wait
