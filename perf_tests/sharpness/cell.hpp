// SPDX-License-Identifier: BSL-1.0
// What is tried: a workload under a true change.
#ifndef PAWL_SHARPNESS_CELL_HPP_INCLUDED
#define PAWL_SHARPNESS_CELL_HPP_INCLUDED

#include <optional>
#include <string>
#include <vector>

namespace pawl::sharpness {

struct Cell {
    std::string workload;  ///< "cpu", "allocation", "socket"
    std::string change;    ///< "0", "3", ... in percent, end to end, injected as time; or "relinked"

    friend auto operator<=>(const Cell&, const Cell&) = default;
};

struct Goal {
    Cell cell;
    int trials = 0;  ///< real ones
};

/// Every cell of the published curve with the trials it wants.
[[nodiscard]] std::vector<Goal> published_goals();

/// The true change as a ratio; nothing for "relinked".
[[nodiscard]] std::optional<double> change_ratio(const Cell& cell);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CELL_HPP_INCLUDED
