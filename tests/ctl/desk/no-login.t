# Without a password nobody can be logged out; the first one that is set ends the open session.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
+1000 hotkey L
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: live
= at 1000: beep low
= at 1000: capture off
screen
= banner: 40x1 at 8,8 scale 1
    NO PASSWORD IS SET
+1000 trigger menu
= at 2000: menu
user 1 root admin
password 1
+1000 wait
+0 key Escape
= at 3000: logged-out
= at 3000: audit logout: port 1, user 0, console: a login is asked for from now on
= at 3000: key mask none
= at 3000: port mask none
= at 3000: select 0
# the last password goes: nobody is asked any more
+1000 wait
remove 1
= at 4000: menu
= at 4000: key mask 1 2 3 4
= at 4000: port mask 1 2 3 4
