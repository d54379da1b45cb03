# The login box changes its place every few seconds, but not under somebody's fingers.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
user 1 root admin
password 1
+100 wait
= at 0: logged-out
= at 0: capture on
= at 0: broadcast to none
= at 0: key mask none
= at 0: port mask none
= at 0: trigger settings
= at 0: select 0
screen
= logged-out: 30x13 at 200,136 scale 1, internal picture
    ┌─OPERATOR CONSOLE 1─────────┐
    │                            │
    │USER     [.................]│ <
    │PASSWORD [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=log in Esc=clear          │
    │                            │
    └────────────────────────────┘
+6000 wait
screen
= logged-out: 30x13 at 89,26 scale 1, internal picture
    ┌─OPERATOR CONSOLE 1─────────┐
    │                            │
    │USER     [.................]│ <
    │PASSWORD [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=log in Esc=clear          │
    │                            │
    └────────────────────────────┘
+5000 wait
screen
= logged-out: 30x13 at 163,68 scale 1, internal picture
    ┌─OPERATOR CONSOLE 1─────────┐
    │                            │
    │USER     [.................]│ <
    │PASSWORD [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=log in Esc=clear          │
    │                            │
    └────────────────────────────┘
+4000 type r
+4000 wait
screen
= logged-out: 30x13 at 253,95 scale 1, internal picture
    ┌─OPERATOR CONSOLE 1─────────┐
    │                            │
    │USER     [r................]│ <
    │PASSWORD [.................]│
    │                            │
    ├────────────────────────────┤
    │↵=log in Esc=clear          │
    │                            │
    └────────────────────────────┘
