# SPDX-License-Identifier: MIT
# Tests of composite video: the encoder against the standards' numbers, the television against the encoder.

SIGNAL_UNITS := standard tv raster play
SIGNAL_UNIT_BINS := $(SIGNAL_UNITS:%=$(BUILD)/tests/signal/unit_%)
TEST_DEPS += $(SIGNAL_UNIT_BINS)

SIGNAL_OBJS := $(addprefix $(BUILD)/sim/,cvbs_enc.o cvbs_play.o raster.o tv.o tv_sync.o tv_burst.o tv_colour.o pic.o pattern.o modes.o image.o fail.o)

$(SIGNAL_UNIT_BINS): $(BUILD)/tests/signal/unit_%: $(BUILD)/tests/signal/unit_%.o $(SIGNAL_OBJS)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $^ $(shell pkg-config --libs libpng) -lcmocka -lz -lm -lpthread -o $@
