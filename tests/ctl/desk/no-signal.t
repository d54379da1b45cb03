# NO-SIGNAL: half a second of grace, then the page; keys go to the host, the menu works, and it goes by itself.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
+1000 wait
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
picture 1 none 12:04
+400 wait
screen
= nothing is drawn
+200 wait
= at 1500: no-signal
screen
= no-signal: 30x8 at 200,176 scale 1
    ┌────────────────────────────┐
    │01-01 MAIL-A                │
    │NO SIGNAL: LOST AT 12:04    │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │W=power R=re-plug ?=help    │
    │Other keys go to the host.  │
    └────────────────────────────┘
+1000 trigger menu
= at 2600: menu
+100 key Escape
= at 2700: no-signal
= at 2700: capture off
screen
= no-signal: 30x8 at 200,176 scale 1
    ┌────────────────────────────┐
    │01-01 MAIL-A                │
    │NO SIGNAL: LOST AT 12:04    │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │W=power R=re-plug ?=help    │
    │Other keys go to the host.  │
    └────────────────────────────┘
picture 1 640x480@60
= at 2700: live
screen
= nothing is drawn
# a change of mode is over before it is noticed
picture 1 none 12:05
+400 wait
picture 1 800x600@60
+1000 wait
# a port that never had a picture; no port at all
+0 hotkey 4
= at 4100: command
= at 4100: live
= at 4100: select 4
= at 4100: capture off
= at 4100: audit switch: port 4, user 0, console
+600 wait
= at 4600: no-signal
screen
= no-signal: 30x8 at 200,176 scale 1
    ┌────────────────────────────┐
    │01-04 BACKUP                │
    │NO SIGNAL: NEVER SEEN       │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │W=power R=re-plug ?=help    │
    │Other keys go to the host.  │
    └────────────────────────────┘
+0 tool alice 0 select 0
= at 4700: select 0
= at 4700: live
= at 4700: audit switch: port 0, user 0, alice
+600 wait
= at 5200: no-signal
screen
= no-signal: 30x8 at 200,176 scale 1
    ┌────────────────────────────┐
    │NO PORT SELECTED            │
    │                            │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │                            │
    │                            │
    └────────────────────────────┘
