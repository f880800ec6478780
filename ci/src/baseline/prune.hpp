// SPDX-License-Identifier: BSL-1.0
// Keeps the cache of one repository from growing with every merge.
#ifndef PAWL_CI_BASELINE_PRUNE_HPP_INCLUDED
#define PAWL_CI_BASELINE_PRUNE_HPP_INCLUDED

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace pawl::cli {

struct UsedEntry {
    std::string name;
    std::chrono::hours since_last_use;
};

/// Those beyond the `kept` most recently used, except any used within the last day: a test may still be running it.
[[nodiscard]] std::vector<std::string> entries_to_prune(std::vector<UsedEntry> entries, std::size_t kept);

/// Removes them from `repository_directory`, each under its lock; whatever cannot be removed stays.
void prune(const std::filesystem::path& repository_directory, std::size_t kept = 10);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_PRUNE_HPP_INCLUDED
