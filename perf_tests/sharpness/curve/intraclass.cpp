// SPDX-License-Identifier: BSL-1.0
#include "curve/intraclass.hpp"

#include <cassert>
#include <numeric>

namespace pawl::sharpness {

namespace {

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

std::optional<double> intraclass_correlation(const std::vector<std::vector<double>>& groups) {
    if (groups.size() < 2) return std::nullopt;
    const auto m = static_cast<double>(groups.size());
    const auto k = static_cast<double>(groups.front().size());
    assert(k >= 2);
    std::vector<double> means;
    for (const auto& group : groups) means.push_back(mean_of(group));
    const double grand = mean_of(means);
    double between = 0;
    double within = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        assert(groups[i].size() == groups.front().size());
        between += k * (means[i] - grand) * (means[i] - grand);
        for (const double value : groups[i]) within += (value - means[i]) * (value - means[i]);
    }
    between /= m - 1;
    within /= m * (k - 1);
    if (between == 0 && within == 0) return std::nullopt;
    return (between - within) / (between + (k - 1) * within);
}

}  // namespace pawl::sharpness
