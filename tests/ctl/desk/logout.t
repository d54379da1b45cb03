# Logout by hotkey, menu and idle time: lock macros, scan and broadcast stop, nothing shown, nothing reached.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
user 1 root admin
password 1
last 1 1
macro 1 LeftMeta+L
macro 3 Ctrl+Alt+L
set logout-min 1
+1000 type root
= at 0: logged-out
= at 0: capture on
= at 0: broadcast to none
= at 0: key mask none
= at 0: port mask none
= at 0: trigger settings
= at 0: select 0
+0 key Enter Enter
= at 1000: login as root
+0 checked 1
= at 1000: live
= at 1000: beep high
= at 1000: audit login: port 1, user 1, console
= at 1000: key mask 1 2 3 4
= at 1000: port mask 1 2 3 4
= at 1000: select 1
= at 1000: capture off
= at 1000: audit switch: port 1, user 1, console
= at 1000: keep last port 1 of user 1
+1000 hotkey A Enter
= at 2000: command
= at 2000: scan
= at 2000: audit scan: port 1, user 1, scan: begin
= at 2000: audit scan: port 1, user 1, scan: visit, 5 s
+6000 key ScrollLock ScrollLock L
= at 7000: audit scan: port 2, user 1, scan: visit, 5 s
= at 7000: select 2
= at 8000: command
= at 8000: logged-out
= at 8000: lock macros of 1 3
= at 8000: keep last port 2 of user 1
= at 8000: audit logout: port 2, user 1, console
= at 8000: audit scan: port 2, user 1, scan: end: logged out
= at 8000: key mask none
= at 8000: port mask none
= at 8000: select 0
+1000 type root
+0 key Enter Enter
= at 9000: login as root
+0 checked 1
= at 9000: live
= at 9000: beep high
= at 9000: audit login: port 1, user 1, console
= at 9000: key mask 1 2 3 4
= at 9000: port mask 1 2 3 4
= at 9000: select 1
= at 9000: capture off
= at 9000: audit switch: port 1, user 1, scan
= at 9000: keep last port 1 of user 1
+1000 trigger menu
= at 10000: menu
+0 key F8
= at 10000: logged-out
= at 10000: lock macros of 1 3
= at 10000: keep last port 1 of user 1
= at 10000: audit logout: port 1, user 1, console
= at 10000: key mask none
= at 10000: port mask none
= at 10000: select 0
+1000 type root
+0 key Enter Enter
= at 11000: login as root
+0 checked 1
= at 11000: live
= at 11000: beep high
= at 11000: audit login: port 1, user 1, console
= at 11000: key mask 1 2 3 4
= at 11000: port mask 1 2 3 4
= at 11000: select 1
= at 11000: capture off
= at 11000: audit switch: port 1, user 1, console
= at 11000: keep last port 1 of user 1
+1000 hotkey B
= at 12000: command
= at 12000: broadcast
= at 12000: level LEDs of 1 2 3 4
= at 12000: audit broadcast: port 0, user 1, console: begin: 4 ports
= at 12000: broadcast to 1 2 3 4
= at 12000: capture off
+30000 input
+59000 wait
+2000 wait
= at 102000: logged-out
= at 102000: capture on
= at 102000: lock macros of 1 3
= at 102000: keep last port 1 of user 1
= at 102000: audit logout: port 1, user 1, console: idle
= at 102000: audit broadcast: port 0, user 1, console: end: logged out
= at 102000: broadcast to none
= at 102000: key mask none
= at 102000: port mask none
= at 102000: select 0
