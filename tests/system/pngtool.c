// SPDX-License-Identifier: MIT
// pngtool - make and compare pictures, pixel for pixel
//
//   pngtool random W H SEED OUT.png        noise that compresses badly and repeats for the same seed
//   pngtool same A.png B.png               0 when every pixel is equal
//   pngtool outside X,Y,W,H A.png B.png    0 when every pixel outside the rectangle is equal
//   pngtool inside  X,Y,W,H A.png B.png    0 when every pixel inside the rectangle is equal
//   pngtool colours A.png                  number of different colours
//
// Exit status: 0 equal, 1 different (says where and how many), 64 usage, 2 file trouble.

#include <png.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct picture {
	int w, h;
	uint8_t *rgb;
};

struct area {
	int x, y, w, h;
	bool inside;               // compare what lies inside, else outside
};

static void die(const char *name, const char *why)
{
	fprintf(stderr, "pngtool: %s: %s\n", name, why);
	exit(2);
}

static struct picture load(const char *name)
{
	png_image image = { .version = PNG_IMAGE_VERSION };
	struct picture p;

	if (!png_image_begin_read_from_file(&image, name))
		die(name, image.message);
	image.format = PNG_FORMAT_RGB;
	p.w = (int)image.width;
	p.h = (int)image.height;
	p.rgb = malloc(PNG_IMAGE_SIZE(image));
	if (!p.rgb || !png_image_finish_read(&image, NULL, p.rgb, 0, NULL))
		die(name, image.message);
	return p;
}

static int make_random(char **arg)
{
	png_image image = { .version = PNG_IMAGE_VERSION, .format = PNG_FORMAT_RGB };
	uint64_t state = strtoull(arg[2], NULL, 0) * 2 + 1;
	uint8_t *rgb;
	size_t i, size;

	image.width = (png_uint_32)atoi(arg[0]);
	image.height = (png_uint_32)atoi(arg[1]);
	size = PNG_IMAGE_SIZE(image);
	rgb = malloc(size);
	if (!rgb)
		die(arg[3], "out of memory");
	for (i = 0; i < size; i++) {
		state = state * 6364136223846793005u + 1442695040888963407u;
		rgb[i] = (uint8_t)(state >> 56);
	}
	if (!png_image_write_to_file(&image, arg[3], 0, rgb, 0, NULL))
		die(arg[3], image.message);
	free(rgb);
	return 0;
}

static bool wanted(const struct area *a, int x, int y)
{
	bool in = x >= a->x && x < a->x + a->w && y >= a->y && y < a->y + a->h;

	return in == a->inside;
}

static int compare(const struct area *a, const char *name_a, const char *name_b)
{
	struct picture pa = load(name_a), pb = load(name_b);
	long different = 0, compared = 0;

	if (pa.w != pb.w || pa.h != pb.h) {
		printf("sizes differ: %dx%d and %dx%d\n", pa.w, pa.h, pb.w, pb.h);
		return 1;
	}
	for (int i = 0; i < pa.w * pa.h; i++) {
		const uint8_t *p = pa.rgb + 3 * i, *q = pb.rgb + 3 * i;

		if (!wanted(a, i % pa.w, i / pa.w))
			continue;
		compared++;
		if (memcmp(p, q, 3) && !different++)
			printf("first difference at %d,%d: %02x%02x%02x and %02x%02x%02x\n", i % pa.w, i / pa.w,
			       p[0], p[1], p[2], q[0], q[1], q[2]);
	}
	printf("%ld of %ld pixels differ\n", different, compared);
	return different || !compared;
}

static int by_colour(const void *a, const void *b)
{
	return memcmp(a, b, 3);
}

static int count_colours(const char *name)
{
	struct picture p = load(name);
	long colours = 1;

	qsort(p.rgb, (size_t)(p.w * p.h), 3, by_colour);
	for (int i = 1; i < p.w * p.h; i++)
		colours += memcmp(p.rgb + 3 * i, p.rgb + 3 * i - 3, 3) != 0;
	printf("%ld\n", colours);
	return 0;
}

int main(int argc, char **argv)
{
	struct area a = { 0 };

	if (argc == 6 && !strcmp(argv[1], "random"))
		return make_random(argv + 2);
	if (argc == 4 && !strcmp(argv[1], "same"))
		return compare(&a, argv[2], argv[3]);
	if (argc == 3 && !strcmp(argv[1], "colours"))
		return count_colours(argv[2]);
	if (argc == 5 && sscanf(argv[2], "%d,%d,%d,%d", &a.x, &a.y, &a.w, &a.h) == 4) {
		a.inside = !strcmp(argv[1], "inside");
		if (a.inside || !strcmp(argv[1], "outside"))
			return compare(&a, argv[3], argv[4]);
	}
	fprintf(stderr, "usage: pngtool random W H SEED OUT | same A B | outside|inside X,Y,W,H A B | colours A\n");
	return 64;
}
