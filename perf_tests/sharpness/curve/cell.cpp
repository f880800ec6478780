// SPDX-License-Identifier: BSL-1.0
#include "curve/cell.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace pawl::sharpness {

namespace {

bool is_number(const std::string& text) {
    char* end = nullptr;
    std::strtod(text.c_str(), &end);
    return !text.empty() && *end == '\0';
}

}  // namespace

std::string name_of(const Cell& cell) {
    return cell.judge + '/' + cell.workload + '/' + cell.change;
}

std::optional<Cell> cell_of(std::string_view name) {
    const auto first = name.find('/');
    const auto second = name.find('/', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
    Cell cell{std::string(name.substr(0, first)), std::string(name.substr(first + 1, second - first - 1)),
              std::string(name.substr(second + 1))};
    constexpr std::array judges{judge::gate, judge::budget, judge::catch2, judge::google};
    const bool known = std::ranges::find(judges, cell.judge) != judges.end() && !cell.workload.empty() &&
                       (cell.change == "relinked" || is_number(cell.change));
    return known ? std::optional(std::move(cell)) : std::nullopt;
}

std::optional<double> change_ratio(const Cell& cell) {
    if (cell.change == "relinked") return std::nullopt;
    return std::strtod(cell.change.c_str(), nullptr) / 100;
}

std::string_view kind_of_variant(int variant) {
    constexpr std::array<std::string_view, 4> kinds{"function", "library", "order", "text"};
    return kinds[static_cast<std::size_t>(variant) % kinds.size()];
}

}  // namespace pawl::sharpness
