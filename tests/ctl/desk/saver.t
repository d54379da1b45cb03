# SAVER: black by Z, a floating clock after idle time; the first key wakes and goes nowhere.
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
set blank-min 10
+1000 hotkey Z
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: saver
screen
= saver: 40x15 at 0,0 scale 2, internal picture
+500 input
+1000 key A
= at 2500: live
= at 2500: capture off
+0 up A
+1000 hotkey Z
= at 3500: command
= at 3500: saver
+2000 input
= at 5500: live
= at 5500: capture off
+500000 input
+599000 wait
+2000 wait
= at 1105500: saver
= at 1105500: capture on
screen
= saver: 40x15 at 0,0 scale 2, internal picture
                   22:31
+5000 wait
screen
= saver: 40x15 at 0,0 scale 2, internal picture
                                 22:31
+100 key ScrollLock
= at 1111600: live
= at 1111600: capture off
screen
= nothing is drawn
