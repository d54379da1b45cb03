// SPDX-License-Identifier: MIT
// The seven commands and the look of a page, in software and written apart from the gateware: from
// docs/architecture.md and hdl/regs.csv. Text memory is kept word for word at its addresses.
#pragma once

#include "parts.h"
#include <algorithm>

struct Display {
    bool on = false, internal = false, big = false;
    unsigned x = 0, y = 0, cols = 80, rows = 30, sx = 1, sy = 1, dim = 3, blink_frames = 32, duty = 2, palette = 0, standard = 0;
};

class PageModel {
public:
    unsigned max_cols, max_rows;
    std::vector<uint16_t> mem;          // as the SRAM
    unsigned visible = 0;
    Display staged, active;
    unsigned commits = 0, errors = 0;

    PageModel(unsigned cols, unsigned rows, const std::vector<uint16_t> &power_up)
        : max_cols(cols), max_rows(rows), mem(power_up)
    {
        defaults();
        active = Display();
        active.cols = active.rows = 0;
        visible = 1;                    // two clearings with a change of pages between them
        clear();
        visible = 0;
        clear();
        visible = 1;
    }

    static uint32_t cell(unsigned page, unsigned row, unsigned col) { return page << 13 | row << 8 | col << 1; }

    // Whole commands. A COMMIT takes effect at once: the caller waits for the gateware's.
    void run(const std::vector<uint8_t> &bytes)
    {
        for (size_t i = 0; i < bytes.size();) {
            uint8_t op = bytes[i], len = bytes[i + 1];
            one(op, len, &bytes[i + 2]);
            i += 2u + len;
        }
    }

    uint32_t crc() const
    {
        uint32_t crc = ~0u;
        for (unsigned r = 0; r < active.rows; r++)
            for (unsigned c = 0; c < active.cols; c++)
                for (unsigned w = 0; w < 2; w++) {
                    uint16_t word = mem[cell(visible, r, c) + w];
                    crc = step(step(crc, word & 255), word >> 8);
                }
        return ~crc;
    }

    // What the pixel x, y of a picture turns into. dark: blinking ink is hidden.
    uint32_t pixel(unsigned x, unsigned y, uint32_t under, bool dark) const
    {
        int what = look(x, y, dark);
        return what == PICTURE ? under : what == DIMMED ? dimmed(under) : colour(static_cast<unsigned>(what));
    }

    // The same before colours: a colour's number, or one of these
    enum { PICTURE = -1, DIMMED = -2 };
    int look(unsigned x, unsigned y, bool dark) const
    {
        const Display &d = active;
        if (!d.on || x < d.x || y < d.y)
            return PICTURE;
        const unsigned w = d.big ? 12 : 8, h = d.big ? 18 : 16;
        unsigned px = (x - d.x) / d.sx, py = (y - d.y) / d.sy;
        if (px / w >= d.cols || py / h >= d.rows)
            return PICTURE;
        uint32_t at = cell(visible, py / h, px / w);
        uint16_t code = mem[at], attr = mem[at + 1];
        unsigned back = attr >> 10 & 3;
        if (back == 3)
            return PICTURE;
        bool dot = d.big ? big_dot(code, attr, px % 12, py % 18) : glyph(code, attr >> 13 & 1, py % 16) >> (7 - px % 8) & 1;
        bool ink = dot != (attr >> 9 & 1);
        if (attr >> 8 & 1 && dark)
            ink = false;
        if (ink)
            return attr & 15;
        if (back == 2)
            return attr >> 4 & 15;
        return back == 1 ? DIMMED : PICTURE;
    }

    bool blink_dark(unsigned phase) const
    {
        return active.blink_frames && phase >= active.blink_frames * active.duty / 4;
    }

    uint32_t colour(unsigned index) const
    {
        static const uint32_t vga[16] = {0x000000, 0x0000aa, 0x00aa00, 0x00aaaa, 0xaa0000, 0xaa00aa, 0xaa5500, 0xaaaaaa,
                                         0x555555, 0x5555ff, 0x55ff55, 0x55ffff, 0xff5555, 0xff55ff, 0xffff55, 0xffffff};
        static const uint32_t vivid[16] = {0x000000, 0x0000ff, 0x00ff00, 0x00ffff, 0xff0000, 0xff00ff, 0xffff00, 0xffffff,
                                           0x808080, 0x8080ff, 0x80ff80, 0x80ffff, 0xff8080, 0xff80ff, 0xffff80, 0xffffff};
        return active.palette >= 2 ? index * 0x111111u : active.palette ? vivid[index] : vga[index];
    }

private:
    unsigned row = 0, col = 0;
    uint16_t attr = 7;

    static uint32_t step(uint32_t crc, uint32_t byte)
    {
        crc ^= byte;
        for (int i = 0; i < 8; i++)
            crc = crc & 1 ? crc >> 1 ^ 0x82f63b78u : crc >> 1;
        return crc;
    }

    uint8_t glyph(uint16_t code, bool right, unsigned line) const
    {
        if (code == 0 || code == 0x20)
            return 0;
        if (code >> 8 == 0xe0) {
            uint16_t pair = mem[0x10000 + (code & 255) * 8u + line / 2];
            return right ? 0 : static_cast<uint8_t>(line % 2 ? pair >> 8 : pair);
        }
        return glyph_line(code, right, line);
    }

    // A dot of a cell of 12x18: the glyph in the middle, of a wide character at the seam of its halves;
    // box drawing and block elements repeat their outermost dots.
    bool big_dot(uint16_t code, uint16_t attr, unsigned x, unsigned y) const
    {
        bool wide = attr & 0x1000, right = attr & 0x2000;
        int gx = static_cast<int>(x) - (wide ? (right ? 0 : 4) : 2), gy = static_cast<int>(y) - 1;
        if (code >= 0x2500 && code < 0x25a0 && !wide) {
            gx = std::max(0, std::min(7, gx));
            gy = std::max(0, std::min(15, gy));
        }
        // The half of a wide character that WRITE made; a RIGHT without WIDE stands like any other.
        return gx >= 0 && gx < 8 && gy >= 0 && gy < 16 && (glyph(code, right, static_cast<unsigned>(gy)) >> (7 - gx) & 1);
    }

    uint32_t dimmed(uint32_t rgb) const
    {
        uint32_t out = 0;
        for (int shift = 0; shift < 24; shift += 8)
            out |= ((rgb >> shift & 255) * active.dim / 8) << shift;
        return out;
    }

    void defaults()
    {
        staged = Display();
        staged.cols = max_cols;
        staged.rows = max_rows;
        row = col = 0;
        attr = 7;
    }

    void put(unsigned page, unsigned r, unsigned c, uint16_t code, uint16_t a)
    {
        if (r < staged.rows && c < staged.cols) {
            mem[cell(page, r, c)] = code;
            mem[cell(page, r, c) + 1] = a;
        }
    }

    void clear()
    {
        for (unsigned r = 0; r < max_rows; r++)
            for (unsigned c = 0; c < max_cols; c++)
                put(1 - visible, r, c, 0x20, 7);
    }

    void write_char(uint32_t code)
    {
        if (code > 0xffff)
            code = 0xfffd;
        put(1 - visible, row, col, static_cast<uint16_t>(code), attr & ~0x2000);
        if (attr & 0x1000)
            put(1 - visible, row, col + 1, static_cast<uint16_t>(code), attr | 0x2000);
        col = std::min(255u, col + (attr & 0x1000 ? 2 : 1));
    }

    // Unicode table 3-7: the well-formed sequences, by ranges of their bytes
    static unsigned sequence(const uint8_t *s, unsigned len, uint32_t *code)
    {
        static const uint8_t table[][8] = {
            {0xc2, 0xdf, 0x80, 0xbf}, {0xe0, 0xe0, 0xa0, 0xbf, 0x80, 0xbf}, {0xe1, 0xec, 0x80, 0xbf, 0x80, 0xbf},
            {0xed, 0xed, 0x80, 0x9f, 0x80, 0xbf}, {0xee, 0xef, 0x80, 0xbf, 0x80, 0xbf},
            {0xf0, 0xf0, 0x90, 0xbf, 0x80, 0xbf, 0x80, 0xbf}, {0xf1, 0xf3, 0x80, 0xbf, 0x80, 0xbf, 0x80, 0xbf},
            {0xf4, 0xf4, 0x80, 0x8f, 0x80, 0xbf, 0x80, 0xbf}};
        if (s[0] < 0x80) {
            *code = s[0];
            return 1;
        }
        *code = 0xfffd;
        for (const uint8_t *t : table) {
            if (s[0] < t[0] || s[0] > t[1])
                continue;
            unsigned all = t[6] ? 4 : t[4] ? 3 : 2, n = 1;
            uint32_t value = s[0] & (0x7fu >> all);
            while (n < all && n < len && s[n] >= t[2 * n] && s[n] <= t[2 * n + 1])
                value = value << 6 | (s[n++] & 63u);
            if (n == all)
                *code = value;
            return n;
        }
        return 1;
    }

    void one(uint8_t op, uint8_t len, const uint8_t *p)
    {
        static const int lengths[8] = {-1, 13, 4, 0, 8, 8, 17, 1};
        if (op < 1 || op > 7 || (op == 3 ? len == 0 : len != lengths[op])) {
            errors++;
            return;
        }
        unsigned page = 1 - visible;
        if (op == 1)
            display(p);
        else if (op == 2) {
            row = p[0];
            col = p[1];
            attr = static_cast<uint16_t>(p[2] | p[3] << 8);
        } else if (op == 3) {
            for (unsigned i = 0; i < len;) {
                uint32_t code;
                i += sequence(p + i, len - i, &code);
                write_char(code);
            }
        } else if (op == 4 || op == 5) {
            uint16_t a = static_cast<uint16_t>(p[4] | p[5] << 8), b = static_cast<uint16_t>(p[6] | p[7] << 8);
            for (unsigned r = p[0]; r < p[0] + p[2] + 0u; r++)
                for (unsigned c = p[1]; c < p[1] + p[3] + 0u; c++)
                    if (op == 4)
                        put(page, r, c, a, b);
                    else if (r < staged.rows && c < staged.cols)
                        put(page, r, c, mem[cell(page, r, c)], static_cast<uint16_t>((mem[cell(page, r, c) + 1] & a) ^ b));
        } else if (op == 6) {
            for (unsigned i = 0; i < 8; i++)
                mem[0x10000 + p[0] * 8u + i] = static_cast<uint16_t>(p[1 + 2 * i] | p[2 + 2 * i] << 8);
        } else
            commit();
    }

    void display(const uint8_t *p)
    {
        if (p[0] & 0x80) {
            defaults();
            clear();
            return;
        }
        Display &d = staged;
        d.on = p[0] & 1;
        d.internal = p[0] & 2;
        d.big = p[0] & 4;
        d.standard = p[1] & 3;
        d.x = std::min(4096u, p[2] | p[3] * 256u);
        d.y = std::min(4096u, p[4] | p[5] * 256u);
        d.cols = std::min<unsigned>(p[6], max_cols);
        d.rows = std::min<unsigned>(p[7], max_rows);
        static const unsigned scales[4] = {1, 2, 4, 3};
        d.sx = scales[p[8] & 3];
        d.sy = scales[p[8] >> 4 & 3];
        d.dim = p[9] & 7;
        d.blink_frames = p[10];
        d.duty = p[11] & 3;
        d.palette = std::min(2, p[12] & 3);
    }

    void commit()
    {
        visible = 1 - visible;
        active = staged;
        for (unsigned r = 0; r < active.rows; r++)
            for (unsigned c = 0; c < active.cols; c++)
                for (unsigned w = 0; w < 2; w++)
                    mem[cell(1 - visible, r, c) + w] = mem[cell(visible, r, c) + w];
        commits++;
    }
};
