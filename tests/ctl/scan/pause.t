# Pause and resume, manual steps, the menu over it, a key with scan-keys suspend.
ports 4
picture 1 on
picture 2 on
picture 3 on
picture 4 on
selected 1
+0 scan 5
= at 0: audit scan: port 1, user 0, scan: begin
= at 0: audit scan: port 1, user 0, scan: visit, 5 s
+4000 pause
+60000 wait
# resumed, it stays its full time
+0 pause
+4900 wait
+200 wait
= at 69000: select 2
= at 69000: audit scan: port 2, user 0, scan: visit, 5 s
# steps, also while paused
+0 step +1
= at 69100: select 3
= at 69100: audit scan: port 3, user 0, scan: visit, 5 s
+4000 step -1
= at 73100: select 2
= at 73100: audit scan: port 2, user 0, scan: visit, 5 s
+4900 wait
+0 pause
+0 step -1
= at 78000: select 1
= at 78000: audit scan: port 1, user 0, scan: visit, 5 s
+60000 wait
+0 pause
+5000 wait
= at 143000: select 2
= at 143000: audit scan: port 2, user 0, scan: visit, 5 s
# the menu is open: time stands still
+4000 hold
+60000 wait
+0 go
+4900 wait
+200 wait
= at 212000: select 3
= at 212000: audit scan: port 3, user 0, scan: visit, 5 s
# suspended by keys: three seconds after the last of them the next port
+1000 suspend
+2000 suspend
+2900 wait
+200 wait
= at 218100: select 4
= at 218100: audit scan: port 4, user 0, scan: visit, 5 s
+0 stop
= at 218200: audit scan: port 4, user 0, scan: end
