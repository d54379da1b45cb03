# SPDX-License-Identifier: MIT
# Sources that do everything wrong at random, and a monitor that must not notice: with the model of tests/video

CHAOS       := $(BUILD)/chaos/chaos
CHAOS_OPEN  := $(BUILD)/chaos/chaos-unguarded
CHAOS_HDRS  := tests/chaos/sources.h tests/chaos/display.h tests/chaos/television.h tests/video/parts.h tests/video/around.h tests/video/memories.h
CHAOS_FLAGS := -O2 -Wall -Wextra -Itests/video -isystem $(VERILATOR_INC) -isystem $(VERILATOR_INC)/vltstd
TEST_DEPS   += $(CHAOS) $(CHAOS_OPEN)

$(CHAOS): tests/chaos/chaos.cpp $(CHAOS_HDRS) $(BUILD)/video/vid-bench-8
	@mkdir -p $(@D)
	$(CXX) $(CHAOS_FLAGS) -isystem $(BUILD)/video/8 tests/chaos/chaos.cpp $(BUILD)/video/8/Vvid_bench__ALL.a $(SIM_RUNTIME_OBJS) -lpthread -o $@

# The same without the guard: the test must see that.
$(CHAOS_OPEN): tests/chaos/chaos.cpp $(CHAOS_HDRS) tests/video/vid_bench.v $(VID_BENCH_HDL) hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	verilator --cc --build -O3 --x-assign unique --x-initial unique --Mdir $(BUILD)/chaos/unguarded --top-module vid_bench -Ihdl/gen -GPIXELS=8 "-GKEEP=1'b0" \
	    -MAKEFLAGS "OPT_FAST=-O1 $(VERILATED_ONCE)" tests/video/vid_bench.v $(VID_BENCH_HDL) >$(BUILD)/chaos/unguarded.log 2>&1 || { tail -30 $(BUILD)/chaos/unguarded.log; exit 1; }
	$(CXX) $(CHAOS_FLAGS) -isystem $(BUILD)/chaos/unguarded tests/chaos/chaos.cpp $(BUILD)/chaos/unguarded/Vvid_bench__ALL.a $(SIM_RUNTIME_OBJS) -lpthread -o $@

.PHONY: chaos
chaos: $(CHAOS) ## random faults of the sources, and what a monitor sees (EVENTS=10000: seven minutes of a core; SEED=1, SOURCES=rgb|video)
	@tests/chaos/many.py $(or $(EVENTS),1000) $(or $(SEED),1) $(or $(SOURCES),rgb)
