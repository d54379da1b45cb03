/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * C interface of a Verilated switch_core.
 *
 * One struct model_ops for each variant (HOSTS x CONSOLES x PIXELS). A pin is a
 * pointer to the bits of the port inside the model: bit 0 of the port is bit 0 of
 * byte 0 (little endian machines only), so that nothing is copied. A port has
 * (bits + 7) / 8 bytes that may be touched, never more.
 *
 * tick() runs one rising edge of clk with the inputs as they are, and leaves the
 * outputs as they are after it.
 */
#ifndef SIM_MODEL_H
#define SIM_MODEL_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct model_pins {
	uint8_t *rst;
	uint16_t *clk_khz;
	uint8_t *host_ce, *host_hs, *host_vs, *host_de;
	uint32_t *host_rgb;
	const uint8_t *con_ce, *con_hs, *con_vs, *con_de;
	const uint32_t *con_rgb;
	const uint8_t *con_wave;	/* NULL: this gateware has no composite video */
	uint8_t *host_kclk_i, *host_kdat_i, *host_mclk_i, *host_mdat_i;
	const uint8_t *host_kclk_oe, *host_kdat_oe;
	const uint8_t *host_mclk_oe, *host_mdat_oe;
	const uint8_t *host_power_oe, *host_reset_oe;
	uint8_t *host_light_i;
	uint8_t *host_scl_i, *host_sda_i;
	const uint8_t *host_sda_oe, *host_hpd_oe;
	uint8_t *con_kclk_i, *con_kdat_i, *con_mclk_i, *con_mdat_i;
	const uint8_t *con_kclk_oe, *con_kdat_oe;
	const uint8_t *con_mclk_oe, *con_mdat_oe;
	uint8_t *link_rx;
	const uint8_t *link_tx;
	const uint8_t *flash_cs_n, *flash_sck_en;
	const uint8_t *flash_io_o, *flash_io_oe;
	uint8_t *flash_io_i;
	const uint32_t *sram_addr;
	const uint16_t *sram_dq_o;
	uint16_t *sram_dq_i;
	const uint8_t *sram_dq_oe, *sram_ce_n, *sram_oe_n, *sram_we_n;
	const uint8_t *led_sel, *led_alive, *beep;
};

struct model_ops {
	unsigned hosts;
	unsigned consoles;
	unsigned pixels;
	void *(*create)(struct model_pins *pins);
	void (*destroy)(void *model);
	void (*tick)(void *model);
};

/* Every variant linked into this program, ended by NULL. */
extern const struct model_ops *const models[];

/* The smallest variant that has at least these ports; NULL if there is none. */
const struct model_ops *model_find(unsigned hosts, unsigned consoles,
    unsigned pixels);

#ifdef __cplusplus
}
#endif
#endif
