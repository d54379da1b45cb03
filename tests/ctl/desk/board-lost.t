# The board goes and comes: menus, scan and broadcast end, and everything is told to it anew.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
+1000 trigger menu
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: menu
+1000 board down
= at 2000: live
+1000 board up
= at 3000: broadcast to none
= at 3000: key mask 1 2 3 4
= at 3000: port mask 1 2 3 4
= at 3000: trigger settings
+1000 hotkey A Enter
= at 4000: command
= at 4000: scan
= at 4000: audit scan: port 1, user 0, scan: begin
= at 4000: audit scan: port 1, user 0, scan: visit, 5 s
+1000 board down
= at 5000: live
= at 5000: audit scan: port 1, user 0, scan: end: board lost
+1000 board up
= at 6000: broadcast to none
= at 6000: key mask 1 2 3 4
= at 6000: port mask 1 2 3 4
= at 6000: trigger settings
+1000 hotkey K
= at 7000: command
= at 7000: live
= at 7000: port mask 1
= at 7000: capture off
+100 board down
+100 board up
= at 7200: broadcast to none
= at 7200: key mask 1 2 3 4
= at 7200: port mask 1
= at 7200: trigger settings
# it kept the keyboard although nobody wants it
+100 capture 1
+7900 wait
+200 wait
= at 15300: capture off
