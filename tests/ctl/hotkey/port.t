# Trigger, then a port: with up to nine ports one digit is enough, with a nought in front two.
ports 4
+1000 trigger
+100 key 3
= at 1100: select 3
+1000 trigger
+100 key KP4
= at 2200: select 4
+1000 trigger
+100 key 0 2 Enter
= CMD> 0_
= CMD> 02_
= at 3300: select 2
+1000 trigger
+100 key 0 1 0 3
= CMD> 0_
= CMD> 01_
= CMD> 01-0_
= at 4400: select 3
+1000 trigger
+100 key 0 4
= CMD> 0_
= CMD> 04_
+2100 wait
= at 7500: select 4
# there is no such port, no such unit: a low beep
+1000 trigger
+100 key 9
= at 8700: beep low
+1000 trigger
+100 key 0 0 Enter
= CMD> 0_
= CMD> 00_
= at 9800: beep low
+1000 trigger
+100 key 0 2 0 1
= CMD> 0_
= CMD> 02_
= CMD> 02-0_
= at 10900: beep low
