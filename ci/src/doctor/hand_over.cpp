// SPDX-License-Identifier: BSL-1.0
#include "doctor/hand_over.hpp"

#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <thread>
#include <vector>

#include "judge/launch.hpp"
#include "judge/rank.hpp"
#include "measure/affinity.hpp"
#include "measure/clock.hpp"
#include "measure/descriptor.hpp"

namespace pawl::cli {

namespace {

constexpr int trips_a_batch = 16;
constexpr std::size_t blocks = 8;

// The other thread may have given up already, which must not end this process by SIGPIPE.
bool send(int socket, const char& byte) {
    return ::send(socket, &byte, 1, MSG_NOSIGNAL) == 1;
}

bool pass_on(int socket, char& byte) {
    return ::read(socket, &byte, 1) == 1 && send(socket, byte);
}

bool round_trip(int socket) {
    char byte = 'p';
    return send(socket, byte) && ::read(socket, &byte, 1) == 1;
}

}  // namespace

std::optional<HandOver> measure_hand_over(int core, int other_core, std::chrono::milliseconds duration) {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return std::nullopt;
    perf::Descriptor near{ends[0]};
    const perf::Descriptor far{ends[1]};
    constexpr timeval at_most{1, 0};  // every wait has a limit
    for (const int end : ends) ::setsockopt(end, SOL_SOCKET, SO_RCVTIMEO, &at_most, sizeof at_most);

    perf::PinnedThread here;
    if (!here.move_to(core)) return std::nullopt;
    std::jthread echo{[&far, other_core] {
        perf::PinnedThread there;
        char byte = 0;
        if (there.move_to(other_core)) {
            while (pass_on(far.get(), byte)) {
            }
        }
        ::shutdown(far.get(), SHUT_RDWR);
    }};
    std::vector<double> batch_ns;
    const auto end = perf::monotonic_raw_ns() + std::chrono::nanoseconds{duration}.count();
    bool open = true;
    while (open && perf::monotonic_raw_ns() < end) {
        const auto started = perf::monotonic_raw_ns();
        for (int trip = 0; open && trip < trips_a_batch; ++trip) open = round_trip(near.get());
        batch_ns.push_back(static_cast<double>(perf::monotonic_raw_ns() - started) / trips_a_batch);
    }
    near.close();
    if (!open) return std::nullopt;
    return summarise_hand_over(batch_ns);
}

std::optional<HandOver> summarise_hand_over(std::span<const double> batch_ns) {
    const std::size_t pairs_a_block = batch_ns.size() / (2 * blocks);
    if (pairs_a_block == 0) return std::nullopt;
    double sum_of_squares = 0;
    for (std::size_t block = 0; block < blocks; ++block) {
        std::vector<perf::Round> rounds;
        for (std::size_t pair = 0; pair < pairs_a_block; ++pair) {
            const std::size_t at = 2 * (block * pairs_a_block + pair);
            rounds.push_back({batch_ns[at], batch_ns[at + 1]});
        }
        const double log_ratio = perf::summarise_launch(rounds).log_ratio;
        sum_of_squares += log_ratio * log_ratio;  // the true one is 0
    }
    return HandOver{.p50_ns = perf::median({batch_ns.begin(), batch_ns.end()}),
                    .aa_scatter_ratio = std::sqrt(sum_of_squares / blocks)};
}

double measure_clock_read_ns() {
    constexpr int reads = 20'000;
    const auto started = perf::monotonic_raw_ns();
    for (int i = 0; i < reads; ++i) static_cast<void>(perf::monotonic_raw_ns());
    return static_cast<double>(perf::monotonic_raw_ns() - started) / reads;
}

}  // namespace pawl::cli
