// SPDX-License-Identifier: BSL-1.0
// What is timed, the same for the gate and its peers: bodies that vary for different reasons.
#ifndef PAWL_SHARPNESS_WORKLOADS_BODIES_HPP_INCLUDED
#define PAWL_SHARPNESS_WORKLOADS_BODIES_HPP_INCLUDED

#include <sys/types.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace pawl::sharpness {

/// FNV-1a over 4 KiB, some 4 µs: varies by code alone.
[[nodiscard]] std::uint32_t hash_of_4_kib();

/// A map of 100 strings that do not fit into themselves: varies with where the heap lies.
[[nodiscard]] std::size_t map_of_100_strings();

/// How often the other end of a round trip answers late, and by how much.
struct Lateness {
    double share = 0;   ///< of the answers
    double max_ns = 0;  ///< those come up to so much later, any delay being as likely as any other
};

/// Of the workload "tail": two thirds of the late answers are within 10 ms, so that its P99 lies there, beyond what the
/// scheduler adds, which takes a core away for 3 to 6 ms.
inline constexpr Lateness tail_lateness{0.03, 15e6};

/// Another process at the other end of a socket pair: a round trip varies with the scheduler.
class Echo {
public:
    /// Throws std::system_error where there is no process or no socket to be had.
    explicit Echo(const Lateness& lateness = {});
    Echo(const Echo&) = delete;
    Echo& operator=(const Echo&) = delete;
    ~Echo();

    /// Sends 200 bytes and waits until they are back. @return how many came back.
    ssize_t round_trip();

private:
    int m_socket = -1;
    pid_t m_process = -1;
    std::array<char, 200> m_bytes{};
};

/// Takes the same time for each loop, wherever the code lies: a chain of dependent multiplications.
void spin(std::uint64_t loops);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_WORKLOADS_BODIES_HPP_INCLUDED
