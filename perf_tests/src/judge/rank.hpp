// SPDX-License-Identifier: BSL-1.0
// Distribution-free statements about a median, from ranks alone.
//
// The i-th smallest of n independent samples lies above the median with a probability that is binomial whatever the
// samples' distribution (David and Nagaraja, Order Statistics, 3rd ed. 2003, section 7.1). Launches of a benchmark can
// be bimodal, so nothing here assumes a shape.
#ifndef PAWL_PERF_JUDGE_RANK_HPP_INCLUDED
#define PAWL_PERF_JUDGE_RANK_HPP_INCLUDED

#include <span>
#include <vector>

namespace pawl::perf {

/// P(X <= k) for X binomial with n trials of probability p, summed exactly. @pre n >= 0, 0 <= p <= 1.
[[nodiscard]] double binomial_at_most(int n, int k, double p);

/// P(X = k) for X binomial with n trials of probability p.
[[nodiscard]] double binomial_mass(int n, int k, double p);

struct RankInterval {
    double lower = 0;
    double upper = 0;
    double level = 0;  ///< exact probability that the interval holds the median, 0 to 1
};

/// The narrowest symmetric rank interval of the median whose exact level is at least `level`, or the whole range (with
/// its exact, lower level) where n is too small for that.
/// @param values  [n] in any order, n >= 1, finite.
[[nodiscard]] RankInterval median_interval(std::vector<double> values, double level);

/// The median; the mean of the two middle values where n is even. @pre n >= 1.
[[nodiscard]] double median(std::vector<double> values);

/// Standard error of the median: half its rank interval over the normal quantile of that interval's exact level
/// (McKean and Schrader, A comparison of methods for studentizing the sample median, Commun. Stat. B 13, 1984). It asks
/// only how close values lie to the middle: where a core has two speeds and each side of a round meets either, half of
/// the rounds are far off and the median is known all the same.
/// @return 0 for a single value. @pre n >= 1.
[[nodiscard]] double median_error(const std::vector<double>& values);

/// 1.4826 times the median absolute deviation from the median: the standard deviation, where values are normal, and
/// unmoved by up to half of them that are not. @pre n >= 1.
[[nodiscard]] double robust_deviation(const std::vector<double>& values);

/// Value below which `fraction` of the values fall: linear interpolation between order statistics (Hyndman and Fan
/// 1996, type 7, as NumPy and R by default). @param sorted [n] ascending, n >= 1. @param fraction 0 to 1.
[[nodiscard]] double quantile(std::span<const double> sorted, double fraction);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_RANK_HPP_INCLUDED
