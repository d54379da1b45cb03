# The audit: newest last, filtered by kind, port, user and words.
open
name 1 MAIL-A
= 0 SAVED
set scan-s 9
= 0 SAVED
add BOB
= 0 SAVED
right BOB 1 view
= 0 SAVED
name 1 MAIL-B
= 0 SAVED
log
= 1 name port 1 MAIL-A by ALICE, console 1
= 2 setting scan-s: 9 by ALICE, console 1
= 3 user BOB added by ALICE, console 1
= 4 user port 1 right of BOB: view by ALICE, console 1
= 5 name port 1 MAIL-B by ALICE, console 1
log kind name
= 1 name port 1 MAIL-A by ALICE, console 1
= 5 name port 1 MAIL-B by ALICE, console 1
log kind name kind user
= 1 name port 1 MAIL-A by ALICE, console 1
= 3 user BOB added by ALICE, console 1
= 4 user port 1 right of BOB: view by ALICE, console 1
= 5 name port 1 MAIL-B by ALICE, console 1
log port 1
= 1 name port 1 MAIL-A by ALICE, console 1
= 4 user port 1 right of BOB: view by ALICE, console 1
= 5 name port 1 MAIL-B by ALICE, console 1
log user ALICE limit 2
= 4 user port 1 right of BOB: view by ALICE, console 1
= 5 name port 1 MAIL-B by ALICE, console 1
log user alice
log word MAIL
= 1 name port 1 MAIL-A by ALICE, console 1
= 5 name port 1 MAIL-B by ALICE, console 1
log word MAIL limit 1
= 5 name port 1 MAIL-B by ALICE, console 1
log kind login
close
open
log limit 1
= 5 name port 1 MAIL-B by ALICE, console 1
