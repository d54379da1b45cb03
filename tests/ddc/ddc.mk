# SPDX-License-Identifier: MIT
# The display data channels: ddc_edid alone, with an I2C master at each of its two host ports.

DDC_V := $(filter hdl/ddc_% hdl/lib_sync.v hdl/lib_gate.v hdl/lib_wake.v,$(HDL_SOURCES))

TEST_DEPS += $(BUILD)/tests/ddc/ddc

$(BUILD)/tests/ddc/ddc: tests/ddc/ddc.cpp $(DDC_V) hdl/gen/ovs_regs.vh hdl/gen/ovs_edid.vh hdl/gen/ovs_regs.h $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	MAKEFLAGS= verilator --cc --exe --build -j 1 -O3 --noassert --x-initial unique --Mdir $(@D)/obj -Ihdl -Ihdl/gen --top-module ddc_edid \
	    -GHOSTS=2 "-GDIGITAL=16'd2" -CFLAGS "-O2 -std=c++17 -I$(CURDIR)" -MAKEFLAGS "OPT_FAST=-O2 $(VERILATED_ONCE)" \
	    -o ../$(@F) $(DDC_V) $(CURDIR)/tests/ddc/ddc.cpp $(VERILATED_OBJS) >$@.log || { cat $@.log; false; }
