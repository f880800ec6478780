// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_REPORT_CONDITIONS_HPP_INCLUDED
#define PAWL_CI_REPORT_CONDITIONS_HPP_INCLUDED

#include <string>
#include <vector>

#include "record/run_record.hpp"

namespace pawl::cli {

/// What the verdicts rest on, in one line: "noise floor ±0.31 % (standard deviation of a launch of the median
/// benchmark, 45 launches); sides apart by namespaces, on one core". Of several runs the worst: the largest floor ("up
/// to"), every isolation, "not pinned" where one was not. Empty where no run measured a pair.
[[nodiscard]] std::string conditions_text(const std::vector<perf::RunRecord>& records);

/// Which commits the candidates were built from, in one line, where those are several: a kept build directory holds the
/// records of tests that did not run again, or do not exist any more. Else empty.
[[nodiscard]] std::string mixture_text(const std::vector<perf::RunRecord>& records);

}  // namespace pawl::cli

#endif  // PAWL_CI_REPORT_CONDITIONS_HPP_INCLUDED
