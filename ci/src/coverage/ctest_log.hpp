// SPDX-License-Identifier: BSL-1.0
// The logs that ctest keeps in a build: Testing/Temporary/LastTest.log, which is LastTest.log.tmp until it ends, with a
// time stamp in the name under `ctest -T Test`.
#ifndef PAWL_CI_COVERAGE_CTEST_LOG_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CTEST_LOG_HPP_INCLUDED

#include <filesystem>
#include <optional>

namespace pawl::cli {

/// Of the run that began last and has not ended; empty: there is none.
[[nodiscard]] std::filesystem::path running_log(const std::filesystem::path& build_dir);

/// When the last run that came to its end did so.
[[nodiscard]] std::optional<std::filesystem::file_time_type> end_of_last_run(const std::filesystem::path& build_dir);

/// Whether a ctest runs in `build_dir` beside the one that started this process: it holds a log open (proc(5)).
[[nodiscard]] bool another_ctest_runs(const std::filesystem::path& build_dir);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CTEST_LOG_HPP_INCLUDED
