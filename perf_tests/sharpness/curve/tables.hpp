// SPDX-License-Identifier: BSL-1.0
// The operating curve as Markdown, one function a table. A table without trials is empty.
#ifndef PAWL_SHARPNESS_CURVE_TABLES_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_TABLES_HPP_INCLUDED

#include <string>
#include <vector>

#include "curve/log.hpp"

namespace pawl::sharpness {

/// On which side a count has to be bounded to say something: few should be flagged, or most should.
enum class Wanted { few, most };

/// "0 of 700 (≤ 0.427 %)": a share with its exact one-sided 95 % bound, upper where few are wanted and lower where most
/// are.
[[nodiscard]] std::string share_with_bound(int count, int of, Wanted wanted);

/// When, where, under which load, and what "true" rests on.
[[nodiscard]] std::string caption(const Log& log);

/// The gate: a row a workload and change, and one for the workloads together.
[[nodiscard]] std::string gate_table(const std::vector<Trial>& trials);
/// What relinking did, by workload and kind of variant, with the variant that shifted most.
[[nodiscard]] std::string relinked_table(const std::vector<Trial>& trials);
/// What the launches say about trials that were not made.
/// @param resampled  trials made of them at 0 and +10 %, >= 10; a tenth of them at other changes.
[[nodiscard]] std::string launches_table(const std::vector<Trial>& trials, int resampled = 1'000'000);
/// Limits on P99.
[[nodiscard]] std::string budget_table(const std::vector<Trial>& trials);
/// The gate and its peers side by side.
[[nodiscard]] std::string peers_table(const std::vector<Trial>& trials);

/// All of it.
[[nodiscard]] std::string report(const Log& log);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_TABLES_HPP_INCLUDED
