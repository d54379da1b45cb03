// SPDX-License-Identifier: MIT
// core_driver - liboverscan on one side of a Unix socket, the verilated link_core on the other
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "driver/overscan.h"
#include "tests/link/bench.h"

static int failures;
#define CHECK(what)                                                             \
    do {                                                                        \
        if (!(what)) failures++, std::printf("%s:%d: " #what "\n", __FILE__, __LINE__); \
    } while (0)

// The board: its bytes on a socket, one thread, real time or slower.
class SocketBoard {
public:
    explicit SocketBoard(const std::string &path) : path(path)
    {
        sockaddr_un a = {};
        a.sun_family = AF_UNIX;
        std::strncpy(a.sun_path, path.c_str(), sizeof(a.sun_path) - 1);
        unlink(path.c_str());
        listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
        if (bind(listener, reinterpret_cast<sockaddr *>(&a), sizeof(a)) || listen(listener, 1)) std::perror(path.c_str());
        thread = std::thread([this] { run(); });
    }
    void finish()
    {
        stop = true;
        if (thread.joinable()) thread.join();
    }
    ~SocketBoard()
    {
        finish();
        close(listener);
        if (fd >= 0) close(fd);
        unlink(path.c_str());
    }
    Bench bench;
    std::atomic<bool> do_reset{false}, hang_up{false};
    std::atomic<int> type_key{0};                // offer EV_KEY with this word

private:
    std::string path;
    int listener, fd = -1;
    std::atomic<bool> stop{false};
    std::thread thread;

    void exchange()
    {
        uint8_t data[1024];
        if (fd < 0) fd = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
        if (fd < 0) return;
        ssize_t n = bench.sending() ? -1 : recv(fd, data, sizeof(data), 0);
        if (n > 0) bench.send(Bytes(data, data + n));
        if (!n || hang_up.exchange(false)) {
            close(fd);
            fd = -1;
        } else if (!bench.raw.empty()) {
            if (send(fd, bench.raw.data(), bench.raw.size(), MSG_NOSIGNAL) < 0) std::perror("send");
        }
        bench.raw.clear();
    }
    void run()
    {
        bench.keep_raw = true;
        auto from = std::chrono::steady_clock::now();
        double from_us = bench.now_us();
        while (!stop) {
            if (do_reset.exchange(false)) bench.reset();
            if (int word = type_key.exchange(0)) bench.events[0].push_back(OVS_EV_KEY << 16 | unsigned(word));
            bench.run_us(100);
            exchange();
            std::chrono::duration<double, std::micro> real = std::chrono::steady_clock::now() - from;
            if (bench.now_us() - from_us > real.count() + 500) std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
    }
};

struct Seen {
    int links_up = 0, links_down = 0, keys = 0, key_id = 0, ports = 0;
};

static void on_key(void *ctx, int, int id, bool down)
{
    auto *s = static_cast<Seen *>(ctx);
    s->keys += down;
    s->key_id = id;
}
static void on_link(void *ctx, bool up, int)
{
    auto *s = static_cast<Seen *>(ctx);
    (up ? s->links_up : s->links_down)++;
}
static void on_ping(void *ctx, int result, unsigned us)
{
    auto *total = static_cast<std::pair<int, unsigned> *>(ctx);
    if (!result) total->first++, total->second += us;
}

template <class Condition> static bool within_ms(ovs_board *b, int ms, Condition done)
{
    for (int i = 0; i < ms && !done(); i++) {
        ovs_dispatch(b);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return done();
}

int driver_test()
{
    std::string path = std::string(getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp") + "/ovs-link-" + std::to_string(getpid());
    auto board = std::make_unique<SocketBoard>(path);
    Seen seen;
    ovs_handlers handlers = {};
    handlers.key = on_key;
    handlers.link = on_link;
    ovs_board *b = nullptr;
    int error = ovs_open(&b, ("socket:" + path).c_str(), &handlers, &seen);
    if (error) {
        std::printf("ovs_open: %s\n", ovs_last_error(nullptr));
        return 1;
    }
    CHECK(ovs_info(b)->hosts == 4 && ovs_info(b)->consoles == 2 && ovs_info(b)->cols == 80 && ovs_info(b)->rows == 30);
    ovs_dispatch(b);
    CHECK(seen.links_up == 1);

    // A page of text, keys and mouse, ports
    for (int row = 0; row < 30; row++)
        CHECK(!ovs_osd_text(b, 1, row, 0, OVS_ATTR(15, 1, OVS_BACK_OPAQUE), "The quick brown fox jumps over the lazy dog \xe2\x94\x82 0123456789"));
    CHECK(!ovs_osd_commit(b, 1, true));
    for (int i = 0; i < 100; i++) CHECK(!ovs_key(b, 2, ovs_key_id(i & 1 ? "A" : "Enter"), i & 2));
    CHECK(!ovs_mouse(b, 1, 1, 300, -5, 0) && !ovs_select(b, 2, 3) && !ovs_capture(b, 1, true));
    CHECK(ovs_wait(b, 5000) == 0);
    CHECK(ovs_select(b, 1, 5) == OVS_E_RANGE && ovs_select(b, 3, 1) == OVS_E_RANGE);
    CHECK(!ovs_write(b, OVS_REG_ID, 1) && ovs_wait(b, 1000) == OVS_E_REFUSED);

    std::pair<int, unsigned> pings = {0, 0};
    for (int i = 0; i < 50; i++) CHECK(!ovs_ping(b, on_ping, &pings) && !ovs_wait(b, 1000));
    CHECK(pings.first == 50);
    board->type_key = 0x11C;
    CHECK(within_ms(b, 2000, [&] { return seen.keys == 1; }));
    CHECK(seen.key_id == 0x1C);

    // The board loses its memory: told, and back by itself.
    board->do_reset = true;
    CHECK(within_ms(b, 3000, [&] { return seen.links_up == 2 && seen.links_down == 1; }));
    CHECK(!ovs_select(b, 1, 2) && !ovs_wait(b, 1000));
    // The connection breaks: the same.
    board->hang_up = true;
    CHECK(within_ms(b, 5000, [&] { return seen.links_up == 3 && seen.links_down == 2; }));
    CHECK(!ovs_select(b, 1, 4) && !ovs_wait(b, 1000));
    struct ovs_counters counters;
    ovs_counters(b, &counters);
    CHECK(counters.resyncs == 2 && counters.rx_bad <= 1);
    ovs_close(b);

    board->finish();
    Bench &bench = board->bench;
    Bytes page(bench.osd[0]);
    CHECK(page.size() > 30 * 60 && page[0] == OVS_CMD_LOCATE && page[page.size() - 3] == OVS_CMD_COMMIT);
    CHECK(bench.keys[1].size() == 100 && bench.keys[0].empty() && bench.mice[0].size() == 3);
    CHECK(bench.controls.size() == 4 && bench.controls[0].console == 1 && bench.controls[0].value == 2);
    if (!failures) std::printf("mean ping %u us\n", pings.second / 50);
    return failures;
}
