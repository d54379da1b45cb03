# BANNER-MODE: the name of the mode for three seconds, after a switch and when the picture has another one.
ports 3
name 1 MAIL-A
name 2 CAMERA
picture 1 640x480@60
composite 2 pal
selected 1 1
set banner off
+0 wait
= at 0: broadcast to none
= at 0: key mask 1 2 3
= at 0: port mask 1 2 3
= at 0: trigger settings
picture 1 800x600@60
+100 wait
screen
= nothing is drawn
set banner-mode on
picture 1 1024x768@70
+600 wait
screen
= banner: 40x1 at 8,8 scale 1
    1024x768@70
+3000 wait
screen
= nothing is drawn
+100 tool alice 0 select 2
= at 3800: select 2
= at 3800: audit switch: port 2, user 0, alice
screen
= banner: 40x1 at 8,8 scale 4x1
    PAL
