// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_CATCH2_ALONE_HPP_INCLUDED
#define PAWL_PERF_CATCH2_ALONE_HPP_INCLUDED

#include <cstdint>
#include <vector>

#include "catch2/batch.hpp"

namespace pawl::perf {

struct AloneSamples {
    std::int32_t iterations = 0;   ///< a batch
    std::vector<double> batch_ns;  ///< [samples] wall time an iteration, one value a batch
};

/// Measures a body with nothing to compare it with: for the reader's eyes, not for a gate.
[[nodiscard]] AloneSamples measure_alone(const Body& body, unsigned samples);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_ALONE_HPP_INCLUDED
