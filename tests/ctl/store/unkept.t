# Without a state directory everything works, and nothing is kept.
open kept nowhere
name 1 MAIL-A
= 0 SAVED
add BOB
= 0 SAVED
show
= port 1 "MAIL-A" dwell 0 macro ""
= user 1 "ADMIN" administrator
= user 2 "BOB"
= login not wanted
log
= 1 name port 1 MAIL-A by ALICE, console 1
= 2 user BOB added by ALICE, console 1
close
open kept nowhere
show
= user 1 "ADMIN" administrator
= login not wanted
log
