# SPDX-License-Identifier: MIT
# F4, ports: name, quick view, scan time, lock keys; then the questions before what goes for all.
ports 3
name 2 WEB-01
user ANNA admin password
as ANNA
open ports
screen
    ┌─PORTS──────────────────────┐
    │PN    Q NAME               s│
    │01-01   PORT 1              │ <
    │01-02   WEB-01              │
    │01-03   PORT 3              │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=open Space=quick Esc=back │
    │                            │
    └────────────────────────────┘
+10 key Down Enter
screen
    ┌─01-02 WEB-01───────────────┐
    │Name                        │ <
    │Quick view          no      │
    │Scan time           setting │
    │Keys at logout      none    │
    │Power...                    │
    │Power buttons for   full    │
    │EDID                standard│
    │Re-plug keys, mouse         │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+10 key Down Enter
= quick view port 2 value 1
+10 key Down Enter
screen
    ┌─01-02 WEB-01───────────────┐
    │                            │
    │Empty: as long as the scan  │
    │setting says.               │
    │SECONDS  [....]             │ <
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 type 300
+10 key Enter
screen
    ┌─01-02 WEB-01───────────────┐
    │                            │
    │Empty: as long as the scan  │
    │setting says.               │
    │SECONDS  [300.]             │ <
    │                            │
    ├0 to 255, please.───────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key Backspace
+10 key Enter
= scan time port 2 value 30
screen
    ┌─01-02 WEB-01───────────────┐
    │Name                        │
    │Quick view          yes     │
    │Scan time           30 s    │ <
    │Keys at logout      none    │
    │Power...                    │
    │Power buttons for   full    │
    │EDID                standard│
    │Re-plug keys, mouse         │
    ├SAVED───────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+10 key Down Enter
+10 type Ctrl+Alt+Nonsense
+10 key Enter
screen
    ┌─01-02 WEB-01───────────────┐
    │                            │
    │Sent to this host at logout,│
    │such as LeftMeta+L          │
    │KEYS     [trl+Alt+Nonsense.]│ <
    │                            │
    ├No such key: Nonsense───────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key Home Delete Delete Delete Delete Delete Delete Delete Delete Delete Delete Delete Delete Delete Delete Delete Delete Delete
+10 type Meta+L
+10 key Enter
= lock keys port 2 value 0 "Meta+L"
screen
    ┌─01-02 WEB-01───────────────┐
    │Name                        │
    │Quick view          yes     │
    │Scan time           30 s    │
    │Keys at logout      set     │ <
    │Power...                    │
    │Power buttons for   full    │
    │EDID                standard│
    │Re-plug keys, mouse         │
    ├SAVED───────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+10 key Home Enter
+10 text 邮件 A
+10 key Enter
= name port 2 value 0 "WEB-01邮件 A"
screen
    ┌─01-02 WEB-01邮件 A─────────┐
    │Name                        │ <
    │Quick view          yes     │
    │Scan time           30 s    │
    │Keys at logout      set     │
    │Power...                    │
    │Power buttons for   full    │
    │EDID                standard│
    │Re-plug keys, mouse         │
    ├SAVED───────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+10 key End Enter
= re-plug 2
+10 key Esc
screen
    ┌─PORTS──────────────────────┐
    │PN    Q NAME               s│
    │01-01   PORT 1              │
    │01-02 * WEB-01邮件 A      30│ <
    │01-03   PORT 3              │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=open Space=quick Esc=back │
    │                            │
    └────────────────────────────┘
# clear names: No is under the bar at first
open clear-names
screen
    ┌─CLEAR ALL NAMES?───────────┐
    │Each port goes back to its  │
    │configured name.            │
    │No                          │ <
    │Yes                         │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+10 key Enter
= close
open clear-names
+10 key Down Enter
= clear names
= close
open defaults
screen
    ┌─RESTORE DEFAULTS?──────────┐
    │Every setting as at first.  │
    │Names, users, rights stay.  │
    │No                          │ <
    │Yes                         │
    ├────────────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+10 key Down Enter
= defaults
= close
