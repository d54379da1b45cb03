# A tool uses the console of somebody: held for ten seconds after the last use; it asks, F9 gives, Esc refuses.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
+1000 use alice
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= used by alice
holder
= held by alice
+9000 use bob
= held by alice
+2000 use bob
= used by bob
+100 input
holder
= held by its operator
+1000 use alice
= held by its operator
+0 tool alice 0 ask
= at 13100: capture on
= at 13100: beep high
screen
= banner: 30x5 at 200,200 scale 1
    ┌────────────────────────────┐
    │alice                       │
    │ASKS FOR CONTROL            │
    │F9=give  Esc=refuse  10 s   │
    └────────────────────────────┘
+1000 key A
+3000 key Escape
= at 17100: audit takeover: port 0, user 0, console: refused to alice
= at 17100: refuse to alice
= at 17100: capture off
+1000 input
+0 tool alice 0 ask
= at 18100: capture on
= at 18100: beep high
+500 key F9
= at 18600: audit takeover: port 0, user 0, console: given to alice
= at 18600: give to alice
= at 18600: capture off
holder
= held by alice
screen
= banner: 40x1 at 8,8 scale 1
    alice HAS CONTROL
# the F9 itself was a use of the console, and is told a little later
+400 input
holder
= held by alice
+600 input
# no answer is an answer
+0 tool bob 0 ask
= at 19600: capture on
= at 19600: beep high
+9900 wait
+200 wait
= at 29600: audit takeover: port 0, user 0, console: given to bob: no answer
= at 29600: give to bob
= at 29600: capture off
holder
= held by bob
# an administrator does not ask, others cannot force
+0 input
user 2 oper
+0 tool carl 2 force
= refused (4): For administrators only.
+0 tool carl 0 force
= at 29700: audit takeover: port 0, user 0, carl: forced by carl
= at 29700: give to carl
holder
= held by carl
+0 use dora force
= used by dora
holder
= held by dora
# nobody is there to be asked
+20000 tool alice 0 ask
= at 49700: audit takeover: port 0, user 0, alice: taken by alice
= at 49700: give to alice
