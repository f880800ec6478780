// SPDX-License-Identifier: BSL-1.0
// What every report needs to know about a set of runs first: how it ended, and what to show on top.
#ifndef PAWL_CI_REPORT_SUMMARY_HPP_INCLUDED
#define PAWL_CI_REPORT_SUMMARY_HPP_INCLUDED

#include <map>
#include <string>
#include <vector>

#include "exit_code.hpp"
#include "record/run_record.hpp"

namespace pawl::cli {

/// One benchmark with the run it belongs to.
struct Row {
    const perf::RunRecord* run = nullptr;
    const perf::BenchmarkRecord* benchmark = nullptr;
};

struct Summary {
    std::vector<Row> rows;  ///< gravest verdict first; among equals the largest change first, then by name
    std::map<perf::Verdict, int> counts;
    int broken_promises = 0;         ///< limits on single operations
    ExitCode exit_code = exit_held;  ///< of the whole: failed before not decided before held
};

/// @param records  must outlive the summary.
[[nodiscard]] Summary summarise(const std::vector<perf::RunRecord>& records);

/// "test case › section › name", the ordinal behind '#' from the second on.
[[nodiscard]] std::string full_name(const perf::BenchmarkRecord& benchmark);

/// "1 regressed, 3 held".
[[nodiscard]] std::string count_text(const Summary& summary);

}  // namespace pawl::cli

#endif  // PAWL_CI_REPORT_SUMMARY_HPP_INCLUDED
