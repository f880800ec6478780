// SPDX-License-Identifier: BSL-1.0
#include "judge/crossed_talk.hpp"

#include <fmt/format.h>

namespace pawl::perf {

namespace {

constexpr double negligible_share = 0.05;
constexpr double negligible_ratio = 0.002;

// Threads that compete with neighbours get other shares of a core while the pair works than while it does not.
constexpr double busy_ratio = 0.1;

// In words that fit every level of isolation: even in namespaces, sides can meet in a file outside the private layers.
constexpr std::string_view how_to_part =
    "put $TMPDIR or $PAWL_SIDE into its paths and ports, or allow namespaces (see `pawl doctor`)";

}  // namespace

std::optional<double> crossed_share(const WatchedWork& work) {
    if (work.quiet_ratio > busy_ratio) return std::nullopt;
    const double crossed_ns = work.idle_cpu_ns - work.quiet_ratio * work.elapsed_ns;
    const double all_ns = work.active_cpu_ns + work.idle_cpu_ns;
    if (crossed_ns <= negligible_ratio * work.elapsed_ns || crossed_ns <= negligible_share * all_ns) {
        return std::nullopt;
    }
    return crossed_ns / all_ns;
}

std::string crossed_talk_sentence(std::string_view active_side, std::string_view idle_side, double share) {
    return fmt::format(
        "the sides meet: while only the {} was asked to work, the {}'s processes took {:.0f} % of the CPU time; {}",
        active_side, idle_side, share * 100, how_to_part);
}

std::string collision_sentence(std::string_view failing_side, std::string_view other_side, std::string_view failure) {
    return fmt::format("the sides meet: the {} fails beside the {}, but not alone ({}); {}", failing_side, other_side,
                       failure, how_to_part);
}

std::string confinement_sentence(std::string_view failure) {
    return fmt::format(
        "the candidate fails in namespaces of its own, but not outside ({}); start what it needs inside the test, or "
        "set "
        "PAWL_ISOLATE=0",
        failure);
}

}  // namespace pawl::perf
