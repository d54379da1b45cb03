/* SPDX-License-Identifier: MIT */
/*
 * ftdi_fifo.c - the FT245 synchronous FIFO of an FTDI chip: FT232H, or channel A of an FT2232H
 *
 * The pins are a FIFO only if the chip's EEPROM says so (FTDI AN_130), which no setting replaces: it is read, never
 * written here. Latency timer 2 ms: with 1 ms bytes were lost in such a FIFO (RandomReaper/pim-vhdl, issue 3); replies
 * do not wait for it, since the gateware asks by SIWU# for them to be sent.
 */
#include "driver/ftdi.h"
#include "driver/overscan.h"

enum {
	LATENCY_MS = 2,
	EEPROM_KIND = 0x07, EEPROM_FIFO = 0x01,	/* first byte of the EEPROM: what channel A is */
	ALL_PINS = 0xFF,
};

static int check_chip(const struct ftdi_chip *chip, struct error_text *error)
{
	unsigned short word;

	if (chip->ftdi->type != TYPE_2232H && chip->ftdi->type != TYPE_232H)
		return error_set(error, OVS_E_PRODUCT, "this FTDI chip has no synchronous FIFO, only an FT232H or FT2232H has: open the "
				 "board as ftdi: instead of ftdi245:");
	if (ftdi_read_eeprom_location(chip->ftdi, 0, &word) < 0)
		return error_set(error, OVS_E_IO, "the FTDI chip does not let its EEPROM be read (%s): unplug the board, wait a second and "
				 "plug it in again", ftdi_get_error_string(chip->ftdi));
	if ((word & EEPROM_KIND) != EEPROM_FIFO)
		return error_set(error, OVS_E_PRODUCT, "the EEPROM of the FTDI chip does not say 245 FIFO for channel A: write it once with "
				 "ftdi_eeprom (cha_type=FIFO) or FT_Prog and plug the board in again; a board whose UART is wired is "
				 "opened as ftdi:");
	return 0;
}

int ftdi_fifo_set_up(struct ftdi_chip *chip, struct error_text *error)
{
	struct ftdi_context *ftdi = chip->ftdi;
	const char *what = NULL;
	int failed = check_chip(chip, error);

	if (failed)
		return failed;
	if (ftdi_usb_reset(ftdi) < 0 || ftdi_set_bitmode(ftdi, ALL_PINS, BITMODE_RESET) < 0)
		what = "reset";
	else if (ftdi_set_latency_timer(ftdi, LATENCY_MS) < 0)
		what = "latency timer";
	else if (ftdi_setflowctrl(ftdi, SIO_RTS_CTS_HS) < 0)	/* AN_130, section 3 */
		what = "flow control";
	else if (ftdi_set_bitmode(ftdi, ALL_PINS, BITMODE_SYNCFF) < 0)
		what = "FIFO mode";
	else if (ftdi_tcioflush(ftdi) < 0)
		what = "buffers";
	if (!what)
		return 0;
	return error_set(error, OVS_E_IO, "the FTDI chip refused to set its %s (%s): unplug the board, wait a second and plug it in again",
			 what, ftdi_get_error_string(ftdi));
}

void ftdi_fifo_end(struct ftdi_chip *chip)
{
	ftdi_set_bitmode(chip->ftdi, ALL_PINS, BITMODE_RESET);
}
