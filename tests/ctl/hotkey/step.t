# Arrows go to the previous and the next port of the list, Tab to the one before this.
ports 4
+1000 trigger
+100 key Up
= at 1100: step -1
+1000 trigger
+100 key Left
= at 2200: step -1
+1000 trigger
+100 key Down
= at 3300: step +1
+1000 trigger
+100 key Right
= at 4400: step +1
+1000 trigger
+100 key Tab
= at 5500: last port
