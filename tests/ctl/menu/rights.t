# SPDX-License-Identifier: MIT
# The table of rights: Space goes round, F V - set; Enter keeps what was chosen here, and only that.
ports 4
user ANNA admin password
user CARL password
as ANNA
open adm
+10 key Enter
+10 key Down Down Enter
+10 key Down Down Down Enter
+10 type v
+10 key Down
+10 type -
screen
    ┌─RIGHTS: CARL───────────────┐
    │PN    NAME             RIGHT│
    │01-01 PORT 1             V  │
    │01-02 PORT 2             -  │ <
    │01-03 PORT 3             F  │
    │01-04 PORT 4             F  │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │Space=F/V/- ↵=save Esc=back │
    │                            │
    └────────────────────────────┘
# another administrator sets two of them meanwhile: what was chosen here stays, the other one shows
right CARL 2 view
right CARL 4 none
screen
    ┌─RIGHTS: CARL───────────────┐
    │PN    NAME             RIGHT│
    │01-01 PORT 1             V  │
    │01-02 PORT 2             -  │ <
    │01-03 PORT 3             F  │
    │01-04 PORT 4             -  │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │Space=F/V/- ↵=save Esc=back │
    │                            │
    └────────────────────────────┘
+10 key Enter
= right of CARL port 1 value 1
= right of CARL port 2 value 0
# what was chosen and is so already asks for nothing
+10 key Enter
+10 type v
+10 key Enter
# Esc keeps nothing
+10 key Enter
+10 type f
+10 key Esc
+10 key Enter
screen
    ┌─RIGHTS: CARL───────────────┐
    │PN    NAME             RIGHT│
    │01-01 PORT 1             V  │ <
    │01-02 PORT 2             -  │
    │01-03 PORT 3             F  │
    │01-04 PORT 4             -  │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │Space=F/V/- ↵=save Esc=back │
    │                            │
    └────────────────────────────┘
