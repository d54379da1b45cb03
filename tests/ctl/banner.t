# The banner after a switch, by whatever means.
ports 9
name 2 ABCDEFGHIJKLMNOP
name 3 日本語サーバー
picture 1 640x480@60
picture 2 1280x1024@60
picture 3 720x400@70
selected 1 1

# nothing is drawn until there is a reason
+1000 wait
screen

# by the keyboard, digits or arrows: the board reports the new port
selected 1 2
= at 1000: banner at 16,16 scale 2, 76 bytes
screen
    [01-02 ABCDEFGHIJKLMNOP -.-.-]
+1000 wait
leds 2 N.C
= at 2000: 14 bytes
screen
    [01-02 ABCDEFGHIJKLMNOP N.C.-]
# a new mode while it shows: it moves along
picture 2 640x480@60
= at 2000: banner at 8,8 scale 1, 18 bytes
+2000 wait
= at 4000: hidden, 18 bytes

selected 1 3
= at 4000: banner at 8,8 scale 1, 81 bytes
screen
    [01-03 日本語サーバー  -.-.-]
leds 3 S
= at 4000: 12 bytes
screen
    [01-03 日本語サーバー  -.-.S]
# another switch: three seconds from then on
+2900 wait
selected 1 1
= at 6900: 47 bytes
+2900 wait
screen
    [01-01 PORT 1  -.-.-]
+100 wait
= at 9900: hidden, 18 bytes

# over a picture of 1280 columns and more the menu is twice as large
picture 2 1280x1024@60
selected 1 2
= at 9900: banner at 16,16 scale 2, 61 bytes
+3000 wait
= at 12900: hidden, 18 bytes
+0 trigger
= at 12900: menu at 400,304 scale 2, 1006 bytes
picture 2 800x600@60
= at 12900: menu at 280,196 scale 1, 18 bytes
+10 key Escape
= at 12910: hidden, 18 bytes
= release the keyboard
