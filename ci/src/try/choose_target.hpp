// SPDX-License-Identifier: BSL-1.0
// Which executable of a stranger's project holds the benchmarks.
#ifndef PAWL_CI_TRY_CHOOSE_TARGET_HPP_INCLUDED
#define PAWL_CI_TRY_CHOOSE_TARGET_HPP_INCLUDED

#include <functional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "baseline/codemodel.hpp"

namespace pawl::cli {

/// Whether a file has BENCHMARK somewhere in its text; a seam for tests.
using MentionsBenchmark = std::function<bool(const std::filesystem::path&)>;

[[nodiscard]] bool mentions_benchmark(const std::filesystem::path& source);

/// The executables whose link line names Catch2, with a source that mentions BENCHMARK.
[[nodiscard]] std::vector<ExecutableTarget> benchmark_targets(const std::vector<ExecutableTarget>& executables,
                                                              const MentionsBenchmark& mentions);

/// The one among `executables` that `wanted` names; where that is empty, the only one of benchmark_targets.
/// @return the target, or one sentence that says what there is instead.
[[nodiscard]] tl::expected<ExecutableTarget, std::string> choose_target(
    const std::vector<ExecutableTarget>& executables, const std::string& wanted,
    const MentionsBenchmark& mentions = mentions_benchmark);

}  // namespace pawl::cli

#endif  // PAWL_CI_TRY_CHOOSE_TARGET_HPP_INCLUDED
