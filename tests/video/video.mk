# SPDX-License-Identifier: MIT
# Video tests: one verilated bench for each number of pixels a beat, one with text memory in block RAM.

VID_BENCH_SRCS := tests/video/main.cpp tests/video/common.cpp tests/video/test_picture.cpp \
                  tests/video/test_sources.cpp tests/video/test_drawing.cpp
VID_BENCH_HDRS := tests/video/around.h tests/video/memories.h tests/video/parts.h tests/video/page_model.h tests/video/bench.h tests/video/tests.h
VID_BENCH_HDL  := hdl/lib_tick.v hdl/lib_stamp.v hdl/lib_crc32c.v hdl/lib_gate.v hdl/lib_wake.v $(wildcard hdl/vid_*.v hdl/osd_*.v hdl/mem_*.v)
VID_BENCHES    := $(foreach p,1 2 4 8 4-block,$(BUILD)/video/vid-bench-$(p))

TEST_DEPS += $(VID_BENCHES)

$(BUILD)/video/vid-bench-%: tests/video/vid_bench.v $(VID_BENCH_SRCS) $(VID_BENCH_HDRS) $(VID_BENCH_HDL) hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	verilator --cc --exe --build -O3 --x-assign unique --x-initial unique --Mdir $(BUILD)/video/$* --top-module vid_bench \
	    -Ihdl/gen -GPIXELS=$(firstword $(subst -, ,$*)) -GEXT_SRAM=$(if $(findstring block,$*),0,1) \
	    -CFLAGS "-O2 -DPIXELS=$(firstword $(subst -, ,$*)) -DBLOCK_RAM=$(if $(findstring block,$*),1,0) -I$(CURDIR)/tests/video" \
	    -MAKEFLAGS "OPT_FAST=-O2 $(VERILATED_ONCE)" -o $(abspath $@) \
	    tests/video/vid_bench.v $(VID_BENCH_HDL) $(addprefix $(CURDIR)/,$(VID_BENCH_SRCS)) $(VERILATED_OBJS) >$(BUILD)/video/$*.log 2>&1 || \
	    { tail -30 $(BUILD)/video/$*.log; exit 1; }

# One host port with its registers, and what the daemon calls the modes that it measures.
HOST_BENCH     := $(BUILD)/video/host-bench
HOST_BENCH_HDL := hdl/lib_tick.v hdl/lib_stamp.v hdl/lib_gate.v hdl/lib_wake.v hdl/link_host_regs.v \
                  $(filter-out hdl/vid_console.v hdl/vid_matrix.v hdl/vid_mix.v hdl/vid_darker.v hdl/vid_raster.v hdl/vid_locate.v \
                    hdl/vid_internal.v hdl/vid_wave_raster.v hdl/vid_wave_place.v hdl/vid_wave_burst.v hdl/vid_luma.v,$(wildcard hdl/vid_*.v))
TEST_DEPS      += $(HOST_BENCH)

$(HOST_BENCH): tests/video/host_bench.v tests/video/host_bench.cpp tests/front/modes.h $(HOST_BENCH_HDL) hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh hdl/gen/ovs_regs.h $(BUILD)/ctl/video.o $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	verilator --cc --exe --build -O3 --x-assign unique --x-initial unique --Mdir $(BUILD)/video/host --top-module host_bench \
	    -Ihdl/gen -Wno-PINMISSING -CFLAGS "-O2 -I$(CURDIR) -I$(CURDIR)/tests/front" -MAKEFLAGS "OPT_FAST=-O2 $(VERILATED_ONCE)" -o $(abspath $@) \
	    tests/video/host_bench.v $(HOST_BENCH_HDL) $(CURDIR)/tests/video/host_bench.cpp $(abspath $(BUILD)/ctl/video.o) $(VERILATED_OBJS) \
	    >$(BUILD)/video/host.log 2>&1 || { tail -30 $(BUILD)/video/host.log; exit 1; }

# Composite video through a console
LUMA_BENCHES := $(foreach p,1 8,$(BUILD)/video/luma-$(p))

TEST_DEPS += $(LUMA_BENCHES)

$(LUMA_BENCHES): $(BUILD)/video/luma-%: tests/video/luma_bench.v tests/video/luma.cpp tests/video/luma_bench.h tests/video/composite_levels.h tests/video/composite_standard.h tests/video/composite_source.h tests/video/own_raster.h tests/video/around.h tests/video/memories.h tests/video/parts.h tests/video/page_model.h $(VID_BENCH_HDL) hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	verilator --cc --exe --build -O3 --x-assign unique --x-initial unique --Mdir $(BUILD)/video/luma-obj-$* --top-module luma_bench \
	    -Ihdl/gen -GPIXELS=$* -CFLAGS "-O2 -DPIXELS=$* -I$(CURDIR)/tests/video" -MAKEFLAGS "OPT_FAST=-O2 $(VERILATED_ONCE)" -o $(abspath $@) \
	    tests/video/luma_bench.v $(VID_BENCH_HDL) $(CURDIR)/tests/video/luma.cpp $(VERILATED_OBJS) >$(BUILD)/video/luma-$*.log 2>&1 || \
	    { tail -30 $(BUILD)/video/luma-$*.log; exit 1; }
