// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/exclusions.hpp>
#include <pawl/coverage/lines.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace pawl::coverage {
namespace {

// Apart from the names, for this file is captured too.
constexpr std::string_view prefix = "LCOV_";

struct Marker {
    std::string_view one;
    std::string_view start;
    std::string_view stop;
    std::vector<std::uint32_t> Exclusions::*lines;
    std::uint32_t open_since = 0;  ///< the line of a START whose STOP has not come; 0: none is open
};

bool holds(std::string_view text, std::string_view name) {
    for (auto at = text.find(prefix); at != text.npos; at = text.find(prefix, at + 1)) {
        if (text.substr(at + prefix.size()).starts_with(name)) return true;
    }
    return false;
}

bool has(const std::vector<std::uint32_t>& lines, std::uint32_t line) {
    return std::ranges::binary_search(lines, line);
}

}  // namespace

tl::expected<Exclusions, Error> exclusions_in(std::string_view source, std::string_view path) {
    std::array markers{Marker{"EXCL_LINE", "EXCL_START", "EXCL_STOP", &Exclusions::lines},
                       Marker{"EXCL_BR_LINE", "EXCL_BR_START", "EXCL_BR_STOP", &Exclusions::branches}};
    Exclusions exclusions;
    for (std::uint32_t number = 1; !source.empty(); ++number) {
        const std::string_view text = take_line(source);
        if (!holds(text, "EXCL_")) {
            for (const Marker& marker : markers) {
                if (marker.open_since != 0) (exclusions.*marker.lines).push_back(number);
            }
            continue;
        }
        for (Marker& marker : markers) {
            if (holds(text, marker.stop)) {
                marker.open_since = 0;  // this line counts again
            } else if (marker.open_since == 0 && holds(text, marker.start)) {
                marker.open_since = number;
            }
            if (marker.open_since != 0 || holds(text, marker.one)) (exclusions.*marker.lines).push_back(number);
        }
    }
    for (const Marker& marker : markers) {
        if (marker.open_since == 0) continue;
        return tl::unexpected(Error{Error::Code::unclosed_exclusion, std::string{path}, marker.open_since,
                                    fmt::format("{0}{1} without a later {0}{2}", prefix, marker.start, marker.stop)});
    }
    return exclusions;
}

FileCoverage without(FileCoverage file, const Exclusions& exclusions) {
    const auto is_out = [&](std::uint32_t line) { return has(exclusions.lines, line); };
    std::erase_if(file.lines, [&](const auto& entry) { return is_out(entry.first); });
    std::erase_if(file.functions, [&](const auto& entry) { return is_out(entry.first); });
    std::erase_if(file.branches, [&](const auto& entry) {
        return is_out(entry.first.line) || has(exclusions.branches, entry.first.line);
    });
    return file;
}

}  // namespace pawl::coverage
