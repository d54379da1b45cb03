# SPDX-License-Identifier: MIT
# LEDs follow the selected host; a host that is not selected keeps its own.
host 1 send ED 02
expect host 1: FA FA
expect keyboard leds 2
host 2 send ED 05
expect host 2: FA FA
expect keyboard leds 2
link select 2
expect keyboard leds 5
link select 3
expect keyboard leds 0
link select 1
expect keyboard leds 2
link select none
expect keyboard leds 0
