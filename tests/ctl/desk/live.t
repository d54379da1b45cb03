# LIVE: the host has the keys, the banner shows for a while after a switch; nothing is captured.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
leds 2 N-S
+1000 wait
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
screen
= nothing is drawn
+0 hotkey 2
= at 1000: command
= at 1000: live
= at 1000: select 2
= at 1000: capture off
= at 1000: audit switch: port 2, user 0, console
screen
= banner: 40x1 at 8,8 scale 1
    [01-02 WEB-01  N.-.S F]
+2900 wait
screen
= banner: 40x1 at 8,8 scale 1
    [01-02 WEB-01  N.-.S F]
+200 wait
screen
= nothing is drawn
# lock LEDs as they change
+0 hotkey I
= at 4100: command
= at 4100: live
= at 4100: capture off
leds 2 -C-
screen
= banner: 40x1 at 8,8 scale 1
    [01-02 WEB-01  -.C.- F]
+3100 wait
