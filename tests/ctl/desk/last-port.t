# Tab goes back and forth between two ports; arrows follow the list; a scan does not count.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
+1000 hotkey Tab
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: live
= at 1000: beep low
= at 1000: capture off
+1000 hotkey 3
= at 2000: command
= at 2000: live
= at 2000: select 3
= at 2000: capture off
= at 2000: audit switch: port 3, user 0, console
+1000 hotkey Tab
= at 3000: command
= at 3000: live
= at 3000: select 1
= at 3000: capture off
= at 3000: audit switch: port 1, user 0, console
+1000 hotkey Tab
= at 4000: command
= at 4000: live
= at 4000: select 3
= at 4000: capture off
= at 4000: audit switch: port 3, user 0, console
+1000 hotkey Up
= at 5000: command
= at 5000: live
= at 5000: select 2
= at 5000: capture off
= at 5000: audit switch: port 2, user 0, console
+1000 hotkey Left
= at 6000: command
= at 6000: live
= at 6000: select 1
= at 6000: capture off
= at 6000: audit switch: port 1, user 0, console
+1000 hotkey Left
= at 7000: command
= at 7000: live
= at 7000: select 4
= at 7000: capture off
= at 7000: audit switch: port 4, user 0, console
+1000 hotkey Right
= at 7500: no-signal
= at 8000: command
= at 8000: no-signal
= at 8000: select 1
= at 8000: capture off
= at 8000: live
= at 8000: audit switch: port 1, user 0, console
set list on
+1000 hotkey Up
= at 9000: command
= at 9000: live
= at 9000: select 3
= at 9000: capture off
= at 9000: audit switch: port 3, user 0, console
+1000 hotkey A Enter
= at 10000: command
= at 10000: scan
= at 10000: audit scan: port 3, user 0, scan: begin
= at 10000: audit scan: port 3, user 0, scan: visit, 5 s
+6000 key Escape
= at 15000: audit scan: port 1, user 0, scan: visit, 5 s
= at 15000: select 1
= at 16000: live
= at 16000: audit scan: port 1, user 0, scan: end
= at 16000: capture off
+1000 hotkey Tab
= at 17000: command
= at 17000: live
= at 17000: select 3
= at 17000: capture off
= at 17000: audit switch: port 3, user 0, console
