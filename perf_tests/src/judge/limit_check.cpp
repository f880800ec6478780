// SPDX-License-Identifier: BSL-1.0
#include "judge/limit_check.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <utility>

namespace pawl::perf {

namespace {

// False for NaN too.
bool is_positive(double value) {
    return value > 0 && std::isfinite(value);
}

std::string slowdown_problem(const std::optional<Percent>& max_slowdown) {
    if (!max_slowdown || is_positive(max_slowdown->ratio)) return "";
    return "max_slowdown must be above 0 %: no two measurements are ever exactly alike";
}

}  // namespace

std::string problem_of(const Limits& limits) {
    const std::array durations{
        std::pair{"min", limits.min},   std::pair{"mean", limits.mean}, std::pair{"p50", limits.p50},
        std::pair{"p90", limits.p90},   std::pair{"p95", limits.p95},   std::pair{"p99", limits.p99},
        std::pair{"p999", limits.p999}, std::pair{"max", limits.max},   std::pair{"cpu_mean", limits.cpu_mean},
    };
    for (const auto& [name, limit] : durations) {
        if (limit && !is_positive(limit->count())) return std::string(name) + " must be a time above 0";
    }
    if (limits.throughput_per_s && !is_positive(*limits.throughput_per_s)) {
        return "throughput_per_s must be above 0, or every speed would keep it";
    }
    const std::array counts{std::pair{"allocations", limits.allocations}, std::pair{"bytes", limits.bytes}};
    for (const auto& [name, limit] : counts) {
        if (limit && !(*limit >= 0 && std::isfinite(*limit))) return std::string(name) + " must be 0 or above";
    }
    return slowdown_problem(limits.max_slowdown);
}

std::string problem_of(const Claim& claim) {
    if (claim.faster_by && claim.max_slowdown) return "a claim is either faster_by or max_slowdown, not both";
    if (claim.faster_by && !(claim.faster_by->ratio > 0 && claim.faster_by->ratio < 1)) {
        return "faster_by must be above 0 % and below 100 % of the second body's time";
    }
    return slowdown_problem(claim.max_slowdown);
}

double limit_ratio_of(const Claim& claim) {
    if (const auto problem = problem_of(claim); !problem.empty()) throw std::invalid_argument(problem);
    return claim.faster_by ? -claim.faster_by->ratio : claim.max_slowdown.value_or(Percent{}).ratio;
}

}  // namespace pawl::perf
