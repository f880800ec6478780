// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_BASELINE_CANDIDATE_HPP_INCLUDED
#define PAWL_CI_BASELINE_CANDIDATE_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "baseline/cmake_cache.hpp"
#include "baseline/error.hpp"

namespace pawl::cli {

/// The configured build whose counterpart the baseline is. Directories are spelled as cmake spells them, because so
/// the compiler wrote them into the program.
struct Candidate {
    std::string source_directory;
    std::string build_directory;
    std::vector<CacheEntry> entries;
};

/// @param source_directory  empty: what the cache says.
/// @return                  the candidate, or BaselineError::no_cmake_cache.
[[nodiscard]] tl::expected<Candidate, BaselineError> read_candidate(const std::filesystem::path& build_directory,
                                                                    const std::string& source_directory);

/// Whether cmake, when it last configured the candidate, was told of no such target; false where that is not known.
[[nodiscard]] bool lacks_target(const Candidate& candidate, std::string_view target);

/// The cmake that configured the candidate: another version may choose other flags. The PATH's where that one cannot be
/// run any more.
[[nodiscard]] std::string cmake_command(const Candidate& candidate);

/// `source_directory` without `prefix`, its place in the work tree ("" or "some/where/"); `top_level` if it does not
/// end so. The two differ where the user came through a symbolic link, which git resolves and cmake does not.
[[nodiscard]] std::string work_tree_root(std::string source_directory, std::string prefix, std::string top_level);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_CANDIDATE_HPP_INCLUDED
