# Banner: what, where and how long, as set; asked for by hand even if it is off.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
name 3 ABCDEFGHIJKLMNOP
name 4 日本語サーバー
set banner number
set banner-place lower-right
+0 hotkey 2
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 0: command
= at 0: live
= at 0: select 2
= at 0: capture off
= at 0: audit switch: port 2, user 0, console
screen
= banner: 40x1 at 312,456 scale 1
                             [01-02 -.-.- F]
set banner name
set banner-place upper-right
set banner-s 10
+1000 hotkey 1
= at 1000: command
= at 1000: live
= at 1000: select 1
= at 1000: capture off
= at 1000: audit switch: port 1, user 0, console
screen
= banner: 40x1 at 312,8 scale 1
                           [MAIL-A  -.-.- F]
+9000 wait
+1100 wait
set banner both
set banner-s 0
set banner-place lower-left
+0 hotkey 3
= at 11100: command
= at 11100: live
= at 11100: select 3
= at 11100: capture off
= at 11100: audit switch: port 3, user 0, console
screen
= banner: 40x1 at 8,576 scale 1
    [01-03 ABCDEFGHIJKLMNOP --- F]
# for ever
+999000 wait
screen
= banner: 40x1 at 8,576 scale 1
    [01-03 ABCDEFGHIJKLMNOP --- F]
picture 4 1280x1024@60
+0 hotkey 4
= at 1010100: command
= at 1010100: live
= at 1010100: select 4
= at 1010100: capture off
= at 1010100: audit switch: port 4, user 0, console
screen
= banner: 40x1 at 16,976 scale 2
    [01-04 日本語サーバー -.-.- F]
set banner off
+1000 hotkey 1
= at 1011100: command
= at 1011100: live
= at 1011100: select 1
= at 1011100: capture off
= at 1011100: audit switch: port 1, user 0, console
screen
= nothing is drawn
+0 hotkey I
= at 1011100: command
= at 1011100: live
= at 1011100: capture off
screen
= banner: 40x1 at 8,456 scale 1
    [01-01 MAIL-A  -.-.- F]
+3100 wait
screen
= nothing is drawn
