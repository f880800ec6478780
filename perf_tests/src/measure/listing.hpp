// SPDX-License-Identifier: BSL-1.0
// The first, unmeasured walk: which benchmarks each side has, and about how long their bodies take.
#ifndef PAWL_PERF_MEASURE_LISTING_HPP_INCLUDED
#define PAWL_PERF_MEASURE_LISTING_HPP_INCLUDED

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "measure/outcome.hpp"
#include "measure/side_run.hpp"

namespace pawl::perf {

/// A benchmark as one side met it.
struct Met {
    message::At at;
    double ns_per_iteration = 0;
    std::string body_failure;  ///< the body threw, asserted, or took the worker with it; empty if it did not
};

struct Listing {
    std::vector<Met> met;
    std::string first_failure;  ///< the side's first failed assertion; empty if none
    std::string walk_failure;   ///< the worker died or hung before the end; `met` is what came before

    /// What went wrong first: an assertion, a body or the worker itself; empty if nothing did.
    [[nodiscard]] std::string failure() const;
    [[nodiscard]] const Met* find(const BenchmarkKey& key) const;
    [[nodiscard]] std::vector<BenchmarkKey> keys() const;
    /// Why the side failed outside its benchmarks; empty if it did not.
    [[nodiscard]] const std::string& failure_outside() const {
        return walk_failure.empty() ? first_failure : walk_failure;
    }
};

/// Whether a benchmark is to be measured, or only run once for its side effects.
using IsWanted = std::function<bool(const message::At&)>;

/// Walks one side alone to the end of its test case, calibrating wanted bodies on the way. The worker is of no use
/// afterwards: calibration called the bodies more often on one side than on the other.
[[nodiscard]] Listing list_benchmarks(SideRun& side, std::int64_t batch_target_ns, const IsWanted& is_wanted);

/// Bodies that take less were optimised away.
inline constexpr double shortest_body_ns = 1.0;

/// What can be said of a benchmark from the two listings alone; where it can be measured, the verdict is
/// `not_decided` with an empty reason.
[[nodiscard]] Judgement judge_listings(const Met& candidate, const Listing& baseline, bool in_common_order);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_LISTING_HPP_INCLUDED
