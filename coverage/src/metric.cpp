// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/metric.hpp>

#include <algorithm>

namespace pawl::coverage {

std::string_view name_of(Metric metric) {
    constexpr std::array<std::string_view, metrics.size()> names{"lines", "functions", "branches"};
    return names[static_cast<std::size_t>(metric)];
}

std::string_view singular_of(Metric metric) {
    constexpr std::array<std::string_view, metrics.size()> names{"line", "function", "branch"};
    return names[static_cast<std::size_t>(metric)];
}

std::optional<Metric> metric_called(std::string_view name) {
    const auto found = std::ranges::find(metrics, name, name_of);
    return found == metrics.end() ? std::nullopt : std::optional{*found};
}

Totals totals_of(const FileCoverage& file, Metric metric) {
    switch (metric) {
        case Metric::lines:
            return line_totals(file);
        case Metric::functions:
            return function_totals(file);
        case Metric::branches:
            return branch_totals(file);
    }
    return {};
}

}  // namespace pawl::coverage
