# LOCKED: wrong passwords cost 1, 2, 4, 8 s, then a lockout with a countdown; a restart ends neither.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
wall 1700000000
user 1 root admin
password 1
last 1 1
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
+0 checked wrong root
= at 1000: locked
= at 1000: beep low
= at 1000: audit failed: port 0, user -1, console: root
screen
= locked: 30x13 at 200,136 scale 1, internal picture
    ┌─OPERATOR CONSOLE 1─────────┐
    │Locked: wait 1 s. Too many  │
    │wrong passwords.            │
    ├LOGIN FAILED────────────────┤
    │                            │
    │                            │
    └────────────────────────────┘
+500 type x
+600 type root
= at 2000: logged-out
+0 key Enter Enter
= at 2100: login as root
+0 checked wrong
= at 2100: locked
= at 2100: beep low
= at 2100: audit failed: port 0, user -1, console: unknown user
+2000 key A Enter Enter
= at 4100: logged-out
= at 4100: login as a
+0 checked wrong root
= at 4100: locked
= at 4100: beep low
= at 4100: audit failed: port 0, user -1, console: root
+4000 key A Enter Enter
= at 8100: logged-out
= at 8100: login as a
+0 checked wrong root
= at 8100: locked
= at 8100: beep low
= at 8100: audit failed: port 0, user -1, console: root
+8000 key A Enter Enter
= at 16100: logged-out
= at 16100: login as a
+0 checked wrong root
= at 16100: locked
= at 16100: beep low
= at 16100: audit failed: port 0, user -1, console: root
= at 16100: audit lockout: port 0, user -1, console: root
screen
= locked: 30x13 at 89,26 scale 1, internal picture
    ┌─OPERATOR CONSOLE 1─────────┐
    │Locked: wait 60 s. Too many │
    │wrong passwords.            │
    ├LOGIN FAILED────────────────┤
    │                            │
    │                            │
    └────────────────────────────┘
+20000 key A Enter Enter
restart
= at 36100: locked
= at 36100: capture on
= at 36100: broadcast to none
= at 36100: key mask none
= at 36100: port mask none
= at 36100: trigger settings
screen
= locked: 30x13 at 200,136 scale 1, internal picture
    ┌─OPERATOR CONSOLE 1─────────┐
    │Locked: wait 40 s. Too many │
    │wrong passwords.            │
    ├────────────────────────────┤
    │                            │
    │                            │
    └────────────────────────────┘
+39000 wait
+2000 type root
= at 76100: logged-out
+0 key Enter Enter
= at 77100: login as root
+0 checked 1
= at 77100: live
= at 77100: beep high
= at 77100: audit login: port 1, user 1, console
= at 77100: key mask 1 2 3 4
= at 77100: port mask 1 2 3 4
= at 77100: select 1
= at 77100: capture off
= at 77100: audit switch: port 1, user 1, console
= at 77100: keep last port 1 of user 1
