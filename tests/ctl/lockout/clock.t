# The clock of the machine was set back during a lockout: nobody waits for longer than one takes.
wall 1700000000
set lockout-tries 1
+0 wrong
= at 0: locked out, 60 s
wall 1600000000
+1000 restart
= at 1000: 60 s
