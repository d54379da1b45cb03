# SPDX-License-Identifier: MIT
# Tests: every executable tests/AREA/NAME.test is one test; tests/AREA/AREA.mk builds what it needs.

include $(sort $(wildcard tests/*/*.mk))

TESTS ?= $(sort $(wildcard tests/*/*.test))

.PHONY: check check-built
check-built: $(PROGRAMS) $(TEST_DEPS)

check: check-built ## build and run the tests (TESTS="tests/…" for some of them)
	@tests/run $(TESTS)
