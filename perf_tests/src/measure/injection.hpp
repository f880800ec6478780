// SPDX-License-Identifier: BSL-1.0
// A slowdown put in by the engine itself, for proving that the gate can go red.
#ifndef PAWL_PERF_MEASURE_INJECTION_HPP_INCLUDED
#define PAWL_PERF_MEASURE_INJECTION_HPP_INCLUDED

#include <cstdint>
#include <vector>

namespace pawl::perf {

/// How much longer a benchmark's batches shall take: a share of each, but of no more than twice the usual batch. A
/// batch that a neighbour interrupted would otherwise be prolonged by a share of the interruption too; so measured, an
/// injected 5 % made a socket's round trips beside a busy process 7 % slower. The batch's clock runs on while this is
/// worked out, so that has to be quick: sorting 400 batches anew made batches of 125 µs 9 % longer.
class Injection {
public:
    explicit Injection(double ratio) : m_ratio(ratio) {}

    /// Takes note of a batch before it is prolonged.
    /// @return  nanoseconds to spin after it.
    [[nodiscard]] std::int64_t after_batch(std::int64_t wall_ns, std::int32_t iterations);

private:
    double m_ratio;
    std::vector<double> m_sorted_ns;  ///< an iteration's in each batch so far, ascending
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_INJECTION_HPP_INCLUDED
