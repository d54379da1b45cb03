# SPDX-License-Identifier: MIT
# Programs the tests of the daemon and the tool run.

CTL_TEST_PROGRAMS := $(BUILD)/tests/ctl/menu_run \
	$(BUILD)/tests/ctl/menu_tree $(BUILD)/tests/ctl/menu_fuzz $(BUILD)/tests/ctl/diff_check $(BUILD)/tests/ctl/rig
TEST_DEPS += $(CTL_TEST_PROGRAMS)

$(BUILD)/tests/ctl/menu_run: $(BUILD)/tests/ctl/menu_run.o $(BUILD)/tests/ctl/act_words.o $(CTL_STORE_SRC:%.c=$(BUILD)/%.o) \
		$(BUILD)/ctl/log.o $(CTL_PURE) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -lsqlite3 -o $@

$(BUILD)/tests/ctl/menu_tree: $(BUILD)/tests/ctl/menu_tree.o $(CTL_PURE) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -o $@

MENU_FUZZ_SRC := tests/ctl/menu_fuzz.c $(CTL_MENU_SRC) ctl/edid.c ctl/power.c ctl/words.c ctl/world.c ctl/users.c ctl/settings.c ctl/page.c ctl/ports.c ctl/video.c ctl/chord.c
$(BUILD)/tests/ctl/menu_fuzz: $(MENU_FUZZ_SRC) $(LIBOVERSCAN)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -O1 -fsanitize=address,undefined -fno-sanitize-recover=all $(MENU_FUZZ_SRC) $(LIBOVERSCAN) $(LIBOVERSCAN_LIBS) -o $@

$(BUILD)/tests/ctl/diff_check: $(BUILD)/tests/ctl/diff_check.o $(CTL_PURE) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -o $@

# the daemon itself, on a fake board that the test can play with
$(BUILD)/tests/ctl/rig: $(BUILD)/tests/ctl/rig.o $(CTL_DAEMON) $(CTL_PURE) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(CTL_DAEMON_LIBS) -o $@

# ---- two boards as one switch, between models of them
TEST_DEPS += $(BUILD)/tests/ctl/units_run
$(BUILD)/tests/ctl/units_run: tests/ctl/units_run.c ctl/units.c ctl/units.h ctl/ports.h
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all tests/ctl/units_run.c ctl/units.c -o $@

# ---- the operator's console ----
CTL_DESK_TESTS := $(BUILD)/tests/ctl/cores_run $(BUILD)/tests/ctl/desk_run $(BUILD)/tests/ctl/desk_fuzz
TEST_DEPS += $(CTL_DESK_TESTS)

$(BUILD)/tests/ctl/desk_run: $(BUILD)/tests/ctl/desk_world.o
$(BUILD)/tests/ctl/cores_run $(BUILD)/tests/ctl/desk_run: $(BUILD)/tests/ctl/%: $(BUILD)/tests/ctl/%.o \
		$(BUILD)/tests/ctl/act_words.o $(CTL_PURE) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -o $@

# the pure cores once more, with everything that finds mistakes
DESK_FUZZ_SRC := tests/ctl/desk_fuzz.c tests/ctl/act_words.c $(CTL_PURE_SRC)
$(BUILD)/tests/ctl/desk_fuzz: $(DESK_FUZZ_SRC) $(wildcard ctl/*.h) $(LIBOVERSCAN)
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined \
		$(DESK_FUZZ_SRC) $(LIBOVERSCAN) $(LIBOVERSCAN_LIBS) -o $@

# ---- what outlives the daemon: built with ASan and UBSan
STORE_TEST_SRC := $(CTL_STORE_SRC) ctl/kept.c \
	ctl/settings.c ctl/edid.c ctl/users.c ctl/world.c ctl/audit.c ctl/ports.c ctl/video.c ctl/page.c ctl/chord.c ctl/log.c ctl/power.c
STORE_TEST := $(STORE_TEST_SRC:%.c=$(BUILD)/tests/ctl/san/%.o)
TEST_DEPS += $(BUILD)/tests/ctl/store_run
.SECONDARY: $(STORE_TEST)

$(BUILD)/tests/ctl/san/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) $(DRIVER_SAN) $(DEPFLAGS) -c $< -o $@

$(BUILD)/tests/ctl/store_run: $(BUILD)/tests/ctl/san/tests/ctl/store_run.o $(STORE_TEST) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(DRIVER_SAN) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -lsqlite3 -o $@

TEST_DEPS += $(BUILD)/tests/ctl/board_copy_run
$(BUILD)/tests/ctl/board_copy_run: $(BUILD)/tests/ctl/san/tests/ctl/board_copy_run.o $(BUILD)/tests/ctl/san/ctl/board_copy.o
	$(CC) $(LDFLAGS) $(DRIVER_SAN) $^ -lz -o $@

CONFIG_FUZZ_SRC := ctl/conf.c ctl/config.c ctl/config_words.c ctl/config_edid.c ctl/password.c
CONFIG_FUZZ := $(CONFIG_FUZZ_SRC:%.c=$(BUILD)/tests/ctl/san/%.o)
TEST_DEPS += $(BUILD)/tests/ctl/config_fuzz
.SECONDARY: $(CONFIG_FUZZ)

$(BUILD)/tests/ctl/config_fuzz: $(BUILD)/tests/ctl/san/tests/ctl/config_fuzz.o $(CONFIG_FUZZ) $(STORE_TEST) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(DRIVER_SAN) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -luv -lsodium -lsqlite3 -o $@

STORE_KILLS := $(BUILD)/tests/ctl/store_kill $(BUILD)/tests/ctl/store_first
TEST_DEPS += $(STORE_KILLS)
$(STORE_KILLS): $(BUILD)/tests/ctl/%: $(BUILD)/tests/ctl/san/tests/ctl/%.o $(STORE_TEST) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(DRIVER_SAN) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -lsqlite3 -o $@

# the whole daemon with ASan and UBSan
DAEMON_SAN := $(patsubst %.c,$(BUILD)/tests/ctl/san/%.o,$(sort ctl/overscand.c $(CTL_DAEMON_SRC) $(CTL_PURE_SRC)))
TEST_DEPS += $(BUILD)/tests/ctl/overscand-san
.SECONDARY: $(DAEMON_SAN)

$(BUILD)/tests/ctl/overscand-san: $(DAEMON_SAN) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(DRIVER_SAN) $(filter %.o,$^) $(CTL_DAEMON_LIBS) -o $@

# a slow disk, to be preloaded
TEST_DEPS += $(BUILD)/tests/ctl/slow_disk.so
$(BUILD)/tests/ctl/slow_disk.so: tests/ctl/slow_disk.c
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(CPPFLAGS) $(WARN) -O1 -fPIC -shared $< -o $@
