# SPDX-License-Identifier: MIT
# Keyboards and mice: the rig verilated at the real speed of PS/2 for the scripts, and ten times faster for the random
# test with the clock gates of the simulator and without (_wire).

HID_RIG_V := $(filter hdl/hid_% hdl/lib_sync.v hdl/lib_gate.v,$(HDL_SOURCES)) tests/hid/hid_rig.v
HID_RIG_H := tests/hid/bench.h tests/hid/model.h tests/hid/ps2_models.h tests/hid/keys.h
HID_VERILATE = MAKEFLAGS= verilator --cc --exe --build -j 1 -O3 --noassert --x-initial unique --Mdir $(@D)/obj-$(@F) -Ihdl -Ihdl/gen \
	--top-module hid_rig -CFLAGS "-O2 -std=c++17 -I$(CURDIR)/tests/hid" -MAKEFLAGS "OPT_FAST=-O2 $(VERILATED_ONCE)"

TEST_DEPS += $(BUILD)/tests/hid/hid_script $(BUILD)/tests/hid/hid_random $(BUILD)/tests/hid/hid_random_wire

$(BUILD)/tests/hid/hid_script: tests/hid/script.cpp $(HID_RIG_V) $(HID_RIG_H) hdl/hid_ops.vh $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	$(HID_VERILATE) -o ../$(@F) $(HID_RIG_V) $(CURDIR)/tests/hid/script.cpp $(VERILATED_OBJS) >$@.log || { cat $@.log; false; }

$(BUILD)/tests/hid/hid_random_wire: HID_GATES := -DNO_CLOCK_GATE
$(BUILD)/tests/hid/hid_random $(BUILD)/tests/hid/hid_random_wire: tests/hid/random.cpp $(HID_RIG_V) $(HID_RIG_H) hdl/hid_ops.vh $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	$(HID_VERILATE) $(HID_GATES) -GHALF_US=4 -GBAT_MS=3 -o ../$(@F) $(HID_RIG_V) $(CURDIR)/tests/hid/random.cpp $(VERILATED_OBJS) >$@.log || { cat $@.log; false; }
