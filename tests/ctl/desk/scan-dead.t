# Ports without a picture are not visited; when all are dead the scan stops, says so, stays.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
picture 3 none
+1000 hotkey A 5 Enter
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: scan
= at 1000: audit scan: port 1, user 0, scan: begin
= at 1000: audit scan: port 1, user 0, scan: visit, 5 s
+5000 wait
= at 6000: audit scan: port 2, user 0, scan: visit, 5 s
= at 6000: select 2
+5000 wait
= at 11000: audit scan: port 1, user 0, scan: visit, 5 s
= at 11000: select 1
picture 1 none
+2000 wait
= at 12500: audit scan: port 2, user 0, scan: visit, 5 s
= at 12500: select 2
picture 2 none
+2000 wait
= at 14500: no-signal
= at 14500: audit scan: port 2, user 0, scan: end: no port has a picture
= at 14500: beep low
= at 14500: capture off
screen
= no-signal: 30x9 at 200,168 scale 1
    ┌────────────────────────────┐
    │01-02 WEB-01                │
    │NO SIGNAL: LOST AT 00:00    │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │W=power R=re-plug ?=help    │
    │Other keys go to the host.  │
    └────────────────────────────┘
    NO PORT HAS A PICTURE
+60000 wait
+0 hotkey A Enter
= at 75000: command
= at 75000: no-signal
= at 75000: beep low
= at 75000: capture off
