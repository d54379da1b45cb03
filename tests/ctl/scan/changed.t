# scan-ports changed: only ports whose picture has changed since the last visit; none: it stays and looks every second.
ports 4
picture 1 on
picture 2 on
picture 3 on
selected 1
set scan-ports changed
+0 scan
= at 0: audit scan: port 1, user 0, scan: begin
= at 0: audit scan: port 1, user 0, scan: visit, 5 s
+12000 wait
changes 3
+2000 wait
= at 13000: select 3
= at 13000: audit scan: port 3, user 0, scan: visit, 5 s
# both that changed, each once
changes 2
changes 3
changes 1
+30000 wait
= at 18000: select 1
= at 18000: audit scan: port 1, user 0, scan: visit, 5 s
= at 23000: select 2
= at 23000: audit scan: port 2, user 0, scan: visit, 5 s
# an arrow goes anywhere
+0 step +1
= at 44000: select 3
= at 44000: audit scan: port 3, user 0, scan: visit, 5 s
+8000 wait
# where it is: left after the grace time, for any that lives
+0 lost 3
+6000 wait
= at 53000: select 1
= at 53000: audit scan: port 1, user 0, scan: visit, 5 s
+0 stop
= at 58000: audit scan: port 1, user 0, scan: end
