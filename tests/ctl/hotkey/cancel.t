# Esc or any key that is no word: a low beep, and it goes nowhere.
ports 4
+1000 trigger
+100 key Escape
= at 1100: beep low
+1000 trigger
+100 key Q
= at 2200: beep low
+1000 trigger
+100 key F5
= at 3300: beep low
+1000 trigger
+100 key Delete
= at 4400: beep low
# a modifier alone waits for what comes with it
+1000 trigger
+100 key LeftCtrl
+100 key C
= at 5600: beep low
