# BROADCAST: every port of the list that may be typed at; LEDs made equal first, count shown, mouse to none.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
set list on
leds 2 N--
+1000 hotkey B
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: broadcast
= at 1000: level LEDs of 1 2 3
= at 1000: audit broadcast: port 0, user 0, console: begin: 3 ports
= at 1000: broadcast to 1 2 3
= at 1000: capture off
screen
= broadcast: 40x1 at 8,456 scale 1
    [♪ BROADCAST 3 PORTS LOCKS!]
leds 2 ---
screen
= broadcast: 40x1 at 8,456 scale 1
    [♪ BROADCAST 3 PORTS]
# keys go on to the hosts: nothing is captured. A second B ends it
+5000 hotkey B
= at 6000: command
= at 6000: live
= at 6000: audit broadcast: port 0, user 0, console: end
= at 6000: broadcast to none
= at 6000: capture off
# idle time ends it
+1000 hotkey B
= at 7000: command
= at 7000: broadcast
= at 7000: level LEDs of 1 2 3
= at 7000: audit broadcast: port 0, user 0, console: begin: 3 ports
= at 7000: broadcast to 1 2 3
= at 7000: capture off
+100000 input
+299000 wait
+2000 wait
= at 407000: live
= at 407000: audit broadcast: port 0, user 0, console: end: idle
= at 407000: broadcast to none
# a menu open for more than thirty seconds ends it
+1000 hotkey B
= at 409000: command
= at 409000: broadcast
= at 409000: level LEDs of 1 2 3
= at 409000: audit broadcast: port 0, user 0, console: begin: 3 ports
= at 409000: broadcast to 1 2 3
= at 409000: capture off
set menu-s 60
+1000 trigger menu
= at 410000: menu
+29000 wait
+2000 wait
= at 440000: audit broadcast: port 0, user 0, console: end: the menu is open
= at 440000: broadcast to none
+1000 key Escape
= at 442000: live
= at 442000: capture off
# and what F6 of the menu began, F6 of the menu ends
+1000 trigger menu
= at 443000: menu
+0 key F6 Enter
= at 443000: broadcast
= at 443000: level LEDs of 1 2 3
= at 443000: audit broadcast: port 0, user 0, console: begin: 3 ports
= at 443000: broadcast to 1 2 3
= at 443000: capture off
+1000 trigger menu
= at 444000: menu
+0 key F6
= at 444000: live
= at 444000: audit broadcast: port 0, user 0, console: end
= at 444000: broadcast to none
= at 444000: capture off
# logout ends it; the board gone as well
+1000 hotkey B
= at 445000: command
= at 445000: broadcast
= at 445000: level LEDs of 1 2 3
= at 445000: audit broadcast: port 0, user 0, console: begin: 3 ports
= at 445000: broadcast to 1 2 3
= at 445000: capture off
+0 board down
= at 445000: live
= at 445000: audit broadcast: port 0, user 0, console: end: board lost
