// SPDX-License-Identifier: BSL-1.0
// The log of a run: one line a trial, so that a run can be interrupted and continued, and its curve be drawn again.
#ifndef PAWL_SHARPNESS_CURVE_LOG_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_LOG_HPP_INCLUDED

#include <string>
#include <string_view>
#include <vector>

#include "curve/calibration.hpp"
#include "curve/trial.hpp"
#include "record/run_record.hpp"

namespace pawl::sharpness {

struct Log {
    std::vector<std::string> runs;  ///< when and where, one a run that added to it
    Calibration calibration;        ///< of the last run that calibrated
    std::vector<Trial> trials;
};

/// What the text of a log says. Lines that say nothing are passed over; so is a last one without its newline, which an
/// interrupted run left behind.
[[nodiscard]] Log parse_log(std::string_view text);

/// How much of the text is whole lines: where the next run continues.
[[nodiscard]] std::size_t whole_lines_size(std::string_view text);

/// The first lines of a log.
[[nodiscard]] std::string log_head();

/// "# run 2026-11-24T14:30:00Z, pawl 0.1.0, AMD EPYC, 2 cores, Linux 6.1, GNU 12.2.0"
[[nodiscard]] std::string run_line(const std::string& created, const perf::Environment& environment);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_LOG_HPP_INCLUDED
