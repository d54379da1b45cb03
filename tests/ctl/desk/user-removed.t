# The user who is logged in is removed, or loses the right to the port.
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
user 2 oper
password 1
password 2
last 2 2
+1000 type oper
= at 0: logged-out
= at 0: capture on
= at 0: broadcast to none
= at 0: key mask none
= at 0: port mask none
= at 0: trigger settings
= at 0: select 0
+0 key Enter Enter
= at 1000: login as oper
+0 checked 2
= at 1000: live
= at 1000: beep high
= at 1000: audit login: port 2, user 2, console
= at 1000: key mask 1 2 3 4
= at 1000: port mask 1 2 3 4
= at 1000: select 2
= at 1000: capture off
= at 1000: audit switch: port 2, user 2, console
= at 1000: keep last port 2 of user 2
+1000 wait
right 2 2 none
= at 2000: key mask 1 3 4
= at 2000: port mask 1 3 4
= at 2000: select 0
= at 2000: audit switch: port 0, user 2, console
screen
= banner: 40x2 at 8,8 scale 1
    [NO PORT]
    NO RIGHT TO THAT PORT
+1000 hotkey 1
= at 2500: no-signal
= at 3000: command
= at 3000: no-signal
= at 3000: select 1
= at 3000: capture off
= at 3000: live
= at 3000: audit switch: port 1, user 2, console
= at 3000: keep last port 1 of user 2
remove 2
= at 3000: logged-out
= at 3000: capture on
= at 3000: audit logout: port 1, user 2, console: the user was removed
= at 3000: key mask none
= at 3000: port mask none
= at 3000: select 0
