# A starts autoscan: as set, or with so many seconds a port.
ports 4
+1000 trigger
+100 key A Enter
= CMD> A _
= at 1100: scan
+1000 trigger
+100 key A 1 5 Enter
= CMD> A _
= CMD> A 1_
= CMD> A 15_
= at 2200: scan 15
+1000 trigger
+100 key A 2 5 5 KPEnter
= CMD> A _
= CMD> A 2_
= CMD> A 25_
= CMD> A 255_
= at 3300: scan 255
+1000 trigger
+100 key A 9 9 Backspace Enter
= CMD> A _
= CMD> A 9_
= CMD> A 99_
= CMD> A 9_
= at 4400: scan 9
# 1 to 255 and no more
+1000 trigger
+100 key A 0 Enter
= CMD> A _
= CMD> A 0_
= at 5500: beep low
+1000 trigger
+100 key A 2 5 6 Enter
= CMD> A _
= CMD> A 2_
= CMD> A 25_
= CMD> A 256_
= at 6600: beep low
+1000 trigger
+100 key A 1 0 0 0
= CMD> A _
= CMD> A 1_
= CMD> A 10_
= CMD> A 100_
= at 7700: beep low
# nothing more comes: after a digit two seconds, otherwise ten
+1000 trigger
+100 key A 7
= CMD> A _
= CMD> A 7_
+2100 wait
= at 10800: beep low
+1000 trigger
+100 key A
= CMD> A _
+9900 wait
+200 wait
= at 22000: beep low
