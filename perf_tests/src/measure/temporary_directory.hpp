// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_TEMPORARY_DIRECTORY_HPP_INCLUDED
#define PAWL_PERF_MEASURE_TEMPORARY_DIRECTORY_HPP_INCLUDED

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace pawl::perf {

/// Where temporary files belong: what $TMPDIR names, and /tmp where it is not set or empty (which the standard library
/// takes for a directory without a name).
/// @return  an empty path, with `error` set, where that is no directory.
[[nodiscard]] inline std::filesystem::path temporary_directory(std::error_code& error) {
    const char* chosen = std::getenv("TMPDIR");
    return chosen != nullptr && *chosen == '\0' ? "/tmp" : std::filesystem::temp_directory_path(error);
}

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_TEMPORARY_DIRECTORY_HPP_INCLUDED
