# SPDX-License-Identifier: MIT
# Gateware sources, in one list for lint, simulation, proofs and synthesis.

HDL_TOP := switch_core
HDL_SOURCES := \
	hdl/lib_crc32c.v hdl/lib_sync.v hdl/lib_tick.v \
	hdl/vid_sync_sep.v hdl/vid_monitor.v hdl/vid_host.v \
	hdl/vid_matrix.v hdl/vid_raster.v hdl/vid_locate.v hdl/vid_mix.v hdl/vid_console.v \
	hdl/osd_command.v hdl/osd_fetch.v hdl/osd_text.v hdl/osd_notice.v \
	hdl/mem_text.v hdl/mem_flash.v \
	hdl/hid_ps2_host.v hdl/hid_kbd_in.v hdl/hid_mouse_in.v hdl/hid_trigger.v hdl/hid_router.v hdl/hid_console.v \
	hdl/hid_ps2_device.v hdl/hid_kbd_emul.v hdl/hid_mouse_emul.v hdl/hid_scanset.v hdl/hid_host.v hdl/hid_merge.v \
	hdl/link_uart.v hdl/link_rx.v hdl/link_tx.v hdl/link_exec.v hdl/link_regs.v hdl/link_events.v hdl/link_watchdog.v hdl/link_core.v \
	hdl/switch_console.v hdl/switch_core.v

# ---- registers: one table, three outputs ------------------------------------------------
GEN_OUT := hdl/gen/ovs_regs.vh hdl/gen/ovs_regs.h docs/registers.md

.PHONY: gen check-gen
gen: ## remake hdl/gen and docs/registers.md from hdl/regs.csv
	$(PYTHON) hdl/gen_regs.py hdl/regs.csv $(GEN_OUT)

check-gen: ## fail when hdl/gen or docs/registers.md is stale
	@mkdir -p $(BUILD)/gen
	@$(PYTHON) hdl/gen_regs.py hdl/regs.csv $(addprefix $(BUILD)/gen/,$(notdir $(GEN_OUT)))
	@for f in $(GEN_OUT); do \
		cmp -s $$f $(BUILD)/gen/$${f##*/} || { echo "$$f is stale: run 'make gen' and commit it"; exit 1; }; \
	done
# ---- end of registers -------------------------------------------------------------------
