# SPDX-License-Identifier: MIT
# Overscan: one entry point. Folders add their part in FOLDER/FOLDER.mk; products go to build/.

BUILD   ?= build
CC      ?= gcc
CXX     ?= g++
PYTHON  ?= python3
WARN    := -Wall -Wextra -Werror
CFLAGS  ?= -O2 -g
CPPFLAGS += -D_GNU_SOURCE -DOVS_VERSION='"$(VERSION)"' -I.
CSTD    := -std=c11
VERSION := 0.1.0
DEPFLAGS = -MMD -MP
export BUILD PYTHON

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PROGRAMS  :=
TEST_DEPS :=
GEN_CHECK :=

include hdl/hdl.mk osd-font/osd-font.mk driver/driver.mk sim/sim.mk ctl/ctl.mk tests/tests.mk

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(CFLAGS) $(DEPFLAGS) $(EXTRA_CFLAGS) -c $< -o $@

.PHONY: help all clean
help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

all: $(PROGRAMS) ## build every program

clean: ## remove build/
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
