# One letter each.
ports 4
+1000 trigger
+100 key S
= at 1100: skip
+1000 trigger
+100 key B
= at 2200: broadcast
+1000 trigger
+100 key L
= at 3300: logout
+1000 trigger
+100 key K
= at 4400: lock focus
+1000 trigger
+100 key P
= at 5500: pause
+1000 trigger
+100 key I
= at 6600: banner
+1000 trigger
+100 key Z
= at 7700: blank
+1000 trigger
+100 key R
= at 8800: re-plug 0
+1000 trigger
+100 key W
= at 9900: power dialog
+1000 trigger
+100 key H
= at 11000: set trigger to the next
+1000 trigger
+100 key LeftShift+Slash
= at 12100: help
+1000 trigger
+100 key Slash
= at 13200: help
