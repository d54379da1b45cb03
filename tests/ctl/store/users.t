# Users: a new switch has one administrator without a password, and nobody is asked to log in.
open
show
= user 1 "ADMIN" administrator
= login not wanted
add ALICE
= 0 SAVED
add BOB
= 0 SAVED
add ALICE
= 5 NAME TAKEN
add ""
= 64 NOT A NAME
add ABCDEFGHIJKLMNOPQ
= 64 NOT A NAME
rename BOB ALICE
= 5 NAME TAKEN
rename BOB BOBBY
= 0 SAVED
right BOBBY 2 view
= 0 SAVED
right BOBBY 3 none
= 0 SAVED
right BOBBY 17 none
= 1 NO SUCH PORT
right NOBODY 1 none
= 1 NO SUCH USER
show
= user 1 "ADMIN" administrator
= user 2 "ALICE"
= user 3 "BOBBY" view 2 none 3
= login not wanted

# the first password is an administrator's: otherwise nobody could administer the switch any more
password BOBBY $argon2id$b
= 5 FIRST AN ADMINISTRATOR
password ADMIN $argon2id$a
= 0 SET PASSWORD OK
password BOBBY $argon2id$b
= 0 SET PASSWORD OK
show
= user 1 "ADMIN" administrator password
= user 2 "ALICE"
= user 3 "BOBBY" password view 2 none 3
= login wanted

# and the last administrator with a password stays one while others have passwords
admin ADMIN 0
= 5 LAST ADMINISTRATOR
remove ADMIN
= 5 LAST ADMINISTRATOR
password ADMIN
= 5 LAST ADMINISTRATOR
rename ADMIN ROOT
= 0 SAVED
admin ALICE 1
= 0 SAVED
remove ROOT
= 5 LAST ADMINISTRATOR
password ALICE $argon2id$c
= 0 SET PASSWORD OK
remove ROOT
= 0 SAVED
show
= user 2 "ALICE" administrator password
= user 3 "BOBBY" password view 2 none 3
= login wanted

# the id of a user is never given again
add CAROL
= 0 SAVED
close
open
remove CAROL
= 0 SAVED
add DAVE
= 0 SAVED
show
= user 2 "ALICE" administrator password
= user 3 "BOBBY" password view 2 none 3
= user 5 "DAVE"
= login wanted

# where the last session ended; failed logins until the next good one
last BOBBY 2
= 0 SAVED
last BOBBY 99
= 1 NO SUCH PORT
login BOBBY wrong
login BOBBY wrong
close
open
show
= user 2 "ALICE" administrator password
= user 3 "BOBBY" password view 2 none 3 last 2 failed 2 since
= user 5 "DAVE"
= login wanted
login BOBBY right
last BOBBY 0
= 0 SAVED
show
= user 2 "ALICE" administrator password
= user 3 "BOBBY" password view 2 none 3
= user 5 "DAVE"
= login wanted

# without any password the switch is open again
remove BOBBY
= 0 SAVED
remove ALICE
= 0 SAVED
show
= user 5 "DAVE"
= login not wanted
