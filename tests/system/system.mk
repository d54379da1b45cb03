# SPDX-License-Identifier: MIT
# Tests of the whole: the shipped programs together, seen from outside.

PNGTOOL := $(BUILD)/tests/pngtool
TEST_DEPS += $(PNGTOOL)

$(PNGTOOL): $(BUILD)/tests/system/pngtool.o
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $^ -lpng -o $@
