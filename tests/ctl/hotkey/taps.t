# Two clean taps among captured keys (in scan and skip): same key, short, near each other, nothing between.
ports 4
+1000 taps ScrollLock ScrollLock
= at 1150: tapped twice
+1000 taps ScrollLock
+1000 taps ScrollLock
+1000 taps ScrollLock A ScrollLock
+1000 taps A A
set tap-ms 100
+1000 taps ScrollLock ScrollLock
= at 7050: tapped twice
set gap-ms 200
+1000 taps ScrollLock
+300 taps ScrollLock
set trigger right-ctrl
+1000 taps ScrollLock ScrollLock
+1000 taps RightCtrl RightCtrl
= at 10950: tapped twice
