# Settings: the state over the configuration file over the standard; a profile is its user's.
file scan-s 9
open
show
= scan-s = 9 (file)
= user 1 "ADMIN" administrator
= login not wanted
set scan-s 20
= 0 SAVED
set trigger right-ctrl
= 0 SAVED
set logout-min 0
= 0 SAVED
show
= scan-s = 20 (state)
= trigger = right-ctrl (state)
= logout-min = 0 (state)
= user 1 "ADMIN" administrator
= login not wanted

# a user has the profile of the switch, but for what was chosen
add BOB
= 0 SAVED
of BOB set scan-s 7
= 0 SAVED
of BOB set language zh
= 0 SAVED
set scan-s 30
= 0 SAVED
close
open
show
= scan-s = 30 (state)
= trigger = right-ctrl (state)
= logout-min = 0 (state)
= user 1 "ADMIN" administrator
= user 2 "BOB" language zh scan-s 7
= login not wanted

# a setting of the switch is nobody's profile
of BOB set gap-ms 900
= 0 SAVED
show
= scan-s = 30 (state)
= trigger = right-ctrl (state)
= gap-ms = 900 (state)
= logout-min = 0 (state)
= user 1 "ADMIN" administrator
= user 2 "BOB" language zh scan-s 7
= login not wanted

# taken back: the file, or the standard; of a user, what the switch has
set scan-s default
= 0 SAVED
set trigger default
= 0 SAVED
of BOB set scan-s default
= 0 SAVED
show
= scan-s = 9 (file)
= gap-ms = 900 (state)
= logout-min = 0 (state)
= user 1 "ADMIN" administrator
= user 2 "BOB" language zh
= login not wanted

# what is no value changes nothing
set scan-s 0
= scan-s is a number from 1 to 255 s, not "0"
= 64 VALUE OUT OF RANGE
set scan-s 256
= scan-s is a number from 1 to 255 s, not "256"
= 64 VALUE OUT OF RANGE
set scan-s -1
= scan-s is a number from 1 to 255 s, not "-1"
= 64 VALUE OUT OF RANGE
set scan-s 5x
= scan-s is a number from 1 to 255 s, not "5x"
= 64 VALUE OUT OF RANGE
set scan-s ""
= scan-s is a number from 1 to 255 s, not ""
= 64 VALUE OUT OF RANGE
set scan-s 99999999999999999999
= scan-s is a number from 1 to 255 s, not "99999999999999999999"
= 64 VALUE OUT OF RANGE
set trigger space
= trigger is one of: scroll-lock, left-ctrl, right-ctrl, left-alt, right-alt, left-shift, right-shift, print-screen, f12, not "space"
= 64 VALUE OUT OF RANGE
set nothing 1
= 64 NO SUCH SETTING
show
= scan-s = 9 (file)
= gap-ms = 900 (state)
= logout-min = 0 (state)
= user 1 "ADMIN" administrator
= user 2 "BOB" language zh
= login not wanted

# the ports' own
quick 3 1
= 0 SAVED
dwell 3 12
= 0 SAVED
macro 3 "Meta+L"
= 0 SAVED
macro 4 "Ctrl+Alt+Delete Enter"
= 0 SAVED
macro 5 "Ctrl+Nokey"
= 64 NO SUCH KEY
dwell 3 256
= 64 VALUE OUT OF RANGE
dwell 3 -1
= 64 VALUE OUT OF RANGE
quick 17 1
= 1 NO SUCH PORT
show
= scan-s = 9 (file)
= gap-ms = 900 (state)
= logout-min = 0 (state)
= port 3 "PORT 3" quick dwell 12 macro "Meta+L"
= port 4 "PORT 4" dwell 0 macro "Ctrl+Alt+Delete Enter"
= user 1 "ADMIN" administrator
= user 2 "BOB" language zh
= login not wanted
close
open
show
= scan-s = 9 (file)
= gap-ms = 900 (state)
= logout-min = 0 (state)
= port 3 "PORT 3" quick dwell 12 macro "Meta+L"
= port 4 "PORT 4" dwell 0 macro "Ctrl+Alt+Delete Enter"
= user 1 "ADMIN" administrator
= user 2 "BOB" language zh
= login not wanted

# restore defaults keeps names, users, passwords and rights
name 3 DB
= 0 SAVED
password ADMIN $argon2id$v=19$x
= 0 SET PASSWORD OK
right BOB 2 view
= 0 SAVED
of BOB set banner off
= 0 SAVED
defaults
= 0 SAVED
show
= scan-s = 9 (file)
= port 3 "DB" dwell 0 macro ""
= user 1 "ADMIN" administrator password
= user 2 "BOB" view 2
= login wanted
