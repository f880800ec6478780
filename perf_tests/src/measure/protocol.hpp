// SPDX-License-Identifier: BSL-1.0
// What a conductor and its workers say to one another, as plain data, and its form on the wire.
//
// A worker is one side of a pair: the baseline's or the candidate's test executable walking through one test case. At
// each BENCHMARK it says `At` and obeys until `Proceed`. Both sides carry the same version of Pawl, since a baseline is
// built with today's; the version in `Hello` only guards against executables from elsewhere.
#ifndef PAWL_PERF_MEASURE_PROTOCOL_HPP_INCLUDED
#define PAWL_PERF_MEASURE_PROTOCOL_HPP_INCLUDED

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace pawl::perf {

inline constexpr std::int32_t protocol_version = 3;

/// Stands in every executable that carries the engine, so that it can be told without running it.
/// The number behind it is `protocol_version`.
inline constexpr char protocol_marker[] = "pawl.worker.protocol/3";
static_assert(protocol_marker[sizeof protocol_marker - 2] == '0' + protocol_version);

/// Who a benchmark is inside its test case: the same name may stand in two sections, and be met again by generators.
struct BenchmarkKey {
    std::string section_path;  ///< "outer › inner", empty directly in the test case
    std::string name;
    std::int32_t ordinal = 0;  ///< how often this path and name were met before in the test case

    friend auto operator<=>(const BenchmarkKey&, const BenchmarkKey&) = default;
};

namespace message {

// Worker to conductor.
struct Hello {
    std::int32_t version = protocol_version;
};
struct At {
    BenchmarkKey key;
    std::string file;
    std::int32_t line = 0;
    double limit_ratio = 0;              ///< asked for at this place in the source; 0: the run's default
    bool two_bodies = false;             ///< a `compare`: the two sides of a pair run one body each
    bool counts_allocations = false;     ///< a limit on allocations or bytes is in force here
    std::string not_applicable;          ///< why timing means nothing in this build; empty where it does
    std::int32_t failed_assertions = 0;  ///< in this test case before this place
    std::string first_failure;           ///< "file:line: expression" of the first of them
};
struct Calibrated {
    double ns_per_iteration = 0;
};
struct Batch {
    std::int64_t wall_ns = 0;
    std::int64_t cpu_ns = 0;         ///< of the measuring thread
    std::int64_t others_cpu_ns = 0;  ///< of its process's other threads, since the batch before
    std::int64_t involuntary_switches = 0;
};
struct Threw {
    std::string what;  ///< the body threw, or an assertion in it failed
};
struct Finished {
    std::int32_t failed_assertions = 0;
    std::string first_failure;
};

struct Allocations {
    std::int64_t calls = 0;  ///< that returned memory
    std::int64_t bytes = 0;  ///< asked for by them
    std::string problem;     ///< why nothing could be counted; empty if it was
};

// Conductor to worker.
struct Calibrate {
    std::int64_t target_ns = 0;  ///< how long a batch should take
};
struct RunBatch {
    std::int32_t iterations = 1;
    bool untimed_first = false;  ///< one more iteration before the clock starts, to bring the caches back
};
struct CountAllocations {
    std::int32_t iterations = 1;
};
struct Proceed {};

}  // namespace message

using Message = std::variant<message::Hello, message::At, message::Calibrated, message::Batch, message::Threw,
                             message::Finished, message::Allocations, message::Calibrate, message::RunBatch,
                             message::CountAllocations, message::Proceed>;

/// Longest message either way; texts are cut to fit long before.
inline constexpr std::size_t message_size_max = 64 * 1024;

/// The bytes of one packet: the alternative's index, then its members in order; numbers in host order (one machine).
[[nodiscard]] std::vector<std::byte> encode(const Message& message);

/// The message of one packet, or nothing where the bytes are none.
[[nodiscard]] std::optional<Message> decode(std::span<const std::byte> packet);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_PROTOCOL_HPP_INCLUDED
