/* SPDX-License-Identifier: MIT */
/*
 * udev_fault.c - to be preloaded: what goes wrong between libusb and udev, by UDEV_FAULT
 *
 * late   libusb_init begins with hotplug well after it has listed what is there, as on a machine that is overloaded:
 *        between the two libusb 1.0.26 makes one mutex, which is made to take its time
 * deaf   nothing is told of what comes and goes, as in a container without udevd
 */
#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LATE_MS = 30 };

struct udev_enumerate;
struct udev_monitor;
struct udev_device;
struct udev_enumerate *udev_enumerate_unref(struct udev_enumerate *list);
struct udev_device *udev_monitor_receive_device(struct udev_monitor *monitor);
struct udev_device *udev_device_unref(struct udev_device *device);

static _Thread_local bool listed;

static bool fault(const char *name)
{
	const char *wanted = getenv("UDEV_FAULT");

	return wanted && !strcmp(wanted, name);
}

struct udev_enumerate *udev_enumerate_unref(struct udev_enumerate *list)
{
	struct udev_enumerate *(*real)(struct udev_enumerate *) = dlsym(RTLD_NEXT, "udev_enumerate_unref");

	listed = fault("late");
	return real(list);
}

int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attr)
{
	int (*real)(pthread_mutex_t *, const pthread_mutexattr_t *) = dlsym(RTLD_NEXT, "pthread_mutex_init");
	struct timespec late = {.tv_nsec = LATE_MS * 1000000};

	if (listed)
		nanosleep(&late, NULL);
	listed = false;
	return real(mutex, attr);
}

struct udev_device *udev_monitor_receive_device(struct udev_monitor *monitor)
{
	struct udev_device *(*real)(struct udev_monitor *) = dlsym(RTLD_NEXT, "udev_monitor_receive_device");
	struct udev_device *device = real(monitor);

	return device && fault("deaf") ? udev_device_unref(device) : device;
}
