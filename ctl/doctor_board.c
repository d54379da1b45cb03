/* SPDX-License-Identifier: MIT */
/* Why the board is not up: what the daemon says, and for a real one what USB, udev and /proc show. */
#include <dirent.h>
#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ctl/doctor.h"
#include "ctl/exit_codes.h"

#define USB_DEVICES "/sys/bus/usb/devices"
#define RULE "70-overscan.rules"

/* an FTDI chip that can be a board, as liboverscan sees it too */
struct chip {
	char product[64], serial[64], node[64];
};

struct chips {
	struct chip first;		/* the one wanted, or the first */
	int count, matches;
	char list[256];			/* serial numbers */
};

/* ---- sysfs ----------------------------------------------------------------------------------- */

/* one attribute without its line end; empty when there is none */
static void
read_attribute(const char *device, const char *name, char *out, size_t size)
{
	char path[512];
	FILE *file;

	out[0] = 0;
	snprintf(path, sizeof(path), "%s/%s/%s", USB_DEVICES, device, name);
	file = fopen(path, "re");
	if (file == NULL)
		return;
	if (fgets(out, (int)size, file))
		out[strcspn(out, "\n")] = 0;
	fclose(file);
}

static bool
read_chip(const char *device, struct chip *chip)
{
	static const char *const products[] = { "6010", "6014", "6015", "6001" };
	char vendor[16], product[16], bus[8], number[8];
	bool known = false;

	read_attribute(device, "idVendor", vendor, sizeof(vendor));
	read_attribute(device, "idProduct", product, sizeof(product));
	for (size_t i = 0; i < sizeof(products) / sizeof(products[0]); i++)
		known |= strcmp(products[i], product) == 0;
	if (!known || strcmp(vendor, "0403") != 0)
		return false;
	read_attribute(device, "product", chip->product, sizeof(chip->product));
	read_attribute(device, "serial", chip->serial, sizeof(chip->serial));
	read_attribute(device, "busnum", bus, sizeof(bus));
	read_attribute(device, "devnum", number, sizeof(number));
	snprintf(chip->node, sizeof(chip->node), "/dev/bus/usb/%03d/%03d", atoi(bus), atoi(number));
	return true;
}

static void
add_chip(struct chips *chips, const struct chip *chip, const char *serial)
{
	size_t len = strlen(chips->list);
	bool match = serial[0] == 0 || strcmp(serial, chip->serial) == 0;

	if (chips->count == 0 || (match && chips->matches == 0))
		chips->first = *chip;
	chips->count++;
	chips->matches += match;
	snprintf(chips->list + len, sizeof(chips->list) - len, "%s%s (%s)", len ? ", " : "",
		 chip->serial[0] ? chip->serial : "no serial number", chip->product);
}

static void
find_chips(struct chips *chips, const char *serial)
{
	DIR *directory = opendir(USB_DEVICES);
	const struct dirent *entry;

	memset(chips, 0, sizeof(*chips));
	while (directory && (entry = readdir(directory)) != NULL) {
		struct chip chip;

		if (entry->d_name[0] != '.' && strlen(entry->d_name) < 64 &&
		    read_chip(entry->d_name, &chip))
			add_chip(chips, &chip, serial);
	}
	if (directory)
		closedir(directory);
}

/* ---- who may, and who has it ----------------------------------------------------------------- */

static bool
rule_installed(void)
{
	static const char *const places[] = { "/etc", "/run", "/usr/local/lib", "/usr/lib", "/lib" };
	char path[128];

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		snprintf(path, sizeof(path), "%s/udev/rules.d/" RULE, places[i]);
		if (access(path, F_OK) == 0)
			return true;
	}
	return false;
}

static void
say_permission(struct doctor *doctor, const struct chip *chip, const char *error)
{
	const struct group *group = NULL;
	const char *mend;
	struct stat st;

	if (stat(chip->node, &st) == 0)
		group = getgrgid(st.st_gid);
	if (!rule_installed())
		mend = "the udev rule " RULE " is not installed: make install as root, then sudo udevadm "
		       "control --reload && sudo udevadm trigger --subsystem-match=usb";
	else if (group == NULL || strcmp(group->gr_name, "overscan") != 0)
		mend = "the udev rule came after the board: plug it in again, or sudo udevadm control "
		       "--reload && sudo udevadm trigger --subsystem-match=usb";
	else
		mend = "run overscand as user overscan (sudo systemctl start overscand), or add its user "
		       "to group overscan";
	doctor_say(doctor, "board-permission", BAD, EXIT_PERMISSION, mend, "%s; %s belongs to group %s",
		   error, chip->node, group ? group->gr_name : "?");
}

/* a program that has the device open, as far as this user may see */
static bool
holds(const char *pid, const char *node)
{
	char path[300], target[128];
	DIR *directory;
	const struct dirent *entry;
	bool found = false;

	snprintf(path, sizeof(path), "/proc/%.20s/fd", pid);
	directory = opendir(path);
	while (directory && !found && (entry = readdir(directory)) != NULL) {
		ssize_t len;

		snprintf(path, sizeof(path), "/proc/%.20s/fd/%.20s", pid, entry->d_name);
		len = readlink(path, target, sizeof(target) - 1);
		target[len > 0 ? len : 0] = 0;
		found = strcmp(target, node) == 0;
	}
	if (directory)
		closedir(directory);
	return found;
}

/* "NAME (pid N)", empty when it cannot be seen */
static void
find_holder(const char *node, char *out, size_t size)
{
	DIR *proc = opendir("/proc");
	const struct dirent *entry;
	char path[64], name[64] = "?";
	FILE *file;

	out[0] = 0;
	while (proc && (entry = readdir(proc)) != NULL)
		if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' && holds(entry->d_name, node)) {
			snprintf(path, sizeof(path), "/proc/%.20s/comm", entry->d_name);
			file = fopen(path, "re");
			if (file && fgets(name, sizeof(name), file))
				name[strcspn(name, "\n")] = 0;
			if (file)
				fclose(file);
			snprintf(out, size, "%s (pid %.20s)", name, entry->d_name);
			break;
		}
	if (proc)
		closedir(proc);
}

static void
say_busy(struct doctor *doctor, const struct chip *chip, const char *error)
{
	char holder[96], mend[256];

	find_holder(chip->node, holder, sizeof(holder));
	if (holder[0])
		snprintf(mend, sizeof(mend), "end %s, which has it", holder);
	else
		snprintf(mend, sizeof(mend), "see which program has it: sudo fuser -v %s; and end it",
			 chip->node);
	doctor_say(doctor, "board-busy", BAD, EXIT_BUSY, mend, "%s", error);
}

static void
say_absent(struct doctor *doctor, const struct chips *chips, const char *serial, const char *error)
{
	char mend[384];

	if (chips->count == 0)
		snprintf(mend, sizeof(mend), "check the USB cable and the power of the board; `lsusb -d 0403:` "
			 "should list it. overscand takes it as soon as it is there");
	else if (chips->matches == 0)
		snprintf(mend, sizeof(mend), "no chip has the serial number %s; there are: %s. Write board = "
			 "\"ftdi:SERIAL\" into /etc/overscan/overscan.conf", serial, chips->list);
	else
		snprintf(mend, sizeof(mend), "USB has it (%s): give overscand a second, else plug the board in "
			 "again", chips->list);
	doctor_say(doctor, "board-absent", BAD, EXIT_ABSENT, mend, "%s", error);
}

/* ---- by cause -------------------------------------------------------------------------------- */

static void
say_usb(struct doctor *doctor, const char *serial, int code, const char *error)
{
	struct chips chips;

	find_chips(&chips, serial);
	if (code == EXIT_PERMISSION)
		say_permission(doctor, &chips.first, error);
	else if (code == EXIT_BUSY)
		say_busy(doctor, &chips.first, error);
	else if (code == EXIT_USAGE)
		doctor_say(doctor, "board-ambiguous", BAD, code, "write board = \"ftdi:SERIAL\" into "
			   "/etc/overscan/overscan.conf, and restart overscand", "%s", error);
	else
		say_absent(doctor, &chips, serial, error);
}

static const char *
mend_any(const char *name, int code)
{
	if (code == EXIT_VERIFY)
		return "gateware and programs are of different versions: load the gateware that belongs to "
		       "these programs (share/overscan/gateware), or install those that belong to it";
	if (strncmp(name, "socket:", 7) == 0)
		return code == EXIT_PERMISSION ? "may overscand open that socket? it runs as user overscan" :
			"start the simulated board: overscan-sim --link SOCKET ...";
	return "is the power of the board on, and its gateware loaded? Check the cable; overscand tries again "
	       "every second";
}

void
doctor_usb(struct doctor *doctor)
{
	struct chips chips;

	find_chips(&chips, "");
	if (chips.count == 0)
		return;
	doctor_say(doctor, "usb", FINE, 0, NULL, "on USB: %s", chips.list);
	if (!rule_installed())
		doctor_say(doctor, "udev-rule", WARN, EXIT_PERMISSION, "make install as root, then sudo udevadm "
			   "control --reload && sudo udevadm trigger --subsystem-match=usb",
			   "the udev rule " RULE " is not installed: the daemon may not use the board");
}

void
doctor_board(struct doctor *doctor, json_t *board)
{
	const char *name = json_string_value(json_object_get(board, "name"));
	const char *text = json_string_value(json_object_get(board, "error"));
	int code = (int)json_integer_value(json_object_get(board, "exit"));
	char error[512];

	if (name == NULL)
		name = "?";
	snprintf(error, sizeof(error), "board %s: %s", name, text ? text : "?");
	if (strncmp(name, "ftdi:", 5) == 0 && (code == EXIT_ABSENT || code == EXIT_PERMISSION ||
					       code == EXIT_BUSY || code == EXIT_USAGE))
		say_usb(doctor, name + 5, code, error);
	else
		doctor_say(doctor, code == EXIT_VERIFY ? "board-schema" : "board", BAD,
			   code ? code : EXIT_HARDWARE, mend_any(name, code), "%s", error);
}
