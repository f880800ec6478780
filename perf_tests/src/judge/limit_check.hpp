// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_JUDGE_LIMIT_CHECK_HPP_INCLUDED
#define PAWL_PERF_JUDGE_LIMIT_CHECK_HPP_INCLUDED

#include <pawl/perf/claim.hpp>
#include <pawl/perf/limits.hpp>
#include <string>

namespace pawl::perf {

/// Why these limits make no sense, naming the first that does not; empty where all do.
[[nodiscard]] std::string problem_of(const Limits& limits);
[[nodiscard]] std::string problem_of(const Claim& claim);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_LIMIT_CHECK_HPP_INCLUDED
