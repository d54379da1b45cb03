/* SPDX-License-Identifier: MIT */
/*
 * Test host: the smallest machine with a screen, a keyboard and a mouse. It prints its name, READY, and every raw
 * byte its i8042 gets, K from the keyboard and M from the mouse, on the screen and, one a line, on COM1.
 * Keys: F1 next keyboard LEDs, F2 640x480 true colour, F3 800x600 true colour, F4 reset (text mode again).
 * In true colour the mouse moves a pointer. It sleeps in HLT and costs nothing while nobody types.
 * Multiboot command line: h=NAME, and m=640x480 or m=800x600 to start in that mode.
 */
#include "hw.h"

enum {
	COLS = 80, ROWS = 25, FIRST_LOG_ROW = 4, CELL_W = 8, CELL_H = 16,
	TITLE_H = 64, NAME_MAX = 24,
	WHITE = 0x0F, GREY = 0x07, KEYBOARD = 0x0E, MOUSE = 0x0B, GREEN = 0x0A,
	F1 = 0x05, F2 = 0x06, F3 = 0x04, F4 = 0x0C,
};

struct multiboot {
	uint32_t flags, mem_lower, mem_upper, boot_device;
	const char *cmdline;
};

static volatile uint16_t *const text_memory = (volatile uint16_t *)0xB8000;
static uint16_t cells[ROWS][COLS];
static uint8_t font[256][16];
static char name[NAME_MAX + 1] = "testhost";
static int log_row = FIRST_LOG_ROW, log_col;

static volatile uint32_t *frame;	/* NULL in text mode */
static int width, height, pointer_x, pointer_y;
static unsigned int hue;		/* of the background: from the name */

static const uint16_t pointer_shape[16] = {
	0x8000, 0xC000, 0xE000, 0xF000, 0xF800, 0xFC00, 0xFE00, 0xFF00,
	0xFF80, 0xFC00, 0xDC00, 0x8E00, 0x0E00, 0x0700, 0x0700, 0x0000,
};

static uint32_t vga_colour(int attr)
{
	static const uint32_t colours[16] = {
		0x000000, 0x0000AA, 0x00AA00, 0x00AAAA, 0xAA0000, 0xAA00AA, 0xAA5500, 0xAAAAAA,
		0x555555, 0x5555FF, 0x55FF55, 0x55FFFF, 0xFF5555, 0xFF55FF, 0xFFFF55, 0xFFFFFF,
	};

	return colours[attr & 15];
}

/* Sum over the name: two hosts beside each other are never mistaken for each other. */
static unsigned int name_hue(void)
{
	unsigned int sum = 0;

	for (const char *p = name; *p; p++)
		sum += (unsigned char)*p;
	return sum;
}

/* A smooth field from the upper left to the lower right corner. */
static uint32_t background(int x, int y)
{
	static const uint8_t corners[][2][3] = {
		{ { 10, 18, 56 }, { 20, 120, 130 } }, { { 40, 10, 60 }, { 170, 60, 80 } },
		{ { 8, 40, 40 }, { 70, 130, 50 } }, { { 50, 20, 10 }, { 190, 120, 30 } },
		{ { 16, 16, 40 }, { 90, 70, 170 } }, { { 6, 30, 60 }, { 60, 130, 200 } },
	};
	const uint8_t (*corner)[3] = corners[hue % (sizeof(corners) / sizeof(corners[0]))];
	int along = (y * 170 / height) + (x * 85 / width);
	uint32_t colour = 0;

	for (int i = 0; i < 3; i++)
		colour = colour << 8 | (uint32_t)(corner[0][i] + (corner[1][i] - corner[0][i]) * along / 255);
	return colour;
}

static bool ink(uint8_t c, int x, int y)
{
	return font[c][y] >> (7 - x) & 1;
}

static bool title_ink(int x, int y)
{
	unsigned int column = (unsigned int)x / (CELL_W * 2), length = 0;

	while (name[length])
		length++;
	return column < length && y >= 0 && y < CELL_H * 2 &&
	       ink((uint8_t)name[column], x / 2 % CELL_W, y / 2);
}

static bool pointer_ink(int x, int y)
{
	x -= pointer_x;
	y -= pointer_y;
	return x >= 0 && x < 16 && y >= 0 && y < 16 && pointer_shape[y] >> (15 - x) & 1;
}

static uint32_t pixel(int x, int y)
{
	int left = (width - COLS * CELL_W) / 2, row = (y - TITLE_H) / CELL_H, col = (x - left) / CELL_W;

	if (pointer_ink(x, y))
		return 0xFFFFFF;
	if (y < TITLE_H)
		return x >= left + 8 && title_ink(x - left - 8, y - 16) ? 0xFFFFFF : background(x, y);
	if (x < left || col >= COLS || row >= ROWS || row == 0)	/* row 0 repeats the title */
		return background(x, y);
	if (ink(cells[row][col] & 0xFF, (x - left) % CELL_W, (y - TITLE_H) % CELL_H))
		return vga_colour(cells[row][col] >> 8);
	return background(x, y);
}

static void draw(int x0, int y0, int w, int h)
{
	for (int y = y0; y < y0 + h && y < height; y++) {
		for (int x = x0; x < x0 + w && x < width; x++)
			frame[y * width + x] = pixel(x, y);
	}
}

static void put(int row, int col, char c, int attr)
{
	cells[row][col] = (uint8_t)c | attr << 8;
	text_memory[row * COLS + col] = cells[row][col];
	if (frame)
		draw((width - COLS * CELL_W) / 2 + col * CELL_W, TITLE_H + row * CELL_H, CELL_W, CELL_H);
}

static int print(int row, int col, const char *s, int attr)
{
	while (*s && col < COLS)
		put(row, col++, *s++, attr);
	return col;
}

static void serial(const char *s)
{
	while (*s)
		hw_serial(*s++);
}

static void clear_row(int row)
{
	for (int col = 0; col < COLS; col++)
		put(row, col, ' ', GREY);
}

/* The log is a ring of lines: nothing scrolls, the line that comes next is blank. */
static void log_newline(void)
{
	log_col = 0;
	log_row = log_row + 1 < ROWS ? log_row + 1 : FIRST_LOG_ROW;
	clear_row(log_row);
	clear_row(log_row + 1 < ROWS ? log_row + 1 : FIRST_LOG_ROW);
}

static void log_byte(bool mouse, uint8_t byte)
{
	static const char digits[] = "0123456789ABCDEF";
	char screen[] = { mouse ? 'M' : 'K', digits[byte >> 4], digits[byte & 15], ' ', 0 };
	char line[] = { screen[0], ' ', screen[1], screen[2], '\n', 0 };

	if (log_col + 4 > COLS)
		log_newline();
	log_col = print(log_row, log_col, screen, mouse ? MOUSE : KEYBOARD);
	serial(line);
}

static void set_mode(int w, int h)
{
	width = w;
	height = h;
	pointer_x = w / 2;
	pointer_y = h / 2;
	frame = hw_video_mode(w, h);
	draw(0, 0, w, h);
	serial(w == 640 ? "MODE 640x480\n" : "MODE 800x600\n");
}

static int clamp(int v, int max)
{
	return v < 0 ? 0 : v > max ? max : v;
}

static void move_pointer(int dx, int dy)
{
	int old_x = pointer_x, old_y = pointer_y;

	pointer_x = clamp(pointer_x + dx, width - 1);
	pointer_y = clamp(pointer_y - dy, height - 1);
	draw(old_x, old_y, 16, 16);
	draw(pointer_x, pointer_y, 16, 16);
}

/* Standard three-byte packet; bit 3 of the first is always 1, which finds the start again. */
static void mouse_byte(uint8_t byte)
{
	static uint8_t packet[3];
	static int have;

	if (have == 0 && !(byte & 0x08))
		return;
	packet[have++] = byte;
	if (have < 3)
		return;
	have = 0;
	if (frame)
		move_pointer(packet[1] - (packet[0] << 4 & 0x100), packet[2] - (packet[0] << 3 & 0x100));
}

static void key_down(uint8_t code, uint8_t *leds, bool *led_data_due)
{
	if (code == F1) {
		*leds = (*leds + 1) & 7;
		*led_data_due = true;
		hw_ps2_send_keyboard(0xED);
	} else if (code == F2) {
		set_mode(640, 480);
	} else if (code == F3) {
		set_mode(800, 600);
	} else if (code == F4) {
		hw_reset();
	}
}

static void key_byte(uint8_t byte)
{
	static bool prefix, led_data_due;
	static uint8_t leds;

	if (byte == 0xFA && led_data_due) {
		led_data_due = false;
		hw_ps2_send_keyboard(leds);
		return;
	}
	if (!prefix)
		key_down(byte, &leds, &led_data_due);
	prefix = byte == 0xE0 || byte == 0xF0;
}

/* Value of "key=value" in the command line; NULL if it is not there. */
static const char *option(const char *cmdline, char key)
{
	for (const char *p = cmdline; *p; p++) {
		if (p[0] == key && p[1] == '=' && (p == cmdline || p[-1] == ' '))
			return p + 2;
	}
	return 0;
}

static void take_name(const char *cmdline)
{
	const char *value = option(cmdline, 'h');
	int i = 0;

	if (!value)
		return;
	for (; i < NAME_MAX && value[i] && value[i] != ' '; i++)
		name[i] = value[i];
	name[i] = 0;
}

static void first_screen(void)
{
	for (int row = 0; row < ROWS; row++)
		clear_row(row);
	print(0, 1, name, WHITE);
	print(1, 1, "READY", GREEN);
	print(2, 1, "F1 LEDs  F2 640x480  F3 800x600  F4 reset    K: keyboard byte  M: mouse byte", GREY);
	serial("READY ");
	serial(name);
	serial("\n");
}

static void loop(void)
{
	bool mouse;
	uint8_t byte;

	for (;;) {
		__asm__ volatile("cli");
		if (!hw_ps2_pop(&mouse, &byte)) {
			__asm__ volatile("sti\n\thlt");		/* sti takes effect after hlt: nothing is missed */
			continue;
		}
		__asm__ volatile("sti");
		log_byte(mouse, byte);
		if (mouse)
			mouse_byte(byte);
		else
			key_byte(byte);
	}
}

void testhost_main(const struct multiboot *info)
{
	const char *cmdline = info->flags & 4 ? info->cmdline : "";
	const char *mode = option(cmdline, 'm');

	take_name(cmdline);
	hue = name_hue();
	hw_video_font(font);
	hw_ps2_init();
	first_screen();
	if (mode)
		set_mode(mode[0] == '8' ? 800 : 640, mode[0] == '8' ? 600 : 480);
	hw_interrupts_on();
	loop();
}
