// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_COVERAGE_PLAIN_PATH_HPP_INCLUDED
#define PAWL_COVERAGE_PLAIN_PATH_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <string_view>

namespace pawl::coverage {

/// "a/b.cpp" for "./a//x/../b.cpp": one name for one file.
[[nodiscard]] inline std::string plain_path(std::string_view path) {
    const bool may_have_detours = path.starts_with("./") || path.starts_with("../") || path.find("/.") != path.npos ||
                                  path.find("//") != path.npos;
    return may_have_detours ? std::filesystem::path{path}.lexically_normal().generic_string() : std::string{path};
}

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_PLAIN_PATH_HPP_INCLUDED
