# With more than nine ports a number ends with Enter. A started one waits two seconds for its next digit.
ports 16
+1000 trigger
+100 key 1 2 Enter
= CMD> 1_
= CMD> 12_
= at 1100: select 12
+1000 trigger
+100 key 1
= CMD> 1_
+1900 key 6
= CMD> 16_
+100 key Enter
= at 4200: select 16
+1000 trigger
+100 key 0 1 0 9 KPEnter
= CMD> 0_
= CMD> 01_
= CMD> 01-0_
= CMD> 01-09_
= at 5300: select 9
+1000 trigger
+100 key 5 Enter
= CMD> 5_
= at 6400: select 5
# a digit too many was one too few: Backspace
+1000 trigger
+100 key 1 2 Backspace 1 Enter
= CMD> 1_
= CMD> 12_
= CMD> 1_
= CMD> 11_
= at 7500: select 11
+1000 trigger
+100 key 1
= CMD> 1_
+2100 wait
= at 10600: beep low
# a fifth digit, a letter, no such port
+1000 trigger
+100 key 0 1 0 2 3
= CMD> 0_
= CMD> 01_
= CMD> 01-0_
= CMD> 01-02_
= at 11800: beep low
+1000 trigger
+100 key 1 X
= CMD> 1_
= at 12900: beep low
+1000 trigger
+100 key 1 7 Enter
= CMD> 1_
= CMD> 17_
= at 14000: beep low
