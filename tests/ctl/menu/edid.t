# SPDX-License-Identifier: MIT
# F4, a port, EDID: the built-in one and those that are kept; the bar begins at what the port has.
ports 2
edid PANEL
edid BEAMER-2
user ANNA admin password
as ANNA
open ports
+10 key Down Enter
+10 key End Up Enter
screen
    ┌─01-02 PORT 2───────────────┐
    │standard                    │ <
    │BEAMER-2           1024x768 │
    │PANEL              1024x768 │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key Down Down Enter
= EDID port 2 value 0 "PANEL"
screen
    ┌─01-02 PORT 2───────────────┐
    │Name                        │
    │Quick view          no      │
    │Scan time           setting │
    │Keys at logout      none    │
    │Power...                    │
    │Power buttons for   full    │
    │EDID                PANEL   │ <
    │Re-plug keys, mouse         │
    ├SAVED───────────────────────┤
    │↵=open ↑↓ Esc=back          │
    │                            │
    └────────────────────────────┘
+10 key Enter
screen
    ┌─01-02 PORT 2───────────────┐
    │standard                    │
    │BEAMER-2           1024x768 │
    │PANEL              1024x768 │ <
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=save Esc=back             │
    │                            │
    └────────────────────────────┘
+10 key Home Enter
= EDID port 2 value 0
set language zh
screen
    ┌─01-02 PORT 2───────────────┐
    │名称                        │
    │快速浏览            否      │
    │扫描停留            默认    │
    │注销时按键          无      │
    │电源...                     │
    │可按电源键者        全权用户│
    │EDID                内置    │ <
    │重插键盘鼠标                │
    ├SAVED───────────────────────┤
    │↵=打开 ↑↓ Esc=返回          │
    │                            │
    └────────────────────────────┘
+10 key Enter
screen
    ┌─01-02 PORT 2───────────────┐
    │内置                        │ <
    │BEAMER-2           1024x768 │
    │PANEL              1024x768 │
    │                            │
    │                            │
    │                            │
    │                            │
    │                            │
    ├────────────────────────────┤
    │↵=保存 Esc=返回             │
    │                            │
    └────────────────────────────┘
+10 key Esc
screen
    ┌─01-02 PORT 2───────────────┐
    │名称                        │
    │快速浏览            否      │
    │扫描停留            默认    │
    │注销时按键          无      │
    │电源...                     │
    │可按电源键者        全权用户│
    │EDID                内置    │ <
    │重插键盘鼠标                │
    ├────────────────────────────┤
    │↵=打开 ↑↓ Esc=返回          │
    │                            │
    └────────────────────────────┘
