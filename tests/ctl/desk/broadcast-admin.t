# Only an administrator may broadcast, and only to ports it has full right to.
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
user 2 oper
password 2
last 1 1
last 2 1
right 2 3 view
+1000 type oper
= at 0: logged-out
= at 0: capture on
= at 0: broadcast to none
= at 0: key mask none
= at 0: port mask none
= at 0: trigger settings
= at 0: select 0
+0 key Enter
+0 type secret
+0 key Enter
= at 1000: login as oper
+0 checked 2
= at 1000: live
= at 1000: beep high
= at 1000: audit login: port 1, user 2, console
= at 1000: key mask 1 2 4
= at 1000: port mask 1 2 3 4
= at 1000: select 1
= at 1000: capture off
= at 1000: audit switch: port 1, user 2, console
= at 1000: keep last port 1 of user 2
+1000 hotkey B
= at 2000: command
= at 2000: live
= at 2000: beep low
= at 2000: capture off
screen
= banner: 40x2 at 8,8 scale 1
    [01-01 MAIL-A  -.-.- F]
    For administrators only.
+1000 hotkey L
= at 3000: command
= at 3000: logged-out
= at 3000: keep last port 1 of user 2
= at 3000: audit logout: port 1, user 2, console
= at 3000: key mask none
= at 3000: port mask none
= at 3000: select 0
+1000 type root
+0 key Enter
+0 type secret
+0 key Enter
= at 4000: login as root
+0 checked 1
= at 4000: live
= at 4000: beep high
= at 4000: audit login: port 1, user 1, console
= at 4000: key mask 1 2 3 4
= at 4000: port mask 1 2 3 4
= at 4000: select 1
= at 4000: capture off
= at 4000: audit switch: port 1, user 1, console
= at 4000: keep last port 1 of user 1
controller 3 2
= at 4000: key mask 1 2 4
+1000 hotkey B
= at 5000: command
= at 5000: broadcast
= at 5000: level LEDs of 1 2 4
= at 5000: audit broadcast: port 0, user 1, console: begin: 3 ports
= at 5000: broadcast to 1 2 4
= at 5000: capture off
+1000 hotkey L
= at 6000: command
= at 6000: logged-out
= at 6000: keep last port 1 of user 1
= at 6000: audit logout: port 1, user 1, console
= at 6000: audit broadcast: port 0, user 1, console: end: logged out
= at 6000: broadcast to none
= at 6000: key mask none
= at 6000: port mask none
= at 6000: select 0
