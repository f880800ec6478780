// SPDX-License-Identifier: BSL-1.0
// Which slowdown is too much for which test case: one limit for all, others by tag.
#ifndef PAWL_PERF_JUDGE_THRESHOLDS_HPP_INCLUDED
#define PAWL_PERF_JUDGE_THRESHOLDS_HPP_INCLUDED

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pawl::perf {

/// "5%", "5 %", "7.5%" or "0.05" as a ratio, 0 < ratio < 10; a bare "5" is nothing.
[[nodiscard]] std::optional<double> parse_ratio(std::string_view text);

class Thresholds {
public:
    /// 5 % for every test case.
    Thresholds() = default;

    /// "5%,[io]=10%,[codec]=3%": at most one ratio for every test case without a named tag (else 5 %), and at most one
    /// for each tag.
    /// @return nothing where the text has another shape.
    [[nodiscard]] static std::optional<Thresholds> parse(std::string_view text);

    /// The limit of a test case with these tags, written without brackets: the tightest of those that are named, else
    /// the one for all. Matching ignores case, as Catch2's does.
    [[nodiscard]] double ratio_for(std::span<const std::string> tags) const;

private:
    [[nodiscard]] bool take(std::string_view item);

    double m_for_all = 0.05;
    std::map<std::string, double> m_by_tag;  ///< tags in lower case
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_THRESHOLDS_HPP_INCLUDED
