# Events were lost: nothing that was held in the menu stays held; a stray captured key gives the keyboard back.
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
+0 down Down
+100 keys-lost
+1000 key Escape
= at 2100: live
= at 2100: capture off
+1000 down A
= at 3100: capture off
+0 up A
