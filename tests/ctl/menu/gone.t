# SPDX-License-Identifier: MIT
# What an operator looks at goes away: a port under the bar, every port, a user, the right to it all.
ports 5
name 2 WEB
name 3 DB
picture 1 on
picture 2 on
picture 3 on
user ANNA admin password
user BEN admin password
user CARL password
as CARL
open list
+10 key Down Down
# the port under the bar: the bar stays at its place
right CARL 3 none
screen
    ┌─LIST:ALL───────01-01 CARL──┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │
    │01-02  ☼  WEB               │
    │01-04  .  PORT 4            │ <
    │01-05  .  PORT 5            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └─no sync────────────────────┘
# the port before it: the bar stays on its port
right CARL 1 none
screen
    ┌─LIST:ALL───────01-01 CARL──┐
    │PN    QPS NAME              │
    │01-02  ☼  WEB               │
    │01-04  .  PORT 4            │ <
    │01-05  .  PORT 5            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └─no sync────────────────────┘
# every port
right CARL 2 none
right CARL 4 none
right CARL 5 none
screen
    ┌─LIST:ALL───────01-01 CARL──┐
    │PN    QPS NAME              │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├No port for you here.───────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └────────────────────────────┘
+10 key Enter Space Down
right CARL 2 full
screen
    ┌─LIST:ALL───────01-01 CARL──┐
    │PN    QPS NAME              │
    │01-02  ☼  WEB               │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └─640x480@60─────────────────┘
# GOTO does not know it either
+10 key F1
+10 type db
+10 key Enter
screen
    ┌─GO TO──────────────────────┐
    │Port     [db...............]│ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├No such port.───────────────┤
    │↵=select ↑↓ Esc=back        │
    │                            │
    └────────────────────────────┘
# his picture goes while only ports with a picture are listed
set list on
+10 key Esc Esc
= close
open list
screen
    ┌─LIST:ON────────01-01 CARL──┐
    │PN    QPS NAME              │
    │01-02  ☼  WEB               │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └─640x480@60─────────────────┘
picture 2 off
screen
    ┌─LIST:ON────────01-01 CARL──┐
    │PN    QPS NAME              │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├No port is powered on.──────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └────────────────────────────┘
# two administrators: the user whose rights are being set is removed
as ANNA
open adm
+10 key Enter
+10 key Down Down Down Enter
+10 key End Up Enter
screen
    ┌─RIGHTS: CARL───────────────┐
    │PN    NAME             RIGHT│
    │01-01 PORT 1             -  │ <
    │01-02 WEB                F  │
    │01-03 DB                 -  │
    │01-04 PORT 4             -  │
    │01-05 PORT 5             -  │
    │                            │
    │                            │
    ├────────────────────────────┤
    │Space=F/V/- ↵=save Esc=back │
    │                            │
    └────────────────────────────┘
remove CARL
screen
    ┌─USERS──────────────────────┐
    │USER             A  PASSWORD│
    │ADMIN            A  none    │
    │ANNA             A  set     │
    │BEN              A  set     │
    │Add a user                  │ <
    │                            │
    │                            │
    │                            │
    ├It is gone.─────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
# the board has fewer ports: the screen of a port that is gone is left
+10 key Esc
+10 key Down Down Down Enter
+10 key End Enter
+10 key Down Down Enter
screen
    ┌─01-05 PORT 5───────────────┐
    │                            │
    │Empty: as long as the scan  │
    │setting says.               │
    │SECONDS  [....]             │ <
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
ports 4
screen
    ┌─PORTS──────────────────────┐
    │PN    Q NAME               s│
    │01-01   PORT 1              │
    │01-02   WEB                 │
    │01-03   DB                  │
    │01-04   PORT 4              │ <
    │                            │
    │                            │
    │                            │
    ├It is gone.─────────────────┤
    │↵=open Space=quick Esc=back │
    │                            │
    └────────────────────────────┘
# no longer an administrator: back to the list
admin ANNA off
screen
    ┌─LIST:ALL───────01-01 ANNA──┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │ <
    │01-02  -  WEB               │
    │01-03  ☼  DB                │
    │01-04  .  PORT 4            │
    │                            │
    │                            │
    │                            │
    ├For administrators only.────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └─640x480@60─────────────────┘
+10 key F4
screen
    ┌─LIST:ALL───────01-01 ANNA──┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │ <
    │01-02  -  WEB               │
    │01-03  ☼  DB                │
    │01-04  .  PORT 4            │
    │                            │
    │                            │
    │                            │
    ├For administrators only.────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └─640x480@60─────────────────┘
+10 key F6
screen
    ┌─LIST:ALL───────01-01 ANNA──┐
    │PN    QPS NAME              │
    │01-01  ☼> PORT 1            │ <
    │01-02  -  WEB               │
    │01-03  ☼  DB                │
    │01-04  .  PORT 4            │
    │                            │
    │                            │
    │                            │
    ├For administrators only.────┤
    │1Go 2List 3Set 5Skip 7Scan  │
    │8Out ↑↓↵ Esc                │
    └─640x480@60─────────────────┘
