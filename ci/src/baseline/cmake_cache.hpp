// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_BASELINE_CMAKE_CACHE_HPP_INCLUDED
#define PAWL_CI_BASELINE_CMAKE_CACHE_HPP_INCLUDED

#include <string>
#include <string_view>
#include <vector>

namespace pawl::cli {

struct CacheEntry {
    std::string name;
    std::string type;  ///< BOOL, FILEPATH, INTERNAL, PATH, STATIC, STRING or UNINITIALIZED
    std::string value;
    bool operator==(const CacheEntry&) const = default;
};

/// The entries of a CMakeCache.txt in their order; comments and lines that are no entries are passed over.
/// Format: `NAME:TYPE=VALUE` or `"NAME":TYPE=VALUE`, a value with outer blanks in single quotes (CMake's
/// cmState::ParseCacheEntry).
[[nodiscard]] std::vector<CacheEntry> parse_cmake_cache(std::string_view text);

/// The value of `name`, "" where there is none.
[[nodiscard]] std::string cache_value(const std::vector<CacheEntry>& entries, std::string_view name);

/// A script for `cmake -C` that sets exactly these entries.
[[nodiscard]] std::string initial_cache_script(const std::vector<CacheEntry>& entries);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_CMAKE_CACHE_HPP_INCLUDED
