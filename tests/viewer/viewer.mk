# SPDX-License-Identifier: MIT
# A scripted VNC viewer (libvncclient).

VIEWER := $(BUILD)/tests/vnc-viewer
TEST_DEPS += $(VIEWER)

$(BUILD)/tests/viewer/viewer.o: EXTRA_CFLAGS = $(shell pkg-config --cflags libvncclient libpng)

$(VIEWER): $(BUILD)/tests/viewer/viewer.o
	$(CC) $(LDFLAGS) $^ $(shell pkg-config --libs libvncclient libpng) -o $@
