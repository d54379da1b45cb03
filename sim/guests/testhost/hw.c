/* SPDX-License-Identifier: MIT */
#include "hw.h"

enum {
	PIC1 = 0x20, PIC2 = 0xA0,
	PS2_DATA = 0x60, PS2_STATUS = 0x64,
	STATUS_OUT_FULL = 0x01, STATUS_IN_FULL = 0x02, STATUS_AUX = 0x20,
	VBE_INDEX = 0x1CE, VBE_DATA = 0x1CF,
	VBE_XRES = 1, VBE_YRES = 2, VBE_BPP = 3, VBE_ENABLE = 4, VBE_ON_LINEAR = 0x41,
	SEQ = 0x3C4, GFX = 0x3CE,
	COM1 = 0x3F8, COM1_STATUS = 0x3FD, COM1_EMPTY = 0x20,
	VECTOR_BASE = 0x20, RING = 1024, PATIENCE = 100000,
};

struct gate {
	uint16_t offset_low, selector, flags, offset_high;
} __attribute__((packed));

static struct gate idt[VECTOR_BASE + 16];
static volatile uint16_t ring[RING];
static volatile unsigned int ring_in, ring_out;

void entry_ps2(void);
void entry_other(void);
void irq_ps2(void);
void irq_other(void);

static void end_of_interrupt(void)
{
	out8(PIC2, 0x20);
	out8(PIC1, 0x20);
}

static void take_bytes(void)
{
	uint8_t status;

	while ((status = in8(PS2_STATUS)) & STATUS_OUT_FULL) {
		ring[ring_in % RING] = (status & STATUS_AUX ? 0x100 : 0) | in8(PS2_DATA);
		ring_in++;
	}
}

void irq_ps2(void)
{
	take_bytes();
	end_of_interrupt();
}

void irq_other(void)
{
	end_of_interrupt();
}

static void gate_set(int vector, void (*entry)(void))
{
	uint32_t offset = (uint32_t)entry;

	idt[vector] = (struct gate){ offset & 0xFFFF, 8, 0x8E00, offset >> 16 };
}

static void pic_init(void)
{
	static const uint8_t words[][2] = {
		{ PIC1, 0x11 }, { PIC2, 0x11 },
		{ PIC1 + 1, VECTOR_BASE }, { PIC2 + 1, VECTOR_BASE + 8 },
		{ PIC1 + 1, 4 }, { PIC2 + 1, 2 }, { PIC1 + 1, 1 }, { PIC2 + 1, 1 },
		{ PIC1 + 1, 0xF9 }, { PIC2 + 1, 0xEF },		/* open: 1 keyboard, 2 cascade, 12 mouse */
	};

	for (unsigned int i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		out8(words[i][0], words[i][1]);
}

void hw_interrupts_on(void)
{
	struct {
		uint16_t limit;
		uint32_t base;
	} __attribute__((packed)) pointer = { sizeof(idt) - 1, (uint32_t)idt };

	for (int i = VECTOR_BASE; i < VECTOR_BASE + 16; i++)
		gate_set(i, entry_other);
	gate_set(VECTOR_BASE + 1, entry_ps2);
	gate_set(VECTOR_BASE + 12, entry_ps2);
	pic_init();
	/* a byte that came before has raised its line already: no edge would ever follow it */
	take_bytes();
	__asm__ volatile("lidt %0\n\tsti" : : "m"(pointer));
}

static void wait_in_empty(void)
{
	for (int i = 0; i < PATIENCE && in8(PS2_STATUS) & STATUS_IN_FULL; i++)
		;
}

static void command(uint8_t c)
{
	wait_in_empty();
	out8(PS2_STATUS, c);
}

static void data(uint8_t d)
{
	wait_in_empty();
	out8(PS2_DATA, d);
}

static uint8_t answer(void)
{
	for (int i = 0; i < PATIENCE; i++) {
		if (in8(PS2_STATUS) & STATUS_OUT_FULL)
			return in8(PS2_DATA);
	}
	return 0;
}

static void drain(void)
{
	while (in8(PS2_STATUS) & STATUS_OUT_FULL)
		in8(PS2_DATA);
}

static void mouse_command(uint8_t c)
{
	command(0xD4);
	data(c);
	answer();
}

void hw_ps2_init(void)
{
	command(0xAD);
	command(0xA7);
	drain();
	command(0x60);
	data(0x03);			/* both interrupts, no translation, both devices on */
	command(0xAE);
	command(0xA8);
	data(0xF4);
	answer();
	mouse_command(0xF6);
	mouse_command(0xF4);
	drain();
}

bool hw_ps2_pop(bool *mouse, uint8_t *byte)
{
	uint16_t item;

	if (ring_in == ring_out)
		return false;
	item = ring[ring_out % RING];
	ring_out++;
	*mouse = item & 0x100;
	*byte = item & 0xFF;
	return true;
}

void hw_ps2_send_keyboard(uint8_t byte)
{
	data(byte);
}

void hw_serial(char c)
{
	for (int i = 0; i < PATIENCE && !(in8(COM1_STATUS) & COM1_EMPTY); i++)
		;
	out8(COM1, c);
}

static uint32_t pci_read(int device, int reg)
{
	out32(0xCF8, 0x80000000u | (uint32_t)device << 11 | reg);
	return in32(0xCFC);
}

static uint32_t frame_buffer_address(void)
{
	for (int device = 0; device < 32; device++) {
		if (pci_read(device, 8) >> 16 == 0x0300)
			return pci_read(device, 0x10) & ~0xFu;
	}
	return 0xE0000000u;		/* where Bochs has it without PCI */
}

static void vbe(uint16_t index, uint16_t value)
{
	out16(VBE_INDEX, index);
	out16(VBE_DATA, value);
}

volatile uint32_t *hw_video_mode(int width, int height)
{
	vbe(VBE_ENABLE, 0);
	vbe(VBE_XRES, width);
	vbe(VBE_YRES, height);
	vbe(VBE_BPP, 32);
	vbe(VBE_ENABLE, VBE_ON_LINEAR);
	return (volatile uint32_t *)frame_buffer_address();
}

static void vga(uint16_t port, uint8_t index, uint8_t value)
{
	out8(port, index);
	out8(port + 1, value);
}

/* Text mode shows planes 0 and 1 interleaved; for a moment plane 2 is made readable instead. */
void hw_video_font(uint8_t font[256][16])
{
	const volatile uint8_t *plane = (const volatile uint8_t *)0xA0000;

	vga(SEQ, 4, 0x06);
	vga(GFX, 4, 0x02);
	vga(GFX, 5, 0x00);
	vga(GFX, 6, 0x04);
	for (int c = 0; c < 256; c++) {
		for (int y = 0; y < 16; y++)
			font[c][y] = plane[c * 32 + y];
	}
	vga(SEQ, 4, 0x02);
	vga(GFX, 4, 0x00);
	vga(GFX, 5, 0x10);
	vga(GFX, 6, 0x0E);
}

void hw_reset(void)
{
	command(0xFE);
}
