// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/some_of.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>

namespace pawl::coverage {

std::string some_of(std::span<const std::string> names) {
    constexpr std::size_t most_named = 10;
    const std::size_t named = std::min(names.size(), most_named);
    const std::string text = fmt::format("'{}'", fmt::join(names.first(named), "', '"));
    return named == names.size() ? text : fmt::format("{} and {} more", text, names.size() - named);
}

}  // namespace pawl::coverage
