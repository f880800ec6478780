// SPDX-License-Identifier: BSL-1.0
#include "curve/mean_rule.hpp"

#include <cstdlib>
#include <string>

namespace pawl::sharpness {

std::optional<double> catch2_mean_ns(std::string_view xml) {
    constexpr std::string_view start = "<mean value=\"";
    const auto results = xml.find("<BenchmarkResults ");
    if (results == std::string_view::npos) return std::nullopt;
    const auto mean = xml.find(start, results);
    if (mean == std::string_view::npos) return std::nullopt;
    const std::string value(xml.substr(mean + start.size(), 32));
    const double ns = std::strtod(value.c_str(), nullptr);
    return ns > 0 ? std::optional(ns) : std::nullopt;
}

bool is_flagged_by_means(double baseline_ns, double candidate_ns, double limit_ratio) {
    return candidate_ns / baseline_ns > 1 + limit_ratio;
}

}  // namespace pawl::sharpness
