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

GATE_OBJS := $(BUILD)/tests/system/gate.o $(BUILD)/sim/mod_sram.o $(BUILD)/sim/mod_uart.o $(BUILD)/driver/frame.o \
	$(BUILD)/sim/model_4x1x8.o $(SIM_RUNTIME_OBJS)
$(RANDOM_SWITCH): $(BUILD)/tests/system/random_switch.o $(GATE_OBJS)
	@mkdir -p $(@D)
	$(CXX) $(CFLAGS) $^ -lpthread -o $@

# The same under everything that can happen to keys; what must come of it is said by the model of tests/hid.
RANDOM_DESK := $(BUILD)/tests/random-desk
TEST_DEPS += $(RANDOM_DESK)

RANDOM_DESK_OBJS := $(BUILD)/tests/system/random_desk.o $(BUILD)/tests/system/random_desk_acts.o
$(RANDOM_DESK_OBJS): $(BUILD)/%.o: %.cpp
	@mkdir -p $(@D)
	$(CXX) -std=c++17 $(CPPFLAGS) $(WARN) $(CFLAGS) $(DEPFLAGS) -c $< -o $@
$(RANDOM_DESK): $(RANDOM_DESK_OBJS) $(GATE_OBJS) $(BUILD)/sim/mod_ps2_kbd.o $(BUILD)/sim/ps2_dev.o \
		$(BUILD)/sim/ps2_port.o $(BUILD)/sim/keymap.o
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

.PHONY: pictures
pictures: $(PROGRAMS) guests ## take the pictures of docs/ anew that no test takes; look at them
	tests/system/pictures.py

.PHONY: golden
golden: $(PROGRAMS) $(PNGTOOL) $(BUILD)/font.img ## take the golden pictures anew, say what differs (ACCEPT=1: keep them)
	tests/system/golden.py $(if $(ACCEPT),accept,show)
