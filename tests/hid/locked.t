# SPDX-License-Identifier: MIT
# Logged out, and then the daemon dies: no port selected, none may be picked. The console stays locked until it is back.
link alive on
link select none
set ports none
link capture on
tap A
expect event KEY A down
expect event KEY A up
link alive off
expect capture off
tap A
mouse move 5 5 0 1
mouse move 0 0 0 0
tap ScrollLock
tap ScrollLock
tap 1                                # refused
expect selected none
expect sound 120 500
wait 600ms
tap ScrollLock
tap ScrollLock
tap Down
expect selected none
expect sound 120 500
link tap B
expect host 1: nothing
expect host 2: nothing
expect host 3: nothing
expect host 4: nothing
link alive on
set ports 1 2 3 4
link select 2
tap C
expect host 2: 21 F0 21
