/* SPDX-License-Identifier: MIT */
/*
 * usb_bed - a USB bus with FTDI chips for programs run under umockdev, their boards behind Unix sockets
 *
 * usage: umockdev-wrapper usb_bed CONTROL DEVICE...
 *
 * DEVICE is words NAME=VALUE with commas between them: those of usb_board.h, driver (1: the kernel's serial
 * driver is bound), unplugged (1), flash (1: channel A leads to a flash with a bitstream, and to the reset of the FPGA,
 * without which the board says nothing). Prints "ready DIR" when programs may start with
 * LD_PRELOAD=libumockdev-preload.so.0 UMOCKDEV_DIR=DIR. Ends at end of input.
 *
 * CONTROL is a Unix socket, one line in, one line out; N is the number of the device, 0 first:
 *   plug N, unplug N            the cable; `quiet N` plugs in where no udevd runs that would tell
 *   fault N EP ERRNO AFTER COUNT  transfers of EP (control in out) end so; `halt N EP`, `nak N EP 0|1`, `runt N BYTES`
 *   short N BYTES               packets carry no more; 0 = as they should; `baud N RATE` of the board from now on
 *   noise N COUNT               so many bytes that the board did not send; `line N BITS` line status of the next packet
 *   deaf N 0|1                  the event character is not noticed; `latency N MS` behind the driver's back
 *   taken N 0|1                 another program has the chip; `cut N 0|1` the wires between chip and board
 *   taken_a N 0|1               the same of channel A; `mute N 0|1` no flash answers; `protect N BITS` of its status
 *   get N                       state as JSON
 */
#include "tests/usb/usb_board.h"
#include "tests/usb/usbfs.h"

#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { BITSTREAM = 104090, PORTS = 4, CLIENTS = 4, LINE_MAX_BYTES = 256, IDLE_US = 20000, WAIT_US = 400, BUSY_US = 150, ADDRESS_MAX = 127 };

struct port {
	struct usbfs_port usb;
	struct usb_board board;
	unsigned address;
	bool bound, start_unplugged;
	struct mpsse_chip *a;		/* NULL: channel A leads nowhere */
	char *syspath;			/* while plugged in */
};

static struct port ports[PORTS];
static unsigned port_count, next_address = 2;
static UMockdevTestbed *bed;

/* ---- the cable ---- */

static char *hex(const struct device *d)
{
	uint8_t bytes[DEVICE_DESCRIPTORS];
	size_t len = device_descriptors(d, bytes);
	char *text = g_malloc0(2 * len + 1);

	for (size_t i = 0; i < len; i++)
		sprintf(text + 2 * i, "%02X", bytes[i]);
	return text;
}

/* Contents of the node: libusb 0.1, which iceprog of Debian has, reads descriptors there. */
static char *record(const struct port *p)
{
	char *descriptors = hex(&p->usb.device);
	char *text = g_strdup_printf(
		"P: /devices/pci0000:00/usb1/%s\nN: bus/usb/001/%03u=%s\nE: SUBSYSTEM=usb\nE: DRIVER=usb\nE: DEVTYPE=usb_device\n"
		"E: BUSNUM=001\nE: DEVNUM=%03u\nE: DEVNAME=/dev/bus/usb/001/%03u\nA: busnum=1\\n\nA: devnum=%u\\n\nA: speed=%s\\n\n"
		"A: bConfigurationValue=1\\n\nA: idVendor=0403\\n\nA: idProduct=%04x\\n\nH: descriptors=%s\n",
		p->board.place, p->address, descriptors, p->address, p->address, p->address,
		p->board.type->packet == 512 ? "480" : "12", p->board.type->product, descriptors);

	g_free(descriptors);
	return text;
}

/* As the kernel does: the next address that is free. */
static unsigned new_address(void)
{
	unsigned address = next_address;

	for (unsigned i = 0; i < port_count; i++)
		if (ports[i].syspath && ports[i].address == address)
			i = (unsigned)-1, address++;
	next_address = address + 1 > ADDRESS_MAX ? 2 : address + 1;
	return address;
}

static const char *add(struct port *p, char *node)
{
	GError *error = NULL;
	char *text = record(p);
	bool ok;

	umockdev_testbed_detach_ioctl(bed, node, NULL);
	ok = umockdev_testbed_attach_ioctl(bed, node, p->usb.handler, &error) &&
		umockdev_testbed_add_from_string(bed, text, &error);
	g_free(text);
	if (!ok)
		fprintf(stderr, "usb_bed: %s\n", error->message);
	g_clear_error(&error);
	return ok ? "ok" : "error";
}

static const char *plug(struct port *p, bool event)
{
	char node[32];
	const char *result;

	if (p->syspath)
		return "error: plugged in already";
	device_init(&p->usb.device, p->board.type, p->board.serial, p->board.product);
	p->usb.device.a = p->a;
	for (unsigned i = 0; i < device_interfaces(&p->usb.device); i++)
		p->usb.driver[i] = p->bound;
	p->address = new_address();
	p->usb.handler = umockdev_ioctl_base_new();
	g_signal_connect(p->usb.handler, "handle-ioctl", G_CALLBACK(usbfs_ioctl), &p->usb);
	snprintf(node, sizeof(node), "/dev/bus/usb/001/%03u", p->address);
	p->syspath = g_strdup_printf("/sys/devices/pci0000:00/usb1/%s", p->board.place);
	pthread_mutex_unlock(&usbfs_lock);	/* umockdev takes locks of its own */
	result = add(p, node);
	if (event)
		umockdev_testbed_uevent(bed, p->syspath, "add");
	pthread_mutex_lock(&usbfs_lock);
	return result;
}

static const char *unplug(struct port *p, bool event)
{
	UMockdevIoctlBase *handler = p->usb.handler;

	if (!p->syspath)
		return "error: not plugged in";
	usbfs_unplug(&p->usb);
	if (p->a)
		mpsse_mode(p->a, 0);
	p->usb.device.chip.down.len = p->usb.device.chip.up.len = 0;
	usb_board_lost(&p->board);
	pthread_mutex_unlock(&usbfs_lock);
	if (event)
		umockdev_testbed_uevent(bed, p->syspath, "remove");
	umockdev_testbed_remove_device(bed, p->syspath);
	pthread_mutex_lock(&usbfs_lock);
	g_object_unref(handler);
	g_clear_pointer(&p->syspath, g_free);
	return "ok";
}

/* ---- the board ---- */

static void wire(struct usbfs_port *usb)
{
	struct port *p = (struct port *)usb;
	bool powered = p->syspath;	/* a chip without a cable has no power */

	if (p->a) {
		mpsse_time(p->a, usbfs_now_us());
		powered &= mpsse_fpga_runs(p->a);
		if (!powered)
			usb_board_lost(&p->board);
	}
	usb_board_wire(&p->board, &p->usb.device.chip, usbfs_now_us(), powered);
}

/* ---- control ---- */

static void noise(struct port *p, unsigned count)
{
	uint8_t byte;

	for (unsigned i = 0; i < count; i++) {
		byte = (uint8_t)rand();
		chip_from_board(&p->usb.device.chip, &byte, 1);
	}
}

static struct device_fault *fault_of(struct port *p, const char *ep)
{
	static const char *const names[] = {"control", "in", "out", "in_a", "out_a"};

	for (int i = 0; i < EP_COUNT; i++)
		if (!strcmp(ep, names[i]))
			return &p->usb.device.fault[i];
	return NULL;
}

static const char *endpoint_command(struct port *p, const char *verb, const char *ep, const int *value)
{
	struct device_fault *f = fault_of(p, ep);

	if (!f)
		return "error: no such endpoint";
	if (!strcmp(verb, "halt"))
		f->halted = true;
	else if (!strcmp(verb, "nak"))
		f->nak = value[0];
	else
		*f = (struct device_fault){.error = value[0], .after = (unsigned)value[1], .count = (unsigned)value[2]};
	return "ok";
}

static const char *command(struct port *p, const char *verb, int value)
{
	struct chip *chip = &p->usb.device.chip;

	if (!strcmp(verb, "plug") || !strcmp(verb, "quiet"))
		return plug(p, *verb == 'p');
	if (!strcmp(verb, "unplug"))
		return unplug(p, true);
	if (!strcmp(verb, "short"))
		chip->payload_max = (unsigned)value;
	else if (!strcmp(verb, "runt"))
		p->usb.device.fault[EP_IN].runt = value + 1;
	else if (!strcmp(verb, "noise"))
		noise(p, (unsigned)value);
	else if (!strcmp(verb, "line"))
		chip->errors |= (uint8_t)value;
	else if (!strcmp(verb, "taken"))
		p->usb.taken[device_interfaces(&p->usb.device) - 1] = value;
	else if (!strcmp(verb, "taken_a"))
		p->usb.taken[0] = value;
	else if (!strcmp(verb, "mute") && p->a)
		p->a->no_flash = value;
	else if (!strcmp(verb, "protect") && p->a)
		p->a->protect = (uint8_t)value;
	else if (!strcmp(verb, "cut"))
		p->board.cut = value;
	else if (!strcmp(verb, "deaf"))
		chip->no_event = value;
	else if (!strcmp(verb, "latency"))
		chip->latency_ms = (unsigned)value;
	else if (!strcmp(verb, "baud"))
		p->board.baud = (unsigned)value;
	else
		return "error: unknown command";
	return "ok";
}

static void flash_state(const struct port *p, char *out, size_t size)
{
	const struct mpsse_chip *a = p->a;

	if (a)
		snprintf(out, size, ",\"flash\":{\"runs\":%s,\"resets\":%u,\"faults\":%u,\"fights\":%u,\"clashes\":%u,\"writes\":%u,"
			 "\"outside\":%u,\"errors\":%u,\"on\":%s,\"latency\":%u,\"claimed\":%s}",
			 mpsse_fpga_runs(a) ? "true" : "false", a->resets, a->faults, a->fights, a->clashes, a->writes, a->outside,
			 a->flash.errors, a->on ? "true" : "false", a->latency_ms, p->usb.owner[0] ? "true" : "false");
}

static void state(const struct port *p, char *out, size_t size)
{
	const struct device *d = &p->usb.device;
	const struct chip *c = &d->chip;
	unsigned n = device_interfaces(d) - 1, files = 0;
	char flash[256] = "";

	for (const void *f = p->usb.files; f; f = *(const void *const *)f)
		files++;
	flash_state(p, flash, sizeof(flash));
	snprintf(out, size, "{\"plugged\":%s,\"baud\":%u,\"latency\":%u,\"event\":%d,\"line\":%u,\"flow\":%s,\"driver\":%s,\"claimed\":%s,"
		 "\"files\":%u,\"opens\":%u,\"urbs\":%u,\"overruns\":%llu,\"up_most\":%zu,\"up\":%llu,\"down\":%llu,\"halts_cleared\":%u,"
		 "\"refused\":%u,\"driver_a\":%s,\"address\":%u,\"bit_mode\":%u,\"by_event\":%u,\"by_timer\":%u%s}",
		 p->syspath ? "true" : "false", c->baud, c->latency_ms, c->event_on ? c->event_char : -1, c->line,
		 c->flow ? "true" : "false", p->usb.driver[n] ? "true" : "false", p->usb.owner[n] ? "true" : "false", files,
		 p->usb.opens, p->usb.urbs_most, (unsigned long long)c->overruns, c->up_most, (unsigned long long)c->ups,
		 (unsigned long long)c->downs, d->halts_cleared, c->refused, p->usb.driver[0] ? "true" : "false", p->address, c->bit_mode, c->by_event, c->by_timer, flash);
}

static void answer(char *line, char *out, size_t size)
{
	char verb[16] = "", word[16] = "";
	int value[3] = {0};
	unsigned n = PORTS;
	const char *result = "error: unknown device";

	sscanf(line, "%15s %u %15s %d %d %d", verb, &n, word, &value[0], &value[1], &value[2]);
	if (n < port_count && !strcmp(verb, "get")) {
		state(&ports[n], out, size);
		return;
	}
	if (n < port_count)
		result = !strcmp(verb, "fault") || !strcmp(verb, "halt") || !strcmp(verb, "nak")
			? endpoint_command(&ports[n], verb, word, value) : command(&ports[n], verb, atoi(word));
	snprintf(out, size, "%s", result);
}

static bool serve(int fd)
{
	char line[LINE_MAX_BYTES] = "", out[1024];
	ssize_t n = recv(fd, line, sizeof(line) - 1, 0);

	if (n <= 0)
		return false;
	answer(line, out, sizeof(out) - 1);
	strcat(out, "\n");
	return send(fd, out, strlen(out), MSG_NOSIGNAL) > 0;
}

static int listen_at(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	if (bind(fd, (struct sockaddr *)&address, sizeof(address)) || listen(fd, CLIENTS)) {
		perror(path);
		exit(1);
	}
	return fd;
}

/* ---- everything at once ---- */

/* How long nothing can happen by itself. */
static struct timespec pause_of(void)
{
	long us = IDLE_US;

	for (unsigned i = 0; i < port_count; i++) {
		const struct chip *c = &ports[i].usb.device.chip;

		if (c->down.len || c->up.len)
			us = BUSY_US;
		else if (usbfs_waits(&ports[i].usb) && us > WAIT_US)
			us = WAIT_US;
	}
	return (struct timespec){.tv_nsec = us * 1000};
}

static void control(struct pollfd *p, int *client)
{
	if (p[1].revents)
		for (int i = 0; i < CLIENTS; i++)
			if (client[i] < 0) {
				client[i] = accept4(p[1].fd, NULL, NULL, SOCK_CLOEXEC);
				break;
			}
	for (int i = 0; i < CLIENTS; i++)
		if (p[2 + i].revents && client[i] >= 0 && !serve(client[i])) {
			close(client[i]);
			client[i] = -1;
		}
}

static void run(int listener)
{
	int client[CLIENTS] = {-1, -1, -1, -1};
	struct pollfd p[2 + CLIENTS + PORTS + 1];
	struct timespec pause;
	eventfd_t count;

	do {
		p[0] = (struct pollfd){.fd = 0, .events = POLLIN};
		p[1] = (struct pollfd){.fd = listener, .events = POLLIN};
		for (int i = 0; i < CLIENTS; i++)
			p[2 + i] = (struct pollfd){.fd = client[i], .events = POLLIN};
		pthread_mutex_lock(&usbfs_lock);
		for (unsigned i = 0; i < PORTS; i++)
			p[2 + CLIENTS + i] = (struct pollfd){.fd = i < port_count && chip_wire_room(&ports[i].usb.device.chip) ? ports[i].board.fd : -1,
							     .events = POLLIN};
		p[2 + CLIENTS + PORTS] = (struct pollfd){.fd = usbfs_wake, .events = POLLIN};
		pause = pause_of();
		pthread_mutex_unlock(&usbfs_lock);
		ppoll(p, 2 + CLIENTS + PORTS + 1, &pause, NULL);
		eventfd_read(usbfs_wake, &count);
		pthread_mutex_lock(&usbfs_lock);
		control(p, client);
		for (unsigned i = 0; i < port_count; i++) {
			wire(&ports[i].usb);
			usbfs_work(&ports[i].usb);
		}
		pthread_mutex_unlock(&usbfs_lock);
	} while (!p[0].revents);
}

/* An FPGA does not start without a bitstream. */
static bool add_flash(struct port *p)
{
	uint8_t *bits = g_malloc(BITSTREAM);

	for (size_t i = 0; i < BITSTREAM; i++)
		bits[i] = (uint8_t)(i * 167 >> 3);
	p->a = g_malloc(sizeof(*p->a));
	mpsse_init(p->a);
	flash_load(&p->a->flash, 0, bits, BITSTREAM);
	g_free(bits);
	return true;
}

static bool set_word(struct port *p, const char *name, const char *value)
{
	bool *flag = !strcmp(name, "driver") ? &p->bound : !strcmp(name, "unplugged") ? &p->start_unplugged : NULL;

	if (!strcmp(name, "flash"))
		return add_flash(p);
	if (!flag)
		return usb_board_word(&p->board, name, value);
	*flag = *value == '1';
	return true;
}

static bool parse(struct port *p, char *words)
{
	usb_board_init(&p->board);
	for (char *word = strtok(words, ","); word; word = strtok(NULL, ",")) {
		char *value = strchr(word, '=');

		if (!value)
			return false;
		*value++ = '\0';
		if (!set_word(p, word, value))
			return false;
	}
	if (!*p->board.place)
		snprintf(p->board.place, sizeof(p->board.place), "1-%u", port_count + 1);
	device_init(&p->usb.device, p->board.type, p->board.serial, p->board.product);
	p->usb.wire = wire;
	return true;
}

static void add_root_hub(void)
{
	umockdev_testbed_add_from_string(bed,
		"P: /devices/pci0000:00/usb1\nN: bus/usb/001/001\nE: SUBSYSTEM=usb\nE: DRIVER=usb\nE: DEVTYPE=usb_device\nE: BUSNUM=001\n"
		"E: DEVNUM=001\nE: DEVNAME=/dev/bus/usb/001/001\nA: busnum=1\\n\nA: devnum=1\\n\nA: speed=480\\n\nA: bConfigurationValue=1\\n\n"
		"A: idVendor=1d6b\\n\nA: idProduct=0002\\n\nH: descriptors="
		"12010002090001406B1D0200050603020101" "0902190001" "0100E000" "090400000109000000" "0705810304000C\n", NULL);
}

/*
 * umockdev sends a plug's event to every listener whose socket (eventN in its directory) it finds, and ends the program when one has
 * gone meanwhile: a library that begins anew in that moment. A netlink socket that is gone is no error to the kernel, and none here.
 */
int connect(int fd, const struct sockaddr *address, socklen_t bytes)
{
	const struct sockaddr_un *listener = (const struct sockaddr_un *)address;
	int (*next)(int, const struct sockaddr *, socklen_t);
	int result;

	*(void **)&next = dlsym(RTLD_NEXT, "connect");
	result = next(fd, address, bytes);
	if (result < 0 && (errno == ENOENT || errno == ECONNREFUSED) && strstr(listener->sun_path, "/event"))
		return 0;
	return result;
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
	ssize_t (*next)(int, const struct msghdr *, int);
	ssize_t n;

	*(void **)&next = dlsym(RTLD_NEXT, "sendmsg");
	n = next(fd, message, flags);
	return n < 0 && (errno == ECONNREFUSED || errno == ENOTCONN) ? 0 : n;
}

int main(int argc, char **argv)
{
	int listener;
	char *dir;

	if (argc < 3 || argc > 2 + PORTS) {
		fprintf(stderr, "usage: umockdev-wrapper %s CONTROL DEVICE...\n", argv[0]);
		return 64;
	}
	bed = umockdev_testbed_new();
	usbfs_wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	for (int i = 2; i < argc; i++, port_count++)
		if (!parse(&ports[port_count], argv[i])) {
			fprintf(stderr, "usb_bed: %s?\n", argv[i]);
			return 64;
		}
	add_root_hub();
	pthread_mutex_lock(&usbfs_lock);
	for (unsigned i = 0; i < port_count; i++)
		if (!ports[i].start_unplugged)
			plug(&ports[i], false);
	pthread_mutex_unlock(&usbfs_lock);
	listener = listen_at(argv[1]);
	dir = umockdev_testbed_get_root_dir(bed);
	printf("ready %s\n", dir);
	fflush(stdout);
	g_free(dir);
	run(listener);
	unlink(argv[1]);
	g_object_unref(bed);
	return 0;
}
