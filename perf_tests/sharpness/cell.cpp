// SPDX-License-Identifier: BSL-1.0
#include "cell.hpp"

namespace pawl::sharpness {

std::vector<Goal> published_goals() {
    std::vector<Goal> goals;
    for (const char* workload : {"cpu", "allocation", "socket"}) {
        goals.push_back({{workload, "0"}, 2000});
        goals.push_back({{workload, "relinked"}, 210});
        for (const char* change : {"3", "4", "5.5", "6", "7"}) goals.push_back({{workload, change}, 300});
        goals.push_back({{workload, "10"}, 500});
    }
    return goals;
}

std::optional<double> change_ratio(const Cell& cell) {
    if (cell.change == "relinked") return std::nullopt;
    return std::stod(cell.change) / 100;
}

}  // namespace pawl::sharpness
