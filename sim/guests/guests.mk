# SPDX-License-Identifier: MIT
# What the QEMU guests of the demo are made of; sim/guests/guest starts them.

GUESTS     := $(BUILD)/guests
TESTHOST   := $(GUESTS)/testhost.elf
VESAMENU   := $(GUESTS)/vesamenu.iso
GUEST_LINUX := $(GUESTS)/vmlinuz $(GUESTS)/initrd.gz

# Test host: 32-bit code with no library, so that no multilib package is needed.
TESTHOST_SRCS   := sim/guests/testhost/start.S sim/guests/testhost/hw.c sim/guests/testhost/testhost.c
TESTHOST_CFLAGS := -m32 -march=i686 -std=c11 -O2 -ffreestanding -fno-pic -fno-pie -fno-stack-protector -fno-asynchronous-unwind-tables \
                   -mgeneral-regs-only -fno-builtin -fcf-protection=none -Wall -Wextra -Werror

$(TESTHOST): $(TESTHOST_SRCS) sim/guests/testhost/hw.h sim/guests/testhost/testhost.ld
	@mkdir -p $(@D)
	$(CC) $(TESTHOST_CFLAGS) -nostdlib -no-pie -Wl,--build-id=none,-z,noexecstack,--no-warn-rwx-segments \
	    -T sim/guests/testhost/testhost.ld $(TESTHOST_SRCS) -o $@

# Graphical menu: isolinux and vesamenu.c32 from Debian, with a picture of our own.
$(GUESTS)/background.png: sim/guests/background.py
	@mkdir -p $(@D)
	$(PYTHON) sim/guests/background.py $@

$(VESAMENU): sim/guests/mkmenu $(GUESTS)/background.png sim/guests/menu.cfg
	sim/guests/mkmenu $(GUESTS)/background.png sim/guests/menu.cfg $@

# Linux: Debian's cloud kernel, fetched and unpacked but not installed, and busybox.
$(GUESTS)/vmlinuz: sim/guests/fetch-kernel
	@mkdir -p $(@D)
	sim/guests/fetch-kernel $@

$(GUESTS)/initrd.gz: sim/guests/mkinitrd.py
	@mkdir -p $(@D)
	$(PYTHON) sim/guests/mkinitrd.py $@

TEST_DEPS += $(TESTHOST) $(VESAMENU) $(GUEST_LINUX)

.PHONY: guests
guests: $(TESTHOST) $(VESAMENU) $(GUEST_LINUX) ## the guests of the demo
