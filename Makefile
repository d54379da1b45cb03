# SPDX-License-Identifier: MIT
# Overscan: one entry point. Folders add their part in FOLDER/FOLDER.mk; products go to build/.

BUILD   ?= build
ifeq ($(origin CC),default)
CC      := gcc
endif
ifeq ($(origin CXX),default)
CXX     := g++
endif
PYTHON  ?= python3
WARN    := -Wall -Wextra -Werror
CFLAGS  ?= -O2 -g
CPPFLAGS += -D_GNU_SOURCE -DOVS_VERSION='"$(VERSION)"' -I.
CSTD    := -std=c11
VERSION := 0.1.0
DEPFLAGS = -MMD -MP
JOBS    ?= $(shell nproc)
export BUILD PYTHON

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PROGRAMS  :=
TEST_DEPS :=

include hdl/hdl.mk osd-font/osd-font.mk driver/driver.mk sim/sim.mk ctl/ctl.mk dist/dist.mk tests/tests.mk

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(CFLAGS) $(DEPFLAGS) $(EXTRA_CFLAGS) -c $< -o $@

.PHONY: help all deps demo test lint check-deps clean
help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Setting up and running
# ----------------------

# The packages are installed before anything is built, so that a fresh machine needs only git and make.
demo: ## the switch on the simulated board with four real guests (HEADLESS=1: no curses screen)
	@$(MAKE) --no-print-directory deps
	@$(MAKE) --no-print-directory -j$(JOBS) all font guests >&2
	@exec sim/demo

test: ## install what is missing, build, check and run every test
	@$(MAKE) --no-print-directory deps
	@$(MAKE) --no-print-directory -j$(JOBS) check-gen check-deps lint check-built
	@tests/run $(TESTS)

deps: ## install missing Debian packages (lists them first)
	@tests/deps install

all: $(PROGRAMS) ## build every program

# Checks without running
# ----------------------

lint: ## zero warnings: verilator, yosys, iverilog, cppcheck
	@tests/lint $(HDL_TOP) $(HDL_SOURCES)

check-deps: ## the arrows between folders
	@$(PYTHON) tests/check_arrows.py

clean: ## remove build/
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -type f -name '*.d' 2>/dev/null)
