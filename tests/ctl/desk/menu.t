# MENU: the menu has the keys, the host none; Esc closes it, Enter switches, time closes it - to LIVE.
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
+100 key Down Down
+100 key Escape
= at 1200: live
= at 1200: capture off
+1000 trigger menu
= at 2200: menu
+100 key Down Enter
= at 2300: live
= at 2300: select 2
= at 2300: capture off
= at 2300: audit switch: port 2, user 0, console
+1000 trigger menu
= at 3300: menu
+29000 key Down
+29900 wait
+200 wait
= at 62300: live
= at 62300: capture off
# a menu over a port without picture
+1000 hotkey 4
= at 63400: command
= at 63400: live
= at 63400: select 4
= at 63400: capture off
= at 63400: audit switch: port 4, user 0, console
+1000 trigger menu
= at 63900: no-signal
= at 64400: menu
+100 key Escape
= at 64500: no-signal
= at 64500: capture off
