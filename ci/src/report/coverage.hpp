// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_REPORT_COVERAGE_HPP_INCLUDED
#define PAWL_CI_REPORT_COVERAGE_HPP_INCLUDED

#include <string>
#include <vector>

#include "coverage/coverage_record.hpp"

namespace pawl::cli {

/// What each gate judged, as it printed it, for terminals and logs.
[[nodiscard]] std::string coverage_text(const std::vector<CoverageRecord>& records);

/// The same for a pull request comment: a headline and a block for each gate.
[[nodiscard]] std::string coverage_markdown(const std::vector<CoverageRecord>& records);

}  // namespace pawl::cli

#endif  // PAWL_CI_REPORT_COVERAGE_HPP_INCLUDED
