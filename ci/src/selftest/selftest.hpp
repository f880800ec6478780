// SPDX-License-Identifier: BSL-1.0
// Proof that the gate can go red: what an injected slowdown did to a test executable compared with itself.
#ifndef PAWL_CI_SELFTEST_SELFTEST_HPP_INCLUDED
#define PAWL_CI_SELFTEST_SELFTEST_HPP_INCLUDED

#include <string>

#include "exit_code.hpp"
#include "record/run_record.hpp"

namespace pawl::cli {

struct SelftestResult {
    ExitCode code = exit_held;
    std::string sentence;
};

/// @param clean     the executable against itself, unchanged: every benchmark has to hold.
/// @param injected  the same with every batch of the candidate slower by `ratio`: every benchmark has to be regressed.
/// @return exit_held when both are so, exit_not_decided where timing is not applicable to any benchmark, else
///         exit_failed; and one sentence, which names the benchmarks that are at fault.
[[nodiscard]] SelftestResult judge_selftest(const perf::RunRecord& clean, const perf::RunRecord& injected,
                                            double ratio);

}  // namespace pawl::cli

#endif  // PAWL_CI_SELFTEST_SELFTEST_HPP_INCLUDED
