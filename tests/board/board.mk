# SPDX-License-Identifier: MIT
# Boards through their own pins. All parts run with the whole clock there (NO_CLOCK_GATE), as in the chip.

BOARD_BENCHES  := $(foreach b,icebreaker hx8k olimex,$(BUILD)/tests/board/board-$(b))
BOARD_C_OBJS   := $(BUILD)/driver/frame.o $(BUILD)/sim/mod_flash.o
TEST_DEPS      += $(BOARD_BENCHES)

$(BUILD)/tests/board/board-%: tests/board/board.cpp tests/board/parts.h tests/board/font.h tests/board/wires.v hdl/board/%.v $(BOARD_SOURCES) hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh $(BOARD_C_OBJS) $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	verilator --cc --exe --build -j 1 -O3 --noassert --x-assign fast --x-initial fast -Wno-PINMISSING --language 1364-2005 -DNO_CLOCK_GATE \
	    --Mdir $@-obj --prefix Vtop --top-module wires -DBOARD=$* -DBOARD_$* -Ihdl -Ihdl/gen -CFLAGS "-O1 -std=c++17 -I$(CURDIR) -DBOARD_$*" \
	    -MAKEFLAGS "OPT_FAST=-O0 OPT_SLOW=-O0 $(VERILATED_ONCE)" -o $(abspath $@) hdl/lint.vlt $(BOARD_SOURCES) hdl/board/$*.v tests/board/wires.v \
	    $(CURDIR)/tests/board/board.cpp $(abspath $(BOARD_C_OBJS)) $(VERILATED_OBJS) >$@.log 2>&1 || { tail -30 $@.log; exit 1; }

BOARD_COMPOSITE := $(foreach b,icebreaker_composite hx8k_composite,$(BUILD)/tests/board/composite-$(b))
TEST_DEPS       += $(BOARD_COMPOSITE)

$(BUILD)/tests/board/composite-%: tests/board/composite.cpp tests/board/parts.h tests/board/font.h tests/board/wires_composite.v hdl/board/%.v $(BOARD_SOURCES) hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh $(BOARD_C_OBJS) $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	verilator --cc --exe --build -j 1 -O3 --noassert --x-assign fast --x-initial fast -Wno-PINMISSING --language 1364-2005 -DNO_CLOCK_GATE \
	    --Mdir $@-obj --prefix Vtop --top-module wires_composite -DBOARD=$* -DBOARD_$* -Ihdl -Ihdl/gen -CFLAGS "-O1 -std=c++17 -I$(CURDIR) -DBOARD_$*" \
	    -MAKEFLAGS "OPT_FAST=-O1 OPT_SLOW=-O0 $(VERILATED_ONCE)" -o $(abspath $@) hdl/lint.vlt $(BOARD_SOURCES) hdl/board/$*.v \
	    tests/board/wires_composite.v $(CURDIR)/tests/board/composite.cpp $(abspath $(BOARD_C_OBJS)) $(VERILATED_OBJS) >$@.log 2>&1 || { tail -30 $@.log; exit 1; }

.PHONY: check-boards deps-boards
deps-boards: ## install what bitstreams need (lists it first)
	@tests/deps install $(BOARD_TOOLS)

check-boards: hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh ## pins and warnings of every board's top
	@tests/board/bitstream.test
