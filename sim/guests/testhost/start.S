/* SPDX-License-Identifier: MIT */
/*
 * Start and interrupt entries of the test host. Multiboot specification 0.6.96, section 3.1: header of
 * magic, flags, checksum; the loader leaves the address of its information structure in ebx.
 */
	.section .multiboot, "a"
	.align 4
	.long 0x1BADB002
	.long 0
	.long -0x1BADB002

	.text
	.global start
start:
	mov $stack_top, %esp
	lgdt gdt_pointer
	ljmp $8, $1f
1:	mov $16, %ax
	mov %ax, %ds
	mov %ax, %es
	mov %ax, %ss
	push %ebx
	call testhost_main
2:	cli
	hlt
	jmp 2b

	.macro entry name, function
	.global \name
\name:
	pusha
	cld
	call \function
	popa
	iret
	.endm

	entry entry_ps2, irq_ps2
	entry entry_other, irq_other

	.section .rodata
	.align 8
gdt:	.quad 0
	.quad 0x00CF9A000000FFFF
	.quad 0x00CF92000000FFFF
gdt_pointer:
	.word . - gdt - 1
	.long gdt

	.section .bss
	.align 16
	.skip 4096
stack_top:
	.section .note.GNU-stack, "", @progbits
