# SPDX-License-Identifier: MIT
# Keys typed behind a captured one wait until the daemon has said who gets them.
set words on
link alive on
link answers off

# Behind a word, to another port: the answer is SELECT, then CAPTURE.
tap ScrollLock
tap ScrollLock
press 3
expect event TRIGGER ARMED
expect event TRIGGER WORD
expect event KEY 3 down
release 3
expect event KEY 3 up                # a release waits for nobody
tap R
expect no events
link select 3
expect host 3: nothing
link capture off
expect host 3: 2D F0 2D
expect host 1: 7E F0 7E 7E F0 7E

# To the same port: only CAPTURE. A command that is no answer releases nothing.
tap ScrollLock
tap ScrollLock
tap 3
tap R
link keys 3
link broadcast none
expect event TRIGGER ARMED
expect event TRIGGER WORD
expect event KEY 3 down
expect event KEY 3 up
expect host 3: 7E F0 7E 7E F0 7E
expect host 3: nothing
link capture off
expect host 3: 2D F0 2D
link keys 1 2 3 4

# Capture stays: they are the daemon's, one answer for each press.
tap ScrollLock
tap ScrollLock
tap A
tap 1
tap 2
expect event TRIGGER ARMED
expect event TRIGGER WORD
expect event KEY A down
expect event KEY A up
expect no events
link capture on
expect event KEY 1 down
expect event KEY 1 up
expect no events
link capture on
expect event KEY 2 down
expect event KEY 2 up
link capture on

# In a menu: behind Enter.
tap Enter
tap R
expect event KEY Enter down
expect event KEY Enter up
expect no events
link select 2
link capture off
expect host 2: 2D F0 2D
expect host 3: 7E F0 7E 7E F0 7E

# Keys of the link do not wait: the answer comes behind them.
link capture on
tap Enter
tap R
link tap B
expect event KEY Enter down
expect event KEY Enter up
expect event KEY B down
expect event KEY B up
link capture off
expect host 2: 2D F0 2D

# The daemon dies: the keys are the host's.
link capture on
tap Enter
tap R
expect event KEY Enter down
expect event KEY Enter up
link alive off
expect host 2: 2D F0 2D

# It begins anew: it hears of the key that waited.
link alive on
link capture on
tap Enter
tap R
expect event KEY Enter down
expect event KEY Enter up
link restart
expect event KEY R down
expect event KEY R up
link capture on

# It lives and does not answer: after half a second the keyboard goes on.
tap Enter
tap R
wait 280ms
expect event KEY Enter down
expect event KEY Enter up
expect no events
wait 220ms
expect event KEY R down
expect event KEY R up
link capture off
expect host 2: nothing

# A press that the host gets holds nothing.
tap A
tap B
expect host 2: 1C F0 1C 32 F0 32
