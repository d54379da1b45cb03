# Ports without a picture are never visited; when all are dead the scan stops on the last live one.
ports 3
picture 1 on
picture 2 on
selected 1
+0 scan 5
= at 0: audit scan: port 1, user 0, scan: begin
= at 0: audit scan: port 1, user 0, scan: visit, 5 s
# a change of mode is no loss
+1000 lost 1
+1000 back 1
+3500 wait
= at 5000: select 2
= at 5000: audit scan: port 2, user 0, scan: visit, 5 s
# the picture of the visited port goes: on to the next, which is the only one left
+1000 lost 2
+2000 wait
= at 8000: select 1
= at 8000: audit scan: port 1, user 0, scan: visit, 5 s
# it stays there as long as it is alone
+30000 wait
+0 back 2
+5000 wait
= at 43000: select 2
= at 43000: audit scan: port 2, user 0, scan: visit, 5 s
+0 lost 1
+0 lost 2
+2000 wait
= at 45000: audit scan: port 2, user 0, scan: end: no port has a picture
= all ports are dead
+60000 wait
# and it does not begin without one
+0 scan
= all ports are dead
