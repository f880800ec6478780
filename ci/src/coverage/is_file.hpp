// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_COVERAGE_IS_FILE_HPP_INCLUDED
#define PAWL_CI_COVERAGE_IS_FILE_HPP_INCLUDED

#include <filesystem>
#include <system_error>

namespace pawl::cli {

/// Of what cannot be looked at it is not known, and counts as none.
[[nodiscard]] inline bool is_file(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_IS_FILE_HPP_INCLUDED
