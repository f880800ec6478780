// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_COVERAGE_ENDS_WITH_PATH_HPP_INCLUDED
#define PAWL_COVERAGE_ENDS_WITH_PATH_HPP_INCLUDED

#include <string_view>

namespace pawl::coverage {

/// Whether `longer` is `shorter` with a directory in front.
[[nodiscard]] inline bool ends_with_path(std::string_view longer, std::string_view shorter) {
    return longer.size() > shorter.size() && longer.ends_with(shorter) &&
           longer[longer.size() - shorter.size() - 1] == '/';
}

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_ENDS_WITH_PATH_HPP_INCLUDED
