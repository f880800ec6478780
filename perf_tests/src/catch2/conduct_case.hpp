// SPDX-License-Identifier: BSL-1.0
// Sends workers ahead through a test case, as Catch2's configuration and the settings ask for it.
#ifndef PAWL_PERF_CATCH2_CONDUCT_CASE_HPP_INCLUDED
#define PAWL_PERF_CATCH2_CONDUCT_CASE_HPP_INCLUDED

#include <string>
#include <vector>

#include "catch2/recorder.hpp"
#include "catch2/settings.hpp"
#include "measure/clock.hpp"
#include "measure/file_identity.hpp"
#include "measure/outcome.hpp"

namespace pawl::perf {

struct CaseToConduct {
    std::string test_case;
    std::string baseline;          ///< executable; empty: none
    std::string candidate;         ///< this executable
    double threshold_ratio = 0;    ///< of benchmarks that say nothing of their own
    std::vector<KnownFile> files;  ///< that must not change meanwhile
    Deadline deadline;             ///< of everything, the wait for this machine included
};

/// Waits for its turn on this machine, and conducts. What the system refuses leaves everything undecided, with the
/// reason.
/// @param recorder  is told how the sides were kept apart.
[[nodiscard]] CaseOutcome conduct_case(const CaseToConduct& test, const Settings& settings, Recorder& recorder);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_CONDUCT_CASE_HPP_INCLUDED
