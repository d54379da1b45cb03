# SPDX-License-Identifier: MIT
# Gateware sources, in one list for lint, simulation, proofs and synthesis.

HDL_TOP := switch_core
HDL_SOURCES := $(sort $(wildcard hdl/*.v))

include hdl/board/board.mk

# ---- registers: one table, three outputs; the built-in EDID; the overlay's program ------------------------------------------------
GEN_OUT := hdl/gen/ovs_regs.vh hdl/gen/ovs_regs.h docs/registers.md
GEN_EDID := hdl/gen/ovs_edid.vh hdl/gen/ovs_edid.h
GEN_PROGRAM := hdl/gen/ovs_program.vh

.PHONY: gen check-gen
gen: ## remake hdl/gen and docs/registers.md from hdl/regs.csv, hdl/gen_edid.py and hdl/osd_program.s
	$(PYTHON) hdl/gen_regs.py hdl/regs.csv $(GEN_OUT)
	$(PYTHON) hdl/gen_edid.py $(GEN_EDID)
	$(PYTHON) hdl/gen_program.py hdl/osd_program.s $(GEN_PROGRAM)

check-gen: ## fail when hdl/gen or docs/registers.md is stale
	@mkdir -p $(BUILD)/gen
	@$(PYTHON) hdl/gen_regs.py hdl/regs.csv $(addprefix $(BUILD)/gen/,$(notdir $(GEN_OUT)))
	@$(PYTHON) hdl/gen_edid.py $(addprefix $(BUILD)/gen/,$(notdir $(GEN_EDID)))
	@$(PYTHON) hdl/gen_program.py hdl/osd_program.s $(addprefix $(BUILD)/gen/,$(notdir $(GEN_PROGRAM)))
	@for f in $(GEN_OUT) $(GEN_EDID) $(GEN_PROGRAM); do \
		cmp -s $$f $(BUILD)/gen/$${f##*/} || { echo "$$f is stale: run 'make gen' and commit it"; exit 1; }; \
	done
# ---- end of registers -------------------------------------------------------------------
