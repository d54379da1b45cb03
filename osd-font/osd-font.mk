# SPDX-License-Identifier: MIT
# The font tool and the image it makes.

FONT_SPLEEN  ?= /usr/share/fonts/X11/misc/spleen-8x16.pcf.gz
FONT_UNIFONT ?= /usr/share/fonts/X11/misc/unifont.pcf.gz

FONT_TOOL := $(BUILD)/overscan-font
FONT_IMG  := $(BUILD)/font.img
FONT_SRCS := osd-font/main.c osd-font/font_image.c osd-font/font_source.c osd-font/font_symbols.c osd-font/font_make.c \
             osd-font/font_render.c osd-font/font_utf8.c
FONT_OBJS := $(FONT_SRCS:%.c=$(BUILD)/%.o)
# For others that check or load an image: link these and -lz.
FONT_IMAGE_OBJS := $(BUILD)/osd-font/font_image.o
# For who writes one to a flash: these and -lz.
FONT_FLASH_OBJS := $(BUILD)/osd-font/font_flash.o $(FONT_IMAGE_OBJS)
FONT_LIBS  = $(shell pkg-config --libs freetype2 libpng zlib)

PROGRAMS  += $(FONT_TOOL) $(FONT_IMG)
TEST_DEPS += $(FONT_TOOL) $(FONT_IMG)

$(FONT_OBJS): EXTRA_CFLAGS = $(shell pkg-config --cflags freetype2 libpng)

$(FONT_TOOL): $(FONT_OBJS)
	$(CC) $(LDFLAGS) $^ $(FONT_LIBS) -o $@

$(FONT_IMG): $(FONT_TOOL) osd-font/symbols.txt $(wildcard $(FONT_SPLEEN) $(FONT_UNIFONT))
	$(FONT_TOOL) make -s osd-font/symbols.txt -f $(FONT_SPLEEN)=BSD-2-Clause \
	    -f '$(FONT_UNIFONT)=GPL-2.0-or-later WITH Font-exception-2.0' -o $@

.PHONY: font
font: $(FONT_IMG) ## the font image for the flash chip
