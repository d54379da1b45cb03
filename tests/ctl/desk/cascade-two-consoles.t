# Two consoles and one way to the unit behind port 4: it shows one port, and who has its keys keeps it.
ports 4
behind 2 4 3
consoles 2
name 17 VM-HOST
name 18 BACKUP
name 19 BUILD
unit up
picture 1 640x480@60
picture 17 800x600@60
picture 18 800x600@60
picture 19 800x600@60
selected 1 1
selected 2 17
at 17
controller 17 2
+1000 wait
= at 0: broadcast to none
= at 0: key mask 1 2 3 18 19
= at 0: port mask 1 2 3 17 18 19
= at 0: trigger settings
+100 tool BOB 0 select 18
= at 1100: beep low
= refused (5): UNIT 02: USED BY CONSOLE 2
screen
= banner: 40x1 at 8,8 scale 1
    UNIT 02: USED BY CONSOLE 2
# the same port may be looked at, as any port may
+100 tool BOB 0 select 17
= at 1200: select 17
= at 1200: capture on
= at 1200: audit switch: port 17, user 0, BOB
+100 tool BOB 0 select 1
= at 1300: select 1
= at 1300: audit switch: port 1, user 0, BOB
= at 1300: capture off
# steps and scan leave the others out
+100 tool BOB 0 step -1
= at 1400: select 17
= at 1400: capture on
= at 1400: audit switch: port 17, user 0, BOB
+100 tool BOB 0 step -1
= at 1500: select 3
= at 1500: audit switch: port 3, user 0, BOB
= at 1500: capture off
# a broadcast of this console leaves out all of that unit
+100 tool BOB 0 select 1
= at 1600: select 1
= at 1600: audit switch: port 1, user 0, BOB
+4000 tool BOB 0 broadcast
= at 5600: broadcast
= at 5600: level LEDs of 1 2 3
= at 5600: audit broadcast: port 0, user 0, BOB: begin: 3 ports
= at 5600: broadcast to 1 2 3
screen
= broadcast: 40x1 at 8,456 scale 1
    [♪ BROADCAST 3 PORTS]
+100 tool BOB 0 broadcast
= at 5700: live
= at 5700: audit broadcast: port 0, user 0, BOB: end
= at 5700: broadcast to none
# the other console leaves: everything can be had
controller 17 0
= at 5700: key mask 1 2 3 17 18 19
selected 2 2
+4000 tool BOB 0 select 18
= at 9700: select 18
= at 9700: audit switch: port 18, user 0, BOB
