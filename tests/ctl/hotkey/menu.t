# Trigger, then Enter, Space or silence: the menu.
ports 4
+1000 trigger
+100 key Enter
= at 1100: menu
+1000 trigger
+100 key KPEnter
= at 2200: menu
+1000 trigger
+100 key Space
= at 3300: menu
+1000 trigger
+800 wait
= at 5000: menu
