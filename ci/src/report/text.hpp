// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_REPORT_TEXT_HPP_INCLUDED
#define PAWL_CI_REPORT_TEXT_HPP_INCLUDED

#include <string>
#include <vector>

#include "record/run_record.hpp"

namespace pawl::cli {

/// A table for terminals and logs, gravest verdict first, with a line of totals. Colours on request only.
[[nodiscard]] std::string text_report(const std::vector<perf::RunRecord>& records, bool colour);

}  // namespace pawl::cli

#endif  // PAWL_CI_REPORT_TEXT_HPP_INCLUDED
