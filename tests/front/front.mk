# SPDX-License-Identifier: MIT
# Tests of the input side (vid_host): one verilated bench for each number of pixels a beat.

FRONT_BENCH_HDRS := tests/front/signal.h tests/front/bench.h tests/front/modes.h
FRONT_BENCH_HDL  := hdl/lib_gate.v hdl/vid_host.v hdl/vid_kind.v hdl/vid_csync.v hdl/vid_slicer.v hdl/vid_flywheel.v hdl/vid_field.v hdl/vid_wave_judge.v \
                    hdl/vid_sync_sep.v hdl/vid_monitor.v hdl/vid_verdict.v hdl/vid_watch.v
FRONT_BENCHES    := $(foreach p,1 2 4 8,$(BUILD)/front/front-bench-$(p))

TEST_DEPS += $(FRONT_BENCHES)

$(BUILD)/front/front-bench-%: tests/front/main.cpp $(FRONT_BENCH_HDRS) $(FRONT_BENCH_HDL) hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	verilator --cc --exe --build -O3 --x-assign unique --x-initial unique --Mdir $(BUILD)/front/$* --top-module vid_host \
	    -Ihdl/gen -GPIXELS=$* -CFLAGS "-O2 -DPIXELS=$* -I$(CURDIR)/tests/front" -MAKEFLAGS "OPT_FAST=-O2 $(VERILATED_ONCE)" -o $(abspath $@) \
	    $(FRONT_BENCH_HDL) $(CURDIR)/tests/front/main.cpp $(VERILATED_OBJS) >$(BUILD)/front/$*.log 2>&1 || \
	    { tail -30 $(BUILD)/front/$*.log; exit 1; }

# The whole way to the monitor, for docs/standards.md: with the model of tests/video, which is not verilated again.
FRONT_TABLE := $(BUILD)/front/front-table
TEST_DEPS   += $(FRONT_TABLE)

$(FRONT_TABLE): tests/front/table.cpp tests/front/whole.h tests/front/signal.h tests/front/modes.h tests/video/around.h tests/video/memories.h $(BUILD)/video/vid-bench-8 $(BUILD)/ctl/video.o
	@mkdir -p $(@D)
	$(CXX) -O2 -Wall -Wextra -I. -Itests/front -Itests/video -isystem $(BUILD)/video/8 -isystem $(VERILATOR_INC) -isystem $(VERILATOR_INC)/vltstd tests/front/table.cpp \
	    $(BUILD)/video/8/Vvid_bench__ALL.a $(SIM_RUNTIME_OBJS) $(BUILD)/ctl/video.o -lpthread -o $@

.PHONY: standards
standards: $(FRONT_TABLE) ## make the table of docs/standards.md anew (four minutes)
	tests/front/standards.py write

.PHONY: plots
plots: $(BUILD)/front/front-bench-8 ## draw the plots of docs/composite.md anew (two minutes; needs gnuplot-nox)
	$< points >$(BUILD)/front/points
	cp $(BUILD)/front/points docs/images/composite/points.txt
	tests/front/plots.sh $(BUILD)/front/points
