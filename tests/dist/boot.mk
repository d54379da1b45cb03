# SPDX-License-Identifier: MIT
# A Debian kernel in QEMU with systemd as it comes, and what `make install` installs.
DIST_BOOT := $(BUILD)/tests/dist/boot
TEST_DEPS += $(DIST_BOOT).gz

$(DIST_BOOT).gz: tests/dist/mkbootinitrd.py tests/dist/boot-check $(BUILD)/tests/usb/guest/vmlinux $(PROGRAMS) dist/install $(wildcard dist/*.in dist/*.rules dist/overscan.*)
	@mkdir -p $(@D)
	rm -rf $(DIST_BOOT)
	DESTDIR=$(DIST_BOOT) PREFIX=/usr BUILD=$(BUILD) VERSION=$(VERSION) ABI=$(DRIVER_ABI) dist/install install >$(DIST_BOOT).log
	$(PYTHON) tests/dist/mkbootinitrd.py $@ $(DIST_BOOT) $(BUILD)/tests/usb/guest
