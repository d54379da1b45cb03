# Several actions at once are all done, or none is.
open
all
name 1 ONE
add ALICE
admin ALICE 1
password ALICE $argon2id$a
set scan-s 50
add BOB
right BOB 3 view
end
= 0 SAVED
show
= scan-s = 50 (state)
= port 1 "ONE" dwell 0 macro ""
= user 1 "ADMIN" administrator
= user 2 "ALICE" administrator password
= user 3 "BOB" view 3
= login wanted
log
= 1 name port 1 ONE by ALICE, console 1
= 2 user ALICE added by ALICE, console 1
= 3 user ALICE is an administrator by ALICE, console 1
= 4 user password of ALICE changed by ALICE, console 1
= 5 setting scan-s: 50 by ALICE, console 1
= 6 user BOB added by ALICE, console 1
= 7 user port 3 right of BOB: view by ALICE, console 1
all
name 1 TWO
set scan-s 60
remove ALICE
name 17 X
end
= 1 NO SUCH PORT
show
= scan-s = 50 (state)
= port 1 "ONE" dwell 0 macro ""
= user 1 "ADMIN" administrator
= user 2 "ALICE" administrator password
= user 3 "BOB" view 3
= login wanted
all
name 1 TWO
remove ALICE
end
= 0 SAVED
show
= scan-s = 50 (state)
= port 1 "TWO" dwell 0 macro ""
= user 1 "ADMIN" administrator
= user 3 "BOB" view 3
= login not wanted
all
name 1 TWO
remove ALICE
password BOB
add ALICE
end
= 1 NO SUCH USER
close
open
show
= scan-s = 50 (state)
= port 1 "TWO" dwell 0 macro ""
= user 1 "ADMIN" administrator
= user 3 "BOB" view 3
= login not wanted

# two users exchange their names
add EVE
= 0 SAVED
all
rename BOB TMP
rename EVE BOB
rename BOB EVE
end
= 0 SAVED
close
open
show
= scan-s = 50 (state)
= port 1 "TWO" dwell 0 macro ""
= user 1 "ADMIN" administrator
= user 3 "EVE" view 3
= user 4 "BOB"
= login not wanted
log
= 1 name port 1 ONE by ALICE, console 1
= 2 user ALICE added by ALICE, console 1
= 3 user ALICE is an administrator by ALICE, console 1
= 4 user password of ALICE changed by ALICE, console 1
= 5 setting scan-s: 50 by ALICE, console 1
= 6 user BOB added by ALICE, console 1
= 7 user port 3 right of BOB: view by ALICE, console 1
= 8 name port 1 TWO by ALICE, console 1
= 9 user ALICE removed by ALICE, console 1
= 10 user EVE added by ALICE, console 1
= 11 user BOB is now TMP by ALICE, console 1
= 12 user EVE is now BOB by ALICE, console 1
= 13 user TMP is now EVE by ALICE, console 1
