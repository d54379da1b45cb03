# SPDX-License-Identifier: MIT
# F4, users: add, rename, password, administrator, rights, remove; the last administrator stays.
ports 3
user ANNA admin password
as ANNA
open adm
+10 key Enter
screen
    ┌─USERS──────────────────────┐
    │USER             A  PASSWORD│
    │ADMIN            A  none    │ <
    │ANNA             A  set     │
    │Add a user                  │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+10 key End Enter
+10 type BEN
+10 key Enter
= add user "BEN"
screen
    ┌─PASSWORD: BEN──────────────┐
    │                            │
    │NEW      [.................]│ <
    │AGAIN    [.................]│
    │                            │
    ├SAVED───────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
# the password is asked for at once; Esc leaves it for later
+10 key Esc Esc
# a name that is taken
+10 key End Enter
+10 type BEN
+10 key Enter
screen
    ┌─NEW USER───────────────────┐
    │                            │
    │NAME     [BEN..............]│ <
    │                            │
    ├NAME TAKEN──────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
# sixteen columns are the most
+10 type ABCDEFGHIJKLMNOPQ
screen
    ┌─NEW USER───────────────────┐
    │                            │
    │NAME     [BENABCDEFGHIJKLM.]│ <
    │                            │
    ├At most 16 columns.─────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key Esc
# rights: Space goes F, V, -; Enter keeps them all
+10 key End Up Enter
screen
    ┌─USER: BEN──────────────────┐
    │Name                        │ <
    │Password            none    │
    │Administrator       no      │
    │Rights                      │
    │Remove                      │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+10 key Down Down Down Enter
+10 key Space Down Space Space
screen
    ┌─RIGHTS: BEN────────────────┐
    │PN    NAME             RIGHT│
    │01-01 PORT 1             V  │
    │01-02 PORT 2             -  │ <
    │01-03 PORT 3             F  │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │Space=F/V/- ↵=save Esc=back │
    │                            │
    └────────────────────────────┘
+10 key Enter
= right of BEN port 1 value 1
= right of BEN port 2 value 0
screen
    ┌─USER: BEN──────────────────┐
    │Name                        │
    │Password            none    │
    │Administrator       no      │
    │Rights                      │ <
    │Remove                      │
    │                            │
    │                            │
    │                            │
    ├SAVED───────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
# his password
+10 key Home Down Enter
+10 type pass
+10 key Tab
+10 type pass
+10 key Enter
= password of BEN (4 secret bytes)
screen
    ┌─USER: BEN──────────────────┐
    │Name                        │
    │Password            set     │ <
    │Administrator       no      │
    │Rights                      │
    │Remove                      │
    │                            │
    │                            │
    │                            │
    ├SET PASSWORD OK─────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
# removed by another administrator while his screen is open
remove BEN
screen
    ┌─USERS──────────────────────┐
    │USER             A  PASSWORD│
    │ADMIN            A  none    │
    │ANNA             A  set     │
    │Add a user                  │ <
    │                            │
    │                            │
    │                            │
    │                            │
    ├It is gone.─────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
user CARL password
# the last one who can log in and may do everything cannot be removed
+10 key Home Down Enter
+10 key End Enter
screen
    ┌─REMOVE ANNA?───────────────┐
    │The user is logged out now. │
    │No                          │ <
    │Yes                         │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+10 key Down Enter
= remove user of ANNA
screen
    ┌─USER: ANNA─────────────────┐
    │Name                        │
    │Password            set     │
    │Administrator       yes     │
    │Rights                      │
    │Remove                      │ <
    │                            │
    │                            │
    │                            │
    ├LAST ADMINISTRATOR──────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
