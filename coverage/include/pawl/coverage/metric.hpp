// SPDX-License-Identifier: BSL-1.0
// What of a program can be covered.
#ifndef PAWL_COVERAGE_METRIC_HPP_INCLUDED
#define PAWL_COVERAGE_METRIC_HPP_INCLUDED

#include <pawl/coverage/tracefile.hpp>

#include <array>
#include <optional>
#include <string_view>

namespace pawl::coverage {

enum class Metric { lines, functions, branches };

inline constexpr std::array metrics{Metric::lines, Metric::functions, Metric::branches};

/// "lines", "functions", "branches": in options and in output.
[[nodiscard]] std::string_view name_of(Metric metric);

/// "line", "function", "branch".
[[nodiscard]] std::string_view singular_of(Metric metric);

/// The one of that name_of(); nothing where there is none.
[[nodiscard]] std::optional<Metric> metric_called(std::string_view name);

[[nodiscard]] Totals totals_of(const FileCoverage& file, Metric metric);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_METRIC_HPP_INCLUDED
