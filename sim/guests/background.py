#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Paint the picture behind the graphical boot menu: a lake between mountains after sunset, 640x480 in full colour.

usage: background.py OUT.png

Everything is computed, with a fixed seed, by the standard library: the same picture on every machine. Soft gradients
on purpose: they show at once whether an overlay or a video path loses colours.
"""
import math
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from qmp import write_png                                   # noqa: E402  (same folder, a script has no package)

WIDTH, HEIGHT, SHORE = 640, 480, 372
SUN_X, SUN_Y = 455, 318

# height above the shore (0..1) -> colour of the sky
SKY = [(0.0, (255, 196, 120)), (0.10, (250, 148, 104)), (0.24, (206, 92, 116)), (0.45, (110, 62, 130)),
       (0.70, (44, 40, 100)), (1.0, (12, 16, 48))]
# ridges, far to near: (height of the crest line, roughness, colour)
RIDGES = [(96, 46, (150, 84, 120)), (66, 40, (98, 60, 104)), (38, 30, (56, 40, 78)), (14, 18, (26, 22, 46))]


def mix(a, b, t):
    return tuple(x + (y - x) * t for x, y in zip(a, b))


def sky_colour(t):
    for (t0, c0), (t1, c1) in zip(SKY, SKY[1:]):
        if t <= t1:
            s = (t - t0) / (t1 - t0)
            return mix(c0, c1, s * s * (3 - 2 * s))
    return SKY[-1][1]


def ridge_line(rng, crest, rough):
    """Crest height for each column: a sum of waves with sharp tops."""
    waves = [(rng.uniform(0.6, 1.4) * rough / n, n * rng.uniform(0.8, 1.2), rng.uniform(0, 6.3)) for n in (1, 2, 4, 9, 21)]
    return [SHORE - crest - sum(a * (0.5 - abs(math.sin(x / WIDTH * 3.1 * f + p))) for a, f, p in waves) * 1.2
            for x in range(WIDTH)]


def paint_sky(rows):
    for y in range(SHORE):
        base = sky_colour(1 - y / SHORE)
        row = []
        for x in range(WIDTH):
            d2 = ((x - SUN_X) / 250) ** 2 + ((y - SUN_Y) / 120) ** 2
            row.append(mix(base, (255, 226, 170), 0.75 * math.exp(-2.2 * d2)))
        rows.append(row)


def paint_sun(rows, radius=21):
    for y in range(SUN_Y - radius - 1, SUN_Y + radius + 2):
        for x in range(SUN_X - radius - 1, SUN_X + radius + 2):
            cover = min(1, max(0, radius + 0.5 - math.hypot(x - SUN_X, y - SUN_Y)))
            rows[y][x] = mix(rows[y][x], (255, 247, 224), cover)


def paint_stars(rng, rows):
    for _ in range(240):
        x, y = rng.randrange(WIDTH), int(rng.random() ** 1.6 * 210)
        light = rng.uniform(0.25, 1) * (1 - y / 230)
        rows[y][x] = mix(rows[y][x], (255, 250, 240), light)
        if light > 0.8 and 0 < x < WIDTH - 1:
            for side in (-1, 1):
                rows[y][x + side] = mix(rows[y][x + side], (255, 250, 240), 0.25)


def paint_ridges(rng, rows):
    for crest, rough, colour in RIDGES:
        line = ridge_line(rng, crest, rough)
        for x in range(WIDTH):
            top = max(0, line[x])
            for y in range(int(top), SHORE):
                haze = mix(colour, (240, 140, 120), 0.34 * ((y - top) / (SHORE - top + 1)) ** 2)
                cover = min(1, y + 1 - top)
                rows[y][x] = mix(rows[y][x], haze, cover)


def paint_lake(rng, rows):
    """The mirror image, darker and moved sideways by ripples that grow towards the viewer."""
    for y in range(SHORE, HEIGHT):
        depth = y - SHORE
        source = rows[max(0, SHORE - 1 - int(depth * 2.2))]
        shift = math.sin(depth * 0.9 + depth * depth * 0.012) * (0.6 + depth * 0.06)
        glint = rng.uniform(-0.03, 0.05)
        row = []
        for x in range(WIDTH):
            wave = shift + math.sin(x * 0.05 + depth * 0.7) * depth * 0.03
            colour = source[min(WIDTH - 1, max(0, int(x + wave)))]
            sparkle = 0.5 * math.exp(-((x - SUN_X) / (10 + depth * 0.5)) ** 2) * (0.5 + 0.5 * math.sin(depth * 1.7 + x * 0.15))
            colour = mix(mix(colour, (14, 16, 44), 0.34 + 0.002 * depth - glint), (255, 214, 150), sparkle)
            row.append(colour)
        rows.append(row)


def main(argv):
    if len(argv) != 2:
        print("usage: background.py OUT.png", file=sys.stderr)
        return 64
    rng = random.Random(1812)
    rows = []
    paint_sky(rows)
    paint_stars(rng, rows)
    paint_sun(rows)
    paint_ridges(rng, rows)
    paint_lake(rng, rows)
    # a little noise before rounding hides the steps of 8-bit gradients
    rgb = bytes(min(255, max(0, int(c + rng.random()))) for row in rows for pixel in row for c in pixel)
    write_png(argv[1], WIDTH, HEIGHT, rgb)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
