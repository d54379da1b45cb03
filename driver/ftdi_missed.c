/* SPDX-License-Identifier: MIT */
/*
 * ftdi_missed.c - does libusb's list of FTDI chips differ from the kernel's
 *
 * libusb's is as old as its context where no udevd tells it of changes. The kernel's is /sys/bus/usb/devices, a folder
 * a device: idVendor (hex), busnum and devnum (decimal), as in Documentation/ABI/stable/sysfs-bus-usb.
 */
#include "driver/ftdi.h"

#include <dirent.h>
#include <stdio.h>

enum { CHIPS_MAX = 64, UNKNOWN = -1 };

#define DEVICES "/sys/bus/usb/devices"

struct chips {
	int at[CHIPS_MAX];		/* bus << 8 | address */
	int n;
};

static int attribute(const char *device, const char *name, const char *format)
{
	char path[sizeof(DEVICES) + 256 + 16];
	unsigned value;
	FILE *file;
	int n;

	snprintf(path, sizeof(path), DEVICES "/%s/%s", device, name);
	file = fopen(path, "re");
	if (!file)
		return UNKNOWN;
	n = fscanf(file, format, &value);
	fclose(file);
	return n == 1 ? (int)value : UNKNOWN;
}

static void add(struct chips *chips, int bus, int address)
{
	if (chips->n < CHIPS_MAX && bus >= 0 && address >= 0)
		chips->at[chips->n++] = bus << 8 | address;
}

static bool ask_kernel(struct chips *chips)
{
	DIR *dir = opendir(DEVICES);
	const struct dirent *entry;

	if (!dir)
		return false;
	while ((entry = readdir(dir)))
		if (attribute(entry->d_name, "idVendor", "%x") == FTDI_VENDOR)
			add(chips, attribute(entry->d_name, "busnum", "%u"), attribute(entry->d_name, "devnum", "%u"));
	closedir(dir);
	return true;
}

static bool ask_libusb(struct chips *chips, libusb_context *usb)
{
	struct libusb_device_descriptor d;
	libusb_device **devices;
	ssize_t n = libusb_get_device_list(usb, &devices);

	if (n < 0)
		return false;
	for (ssize_t i = 0; i < n; i++)
		if (!libusb_get_device_descriptor(devices[i], &d) && d.idVendor == FTDI_VENDOR)
			add(chips, libusb_get_bus_number(devices[i]), libusb_get_device_address(devices[i]));
	libusb_free_device_list(devices, 1);
	return true;
}

static bool has(const struct chips *chips, int at)
{
	for (int i = 0; i < chips->n; i++)
		if (chips->at[i] == at)
			return true;
	return false;
}

bool ftdi_missed(libusb_context *usb)
{
	struct chips kernel = {.n = 0}, listed = {.n = 0};

	if (!ask_kernel(&kernel) || !ask_libusb(&listed, usb) || kernel.n != listed.n)
		return true;
	for (int i = 0; i < kernel.n; i++)
		if (!has(&listed, kernel.at[i]))
			return true;
	return false;
}
