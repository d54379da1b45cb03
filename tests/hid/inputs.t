# SPDX-License-Identifier: MIT
# Who uses the console is counted, so that the daemon can tell an idle one: own devices, link.
expect inputs 0 0
tap A
expect host 1: 1C F0 1C
expect inputs 2 0
mouse move 3 4 0 0
expect inputs 3 0
link tap B
expect host 1: 32 F0 32
expect inputs 3 2
link mouse 1 1 0 0
expect inputs 3 3
link alive on
link capture on                      # captured keys count as well
tap C
expect event KEY C down
expect event KEY C up
expect inputs 5 3
