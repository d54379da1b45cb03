# SPDX-License-Identifier: MIT
# Video tests: one verilated bench for each number of pixels a beat, one with text memory in block RAM.

VID_BENCH_SRCS := tests/video/main.cpp tests/video/common.cpp tests/video/test_picture.cpp \
                  tests/video/test_sources.cpp tests/video/test_drawing.cpp
VID_BENCH_HDRS := tests/video/parts.h tests/video/page_model.h tests/video/bench.h tests/video/tests.h
VID_BENCH_HDL  := hdl/lib_tick.v hdl/lib_stamp.v hdl/lib_crc32c.v hdl/lib_gate.v hdl/lib_wake.v $(wildcard hdl/vid_*.v hdl/osd_*.v hdl/mem_*.v)
VID_BENCHES    := $(foreach p,1 2 4 8 4-block,$(BUILD)/video/vid-bench-$(p))

TEST_DEPS += $(VID_BENCHES)

$(BUILD)/video/vid-bench-%: tests/video/vid_bench.v $(VID_BENCH_SRCS) $(VID_BENCH_HDRS) $(VID_BENCH_HDL) hdl/gen/ovs_regs.vh
	@mkdir -p $(@D)
	verilator --cc --exe --build -O3 --x-assign unique --x-initial unique --Mdir $(BUILD)/video/$* --top-module vid_bench \
	    -Ihdl/gen -GPIXELS=$(firstword $(subst -, ,$*)) -GEXT_SRAM=$(if $(findstring block,$*),0,1) \
	    -CFLAGS "-O2 -DPIXELS=$(firstword $(subst -, ,$*)) -DBLOCK_RAM=$(if $(findstring block,$*),1,0) -I$(CURDIR)/tests/video" \
	    -MAKEFLAGS "OPT_FAST=-O2 OPT_GLOBAL=-O2" -o $(abspath $@) \
	    tests/video/vid_bench.v $(VID_BENCH_HDL) $(addprefix $(CURDIR)/,$(VID_BENCH_SRCS)) >$(BUILD)/video/$*.log 2>&1 || \
	    { tail -30 $(BUILD)/video/$*.log; exit 1; }
