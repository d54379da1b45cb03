# LOGGED-OUT and login: no port, no host, no masks; then the port of the last session, or the list.
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
last 1 3
last 2 2
right 2 2 none
right 2 3 view
failed 1 3
+1000 wait
= at 0: logged-out
= at 0: capture on
= at 0: broadcast to none
= at 0: key mask none
= at 0: port mask none
= at 0: trigger settings
= at 0: select 0
screen
= logged-out: 30x13 at 200,136 scale 1, internal picture
    ┌─OPERATOR CONSOLE 1─────────┐
    │                            │
    │USER     [.................]│ <
    │PASSWORD [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=log in Esc=clear          │
    │                            │
    └────────────────────────────┘
+0 type root
+0 key Enter
+0 type secret
+0 key Enter
= at 1000: login as root
+500 type ignored
+0 checked 1
= at 1500: live
= at 1500: beep high
= at 1500: audit login: port 3, user 1, console
= at 1500: key mask 1 2 3 4
= at 1500: port mask 1 2 3 4
= at 1500: select 3
= at 1500: capture off
= at 1500: audit switch: port 3, user 1, console
= at 1500: keep last port 3 of user 1
screen
= banner: 40x2 at 8,8 scale 1
    [01-03 WEB-02  -.-.- F]
    3 FAILED SINCE 11-14 22:13
+5000 hotkey L
= at 6500: command
= at 6500: logged-out
= at 6500: keep last port 3 of user 1
= at 6500: audit logout: port 3, user 1, console
= at 6500: key mask none
= at 6500: port mask none
= at 6500: select 0
# the port of the last session is not allowed any more: the list
+1000 type oper
+0 key Enter
+0 type secret
+0 key Enter
= at 7500: login as oper
+0 checked 2
= at 7500: menu
= at 7500: beep high
= at 7500: audit login: port 0, user 2, console
= at 7500: key mask 1 4
= at 7500: port mask 1 3 4
+1000 key Escape
= at 8500: no-signal
= at 8500: capture off
+0 tool alice 1 select 1
= at 8500: select 1
= at 8500: live
= at 8500: audit switch: port 1, user 2, alice
= at 8500: keep last port 1 of user 2
+1000 hotkey L
= at 9500: command
= at 9500: logged-out
= at 9500: keep last port 1 of user 2
= at 9500: audit logout: port 1, user 2, console
= at 9500: key mask none
= at 9500: port mask none
= at 9500: select 0
+0 tool alice 1 select 1
= at 9500: live
= at 9500: audit login: port 0, user 1, alice
= at 9500: key mask 1 2 3 4
= at 9500: port mask 1 2 3 4
= at 9500: select 1
= at 9500: capture off
= at 9500: audit switch: port 1, user 1, alice
= at 9500: keep last port 1 of user 1
# root is nobody's session: it shows no host to nobody
+1000 hotkey L
= at 10500: command
= at 10500: logged-out
= at 10500: keep last port 1 of user 1
= at 10500: audit logout: port 1, user 1, console
= at 10500: key mask none
= at 10500: port mask none
= at 10500: select 0
+0 tool root 0 select 1
= at 10500: beep low
= refused (4): NOBODY IS LOGGED IN HERE
