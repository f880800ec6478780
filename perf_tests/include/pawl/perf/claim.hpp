// SPDX-License-Identifier: BSL-1.0
// File: claim.hpp: what can be said of one body against another.
#ifndef PAWL_PERF_CLAIM_HPP_INCLUDED
#define PAWL_PERF_CLAIM_HPP_INCLUDED

#include <optional>
#include <pawl/perf/limits.hpp>

namespace pawl::perf {

/// What is said of the first body against the second; one of the two, or neither: then `max_slowdown` is the run's
/// threshold.
struct Claim {
    std::optional<Percent> faster_by{};     ///< it takes at least so much less time: 45 % of 10 ms leave 5.5 ms
    std::optional<Percent> max_slowdown{};  ///< it takes at most so much more
};

/// The limit of first / second - 1: below 0 for `faster_by`, 0 where nothing is said. Throws std::invalid_argument
/// where the claim makes no sense.
[[nodiscard]] double limit_ratio_of(const Claim& claim);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CLAIM_HPP_INCLUDED
