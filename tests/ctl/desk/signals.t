# What a port sends, told apart: in the edge of the list, and as the reason on the NO SIGNAL page. VIDEO_ numbers of docs/registers.md.
ports 4
name 1 MAIL-A
name 2 CAMERA
name 3 OLD-PC
name 4 BACKUP
picture 1 640x480@60
composite 2 ntsc
signal 3 5 525 50000
selected 1 1
set banner off
+0 wait
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
+100 trigger menu
= at 100: menu
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │ <
    │01-02  ☼  CAMERA            │
    │01-03  ?  OLD-PC            │
    │01-04  .  BACKUP            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─640x480@60─────────────────┘
+100 key Down
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  ☼  CAMERA            │ <
    │01-03  ?  OLD-PC            │
    │01-04  .  BACKUP            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─NTSC───────────────────────┘
+100 key Down
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  ☼  CAMERA            │
    │01-03  ?  OLD-PC            │ <
    │01-04  .  BACKUP            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─unsupported 10.5 kHz 20 Hz─┘
+100 key Down
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ☼> MAIL-A            │
    │01-02  ☼  CAMERA            │
    │01-03  ?  OLD-PC            │
    │01-04  .  BACKUP            │ <
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─no sync────────────────────┘
+100 key Home
blank 1 on
+100 wait
screen
= menu: 30x13 at 200,136 scale 1
    ┌─LIST:ALL────────────01-01──┐
    │PN    QPS NAME              │
    │01-01  ○> MAIL-A            │ <
    │01-02  ☼  CAMERA            │
    │01-03  ?  OLD-PC            │
    │01-04  .  BACKUP            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─blanked 640x480@60─────────┘
+100 key Escape
= at 700: live
= at 700: capture off
# no sync has the time it was lost; the others say what is wrong
+100 tool alice 0 select 3
= at 800: select 3
= at 800: audit switch: port 3, user 0, alice
+1000 wait
= at 1300: no-signal
screen
= no-signal: 30x8 at 200,176 scale 1
    ┌────────────────────────────┐
    │01-03 OLD-PC                │
    │unsupported 10.5 kHz 20 Hz  │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │W=power R=re-plug ?=help    │
    │Other keys go to the host.  │
    └────────────────────────────┘
signal 3 3 0 0
+100 wait
screen
= no-signal: 30x8 at 200,176 scale 1
    ┌────────────────────────────┐
    │01-03 OLD-PC                │
    │unstable sync               │
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │W=power R=re-plug ?=help    │
    │Other keys go to the host.  │
    └────────────────────────────┘
set language zh
signal 3 2 0 0
+100 wait
screen
= no-signal: 30x8 at 200,176 scale 1
    ┌────────────────────────────┐
    │01-03 OLD-PC                │
    │无场同步                    │
    │连按两次 Scroll Lock，再按  │
    │Enter=菜单 ↓=下个 1-4=端口  │
    │W=电源 R=重插 ?=帮助        │
    │其他按键发往主机。          │
    └────────────────────────────┘
# on composite the menu lies in each field: lines as they are, four samples to a pixel
set language en
+100 tool alice 0 select 2
= at 2100: select 2
= at 2100: live
= at 2100: audit switch: port 2, user 0, alice
+100 trigger menu
= at 2200: menu
screen
= menu: 30x13 at 240,16 scale 4x1
    ┌─LIST:ALL────────────01-02──┐
    │PN    QPS NAME              │
    │01-01  ○  MAIL-A            │
    │01-02  ☼> CAMERA            │ <
    │01-03  .  OLD-PC            │
    │01-04  .  BACKUP            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │1Go 2List 3Set 4Adm 5Skip   │
    │6Brc 7Scan 8Out ↑↓↵ Esc     │
    └─NTSC───────────────────────┘
