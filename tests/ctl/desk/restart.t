# The daemon starts while the board runs: without a login it takes over what is there, else it is logged out.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
selected 1 3
+1000 wait
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
+0 hotkey 2
= at 1000: command
= at 1000: live
= at 1000: select 2
= at 1000: capture off
= at 1000: audit switch: port 2, user 0, console
restart
= at 1000: broadcast to none
= at 1000: key mask 1 2 3 4
= at 1000: port mask 1 2 3 4
= at 1000: trigger settings
screen
= nothing is drawn
user 1 root admin
password 1
= at 1000: logged-out
= at 1000: capture on
= at 1000: audit logout: port 2, user 0, console: a login is asked for from now on
= at 1000: key mask none
= at 1000: port mask none
= at 1000: select 0
restart
= at 1000: logged-out
= at 1000: capture on
= at 1000: broadcast to none
= at 1000: key mask none
= at 1000: port mask none
= at 1000: trigger settings
+1000 board down
+1000 board up
= at 3000: capture on
= at 3000: broadcast to none
= at 3000: key mask none
= at 3000: port mask none
= at 3000: trigger settings
