# Which ports are visited: those of the list that have a picture, in its order.
ports 5
picture 1 on
picture 3 on
picture 4 on
picture 5 on
selected 1
+0 scan
= at 0: audit scan: port 1, user 0, scan: begin
= at 0: audit scan: port 1, user 0, scan: visit, 5 s
+20000 stop
= at 5000: select 3
= at 5000: audit scan: port 3, user 0, scan: visit, 5 s
= at 10000: select 4
= at 10000: audit scan: port 4, user 0, scan: visit, 5 s
= at 15000: select 5
= at 15000: audit scan: port 5, user 0, scan: visit, 5 s
= at 20000: select 1
= at 20000: audit scan: port 1, user 0, scan: visit, 5 s
= at 20000: audit scan: port 1, user 0, scan: end

# quick view only
quick 4
quick 5
quick 2
set list quick
+1000 scan
= at 21000: audit scan: port 1, user 0, scan: begin
= at 21000: select 4
= at 21000: audit scan: port 4, user 0, scan: visit, 5 s
+11000 stop
= at 26000: select 5
= at 26000: audit scan: port 5, user 0, scan: visit, 5 s
= at 31000: select 4
= at 31000: audit scan: port 4, user 0, scan: visit, 5 s
= at 32000: audit scan: port 4, user 0, scan: end

# by name
set list all
set order name
name 5 alpha
name 3 BETA
name 1 gamma
name 4 delta
+1000 scan
= at 33000: audit scan: port 4, user 0, scan: begin
= at 33000: audit scan: port 4, user 0, scan: visit, 5 s
+16000 stop
= at 38000: select 1
= at 38000: audit scan: port 1, user 0, scan: visit, 5 s
= at 43000: select 5
= at 43000: audit scan: port 5, user 0, scan: visit, 5 s
= at 48000: select 3
= at 48000: audit scan: port 3, user 0, scan: visit, 5 s
= at 49000: audit scan: port 3, user 0, scan: end
