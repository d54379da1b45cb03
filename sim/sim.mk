# SPDX-License-Identifier: MIT
# The simulated board: Verilated gateware, models of everything outside the chip, sources, monitor.
# The machines on the other side of the host ports are in guests/.
include sim/guests/guests.mk

SIM_PROG     := $(BUILD)/overscan-sim
SIM_PROG_ALL := $(BUILD)/sim/overscan-sim-all

# HOSTSxCONSOLESxPIXELS: shipped in the program, and for tests and bench only.
SIM_SHIPPED := 4x1x8 4x2x8 16x1x8
SIM_NARROW  := 4x1x1 4x1x2 4x1x4

# Models: everything outside the chip. No sockets, no threads, no libraries but zlib.
SIM_MODEL_SRCS := sim/cvbs_enc.c sim/cvbs_play.c sim/raster.c sim/tv.c sim/tv_sync.c sim/tv_burst.c sim/tv_colour.c \
                  sim/modes.c sim/pic.c sim/mod_source.c sim/mod_monitor.c sim/mod_sram.c sim/mod_flash.c sim/mod_uart.c sim/mod_beeper.c sim/mod_panel.c sim/mod_ddc.c \
                  sim/ps2_dev.c sim/ps2_port.c sim/mod_ps2_kbd.c sim/mod_ps2_mouse.c sim/mod_ps2_host.c sim/keymap.c \
                  sim/board.c sim/board_ddc.c sim/board_ps2.c sim/model_find.c
# The program around them.
SIM_SRCS := sim/main.c sim/fail.c sim/options.c sim/signal.c sim/pattern.c sim/image.c sim/setup.c sim/runner.c sim/stat.c \
            sim/io.c sim/link.c sim/monsock.c sim/sockpath.c sim/viewer.c sim/viewer_input.c sim/viewer_listen.c \
            sim/guest.c sim/guest_rfb.c sim/guest_power.c

# Measures: a board, pictures and a daemon in miniature.
SIM_BENCH_OBJS := $(BUILD)/sim/bench.o $(BUILD)/sim/bench_link.o $(BUILD)/sim/pattern.o

SIM_MODEL_OBJS := $(SIM_MODEL_SRCS:%.c=$(BUILD)/%.o)
SIM_OBJS       := $(SIM_SRCS:%.c=$(BUILD)/%.o)
SIM_MODEL_LIBS := -lz -lm
SIM_LIBS        = $(shell pkg-config --libs libvncserver libvncclient libuv jansson libpng zlib) -lpthread -lm

$(SIM_MODEL_OBJS): CFLAGS := -O3 -g
$(SIM_OBJS): EXTRA_CFLAGS = $(shell pkg-config --cflags libvncserver libvncclient libuv jansson libpng)

# ---- Verilated gateware ------------------------------------------------------------------
# All code of one variant is one C++ file: sim/shim.cpp includes it. What runs once only (Verilator calls it slow:
# resets and the first settling) is half of it and would be two thirds of the compiler's time: it is not optimised.
# GCC warns that declarations of those have another optimisation than their definitions, which is so: that warning is off for them.
VERILATOR_INC   ?= /usr/share/verilator/include
VERILATOR_FLAGS := --cc --language 1364-2005 -O3 --x-assign fast --x-initial fast --noassert -Ihdl/gen -Ihdl --top-module $(HDL_TOP)
SIM_CXXFLAGS    ?= -O2
SIM_CXX          = $(CXX) -std=c++17 $(SIM_CXXFLAGS) -I. -isystem $(VERILATOR_INC) -isystem $(VERILATOR_INC)/vltstd

# One evaluation a clock needs the names that one Verilator generates (sim/shim.cpp); empty: eval(), slower.
SIM_BY_EDGE ?= $(findstring 5.006,$(shell verilator --version 2>/dev/null))
ifneq ($(SIM_BY_EDGE),)
VERILATOR_FLAGS += -DLIB_GATE_BY_EDGE
SIM_EDGES       := -DMODEL_BY_EDGE='"edges.inc"' -DMODEL_DUE='"due.inc"'
endif

# $(call sim-variant,HOSTS,CONSOLES,PIXELS)
define sim-variant
$(BUILD)/sim/$(1)x$(2)x$(3)/code.inc: $$(HDL_SOURCES) hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh hdl/gen/ovs_edid.vh
	@mkdir -p $$(@D) && rm -f $$(@D)/V*
	verilator $$(VERILATOR_FLAGS) --prefix V$(1)x$(2)x$(3) --Mdir $$(@D) \
	    -GHOSTS=$(1) -GCONSOLES=$(2) -GPIXELS=$(3) $$(HDL_SOURCES)
	sed -n '/___eval_triggers__act(.*{$$$$/,/^}/s/.*VactTriggered\.at(\(.*\)) = ((IData)(vlSelf->\(.*\)) */EDGE(\1, \2)/p' $$(@D)/V*.cpp >$$(@D)/edges.inc
	sed -n '/___eval_nba(.*{$$$$/,/^}/{s/^void \(.*\)___eval_nba(\(.*\)) {/template <class Edges> static inline __attribute__((always_inline)) void \1___eval_due(\2, const Edges due) {/;s/vlSelf->__VnbaTriggered.at(\([^)]*\))/(due >> \1 \& 1)/g;p}' \
	    $$(@D)/V*.cpp >$$(@D)/due.inc
	{ printf '#include "%s"\n' $$$$(cd $$(@D) && ls V*.cpp | grep -v __Slow); \
	  printf '#pragma GCC %s\n' 'optimize("O0")' 'diagnostic ignored "-Wattributes"'; \
	  printf '#include "%s"\n' $$$$(cd $$(@D) && ls V*__Slow.cpp); \
	  printf '#pragma GCC %s\n' reset_options 'diagnostic warning "-Wattributes"'; } >$$@

$(BUILD)/sim/model_$(1)x$(2)x$(3).o: sim/shim.cpp sim/model.h $(BUILD)/sim/$(1)x$(2)x$(3)/code.inc
	$$(SIM_CXX) -I$(BUILD)/sim/$(1)x$(2)x$(3) -DMODEL_CODE='"code.inc"' $$(SIM_EDGES) -DMODEL_CLASS=V$(1)x$(2)x$(3) \
	    -DMODEL_NAME=model_$(1)x$(2)x$(3) -DMODEL_HOSTS=$(1) -DMODEL_CONSOLES=$(2) -DMODEL_PIXELS=$(3) \
	    -c sim/shim.cpp -o $$@
endef
$(foreach v,$(SIM_SHIPPED) $(SIM_NARROW),$(eval $(call sim-variant,$(word 1,$(subst x, ,$v)),$(word 2,$(subst x, ,$v)),$(word 3,$(subst x, ,$v)))))

# The variant that most people run is compiled twice: a short run of the first shows gcc which branches are
# taken, which makes the second a third faster. Everything else about it is the same.
SIM_TRAIN     := $(BUILD)/sim/train
SIM_TRAIN_SRC  = -I$(BUILD)/sim/4x1x8 -DMODEL_CODE='"code.inc"' $(SIM_EDGES) -DMODEL_CLASS=V4x1x8 -DMODEL_NAME=model_4x1x8 \
                 -DMODEL_HOSTS=4 -DMODEL_CONSOLES=1 -DMODEL_PIXELS=8 -c sim/shim.cpp
SIM_PROFILE   := $(SIM_TRAIN)/model.gcda

$(SIM_PROFILE): sim/shim.cpp sim/model.h sim/models.c $(BUILD)/sim/4x1x8/code.inc $(SIM_BENCH_OBJS) \
		$(BUILD)/sim/mod_source.o $(BUILD)/sim/verilated.o $(BUILD)/sim/verilated_threads.o | $(SIM_MODEL_OBJS)
	@mkdir -p $(SIM_TRAIN) && rm -f $@
	$(SIM_CXX) -O3 -fprofile-generate -fprofile-update=single $(SIM_TRAIN_SRC) -o $(SIM_TRAIN)/model.o
	$(CC) $(CSTD) $(CPPFLAGS) $(CFLAGS) -DMODEL_TRAIN -c sim/models.c -o $(SIM_TRAIN)/models.o
	$(CXX) -fprofile-generate $(SIM_TRAIN)/model.o $(SIM_TRAIN)/models.o $(SIM_BENCH_OBJS) \
	    $(SIM_MODEL_OBJS) $(SIM_RUNTIME_OBJS) $(SIM_MODEL_LIBS) -lpthread -o $(SIM_TRAIN)/train
	$(SIM_TRAIN)/train 60 >$(SIM_TRAIN)/log

$(BUILD)/sim/model_4x1x8.o: $(SIM_PROFILE)
$(BUILD)/sim/model_4x1x8.o: private SIM_CXXFLAGS = -O3 -fprofile-use=$(SIM_PROFILE) -Wno-missing-profile

SIM_RUNTIME_OBJS := $(BUILD)/sim/verilated.o $(BUILD)/sim/verilated_threads.o
# Benches that verilate a part of the gateware link these too: VERILATED_ONCE tells Verilator's makefile so.
VERILATED_ONCE  := VM_GLOBAL_FAST=
VERILATED_OBJS  := $(abspath $(SIM_RUNTIME_OBJS))
$(SIM_RUNTIME_OBJS): $(BUILD)/sim/%.o: $(VERILATOR_INC)/%.cpp
	@mkdir -p $(@D)
	$(SIM_CXX) -c $< -o $@

$(BUILD)/sim/models_all.o: sim/models.c sim/model.h
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(CFLAGS) -DMODEL_ALL -c $< -o $@

# For test programs that clock the real gateware: link these with $(CXX).
SIM_SHIPPED_OBJS := $(SIM_SHIPPED:%=$(BUILD)/sim/model_%.o) $(BUILD)/sim/models.o $(SIM_RUNTIME_OBJS)
SIM_ALL_OBJS     := $(SIM_SHIPPED:%=$(BUILD)/sim/model_%.o) $(SIM_NARROW:%=$(BUILD)/sim/model_%.o) \
                    $(BUILD)/sim/models_all.o $(SIM_RUNTIME_OBJS)

# ---- programs ----------------------------------------------------------------------------
PROGRAMS  += $(SIM_PROG)
TEST_DEPS += $(SIM_PROG)

$(SIM_PROG): $(SIM_OBJS) $(SIM_MODEL_OBJS) $(FONT_IMAGE_OBJS) $(SIM_SHIPPED_OBJS)
	$(CXX) $(LDFLAGS) $^ $(SIM_LIBS) -o $@

$(SIM_PROG_ALL): $(SIM_OBJS) $(SIM_MODEL_OBJS) $(FONT_IMAGE_OBJS) $(SIM_ALL_OBJS)
	$(CXX) $(LDFLAGS) $^ $(SIM_LIBS) -o $@

# ---- bench -------------------------------------------------------------------------------
SIM_BENCH := $(BUILD)/sim/overscan-sim-bench

$(SIM_BENCH): $(SIM_BENCH_OBJS) $(SIM_MODEL_OBJS) $(SIM_ALL_OBJS)
	$(CXX) $(LDFLAGS) $^ $(SIM_MODEL_LIBS) -lpthread -o $@

.PHONY: bench
bench: $(SIM_BENCH) ## simulated pixels per second at each PIXELS, and the real-time factor
	$(SIM_BENCH)
