# SPDX-License-Identifier: MIT
# Programs the tests of the daemon and the tool run.

CTL_TEST_PROGRAMS := $(BUILD)/tests/ctl/menu_run $(BUILD)/tests/ctl/diff_check $(BUILD)/tests/ctl/rig
TEST_DEPS += $(CTL_TEST_PROGRAMS)

$(BUILD)/tests/ctl/menu_run: $(BUILD)/tests/ctl/menu_run.o $(CTL_PURE) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -o $@

$(BUILD)/tests/ctl/diff_check: $(BUILD)/tests/ctl/diff_check.o $(CTL_PURE) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -o $@

# the daemon itself, on a fake board that the test can play with
$(BUILD)/tests/ctl/rig: $(BUILD)/tests/ctl/rig.o $(CTL_DAEMON) $(CTL_PURE) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(CTL_DAEMON_LIBS) -o $@

# ---- the operator's console ----
CTL_DESK_TESTS := $(BUILD)/tests/ctl/cores_run
TEST_DEPS += $(CTL_DESK_TESTS)

$(BUILD)/tests/ctl/cores_run: $(BUILD)/tests/ctl/cores_run.o $(BUILD)/tests/ctl/act_words.o $(CTL_PURE) $(LIBOVERSCAN)
	$(CC) $(LDFLAGS) $(filter %.o,$^) $(LIBOVERSCAN_LIBS) -o $@
