# SPDX-License-Identifier: MIT
# Real boards: `make bitstream BOARD=icebreaker`, `make prog BOARD=icebreaker`. Neither CI nor `make all` needs the tools.

BOARDS        := icebreaker icebreaker_composite hx8k hx8k_composite olimex
# synthesised only: Debian 12 has no place-and-route for them
BOARDS_OTHER  := ulx3s tangnano9k tangnano20k nexys_video
BOARD_DIR     := $(BUILD)/boards
BOARD_SOURCES := $(HDL_SOURCES) $(sort $(wildcard hdl/board/board_*.v))
BOARD_TOOLS   := python3 yosys nextpnr-ice40 fpga-icestorm

.PHONY: bitstream prog boards-table boards-synth area check-board board-python
check-board:
	@case " $(BOARDS) " in *" $(or $(BOARD),none) "*) ;; *) echo "give BOARD=…, one of: $(BOARDS)" >&2; exit 64 ;; esac

# The scripts tell what else is missing.
board-python:
	@command -v python3 >/dev/null || { echo "python3 is missing; run: make deps-boards   (apt-get install $(BOARD_TOOLS))" >&2; exit 2; }

bitstream: check-board ## BOARD=…: yosys, nextpnr, icepack; fails when the pixel clock is not met
	@$(MAKE) --no-print-directory $(BOARD_DIR)/$(BOARD).bin

$(BOARD_DIR)/%.bin: hdl/board/%.v hdl/board/%.pcf $(BOARD_SOURCES) hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh hdl/board/bitstream hdl/board/compare.v | board-python
	@hdl/board/bitstream $* $(BOARD_DIR) $(BOARD_SOURCES) $<

prog: check-board ## BOARD=…: write the bitstream to the board's flash
	@$(MAKE) --no-print-directory bitstream
	@command -v iceprog >/dev/null || { echo "prog: iceprog is missing; run: make deps-boards" >&2; exit 2; }
	@iceprog $(BOARD_DIR)/$(BOARD).bin || { code=$$?; echo "prog: no $(BOARD) written: is it plugged in, and may you open it" \
		"('overscan doctor' tells)? Its FTDI interface A must be free." >&2; exit $$code; }

boards-table: $(BOARDS:%=$(BOARD_DIR)/%.bin) ## area and timing of all boards (docs/boards.md)
	@hdl/board/bitstream --table $(BOARDS:%=$(BOARD_DIR)/%.report.json)

boards-synth: hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh board-python ## synthesise the boards that cannot be placed here (docs/boards.md)
	@hdl/board/synth $(BOARD_DIR) $(BOARDS_OTHER) -- $(BOARD_SOURCES)

GOALS := goal_engine goal_matrix goal_switch goal_composite
area: hdl/gen/ovs_regs.vh hdl/gen/ovs_program.vh board-python ## cells and speed of the parts that have a goal (docs/boards.md); GOALS=… for some of them
	@hdl/board/area $(BOARD_DIR) $(GOALS) -- $(BOARD_SOURCES) hdl/board/goal_memories.v
