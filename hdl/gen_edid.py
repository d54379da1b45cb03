#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""gen_edid.py - make ovs_edid.vh and ovs_edid.h, the built-in EDID of the switch

usage: gen_edid.py OUT.vh OUT.h

One block of 128 bytes (VESA E-EDID 1.3), as a host reads it before anybody has set another: 1024x768
preferred, 640x480 to 1280x1024, name "Overscan". In two forms, for analogue and for digital receivers;
they differ in the video input byte and the checksum. Timings: VESA DMT 1.0 release 13.
No date, path or version goes into the output: the same script gives the same bytes.
"""
import sys

MAKER, PRODUCT, YEAR = "OVS", 1, 2025
NAME = "Overscan"
WIDTH_MM, HEIGHT_MM = 304, 228                       # a tube of 15 inches: 4:3 at 85 pixels an inch
GAMMA = 2.2
# CIE x and y of red, green, blue, white: those of sRGB (IEC 61966-2-1)
COLOURS = ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060), (0.3127, 0.3290))
# Pixel clock in kHz; visible, front porch, sync, back porch across and down; positive syncs (h, v)
XGA = (65000, (1024, 24, 136, 160), (768, 3, 6, 29), (0, 0))
VGA = (25175, (640, 16, 96, 48), (480, 10, 2, 33), (0, 0))
# Byte 35: 720x400@70, 640x480@60 72 75, 800x600@56 60; byte 36: 800x600@72 75, 1024x768@60 70 75, 1280x1024@75
ESTABLISHED = (0b10101111, 0b11001111, 0)
ASPECT = {(4, 3): 1, (5, 4): 2, (16, 9): 3}
STANDARD = ((1280, 1024, 60, (5, 4)), (1280, 960, 60, (4, 3)), (1280, 720, 60, (16, 9)), (1152, 864, 75, (4, 3)))
LIMITS = (50, 85, 30, 82, 140)                       # Hz down, kHz across, MHz of pixels
ANALOGUE, DIGITAL = 0x0E, 0x80                       # 0.7/0.3 V, separate, composite and sync on green; DVI or HDMI
FEATURES = 0x0E                                      # RGB colour, sRGB, the first timing is preferred; never sleeps


def maker(letters):
    """Three letters of five bits, big endian."""
    a, b, c = (ord(letter) - ord("A") + 1 for letter in letters)
    return (a << 10 | b << 5 | c).to_bytes(2, "big")


def chromaticity():
    """Ten bits a coordinate: the two low ones of all first."""
    bits = [round(value * 1024) for pair in COLOURS for value in pair]
    low = [sum((bits[4 * i + k] & 3) << (6 - 2 * k) for k in range(4)) for i in range(2)]
    return bytes(low + [value >> 2 for value in bits])


def standard(width, _height, hertz, aspect):
    return bytes((width // 8 - 31, ASPECT[aspect] << 6 | hertz - 60))


def detailed(timing):
    """A detailed timing descriptor of 18 bytes."""
    khz, (w, h_front, h_sync, h_back), (h, v_front, v_sync, v_back), (h_pos, v_pos) = timing
    h_blank, v_blank = h_front + h_sync + h_back, v_front + v_sync + v_back
    return (khz // 10 if khz % 10 == 0 else round(khz / 10)).to_bytes(2, "little") + bytes((
        w & 255, h_blank & 255, w >> 8 << 4 | h_blank >> 8, h & 255, v_blank & 255, h >> 8 << 4 | v_blank >> 8,
        h_front & 255, h_sync & 255, (v_front & 15) << 4 | v_sync & 15,
        h_front >> 8 << 6 | h_sync >> 8 << 4 | v_front >> 4 << 2 | v_sync >> 4,
        WIDTH_MM & 255, HEIGHT_MM & 255, WIDTH_MM >> 8 << 4 | HEIGHT_MM >> 8, 0, 0, 0x18 | v_pos << 2 | h_pos << 1))


def descriptor(tag, data):
    return bytes((0, 0, 0, tag, 0)) + data + bytes(13 - len(data))


def text(words):
    return (words.encode() + b"\n").ljust(13)[:13]


def limits(v_min, v_max, h_min, h_max, mhz):
    return bytes((v_min, v_max, h_min, h_max, mhz // 10, 0)) + text("")[:1] + b" " * 6


def edid(video_input):
    block = bytes.fromhex("00ffffffffffff00") + maker(MAKER) + PRODUCT.to_bytes(2, "little") + bytes(4)
    block += bytes((0, YEAR - 1990, 1, 3, video_input, round(WIDTH_MM / 10), round(HEIGHT_MM / 10),
                    round(GAMMA * 100) - 100, FEATURES))
    block += chromaticity() + bytes(ESTABLISHED)
    block += b"".join(standard(*timing) for timing in STANDARD).ljust(16, b"\x01")
    block += detailed(XGA) + detailed(VGA)
    block += descriptor(0xFD, limits(*LIMITS)) + descriptor(0xFC, text(NAME)) + b"\x00"
    assert len(block) == 127
    return block + bytes((-sum(block) & 255,))


def define(name, data):
    """Byte 0 in bits 7:0."""
    return f"`define OVS_{name} 1024'h{int.from_bytes(data, 'little'):0256X}"


def c_rows(data):
    return ["\t" + ", ".join(f"0x{byte:02X}" for byte in data[at:at + 16]) + ", \\" for at in range(0, len(data), 16)]


def main(argv):
    if len(argv) != 3:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 64
    lines = ["// SPDX-License-Identifier: MIT",
             "// ovs_edid.vh - made by hdl/gen_edid.py: change that script, then run `make gen`",
             "// The built-in EDID, byte 0 in bits 7:0.", "", "`ifndef OVS_EDID_VH", "`define OVS_EDID_VH",
             define("EDID_BYTES_ANALOGUE", edid(ANALOGUE)), define("EDID_BYTES_DIGITAL", edid(DIGITAL)), "`endif", ""]
    with open(argv[1], "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    with open(argv[2], "w", encoding="utf-8") as file:
        file.write("\n".join(["/* SPDX-License-Identifier: MIT */",
                              "/* ovs_edid.h - made by hdl/gen_edid.py: change that script, then run `make gen` */",
                              "#ifndef OVS_EDID_H", "#define OVS_EDID_H", "",
                              "#define OVS_EDID_BYTES_ANALOGUE { \\"] + c_rows(edid(ANALOGUE)) + ["}", "", "#endif", ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
