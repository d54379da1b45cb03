# SPDX-License-Identifier: MIT
# Sources that do everything wrong at random, and a monitor that must not notice: with the model of tests/video

CHAOS     := $(BUILD)/chaos/chaos
TEST_DEPS += $(CHAOS)

$(CHAOS): tests/chaos/chaos.cpp tests/chaos/sources.h tests/chaos/display.h tests/video/parts.h tests/video/memories.h $(BUILD)/video/vid-bench-8
	@mkdir -p $(@D)
	$(CXX) -O2 -Wall -Wextra -Itests/video -isystem $(BUILD)/video/8 -isystem $(VERILATOR_INC) -isystem $(VERILATOR_INC)/vltstd tests/chaos/chaos.cpp \
	    $(BUILD)/video/8/Vvid_bench__ALL.a $(SIM_RUNTIME_OBJS) -lpthread -o $@
