# SPDX-License-Identifier: MIT
# Verilated benches of the link.

LINK_BUILD := $(BUILD)/tests/link
LINK_V := hdl/lib_crc32c.v hdl/lib_sync.v hdl/lib_gate.v hdl/lib_wake.v hdl/lib_cross.v hdl/link_ft245.v hdl/link_uart.v hdl/link_rx.v hdl/link_tx.v hdl/link_exec.v hdl/link_session.v \
	hdl/link_regs.v hdl/link_board_regs.v hdl/link_host_regs.v hdl/link_flash_regs.v hdl/link_edid_regs.v hdl/link_events.v hdl/link_watchdog.v hdl/link_core.v
LINK_VERILATE = verilator --cc --exe --build -j 2 -O3 --x-assign fast -Wno-fatal --language 1364-2005 -Ihdl/gen \
	-CFLAGS "-O2 -std=c++17 -I$(CURDIR)" -MAKEFLAGS "-s $(VERILATED_ONCE)"

TEST_DEPS += $(LINK_BUILD)/rx_fuzz $(LINK_BUILD)/rx_fuzz-8 $(LINK_BUILD)/core $(LINK_BUILD)/core-8 $(LINK_BUILD)/ft245

# Requests that may be under way: of a UART, and of the fast link
$(LINK_BUILD)/%: LINK_WINDOW = 2
$(LINK_BUILD)/%-8: LINK_WINDOW = 8
LINK_WINDOWED = -CFLAGS -DLINK_WINDOW=$(LINK_WINDOW)

$(LINK_BUILD)/rx_fuzz $(LINK_BUILD)/rx_fuzz-8: tests/link/rx_fuzz.cpp $(LINK_V) hdl/gen/ovs_regs.vh $(BUILD)/driver/frame.o $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	$(LINK_VERILATE) $(LINK_WINDOWED) --top-module link_rx -GWINDOW=$(LINK_WINDOW) -Mdir $@.obj -o $(abspath $@) hdl/lib_crc32c.v hdl/link_rx.v \
		$(abspath tests/link/rx_fuzz.cpp) $(abspath $(BUILD)/driver/frame.o) $(VERILATED_OBJS) > $@.log 2>&1 || { cat $@.log; exit 1; }

LINK_CORE_CPP := tests/link/core.cpp tests/link/core_keys.cpp tests/link/core_loss.cpp tests/link/bench.cpp tests/link/core_driver.cpp
$(LINK_BUILD)/core $(LINK_BUILD)/core-8: $(LINK_CORE_CPP) tests/link/bench.h tests/link/host.h $(LINK_V) hdl/gen/ovs_regs.vh $(LIBOVERSCAN) $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	$(LINK_VERILATE) $(LINK_WINDOWED) --top-module link_core -GHOSTS=4 -GCONSOLES=2 -GWINDOW=$(LINK_WINDOW) -Mdir $@.obj -o $(abspath $@) $(LINK_V) \
		$(abspath $(LINK_CORE_CPP)) $(VERILATED_OBJS) -LDFLAGS "$(abspath $(LIBOVERSCAN)) $(shell pkg-config --libs libftdi1 libusb-1.0) -pthread" \
		> $@.log 2>&1 || { cat $@.log; exit 1; }

$(LINK_BUILD)/ft245: tests/link/ft245.cpp tests/link/host.h $(LINK_V) hdl/gen/ovs_regs.vh $(BUILD)/driver/frame.o $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	$(LINK_VERILATE) --x-initial unique --top-module link_core -GHOSTS=4 -GCONSOLES=2 -GFIFO=1 -Mdir $@.obj -o $(abspath $@) $(LINK_V) \
		$(abspath tests/link/ft245.cpp) $(abspath $(BUILD)/driver/frame.o) $(VERILATED_OBJS) > $@.log 2>&1 || { cat $@.log; exit 1; }
