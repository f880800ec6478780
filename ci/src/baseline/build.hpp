// SPDX-License-Identifier: BSL-1.0
// Configures and builds one target of the checked-out baseline.
#ifndef PAWL_CI_BASELINE_BUILD_HPP_INCLUDED
#define PAWL_CI_BASELINE_BUILD_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "baseline/cache_store.hpp"
#include "baseline/cmake_cache.hpp"
#include "baseline/command_runner.hpp"
#include "baseline/error.hpp"
#include "baseline/progress.hpp"

namespace pawl::cli {

struct BuildPlan {
    std::string cmake;
    std::string short_commit;
    std::string target;
    std::vector<std::string> depends;  ///< further targets to build, where the commit has them
    std::string configuration;         ///< of a multi-configuration generator; may be empty
    std::filesystem::path source;      ///< of the project: the checkout, or a directory in it
    std::string generator, platform, toolset;
    std::vector<CacheEntry> entries;  ///< every cache entry that cmake starts with
};

/// @return the executable, nothing where the commit has no such target, or BaselineError::configure_failed,
///         build_failed, target_not_executable, limit_reached, cache_unusable.
[[nodiscard]] tl::expected<CachedBaseline, BaselineError> configure_and_build(const CommandRunner& run,
                                                                              const BuildPlan& plan,
                                                                              const CacheSlot& slot,
                                                                              Progress& progress);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_BUILD_HPP_INCLUDED
