# SPDX-License-Identifier: MIT
# Tests of the USB transport: an emulated bus (umockdev), the library under ASan and UBSan (objects of tests/driver).

USB_TEST := $(BUILD)/tests/usb
USB_CHIP_SRC := tests/usb/usb_board.c tests/usb/usb_device.c tests/usb/ftdi_chip.c tests/usb/mpsse_chip.c sim/mod_flash.c
USB_CHIP_H := tests/usb/usb_board.h tests/usb/usb_device.h tests/usb/ftdi_chip.h tests/usb/mpsse_chip.h sim/mod_flash.h \
	hdl/gen/ovs_regs.h
USB_BED_SRC := tests/usb/usb_bed.c tests/usb/usbfs.c $(USB_CHIP_SRC)

TEST_DEPS += $(USB_TEST)/usb_bed $(USB_TEST)/usb_client $(USB_TEST)/usb_fakeboard $(USB_TEST)/chip_check $(USB_TEST)/udev_fault.so

$(USB_TEST)/udev_fault.so: tests/usb/udev_fault.c
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(CFLAGS) -shared -fPIC $< -o $@

$(USB_TEST)/usb_bed: $(USB_BED_SRC) tests/usb/usbfs.h $(USB_CHIP_H)
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(CFLAGS) $(shell pkg-config --cflags umockdev-1.0) $(USB_BED_SRC) -o $@ \
		$(shell pkg-config --libs umockdev-1.0) -pthread

$(USB_TEST)/chip_check: tests/usb/chip_check.c tests/usb/ftdi_chip.c tests/usb/ftdi_chip.h
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(DRIVER_SAN) tests/usb/chip_check.c tests/usb/ftdi_chip.c -o $@ $(shell pkg-config --libs cmocka)

# The flash through channel A, without USB
USB_MPSSE := $(USB_TEST)/mpsse_check
TEST_DEPS += $(USB_MPSSE) $(BUILD)/tests/flash/small.img

$(USB_MPSSE): tests/usb/mpsse_check.c tests/usb/mpsse_chip.c tests/usb/mpsse_chip.h $(FONT_FLASH_OBJS) $(BUILD)/sim/mod_flash.o $(DRIVER_SAN_OBJ)
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) -O2 $(DEPFLAGS) tests/usb/mpsse_check.c tests/usb/mpsse_chip.c $(filter %.o,$^) -o $@ \
		-fsanitize=address,undefined $(shell pkg-config --libs libftdi1 libusb-1.0 zlib) -pthread

$(USB_TEST)/usb_%: tests/usb/usb_%.c $(DRIVER_SAN_OBJ)
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(DRIVER_SAN) $(DEPFLAGS) $< $(DRIVER_SAN_OBJ) -o $@ \
		$(shell pkg-config --libs libftdi1 libusb-1.0) -pthread

# Lanes 2 and 3: a Debian kernel in QEMU, our programs in its RAM disk. A package that cannot be had is an error.
USB_GUEST := $(USB_TEST)/guest
USB_GUEST_PROGRAMS := $(USB_GUEST)/usb_client $(BUILD)/overscand $(BUILD)/overscan

TEST_DEPS += $(USB_GUEST)/vmlinux $(USB_GUEST)/initrd.gz $(USB_TEST)/usb_redir

$(USB_TEST)/usb_redir: tests/usb/usb_redir.c $(USB_CHIP_SRC) $(USB_CHIP_H)
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(CFLAGS) $(shell pkg-config --cflags libusbredirparser-0.5) $< $(USB_CHIP_SRC) -o $@ \
		$(shell pkg-config --libs libusbredirparser-0.5)

$(USB_GUEST)/vmlinux: tests/usb/fetch-usb-kernel
	tests/usb/fetch-usb-kernel $(@D)

$(USB_GUEST)/usb_client: tests/usb/usb_client.c $(LIBOVERSCAN)
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(CFLAGS) $< -o $@ $(LIBOVERSCAN_LIBS)

$(USB_GUEST)/initrd.gz: tests/usb/mkusbinitrd.py tests/usb/guest-init $(USB_GUEST)/vmlinux $(USB_GUEST_PROGRAMS)
	$(PYTHON) tests/usb/mkusbinitrd.py $@ $(USB_GUEST) $(USB_GUEST_PROGRAMS)

.PHONY: usb-figures
usb-figures: all $(USB_TEST)/usb_bed $(USB_TEST)/usb_client $(USB_TEST)/usb_fakeboard $(USB_TEST)/usb_redir $(USB_GUEST)/initrd.gz ## measure the USB lanes into docs/usb.md
	$(PYTHON) tests/usb/figures.py
