// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_COVERAGE_WORST_FIRST_HPP_INCLUDED
#define PAWL_COVERAGE_WORST_FIRST_HPP_INCLUDED

#include <pawl/coverage/gate.hpp>

namespace pawl::coverage {

/// By share hit, then by what is missing. What is equal stays in its order, which is that of the paths.
[[nodiscard]] inline bool is_worse(const FileVerdict& left, const FileVerdict& right) {
    const auto left_share = left.totals.hit * right.totals.found;
    const auto right_share = right.totals.hit * left.totals.found;
    if (left_share != right_share) return left_share < right_share;
    return left.totals.found > right.totals.found;
}

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_WORST_FIRST_HPP_INCLUDED
