# SPDX-License-Identifier: MIT
# An evening at the console: a new switch with four machines, from the first password to the last logout.
# What the words mean stands in evening.py. Ports: 1 a Linux shell, 2 and 3 boot menus, 4 a keyboard scope.

== First use: no default password, everybody may look
keys ScrollLock ScrollLock
sees LIST:ALL
sees LINUX-01
shot evening-list
keys F4
sees FIRST ADMINISTRATOR
types first-secret
keys Tab
types other-secret
keys Enter
sees PASSWORD NOT MATCH
types first-secret
keys Tab
types first-secret
shot evening-first
keys Enter

== A password exists, so a login is asked for
sees OPERATOR CONSOLE 1
types ADMIN
keys Tab
types wrong
shot evening-login
keys Enter
sees LOGIN FAILED
guest 1 sees not first-secret
wait 1.5
types ADMIN
keys Tab
types first-secret
keys Enter
sees LIST:ALL                        # nobody has been here before: no port to go back to
keys Home Enter
sees nothing
picture of 1

== Ports get names, one of them in Chinese
overscan name 1.2 数据库
overscan name 1.4 SCOPE
keys ScrollLock ScrollLock
sees 数据库
shot evening-names
keys Esc
sees nothing

== A second user, who may only look at port 2 and not see port 3
overscan user add BEN
secret bens-secret overscan passwd --stdin BEN
overscan user right BEN 1.2 view
keys ScrollLock ScrollLock
sees LIST:ALL
keys F4
sees ADMINISTRATION
keys Enter
sees USERS
shot evening-users
keys End Up Enter
sees USER: BEN
keys Down Down Down Enter
sees RIGHTS: BEN
keys Down Down Space Space
shot evening-rights
keys Enter
sees SAVED
overscan user list
    BEN
keys Esc Esc Esc Esc
sees nothing

== Settings
keys ScrollLock ScrollLock
sees LIST:ALL
keys F3
sees SETTINGS
shot evening-settings
keys Right
sees 设置
shot evening-settings-zh
keys Left
sees SETTINGS
keys Esc Esc

== Scan, with a pause
keys ScrollLock ScrollLock A 2 Enter
sees [S
shot evening-scan
keys P
sees PAUSED
shot evening-paused
keys P
sees [S
keys Esc
sees not [S
overscan log --kind scan
    begin

== Skip
overscan select 1.1
keys ScrollLock ScrollLock S
sees [K
keys Down
picture of 2
shot evening-skip
keys Enter
sees not [K

== Broadcast to two machines
overscan select 1.1
overscan quick 1.1 on
overscan quick 1.4 on
overscan set list quick --user ADMIN
keys ScrollLock ScrollLock
sees LIST:QV
keys F6
sees Type at 2 ports?
shot evening-broadcast
keys Enter
sees BROADCAST 2 PORTS
types echo both-of-you
keys Enter
guest 1 sees both-of-you
scope 4 has K 5A
shot evening-broadcasting
keys ScrollLock ScrollLock B
sees not PORTS
overscan set list all --user ADMIN

== Take-over: the operator is at work, a tool asks
viewer a
wait 1                               # the board is asked twice a second who is at work
refused 5 overscan type x
    is in use by the operator
shot evening-held
later overscan take
sees ASKS FOR CONTROL
shot evening-ask
viewer F9
wait 1
overscan type ls
guest 1 sees ls
wait 11

== Help, power, the board
keys ScrollLock ScrollLock Slash
sees HELP
shot evening-help
keys Esc Esc
sees nothing
keys ScrollLock ScrollLock W
sees Its power is on
shot evening-power
keys Down Down Enter
sees Cut its power
shot evening-press
keys Esc Esc Esc
sees nothing

== The administrator leaves; Ben tries, and mistypes five times
keys ScrollLock ScrollLock L
sees OPERATOR CONSOLE 1
guest 1 sees not bens-secret
types BEN
keys Tab
types a
keys Enter
sees LOGIN FAILED
wait 1.5
types BEN
keys Tab
types b
keys Enter
wait 2.5
types BEN
keys Tab
types c
keys Enter
wait 4.5
types BEN
keys Tab
types d
keys Enter
wait 8.5
types BEN
keys Tab
types e
keys Enter
sees Locked: wait
shot evening-locked
overscan log --kind lockout
    console 1
