# Names: the state over the configuration file over PORT n; they outlive the daemon.
file name 2 FILE-2
file name 3 FILE-3
open
name 1 MAIL-A
= 0 SAVED
name 3 数据库
= 0 SAVED
show
= port 1 "MAIL-A" dwell 0 macro ""
= port 2 "FILE-2" dwell 0 macro ""
= port 3 "数据库" dwell 0 macro ""
= user 1 "ADMIN" administrator
= login not wanted
close
open
show
= port 1 "MAIL-A" dwell 0 macro ""
= port 2 "FILE-2" dwell 0 macro ""
= port 3 "数据库" dwell 0 macro ""
= user 1 "ADMIN" administrator
= login not wanted
name 3
= 0 SAVED
name 9 "TWO WORDS"
= 0 SAVED
show
= port 1 "MAIL-A" dwell 0 macro ""
= port 2 "FILE-2" dwell 0 macro ""
= port 3 "FILE-3" dwell 0 macro ""
= port 9 "TWO WORDS" dwell 0 macro ""
= user 1 "ADMIN" administrator
= login not wanted

# what is no name changes nothing
name 1 ABCDEFGHIJKLMNOPQ
= 64 NOT A NAME
name 1 漢漢漢漢漢漢漢漢漢
= 64 NOT A NAME
name 1 " X"
= 64 NOT A NAME
name 17 X
= 1 NO SUCH PORT
name 0 X
= 1 NO SUCH PORT
show
= port 1 "MAIL-A" dwell 0 macro ""
= port 2 "FILE-2" dwell 0 macro ""
= port 3 "FILE-3" dwell 0 macro ""
= port 9 "TWO WORDS" dwell 0 macro ""
= user 1 "ADMIN" administrator
= login not wanted
clear-names
= 0 SAVED
show
= port 2 "FILE-2" dwell 0 macro ""
= port 3 "FILE-3" dwell 0 macro ""
= user 1 "ADMIN" administrator
= login not wanted
