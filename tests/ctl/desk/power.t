# W: what the power buttons of the port do, asked once, with the name of the port; what makes no sense is refused.
ports 4
name 1 MAIL-A
name 2 WEB-01
name 3 WEB-02
name 4 BACKUP
picture 1 640x480@60
picture 2 640x480@60
picture 3 800x600@60
power 1 on
power 2 dark
power 3 on
power 4 off 12:04
selected 1 1
user 1 ADMIN admin
user 2 BOB
right 2 3 view
+1000 hotkey 1
= at 0: broadcast to none
= at 0: key mask 1 2 3 4
= at 0: port mask 1 2 3 4
= at 0: trigger settings
= at 1000: command
= at 1000: live
= at 1000: capture off
# hard off: chosen, asked, no
+1000 hotkey W
= at 2000: command
= at 2000: menu
screen
= menu: 30x14 at 200,128 scale 1
    ┌─01-01 MAIL-A───────────────┐
    │Its power is on.            │
    │Power on                    │ <
    │Power off                   │
    │Hard off                    │
    │Reset                       │
    │Hard off, on again          │
    │Re-plug keys, mouse         │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+100 key Down Down Enter
screen
= menu: 30x14 at 200,128 scale 1
    ┌─01-01 MAIL-A───────────────┐
    │Cut its power? What is not  │
    │saved is lost.              │
    │No                          │ <
    │Yes                         │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+100 key Enter
screen
= menu: 30x14 at 200,128 scale 1
    ┌─01-01 MAIL-A───────────────┐
    │Its power is on.            │
    │Power on                    │
    │Power off                   │
    │Hard off                    │ <
    │Reset                       │
    │Hard off, on again          │
    │Re-plug keys, mouse         │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
# and yes
+100 key Enter Down Enter
= at 2300: live
= at 2300: press hard-off at 1
= at 2300: capture off
screen
= banner: 40x2 at 8,8 scale 1
    [01-01 MAIL-A  -.-.- F]
    HARD OFF: 01-01, 5 S
power 1 rest
+4000 hotkey W
= at 6300: command
= at 6300: menu
+100 key Down Enter
screen
= menu: 30x14 at 200,128 scale 1
    ┌─01-01 MAIL-A───────────────┐
    │Its power is on.            │
    │Power on                    │
    │Power off                   │ <
    │Hard off                    │
    │Reset                       │
    │Hard off, on again          │
    │Re-plug keys, mouse         │
    ├A button is down: wait.─────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+100 key Escape
= at 6500: live
= at 6500: capture off
# nobody is asked to switch on what is on, or off what is off
power 1 on
+1000 hotkey W
= at 7500: command
= at 7500: menu
+100 key Enter
screen
= menu: 30x14 at 200,128 scale 1
    ┌─01-01 MAIL-A───────────────┐
    │Its power is on.            │
    │Power on                    │ <
    │Power off                   │
    │Hard off                    │
    │Reset                       │
    │Hard off, on again          │
    │Re-plug keys, mouse         │
    ├It is on already.───────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+100 key Escape
= at 7700: live
= at 7700: capture off
+1000 hotkey 4
= at 8700: command
= at 8700: live
= at 8700: select 4
= at 8700: capture off
= at 8700: audit switch: port 4, user 0, console
+1000 wait
= at 9200: no-signal
screen
= no-signal: 30x8 at 200,176 scale 1
    ┌────────────────────────────┐
    │01-04 BACKUP                │
    │NO SIGNAL: POWERED OFF 12:04│
    │Scroll Lock twice, then     │
    │Enter=menu ↓=next 1-4=port  │
    │W=power R=re-plug ?=help    │
    │Other keys go to the host.  │
    └────────────────────────────┘
+1000 hotkey W
= at 10700: command
= at 10700: menu
+100 key Down Down Down Enter
screen
= menu: 30x14 at 200,128 scale 1
    ┌─01-04 BACKUP───────────────┐
    │Its power is off.           │
    │Power on                    │
    │Power off                   │
    │Hard off                    │
    │Reset                       │ <
    │Hard off, on again          │
    │Re-plug keys, mouse         │
    ├It is off already.──────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+100 key Up Up Up Enter Down Enter
= at 10900: no-signal
= at 10900: press on at 4
= at 10900: capture off
# a light that is not wired: everything may be tried
+1000 hotkey 2
= at 11900: command
= at 11900: no-signal
= at 11900: select 2
= at 11900: capture off
= at 11900: live
= at 11900: audit switch: port 2, user 0, console
+1000 hotkey W
= at 12900: command
= at 12900: menu
screen
= menu: 30x14 at 200,128 scale 1
    ┌─01-02 WEB-01───────────────┐
    │On or off? No light wired.  │
    │Power on                    │ <
    │Power off                   │
    │Hard off                    │
    │Reset                       │
    │Hard off, on again          │
    │Re-plug keys, mouse         │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+100 key End Up Up Enter
screen
= menu: 30x14 at 200,128 scale 1
    ┌─01-02 WEB-01───────────────┐
    │Reset it? What is not saved │
    │is lost.                    │
    │No                          │ <
    │Yes                         │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+100 key Down Enter
= at 13100: live
= at 13100: press reset at 2
= at 13100: capture off
# the rights: a port that may only be looked at has no power buttons, by the console and by tools
+1000 tool alice 2 press 3 reset
= at 14100: beep low
= refused (1): No such port.
+100 tool alice 2 press 1 reset
= at 14200: press reset at 1
+100 tool alice 2 press 2 cycle
= at 14300: press cycle at 2
+100 tool alice 2 press 1 on
= at 14400: beep low
= refused (5): It is on already.
# the buttons of a port are for administrators, or for nobody: said where they are asked for
buttons 2 admin
buttons 4 off
+100 tool alice 2 press 2 cycle
= at 14500: beep low
= refused (4): For administrators only.
+100 tool alice 1 press 2 cycle
= at 14600: press cycle at 2
+100 tool alice 1 press 4 on
= at 14700: beep low
= refused (5): Buttons not wired here.
