# A port for viewing only: its keys reach nobody, and that is said once.
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
last 2 1
right 2 2 view
right 2 4 none
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
= at 1000: audit login: port 1, user 2, console
= at 1000: key mask 1 3
= at 1000: port mask 1 2 3
= at 1000: select 1
= at 1000: capture off
= at 1000: audit switch: port 1, user 2, console
= at 1000: keep last port 1 of user 2
+1000 hotkey 2
= at 2000: command
= at 2000: live
= at 2000: select 2
= at 2000: capture off
= at 2000: audit switch: port 2, user 2, console
= at 2000: keep last port 2 of user 2
screen
= banner: 40x1 at 8,8 scale 1
    [01-02 WEB-01  -.-.- V]
+1000 trigger muted
screen
= banner: 40x2 at 8,8 scale 1
    [01-02 WEB-01  -.-.- V]
    VIEW ONLY: KEYS ARE IGNORED
+100 trigger muted
+5000 trigger muted
screen
= nothing is drawn
+1000 hotkey 1
= at 9100: command
= at 9100: live
= at 9100: select 1
= at 9100: capture off
= at 9100: audit switch: port 1, user 2, console
= at 9100: keep last port 1 of user 2
+100 hotkey 2
= at 9200: command
= at 9200: live
= at 9200: select 2
= at 9200: capture off
= at 9200: audit switch: port 2, user 2, console
= at 9200: keep last port 2 of user 2
+100 trigger muted
screen
= banner: 40x2 at 8,8 scale 1
    [01-02 WEB-01  -.-.- V]
    VIEW ONLY: KEYS ARE IGNORED
# a port without any right: a low beep, and none of the arrows goes there
+1000 hotkey 4
= at 10300: command
= at 10300: live
= at 10300: beep low
= at 10300: capture off
+0 tool alice 1 select 4
= at 10300: beep low
= refused (1): No such port.
+0 hotkey 3
= at 10300: command
= at 10300: live
= at 10300: select 3
= at 10300: capture off
= at 10300: audit switch: port 3, user 2, console
= at 10300: keep last port 3 of user 2
+0 hotkey Down
= at 10300: command
= at 10300: live
= at 10300: select 1
= at 10300: capture off
= at 10300: audit switch: port 1, user 2, console
= at 10300: keep last port 1 of user 2
