// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_REPORT_MARKDOWN_HPP_INCLUDED
#define PAWL_CI_REPORT_MARKDOWN_HPP_INCLUDED

#include <string>
#include <string_view>
#include <vector>

#include "record/run_record.hpp"

namespace pawl::cli {

/// A pull request comment: the verdict first, then every benchmark, gravest first, then where it was measured.
[[nodiscard]] std::string markdown_report(const std::vector<perf::RunRecord>& records);

/// Text from outside as a Markdown table cell shows it literally: no markup, no HTML, no line break.
[[nodiscard]] std::string markdown_cell(std::string_view text);

}  // namespace pawl::cli

#endif  // PAWL_CI_REPORT_MARKDOWN_HPP_INCLUDED
