// SPDX-License-Identifier: BSL-1.0
// Whether two sides that should be strangers work for one another.
//
// Where they share paths or ports, the candidate may talk to the baseline's daemon, which looks like no change at all.
// It shows in CPU time: the side that nobody asked anything of does the other's work.
#ifndef PAWL_PERF_JUDGE_CROSSED_TALK_HPP_INCLUDED
#define PAWL_PERF_JUDGE_CROSSED_TALK_HPP_INCLUDED

#include <optional>
#include <string>
#include <string_view>

namespace pawl::perf {

/// What both sides' processes spent while one was asked to work and the other was not.
struct WatchedWork {
    double elapsed_ns = 0;
    double active_cpu_ns = 0;  ///< of the side that was asked
    double idle_cpu_ns = 0;    ///< of the other
    double quiet_ratio =
        0;  ///< CPU time a unit of time that the idle side takes while nobody is asked: its own affairs
};

/// The idle side's share of the CPU time, 0 to 1, as far as only the other side's work explains it. Nothing where it is
/// at most 5 % (a share d of the work hides a change of at most d) or 0.2 % of the time elapsed, and where that side is
/// busy on its own account for more than 10 % of the time, so that the two cannot be told apart.
[[nodiscard]] std::optional<double> crossed_share(const WatchedWork& work);

/// "the sides meet: while only the candidate was asked to work, the baseline's processes took 48 % of the CPU time; …".
[[nodiscard]] std::string crossed_talk_sentence(std::string_view active_side, std::string_view idle_side, double share);

/// "the sides meet: the candidate fails beside the baseline, but not alone (FAILURE); …", for what shows as a failure:
/// a port that is taken, a file that is locked.
[[nodiscard]] std::string collision_sentence(std::string_view failing_side, std::string_view other_side,
                                             std::string_view failure);

/// "the candidate fails in namespaces of its own, but not outside (FAILURE); …": it needs what is not there.
[[nodiscard]] std::string confinement_sentence(std::string_view failure);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_CROSSED_TALK_HPP_INCLUDED
