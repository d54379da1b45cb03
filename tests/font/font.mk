# SPDX-License-Identifier: MIT
# Independent renderings of glyphs and pages, straight from the font files.

RENDER_PAGE   := $(BUILD)/tests/render_page
COMPARE_IMAGE := $(BUILD)/tests/compare_image
PAGE_OBJS     := $(BUILD)/tests/font/page_render.o $(BUILD)/tests/font/page_glyph.o
PAGE_TOOL_OBJS := $(PAGE_OBJS) $(BUILD)/tests/font/render_page.o $(BUILD)/tests/font/compare_image.o

TEST_DEPS += $(RENDER_PAGE) $(COMPARE_IMAGE)

$(PAGE_TOOL_OBJS): EXTRA_CFLAGS = $(shell pkg-config --cflags freetype2 libpng) -DFONT_SPLEEN='"$(FONT_SPLEEN)"' -DFONT_UNIFONT='"$(FONT_UNIFONT)"'

$(RENDER_PAGE): $(BUILD)/tests/font/render_page.o $(PAGE_OBJS)
	$(CC) $(LDFLAGS) $^ $(FONT_LIBS) -o $@

$(COMPARE_IMAGE): $(BUILD)/tests/font/compare_image.o $(PAGE_OBJS)
	$(CC) $(LDFLAGS) $^ $(FONT_LIBS) -o $@
