# SPDX-License-Identifier: MIT
# overscand (daemon), overscan (tool and curses screen). Needs liboverscan: see driver/driver.mk.

CTL_MENU_SRC := ctl/menu.c ctl/menu_screens.c ctl/menu_field.c ctl/menu_list.c ctl/menu_goto.c ctl/menu_keys.c ctl/menu_match.c ctl/menu_settings.c \
	ctl/menu_items.c ctl/menu_user.c ctl/menu_port.c ctl/menu_power.c ctl/menu_edid.c ctl/menu_text.c ctl/menu_login.c ctl/menu_draw.c
# ---- the operator's console: one desk a console, and what it is made of ----
CTL_DESK_SRC := ctl/desk.c ctl/desk_keys.c ctl/desk_act.c ctl/desk_user.c ctl/desk_ask.c ctl/desk_board.c ctl/desk_watch.c ctl/alarm.c \
	ctl/desk_draw.c ctl/units.c ctl/hotkey.c ctl/scan.c ctl/lockout.c ctl/seats.c ctl/power.c
# ---- pure cores ----
CTL_PURE_SRC := ctl/page.c ctl/osd_diff.c ctl/ports.c ctl/video.c ctl/chord.c ctl/words.c $(CTL_MENU_SRC) \
	ctl/settings.c ctl/edid.c ctl/kept.c ctl/users.c ctl/world.c ctl/audit.c $(CTL_DESK_SRC)
CTL_STORE_SRC := ctl/store.c ctl/store_db.c ctl/store_draft.c ctl/store_world.c ctl/store_audit.c ctl/store_cycle.c ctl/store_queue.c
# ---- configuration, passwords, sessions of tools ----
CTL_SESSION_SRC := ctl/conf.c ctl/config_write.c ctl/config_diff.c ctl/password.c ctl/session.c ctl/request_arg.c \
	ctl/commands_kept.c ctl/commands_edid.c ctl/commands_login.c ctl/commands_desk.c ctl/commands_menu.c ctl/commands_log.c ctl/commands_config.c
CTL_DAEMON_SRC := ctl/daemon.c ctl/act.c ctl/macro.c ctl/power_cycle.c ctl/edid_tell.c ctl/board_link.c ctl/unit_board.c ctl/console.c ctl/injector.c ctl/server.c ctl/socket_path.c ctl/request.c \
	ctl/commands.c ctl/commands_osd.c ctl/commands_page.c ctl/commands_flash.c ctl/report.c ctl/health.c ctl/config.c ctl/config_words.c ctl/config_edid.c ctl/log.c ctl/service.c \
	$(CTL_STORE_SRC) $(CTL_SESSION_SRC)
# ---- the curses screen ----
CTL_SCREEN_SRC := ctl/screen.c ctl/screen_link.c ctl/screen_state.c ctl/screen_draw.c ctl/screen_table.c \
	ctl/screen_dialog.c ctl/screen_pick.c ctl/screen_keys.c ctl/screen_typing.c ctl/screen_command.c \
	ctl/screen_session.c ctl/screen_mouse.c ctl/screen_ports.c ctl/screen_port_edit.c ctl/screen_menu.c ctl/screen_monitor.c ctl/screen_picture.c \
	ctl/screen_blocks.c ctl/screen_log.c ctl/screen_scan.c ctl/screen_board.c ctl/screen_help.c \
	ctl/screen_plain.c
CTL_TOOL_KEPT_SRC := ctl/settings.c ctl/words.c ctl/audit.c ctl/words_said.c ctl/words_screen.c ctl/words_daemon.c ctl/tool_login.c ctl/edid.c ctl/tool_kept.c ctl/tool_edid.c ctl/tool_desk.c ctl/tool_watch.c ctl/tool_ping.c ctl/tool_font.c ctl/tool_font_mpsse.c ctl/tool_config.c ctl/board_copy.c ctl/tool_log.c
CTL_TOOL_SRC := ctl/overscan.c ctl/control.c ctl/tool_show.c ctl/tool_act.c ctl/tool_osd.c ctl/tool_shot.c \
	ctl/tool_doctor.c ctl/doctor_service.c ctl/doctor_board.c ctl/tool_help.c ctl/tool_complete.c \
	$(CTL_TOOL_KEPT_SRC) $(CTL_SCREEN_SRC)

CTL_PURE := $(CTL_PURE_SRC:%.c=$(BUILD)/%.o)
CTL_DAEMON := $(CTL_DAEMON_SRC:%.c=$(BUILD)/%.o)
CTL_TOOL := $(CTL_TOOL_SRC:%.c=$(BUILD)/%.o)
CTL_DAEMON_LIBS = $(LIBOVERSCAN_LIBS) -luv -ljansson -lsqlite3 -lsodium -lpthread

PROGRAMS += $(BUILD)/overscand $(BUILD)/overscan

$(BUILD)/overscand: $(BUILD)/ctl/overscand.o $(CTL_DAEMON) $(CTL_PURE) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(CTL_DAEMON_LIBS) -o $@

$(BUILD)/overscan: $(CTL_TOOL) $(FONT_FLASH_OBJS) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -ljansson -lpng -lz -lpanelw -lmenuw -lformw -lncursesw -ltinfo -o $@
