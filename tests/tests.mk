# SPDX-License-Identifier: MIT
# Tests: every executable tests/AREA/NAME.test is one test; tests/AREA/AREA.mk builds what it needs.

include $(sort $(wildcard tests/*/*.mk))

# The longest begin first, so that no core waits for one of them at the end.
TESTS_LONG := $(addprefix tests/,system/random-switch.test system/pixels.test system/evening.test system/hotkeys.test video/switch.test)
TESTS ?= $(TESTS_LONG) $(filter-out $(TESTS_LONG),$(sort $(wildcard tests/*/*.test)))

.PHONY: check check-built
check-built: $(PROGRAMS) $(TEST_DEPS)

check: check-built ## build and run the tests (TESTS="tests/…" for some of them)
	@tests/run $(TESTS)
