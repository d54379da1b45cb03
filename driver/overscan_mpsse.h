/* SPDX-License-Identifier: MIT */
/*
 * overscan_mpsse.h - the SPI flash of a board without its gateware: through channel A of its FT2232H, as iceprog does
 *
 * For boards whose font is in the flash that the FPGA starts from (iCEBreaker): a first font, or one where the gateware
 * has no flash writer or does not run. From ovs_mpsse_open to ovs_mpsse_close the FPGA is held in reset: its picture,
 * its keyboards and its link stop, and come back by themselves. Channel B, and with it a daemon, is left alone.
 *
 * Only the two font slots can be written: anything else, the bitstream above all, is OVS_E_RANGE and not sent. What
 * makes an installation safe against power cuts is in osd-font/font_flash.h. Every function blocks until it is done.
 * Errors are enum ovs_error. Not here: protection bits are neither set nor cleared; no chips of 4-byte addresses.
 */
#ifndef OVERSCAN_MPSSE_H
#define OVERSCAN_MPSSE_H

#include "driver/overscan.h"

#ifdef __cplusplus
extern "C" {
#endif

struct ovs_mpsse;

struct ovs_mpsse_flash {
	uint8_t id[3];			/* JEDEC: manufacturer, kind, power of two of its bytes */
	uint32_t bytes;
	uint32_t base[2], slot_bytes;	/* font slots */
};

/* which: as behind "ftdi:" of a board's name. On error *mpsse is NULL and ovs_last_error(NULL) says what to do. */
OVS_API int ovs_mpsse_open(struct ovs_mpsse **mpsse, const char *which);
OVS_API const struct ovs_mpsse_flash *ovs_mpsse_flash(const struct ovs_mpsse *mpsse);
/* Cause and remedy of the last error. */
OVS_API const char *ovs_mpsse_error(const struct ovs_mpsse *mpsse);

OVS_API int ovs_mpsse_read(struct ovs_mpsse *mpsse, uint32_t address, uint8_t *data, size_t bytes);
/* The page that begins at this address; bits only go from 1 to 0. */
OVS_API int ovs_mpsse_program(struct ovs_mpsse *mpsse, uint32_t address, const uint8_t page[OVS_FLASH_PAGE_BYTES]);
/* The sector that begins there, or the block. */
OVS_API int ovs_mpsse_erase(struct ovs_mpsse *mpsse, uint32_t address, bool block);

/*
 * Releases the FPGA and frees; NULL is fine. 0, or an error when it does not start although it ran before:
 * ovs_last_error(NULL) says what then.
 */
OVS_API int ovs_mpsse_close(struct ovs_mpsse *mpsse);

#ifdef __cplusplus
}
#endif

#endif
