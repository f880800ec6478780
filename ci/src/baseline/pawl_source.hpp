// SPDX-License-Identifier: BSL-1.0
// Which Pawl goes into the baseline: the one that the candidate has.
#ifndef PAWL_CI_BASELINE_PAWL_SOURCE_HPP_INCLUDED
#define PAWL_CI_BASELINE_PAWL_SOURCE_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "baseline/cmake_cache.hpp"
#include "baseline/error.hpp"

namespace pawl::cli {

/// The first that is given: `asked_for`; where the candidate has Pawl from (a project() of that name leaves it in the
/// cache); `built_in`, where this program was built.
[[nodiscard]] std::string choose_pawl_source(const std::string& asked_for, const std::vector<CacheEntry>& candidate,
                                             const std::string& built_in);

struct PawlSource {
    std::filesystem::path directory;
    std::filesystem::path injection;  ///< PawlInject.cmake
    std::string fingerprint;          ///< of every file that can end up in a test executable
};

/// Reads the source tree, or BaselineError::no_pawl_source where it is none.
[[nodiscard]] tl::expected<PawlSource, BaselineError> read_pawl_source(const std::filesystem::path& directory);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_PAWL_SOURCE_HPP_INCLUDED
