/* SPDX-License-Identifier: MIT */
/*
 * usbfs.h - Linux' usbfs in front of the device model, for programs that run under umockdev
 *
 * Keeps to what the kernel does (drivers/usb/core/devio.c, Documentation/driver-api/usb/usb.rst): urbs,
 * claims and answers are of an open file; an interface has one owner, a kernel driver or a file; a claim
 * ends with its file, and the driver comes back only when asked for; after an unplug finished urbs are
 * handed out, then ENODEV.
 *
 * Everything here is called with usbfs_lock held, but for usbfs_ioctl, which takes it.
 */
#ifndef USBFS_H
#define USBFS_H

#include <pthread.h>
#include <umockdev.h>

#include "tests/usb/usb_device.h"

struct usbfs_file;

struct usbfs_port {
	void (*wire)(struct usbfs_port *port);	/* bytes between chip and board */
	struct device device;
	UMockdevIoctlBase *handler;	/* of what is plugged in now, or NULL */
	bool driver[DEVICE_INTERFACES];	/* ftdi_sio is bound */
	bool taken[DEVICE_INTERFACES];	/* another program has it */
	struct usbfs_file *owner[DEVICE_INTERFACES], *files;
	unsigned urbs, urbs_most, opens;	/* under way on IN, most ever; files opened */
};

extern pthread_mutex_t usbfs_lock;
extern int usbfs_wake;			/* eventfd: usbfs_work is due soon */

/* "handle-ioctl" of a handler; port is the user data. */
gboolean usbfs_ioctl(UMockdevIoctlBase *handler, UMockdevIoctlClient *client, gpointer port);
/* Work off transfers; answer REAPs that have waited. */
void usbfs_work(struct usbfs_port *port);
/* The cable is pulled. */
void usbfs_unplug(struct usbfs_port *port);
/* A REAP is waiting for its answer. */
bool usbfs_waits(const struct usbfs_port *port);
int64_t usbfs_now_us(void);

#endif
