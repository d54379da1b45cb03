# How long: the port's own time, else what the scan was told, else the setting.
ports 3
picture 1 on
picture 2 on
picture 3 on
selected 1
dwell 2 1
+0 scan 3
= at 0: audit scan: port 1, user 0, scan: begin
= at 0: audit scan: port 1, user 0, scan: visit, 3 s
+12000 stop
= at 3000: select 2
= at 3000: audit scan: port 2, user 0, scan: visit, 1 s
= at 4000: select 3
= at 4000: audit scan: port 3, user 0, scan: visit, 3 s
= at 7000: select 1
= at 7000: audit scan: port 1, user 0, scan: visit, 3 s
= at 10000: select 2
= at 10000: audit scan: port 2, user 0, scan: visit, 1 s
= at 11000: select 3
= at 11000: audit scan: port 3, user 0, scan: visit, 3 s
= at 12000: audit scan: port 3, user 0, scan: end
set scan-s 2
+0 scan
= at 12000: audit scan: port 3, user 0, scan: begin
= at 12000: audit scan: port 3, user 0, scan: visit, 2 s
+5000 stop
= at 14000: select 1
= at 14000: audit scan: port 1, user 0, scan: visit, 2 s
= at 16000: select 2
= at 16000: audit scan: port 2, user 0, scan: visit, 1 s
= at 17000: select 3
= at 17000: audit scan: port 3, user 0, scan: visit, 2 s
= at 17000: audit scan: port 3, user 0, scan: end
# never longer than 255 s
+0 scan 9999
= at 17000: audit scan: port 3, user 0, scan: begin
= at 17000: audit scan: port 3, user 0, scan: visit, 255 s
+254000 wait
+2000 stop
= at 272000: select 1
= at 272000: audit scan: port 1, user 0, scan: visit, 255 s
= at 273000: audit scan: port 1, user 0, scan: end
