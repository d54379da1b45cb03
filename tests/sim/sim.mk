# SPDX-License-Identifier: MIT
# Tests of the simulated board: its models against their data sheets, without the gateware.

SIM_UNITS := modes video flash wires ps2 guest viewer
SIM_UNIT_BINS := $(SIM_UNITS:%=$(BUILD)/tests/sim/unit_%)
TEST_DEPS += $(SIM_UNIT_BINS)

SIM_UNIT_OBJS := $(filter-out $(BUILD)/sim/board.o $(BUILD)/sim/board_ps2.o $(BUILD)/sim/board_ddc.o $(BUILD)/sim/model_find.o,$(SIM_MODEL_OBJS)) \
                 $(BUILD)/sim/fail.o $(BUILD)/sim/pattern.o $(BUILD)/tests/sim/fake_pins.o
SIM_RFB_OBJS  := $(BUILD)/sim/guest.o $(BUILD)/sim/guest_rfb.o $(BUILD)/sim/viewer.o $(BUILD)/sim/viewer_input.o \
                 $(BUILD)/sim/viewer_listen.o

$(SIM_UNIT_BINS): $(BUILD)/tests/sim/unit_%: $(BUILD)/tests/sim/unit_%.o $(SIM_UNIT_OBJS)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $^ $(SIM_UNIT_LIBS) -lcmocka -lz -lm -lpthread -o $@

SIM_RFB_UNITS := $(BUILD)/tests/sim/unit_guest $(BUILD)/tests/sim/unit_viewer
$(SIM_RFB_UNITS): $(SIM_RFB_OBJS)
$(SIM_RFB_UNITS): SIM_UNIT_LIBS = $(shell pkg-config --libs libvncserver libvncclient)
$(SIM_RFB_UNITS:%=%.o): EXTRA_CFLAGS = $(shell pkg-config --cflags libvncserver libvncclient)

# The board with its gateware, and a daemon in miniature.
BOARD_CLOCK := $(BUILD)/tests/sim/board_clock
TEST_DEPS += $(BOARD_CLOCK)

$(BOARD_CLOCK): $(BUILD)/tests/sim/board_clock.o $(BUILD)/sim/bench_link.o $(BUILD)/sim/pattern.o $(SIM_MODEL_OBJS) $(SIM_SHIPPED_OBJS)
	@mkdir -p $(@D)
	$(CXX) $(LDFLAGS) $^ $(SIM_MODEL_LIBS) -lpthread -o $@
