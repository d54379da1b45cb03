# SPDX-License-Identifier: MIT
# Tests of the whole: the shipped programs together, seen from outside.

PNGTOOL := $(BUILD)/tests/pngtool
TEST_DEPS += $(PNGTOOL)

$(PNGTOOL): $(BUILD)/tests/system/pngtool.o
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $^ -lpng -o $@

# The whole gateware under random switches: models of SRAM and UART, everything else its own.
RANDOM_SWITCH := $(BUILD)/tests/random-switch
TEST_DEPS += $(RANDOM_SWITCH)

$(RANDOM_SWITCH): $(BUILD)/tests/system/random_switch.o $(BUILD)/sim/mod_sram.o $(BUILD)/sim/mod_uart.o $(BUILD)/driver/frame.o \
		$(BUILD)/sim/model_4x1x8.o $(SIM_RUNTIME_OBJS)
	@mkdir -p $(@D)
	$(CXX) $(CFLAGS) $^ -lpthread -o $@

# Monitor against source and FreeType, at every PIXELS.
PIXELS_TEST := $(BUILD)/tests/pixels
TEST_DEPS += $(PIXELS_TEST) $(BUILD)/font.img

$(BUILD)/tests/system/pixels.o: EXTRA_CFLAGS = $(shell pkg-config --cflags libpng)
$(PIXELS_TEST): $(BUILD)/tests/system/pixels.o $(SIM_MODEL_OBJS) $(SIM_ALL_OBJS) $(BUILD)/driver/frame.o \
		$(BUILD)/tests/font/page_render.o $(BUILD)/tests/font/page_glyph.o
	@mkdir -p $(@D)
	$(CXX) $(CFLAGS) $^ $(SIM_MODEL_LIBS) $(shell pkg-config --libs freetype2 libpng) -lpthread -o $@

.PHONY: golden
golden: $(PROGRAMS) $(PNGTOOL) $(BUILD)/font.img ## take the golden pictures anew, say what differs (ACCEPT=1: keep them)
	tests/system/golden.py $(if $(ACCEPT),accept,show)
