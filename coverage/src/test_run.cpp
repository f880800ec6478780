// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/test_run.hpp>

#include <set>

#include "lines.hpp"

namespace pawl::coverage {
namespace {

/// NAME of `3/57 Testing: NAME`; empty for any other line.
std::string_view started_test(std::string_view line) {
    constexpr std::string_view marker = " Testing: ";
    const auto at = line.find(marker);
    if (at == std::string_view::npos || line.find_first_not_of("0123456789/") != at) return {};
    return line.substr(at + marker.size());
}

}  // namespace

TestRun compare_with_log(std::string_view test_names, std::string_view ctest_log) {
    std::set<std::string_view> started;
    while (!ctest_log.empty()) started.insert(started_test(take_line(ctest_log)));

    TestRun run;
    while (!test_names.empty()) {
        const std::string_view name = take_line(test_names);
        if (name.empty()) continue;
        ++run.expected;
        if (started.contains(name)) continue;
        if (++run.not_run == 1) run.first_not_run = name;
    }
    return run;
}

std::string describe(const TestRun& run) {
    if (run.not_run == 0) return "";
    return std::to_string(run.not_run) + " of " + std::to_string(run.expected) +
           " tests are not part of this ctest run, first '" + run.first_not_run +
           "', and each may cover more; run all tests";
}

}  // namespace pawl::coverage
