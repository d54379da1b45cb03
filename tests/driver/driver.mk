# SPDX-License-Identifier: MIT
# Tests of liboverscan, built with ASan and UBSan.

DRIVER_TEST := $(BUILD)/tests/driver
DRIVER_SAN := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
DRIVER_SAN_OBJ := $(DRIVER_SRC:driver/%.c=$(DRIVER_TEST)/san-%.o)

TEST_DEPS += $(DRIVER_TEST)/unit $(DRIVER_TEST)/unit_frame $(DRIVER_TEST)/unit_keys $(DRIVER_TEST)/unit_edid $(DRIVER_TEST)/on_board $(DRIVER_TEST)/fuzz

.SECONDARY: $(DRIVER_SAN_OBJ)

$(DRIVER_TEST)/san-%.o: driver/%.c
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(DRIVER_SAN) $(DEPFLAGS) -pthread $(shell pkg-config --cflags libftdi1 libusb-1.0) -c $< -o $@

$(DRIVER_TEST)/%: tests/driver/%.c $(DRIVER_SAN_OBJ)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(DRIVER_SAN) $(DEPFLAGS) $< $(DRIVER_SAN_OBJ) -o $@ \
		$(shell pkg-config --libs cmocka libftdi1 libusb-1.0) -pthread
