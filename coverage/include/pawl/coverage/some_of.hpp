// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_COVERAGE_SOME_OF_HPP_INCLUDED
#define PAWL_COVERAGE_SOME_OF_HPP_INCLUDED

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

namespace pawl::coverage {

/// "'a', 'b' and 3 more": the first ten names, for a sentence.
[[nodiscard]] inline std::string some_of(std::span<const std::string> names) {
    constexpr std::size_t most_named = 10;
    const std::size_t named = std::min(names.size(), most_named);
    const std::string text = fmt::format("'{}'", fmt::join(names.first(named), "', '"));
    return named == names.size() ? text : fmt::format("{} and {} more", text, names.size() - named);
}

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_SOME_OF_HPP_INCLUDED
