// SPDX-License-Identifier: MIT
// flash_run - the font flash behind the gateware: usage: flash_run IMAGE TEST [ARGUMENTS]; IMAGE is a small one
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>

#include "board.h"

constexpr unsigned CLOCKS_A_US = 3;

static void install(Board &b, const Image &image, struct font_flash_result *result)
{
    char msg[300] = "";
    int error = font_flash_install(&board_ops, &b, image.data(), result, msg, sizeof(msg));

    CHECK(!error, "error %d: %s", error, msg);
}

static void check_glyphs(Board &b, const Image &image, unsigned step)
{
    uint8_t lines[16];
    unsigned took;

    for (unsigned code = 0; code < 65536; code += step) {
        CHECK(b.glyph(code, code & 1, lines, &took), "no glyph %04X", code);
        CHECK(!memcmp(lines, font_image_slot(image.data(), code) + (code & 1) * 16, 16), "glyph %04X is wrong", code);
    }
}

/* ---- which slot -------------------------------------------------------------------------------- */

struct Held {
    int number;                         // sequence; PLAIN, NONE, or spoilt in one way or another
};
enum { PLAIN = -1, NONE = -2, HALF_MAGIC = -3, BAD_NUMBER = -4 };

static void put(Board &b, int slot, const Image &image, int number)
{
    Image held = image;

    if (number == NONE)
        return;
    image_number(held, static_cast<unsigned>(number), number == PLAIN);
    if (number == HALF_MAGIC)
        held[2] = 0xff;
    if (number == BAD_NUMBER)
        held[FONT_AT_SEQUENCE + 1] ^= 0x10;
    image_load(&b.flash, slot, held);
}

static int test_choice(const Image &image)
{
    static const struct { int in_0, in_1, chosen; } cases[] = {
        { PLAIN, NONE, 0 }, { NONE, PLAIN, 1 }, { PLAIN, PLAIN, 0 }, { PLAIN, 1, 1 }, { 200, PLAIN, 0 }, { 1, 2, 1 },
        { 2, 1, 0 }, { 255, 0, 1 }, { 0, 255, 0 }, { 3, 130, 1 }, { 130, 3, 0 }, { 5, 5, 0 }, { HALF_MAGIC, 1, 1 }, { 9, HALF_MAGIC, 0 },
        { BAD_NUMBER, PLAIN, 1 }, { PLAIN, BAD_NUMBER, 0 }, { NONE, NONE, -1 }, { HALF_MAGIC, BAD_NUMBER, -1 },
    };
    Image other = image_variant(image, 3);

    for (auto &c : cases) {
        Board b(CLOCKS_A_US);

        put(b, 0, image, c.in_0);
        put(b, 1, other, c.in_1);
        b.reset();
        CHECK(b.font_ok() == (c.chosen >= 0), "slots %d and %d", c.in_0, c.in_1);
        CHECK(c.chosen < 0 || b.slot() == c.chosen, "slots %d and %d: %d is chosen", c.in_0, c.in_1, b.slot());
        if (c.chosen >= 0)
            check_glyphs(b, c.chosen ? other : image, 67);
        CHECK(b.flash.errors == 0, "%u commands that a chip ignores", b.flash.errors);
    }
    return 0;
}

/* ---- what may be written ----------------------------------------------------------------------- */

static unsigned expected(unsigned op, unsigned block, int in_use)
{
    bool in_0 = block >= 0x10 && block < 0x31, in_1 = block >= 0x50 && block < 0x71;
    bool settings = block == 0x31 || block == 0x71, writes = op >= OVS_FLASH_PROGRAM && op <= OVS_FLASH_ERASE_BLOCK;

    if (op == OVS_FLASH_CHOOSE || settings)
        return OVS_RESULT_OK;
    if ((!in_0 && !in_1) || (writes && (in_use ? in_1 : in_0)))
        return OVS_RESULT_BAD_ADDRESS;
    return OVS_RESULT_OK;
}

static void wait_idle(Board &b)
{
    while (b.read(OVS_REG_FLASH_STATUS) & OVS_FLASH_STATUS_BUSY_MASK)
        b.flash.now_us += 100;
}

static void guard_of(Board &b, unsigned op, unsigned block)
{
    uint32_t word = op << OVS_FLASH_COMMAND_OP_SHIFT | block << 16 | 0xf0f0;
    bool writes = op >= OVS_FLASH_PROGRAM && op <= OVS_FLASH_ERASE_BLOCK;
    unsigned want = expected(op, block, b.slot()), got;

    if (writes && want == OVS_RESULT_OK)
        CHECK((got = b.write(OVS_REG_FLASH_COMMAND, word)) == OVS_RESULT_READ_ONLY, "locked, op %u block %02X: %u", op, block, got);
    CHECK(b.write(OVS_REG_FLASH_UNLOCK, OVS_FLASH_KEY + 1) == OVS_RESULT_BAD_VALUE, "wrong key");
    CHECK(b.write(OVS_REG_FLASH_UNLOCK, OVS_FLASH_KEY) == OVS_RESULT_OK, "key");
    CHECK((got = b.write(OVS_REG_FLASH_COMMAND, word)) == want, "op %u block %02X: %u", op, block, got);
    if (want == OVS_RESULT_OK)
        CHECK(b.write(OVS_REG_FLASH_COMMAND, word) == (writes ? OVS_RESULT_READ_ONLY : OVS_RESULT_BUSY), "twice");
    wait_idle(b);
}

static int test_guard(const Image &image)
{
    for (int in_use = 0; in_use < 2; in_use++) {
        Board b(CLOCKS_A_US);
        std::vector<uint8_t> before(FLASH_BYTES);

        for (uint32_t a = 0; a < FLASH_BYTES; a += FLASH_BLOCK / 2)
            CHECK(flash_load(&b.flash, a, reinterpret_cast<const uint8_t *>("kept"), 4), "out of memory");
        put(b, in_use, image, 1);
        for (uint32_t a = 0; a < FLASH_BYTES; a++)
            before[a] = flash_peek(&b.flash, a);
        b.reset();
        for (unsigned op = OVS_FLASH_READ; op <= OVS_FLASH_CHOOSE; op++)
            for (unsigned block = 0; block < 256; block++)
                guard_of(b, op, block);
        for (unsigned op : { 0u, 7u, 8u, 255u })
            CHECK(b.write(OVS_REG_FLASH_COMMAND, op << 24 | 0x200000) == OVS_RESULT_BAD_VALUE, "op %u", op);
        for (uint32_t a = 0; a < FLASH_BYTES; a++) {
            bool other = expected(OVS_FLASH_PROGRAM, a >> 16, in_use) == OVS_RESULT_OK;

            CHECK(other || flash_peek(&b.flash, a) == before[a], "byte %06X has changed", a);
            CHECK(!other || a % (FLASH_BLOCK / 2) != 0 || flash_peek(&b.flash, a) == 0xff, "byte %06X is not erased", a);
        }
        CHECK(b.flash.errors == 0, "%u commands that a chip ignores", b.flash.errors);
    }
    return 0;
}

/* ---- installing -------------------------------------------------------------------------------- */

static int test_install(const Image &image)
{
    Board b(CLOCKS_A_US);
    struct font_flash_result result;
    Image last = image;
    char msg[300];

    put(b, 0, image, PLAIN);
    b.reset();
    for (unsigned i = 1; i <= 4; i++) {
        last = image_variant(image, i);
        install(b, last, &result);
        CHECK(result.slot == static_cast<int>(i % 2) && b.slot() == result.slot && result.sequence == i, "installation %u: slot %d, number %u", i, result.slot, result.sequence);
        CHECK(image_is(&b.flash, result.slot, last), "installation %u is not in the flash", i);
        CHECK(!font_flash_compare(&board_ops, &b, result.slot, last.data(), msg, sizeof(msg)), "%s", msg);
        CHECK(font_flash_compare(&board_ops, &b, !result.slot, last.data(), msg, sizeof(msg)) == FONT_FLASH_BAD, "both slots alike");
        check_glyphs(b, last, 67);
    }
    b.reset();
    check_glyphs(b, last, 1);
    // The same once more into the slot that has it but for one sector
    last = image_variant(image, 3);
    last[FONT_IMAGE_GLYPHS + 0x41 * 32] ^= 1;
    last = image_variant(last, 600);
    install(b, last, &result);
    CHECK(result.erased == 2 * FLASH_SECTOR, "%zu bytes erased for one sector and the header", result.erased);
    CHECK(b.flash.errors == 0, "%u commands that a chip ignores", b.flash.errors);
    printf("5 installations of %zu bytes in %.1f s of the board\n", image.size(), b.flash.now_us / 1e6);
    return 0;
}

/* ---- glyphs meanwhile -------------------------------------------------------------------------- */

// An operator who looks at the menu: glyphs asked for all the time, in bursts as for rows of text.
struct Reader {
    Board &b;
    const Image &old_font, &new_font;
    std::mt19937 rng;
    unsigned wait = 0, pair = 0, left = 0, busy = 0, slowest = 0, glyphs = 0;
    uint8_t lines[16];
    bool installed = false;

    void ask()
    {
        b.top->gl_req = 1;
        b.top->gl_code = rng() % 200 + 0x20;
        b.top->gl_right = rng() % 8 == 0;
        pair = busy = 0;
    }
    void check()
    {
        auto slot = [&](const Image &i) { return font_image_slot(i.data(), b.top->gl_code) + b.top->gl_right * 16; };

        CHECK(!memcmp(lines, slot(old_font), 16) || !memcmp(lines, slot(new_font), 16), "glyph %04X is neither", b.top->gl_code);
        slowest = std::max(slowest, busy);
        glyphs++;
    }
    void clock()
    {
        if (!b.top->gl_req) {
            if (wait-- == 0)
                ask();
            return;
        }
        busy++;
        if (b.top->gl_valid && pair < 8) {
            lines[2 * pair] = b.top->gl_data >> 8;
            lines[2 * pair++ + 1] = b.top->gl_data & 0xff;
        }
        if (!b.top->gl_done)
            return;
        check();
        b.top->gl_req = 0;
        wait = left ? 3 : 1000 + rng() % 5000;         // the next of the row, or the next row
        left = left ? left - 1 : rng() % 40;
    }
};

static int test_glyphs(const Image &image, unsigned seed)
{
    Board b(CLOCKS_A_US);
    struct font_flash_result result;
    Image next = image_variant(image, 2);
    Reader reader{ b, image, next, std::mt19937(seed) };

    put(b, 0, image, PLAIN);
    put(b, 1, image_variant(image, 5), HALF_MAGIC);
    b.reset();
    b.each_clock = [&] { reader.clock(); };
    install(b, next, &result);
    CHECK(b.slot() == 1 && b.flash.errors == 0, "slot %d, %u commands that a chip ignores", b.slot(), b.flash.errors);
    CHECK(reader.glyphs > 1000, "%u glyphs", reader.glyphs);
    CHECK(reader.slowest <= 200 * CLOCKS_A_US, "a glyph took %u us", reader.slowest / CLOCKS_A_US);
    printf("%u glyphs during an installation of %.2f s, all right; the slowest took %u us (seed %u)\n", reader.glyphs,
        b.flash.now_us / 1e6, reader.slowest / CLOCKS_A_US, seed);
    return 0;
}

int power_cut(const Image &image, unsigned every, unsigned seeds, unsigned first_seed, unsigned quiet_every);

int main(int argc, char **argv)
{
    auto number = [&](int i, unsigned standard) { return argc > i ? static_cast<unsigned>(strtoul(argv[i], nullptr, 0)) : standard; };
    std::string test = argc > 2 ? argv[2] : "";

    if (test == "choice")
        return test_choice(image_read(argv[1]));
    if (test == "guard")
        return test_guard(image_read(argv[1]));
    if (test == "install")
        return test_install(image_read(argv[1]));
    if (test == "glyphs")
        return test_glyphs(image_read(argv[1]), number(3, 1));
    if (test == "power-cut")
        return power_cut(image_read(argv[1]), number(3, 1), number(4, 20), number(5, 1), number(6, 64));
    fprintf(stderr, "usage: flash_run IMAGE choice|guard|install|glyphs [SEED]|power-cut [EVERY [SEEDS [FIRST]]]\n");
    return 64;
}
