# SPDX-License-Identifier: MIT
# The font flash: gateware and model, the installer, power cuts.

FLASH_RUN := $(BUILD)/tests/flash/flash_run
FLASH_SMALL_IMG := $(BUILD)/tests/flash/small.img
FLASH_V := hdl/link_flash_regs.v hdl/mem_writer.v hdl/mem_flash.v hdl/mem_outgoing.v hdl/mem_slots.v hdl/mem_turn.v hdl/mem_glyphs.v
FLASH_CPP := tests/flash/flash_run.cpp tests/flash/power_cut.cpp tests/flash/board.cpp
FLASH_OBJS := $(BUILD)/sim/mod_flash.o $(FONT_FLASH_OBJS)
TEST_DEPS += $(FLASH_RUN) $(FLASH_SMALL_IMG)

$(FLASH_RUN): tests/flash/flash_bench.v $(FLASH_CPP) tests/flash/board.h $(FLASH_V) hdl/gen/ovs_regs.vh $(FLASH_OBJS) $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	verilator --cc --exe --build -O3 --language 1364-2005 --x-assign unique --x-initial unique --Mdir $(BUILD)/tests/flash/obj --top-module flash_bench \
	    -Ihdl/gen -CFLAGS "-O2 -I$(CURDIR) -I$(CURDIR)/tests/flash" -MAKEFLAGS "OPT_FAST=-O2 $(VERILATED_ONCE)" -o $(abspath $@) \
	    tests/flash/flash_bench.v $(FLASH_V) $(addprefix $(CURDIR)/,$(FLASH_CPP)) $(abspath $(FLASH_OBJS)) $(VERILATED_OBJS) \
	    -LDFLAGS -lz >$(BUILD)/tests/flash/verilator.log 2>&1 || { tail -30 $(BUILD)/tests/flash/verilator.log; exit 1; }

$(FLASH_SMALL_IMG): $(FONT_TOOL) $(FONT_IMG)
	@mkdir -p $(@D)
	$(FONT_TOOL) cut 512 0 $@ $(FONT_IMG)

# The library on the fake board
FLASH_UNIT := $(BUILD)/tests/flash/unit_driver
TEST_DEPS += $(FLASH_UNIT)

$(FLASH_UNIT): $(BUILD)/tests/flash/unit_driver.o $(FONT_FLASH_OBJS) $(LIBOVERSCAN)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -lcmocka -lz -o $@
