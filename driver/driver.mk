# SPDX-License-Identifier: MIT
# liboverscan: static for the programs of this repository, shared with a SONAME for others.

DRIVER_SRC := driver/board.c driver/control.c driver/error.c driver/event.c driver/fake.c driver/fake_api.c \
	driver/edid.c driver/fake_edid.c driver/fake_flash.c driver/fake_keys.c driver/fake_osd.c driver/fake_regs.c driver/flash.c driver/frame.c driver/ftdi.c driver/ftdi_fifo.c driver/ftdi_find.c driver/ftdi_open.c \
	driver/ftdi_missed.c driver/ftdi_plug.c driver/keys.c driver/link.c \
	driver/monitor.c driver/mpsse.c driver/mpsse_ftdi.c driver/osd.c driver/queue.c driver/shape.c driver/socket.c driver/status.c driver/text.c
DRIVER_OBJ := $(DRIVER_SRC:%.c=$(BUILD)/%.o)
DRIVER_ABI := 0
LIBOVERSCAN := $(BUILD)/liboverscan.a
# what a program that uses the static library links with
LIBOVERSCAN_LIBS = $(LIBOVERSCAN) $(shell pkg-config --libs libftdi1 libusb-1.0) -pthread

PROGRAMS += $(LIBOVERSCAN) $(BUILD)/liboverscan.so

$(DRIVER_OBJ): EXTRA_CFLAGS = -fPIC -fvisibility=hidden -pthread $(shell pkg-config --cflags libftdi1 libusb-1.0)

$(LIBOVERSCAN): $(DRIVER_OBJ)
	rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/liboverscan.so.$(DRIVER_ABI): $(DRIVER_OBJ)
	$(CC) -shared -Wl,-soname,liboverscan.so.$(DRIVER_ABI) -Wl,--no-undefined -o $@ $^ \
		$(shell pkg-config --libs libftdi1 libusb-1.0) -pthread

$(BUILD)/liboverscan.so: $(BUILD)/liboverscan.so.$(DRIVER_ABI)
	ln -sf $(notdir $<) $@
