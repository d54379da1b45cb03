# SPDX-License-Identifier: MIT
# Installing: PREFIX (/usr/local) is where the files are used, DESTDIR a directory they are put below, for packages.
# BINDIR SBINDIR LIBDIR INCLUDEDIR DATADIR MANDIR DOCDIR UNITDIR UDEVDIR SYSUSERSDIR TMPFILESDIR COMPLETIONDIR too.

PREFIX ?= /usr/local
DIST_PLACES := BINDIR SBINDIR LIBDIR INCLUDEDIR DATADIR MANDIR DOCDIR UNITDIR UDEVDIR SYSUSERSDIR TMPFILESDIR COMPLETIONDIR
DIST_RUN = BUILD='$(BUILD)' VERSION='$(VERSION)' ABI='$(DRIVER_ABI)' DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' \
	$(foreach p,$(DIST_PLACES),$(if $($p),$p='$($p)')) dist/install

PROGRAMS += $(BUILD)/dist/overscan.bash

$(BUILD)/dist/overscan.bash: $(BUILD)/overscan
	@mkdir -p $(@D)
	$< completion bash > $@

.PHONY: install uninstall
install: all ## put everything below PREFIX (/usr/local) and DESTDIR
	@$(DIST_RUN) install

uninstall: ## take it away again
	@$(DIST_RUN) uninstall
