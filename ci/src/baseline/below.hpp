// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_BASELINE_BELOW_HPP_INCLUDED
#define PAWL_CI_BASELINE_BELOW_HPP_INCLUDED

#include <filesystem>

namespace pawl::cli {

/// Whether `path` is `directory` or lies below it, by their spelling; both absolute.
[[nodiscard]] inline bool is_below(const std::filesystem::path& path, const std::filesystem::path& directory) {
    const auto relative = path.lexically_normal().lexically_relative(directory.lexically_normal());
    return !relative.empty() && *relative.begin() != "..";
}

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_BELOW_HPP_INCLUDED
