# R starts keyboard and mouse of the port anew, W opens its power dialog, ? the help.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
+1000 hotkey R
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: live
= at 1000: re-plug 1
= at 1000: capture off
+1000 hotkey W
= at 2000: command
= at 2000: menu
+100 key Escape
= at 2100: live
= at 2100: capture off
+1000 hotkey Slash
= at 3100: command
= at 3100: menu
+100 key Escape
= at 3200: live
= at 3200: capture off
