# 1, 2, 4, 8 s after wrong passwords, then a lockout; a restart ends neither.
wall 1700000000
+0 wrong
= at 0: 1 s
+1000 wrong
= at 1000: 2 s
+2000 wrong
= at 3000: 4 s
+4000 wrong
= at 7000: 8 s
+1000 restart
= at 8000: 7 s
+7000 wrong
= at 15000: locked out, 60 s
+30000 restart
= at 45000: 30 s
+31000 restart
= at 76000: 0 s
# after a lockout the count begins anew
+0 wrong
= at 76000: 1 s
+2000 wrong
= at 78000: 2 s
+2000 right
= at 80000: 0 s
+0 wrong
= at 80000: 1 s
# failures long ago do not count
+1000 wrong
= at 81000: 2 s
+1000000 wrong
= at 1081000: 1 s
set lockout-tries 3
set lockout-s 600
+2000 wrong
= at 1083000: 2 s
+4000 wrong
= at 1087000: locked out, 600 s
