// SPDX-License-Identifier: BSL-1.0
// Configures and builds the user's work tree with Pawl injected, in a build directory outside of it.
#ifndef PAWL_CI_TRY_WORK_TREE_BUILD_HPP_INCLUDED
#define PAWL_CI_TRY_WORK_TREE_BUILD_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "baseline/cache_store.hpp"
#include "baseline/codemodel.hpp"
#include "baseline/command_runner.hpp"
#include "baseline/pawl_source.hpp"
#include "baseline/progress.hpp"
#include "refusal.hpp"

namespace pawl::cli {

struct WorkTreePlan {
    std::filesystem::path source;      ///< of the user's project
    std::string target;                ///< empty: the only one that holds benchmarks
    std::string generator;             ///< as cmake -G takes it
    std::vector<std::string> defines;  ///< NAME[:TYPE]=VALUE, as cmake -D takes it
    PawlSource pawl;
};

/// Names the build directory: equal where a build directory can be used again, configured as it is.
/// @param environment  values of the variables that CMake reads when it configures for the first time.
[[nodiscard]] std::string work_tree_key(const WorkTreePlan& plan, const std::vector<std::string>& environment);

/// @return the target, built; or one sentence, exit_bad_usage where the target is at fault.
[[nodiscard]] tl::expected<ExecutableTarget, Refusal> build_work_tree(const CommandRunner& run,
                                                                      const WorkTreePlan& plan, const CacheSlot& slot,
                                                                      Progress& progress);

}  // namespace pawl::cli

#endif  // PAWL_CI_TRY_WORK_TREE_BUILD_HPP_INCLUDED
