// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_COVERAGE_WORST_FIRST_HPP_INCLUDED
#define PAWL_COVERAGE_WORST_FIRST_HPP_INCLUDED

#include <pawl/coverage/gate.hpp>

namespace pawl::coverage {

/// By share of lines hit, then by lines missing, then by path.
[[nodiscard]] inline bool is_worse(const FileVerdict& left, const FileVerdict& right) {
    const auto left_share = left.lines.hit * right.lines.found;
    const auto right_share = right.lines.hit * left.lines.found;
    if (left_share != right_share) return left_share < right_share;
    if (left.lines.found != right.lines.found) return left.lines.found > right.lines.found;
    return left.path < right.path;
}

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_WORST_FIRST_HPP_INCLUDED
