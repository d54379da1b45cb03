# H goes to the next trigger key and says so; only an administrator may. Esc is a low beep.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
+1000 hotkey H
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: live
= at 1000: set trigger left-ctrl
= at 1000: capture off
= at 1000: trigger settings
screen
= banner: 40x1 at 8,8 scale 1
    TRIGGER: Left Ctrl x2
+1000 hotkey H
= at 2000: command
= at 2000: live
= at 2000: set trigger right-ctrl
= at 2000: capture off
= at 2000: trigger settings
+1000 hotkey Escape
= at 3000: command
= at 3000: live
= at 3000: beep low
= at 3000: capture off
+1000 trigger cancel
+1000 trigger literal
set beeper off
= at 5000: trigger settings
+1000 hotkey Q
= at 6000: command
= at 6000: live
= at 6000: capture off
+1000 hotkey H
= at 7000: command
= at 7000: live
= at 7000: set trigger left-alt
= at 7000: capture off
= at 7000: trigger settings
