/* SPDX-License-Identifier: MIT */
/*
 * Bare hardware of the test host: ports, interrupt controller, i8042, serial line, Bochs VBE.
 * Register layouts: IBM PC AT Technical Reference (8259A, 8042), OSDev-known Bochs VBE extension
 * (docs/specs/standard-vga.rst of QEMU), PCI Local Bus 3.0 (configuration mechanism 1).
 */
#ifndef TESTHOST_HW_H
#define TESTHOST_HW_H

#include <stdbool.h>
#include <stdint.h>

static inline void out8(uint16_t port, uint8_t v)
{
	__asm__ volatile("outb %0, %1" : : "a"(v), "Nd"(port));
}

static inline uint8_t in8(uint16_t port)
{
	uint8_t v;

	__asm__ volatile("inb %1, %0" : "=a"(v) : "Nd"(port));
	return v;
}

static inline void out16(uint16_t port, uint16_t v)
{
	__asm__ volatile("outw %0, %1" : : "a"(v), "Nd"(port));
}

static inline void out32(uint16_t port, uint32_t v)
{
	__asm__ volatile("outl %0, %1" : : "a"(v), "Nd"(port));
}

static inline uint32_t in32(uint16_t port)
{
	uint32_t v;

	__asm__ volatile("inl %1, %0" : "=a"(v) : "Nd"(port));
	return v;
}

/* Interrupts on, for keyboard and mouse only. */
void hw_interrupts_on(void);

/* i8042 without translation, keyboard and mouse reporting. Answers to its own commands are swallowed. */
void hw_ps2_init(void);

/* Next byte from keyboard or mouse; false if there is none. */
bool hw_ps2_pop(bool *mouse, uint8_t *byte);
void hw_ps2_send_keyboard(uint8_t byte);

/* One byte to COM1; goes nowhere when there is no such port. */
void hw_serial(char c);

/* A true-colour mode; returns its frame buffer. */
volatile uint32_t *hw_video_mode(int width, int height);

/* The 8x16 font of the VGA's text mode, from plane 2; only in text mode. */
void hw_video_font(uint8_t font[256][16]);

/* Back to where the firmware starts. */
void hw_reset(void);

#endif
