# The same in Chinese.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
selected 1 1
set language zh
picture 1 none 12:04
+1000 wait
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 500: no-signal
screen
= no-signal: 30x8 at 200,176 scale 1
    ┌────────────────────────────┐
    │01-01 MAIL-A                │
    │无信号：12:04 中断          │
    │连按两次 Scroll Lock，再按  │
    │Enter=菜单 ↓=下个 1-4=端口  │
    │W=电源 R=重插 ?=帮助        │
    │其他按键发往主机。          │
    └────────────────────────────┘
+100 hotkey 2
= at 1100: command
= at 1100: no-signal
= at 1100: select 2
= at 1100: capture off
= at 1100: live
= at 1100: audit switch: port 2, user 0, console
+0 hotkey K
= at 1100: command
= at 1100: live
= at 1100: port mask 2
= at 1100: capture off
screen
= banner: 40x2 at 8,8 scale 1
    [01-02 WEB-01  -.-.- F]
    焦点锁定于 01-02
+0 hotkey K
= at 1100: command
= at 1100: live
= at 1100: port mask 1 2 3 4
= at 1100: capture off
+100 hotkey A Enter
= at 1200: command
= at 1200: scan
= at 1200: audit scan: port 2, user 0, scan: begin
= at 1200: audit scan: port 2, user 0, scan: visit, 5 s
+0 key P
screen
= scan: 40x2 at 8,8 scale 1
    [P 暂停 01-02 WEB-01]
    焦点已解锁
+100 key Escape
= at 1300: live
= at 1300: audit scan: port 2, user 0, scan: end
= at 1300: capture off
+0 tool alice 0 ask
= at 1300: audit takeover: port 0, user 0, alice: taken by alice
= at 1300: give to alice
screen
= banner: 40x2 at 8,8 scale 1
    [01-02 WEB-01  -.-.- F]
    alice 已获得控制
+0 hotkey Enter
= at 1300: command
= at 1300: menu
+0 key F3
+0 answer CANNOT BE SAVED
set language en
+0 answer SAVED
screen
= menu: 30x21 at 200,72 scale 1
    ┌─SETTINGS───────────────────┐
    │Language        English     │ <
    │Banner          both        │
    │Banner time     3 s         │
    │Banner place    upper left  │
    │Ports in lists  ALL         │
    │Order           number      │
    │Scan time       5 s         │
    │Keys in scan    ignored     │
    │Blank after     never       │
    │Menu closes     30 s        │
    │Beeper          on          │
    │Mode banner     off         │
    │Scan visits     with picture│
    │Alarm           off         │
    │Alarm on        no picture  │
    │                            │
    ├SAVED───────────────────────┤
    │←→=change 0-9 Esc=back      │
    │                            │
    └────────────────────────────┘
