// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/test_run.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "lines.hpp"

namespace pawl::coverage {
namespace {

enum class State { not_run, failed, passed };

constexpr std::size_t most_named = 10;

/// NAME of `3/57 Testing: NAME`; empty for any other line.
std::string_view started_test(std::string_view line) {
    constexpr std::string_view marker = " Testing: ";
    const auto at = line.find(marker);
    if (at == std::string_view::npos || line.find_first_not_of("0123456789/") != at) return {};
    return line.substr(at + marker.size());
}

/// What stands behind `"NAME" KEY: `, if `line` begins so.
bool says(std::string_view line, std::string_view name, std::string_view key, std::string_view& value) {
    if (!line.starts_with('"') || !line.substr(1).starts_with(name)) return false;
    line.remove_prefix(1 + name.size());
    if (!line.starts_with(key)) return false;
    value = line.substr(key.size());
    return true;
}

/// What ctest says behind a test's output; the second of each pair where a regular expression decided.
std::optional<State> verdict_in(std::string_view line) {
    if (line == "Test Passed." || line == "Test Pass Reason:") return State::passed;
    if (line == "Test Failed." || line == "Test Fail Reason:") return State::failed;
    return std::nullopt;
}

std::map<std::string_view, State> states_in(std::string_view log) {
    std::map<std::string_view, State> states;
    std::string_view name;
    State verdict = State::failed;
    bool has_started = false;
    while (!log.empty()) {
        const std::string_view line = take_line(log);
        std::string_view when;
        if (const std::string_view next = started_test(line); !next.empty()) {
            name = next;
            states[name] = State::not_run;
        } else if (says(line, name, "\" start time: ", when)) {
            has_started = !when.empty();
        } else if (const auto said = verdict_in(line)) {
            verdict = *said;  // the last is ctest's own, and not the test's
        } else if (says(line, name, "\" end time: ", when)) {
            states[name] = has_started ? verdict : State::not_run;
        }
    }
    return states;
}

std::string names_of(const std::vector<std::string>& tests) {
    const auto shown = std::min(tests.size(), most_named);
    std::string text = fmt::format("'{}'", fmt::join(std::span{tests}.first(shown), "', '"));
    if (shown < tests.size()) text += fmt::format(" and {} more", tests.size() - shown);
    return text;
}

}  // namespace

TestRun compare_with_log(std::string_view test_names, std::string_view ctest_log) {
    const auto states = states_in(ctest_log);
    TestRun run;
    while (!test_names.empty()) {
        const std::string_view name = take_line(test_names);
        if (name.empty()) continue;
        ++run.expected;
        const auto found = states.find(name);
        const State state = found == states.end() ? State::not_run : found->second;
        if (state == State::not_run) run.not_run.emplace_back(name);
        if (state == State::failed) run.failed.emplace_back(name);
    }
    return run;
}

bool has_lost_a_test(std::string_view before, std::string_view now) {
    std::set<std::string_view> names;
    while (!now.empty()) names.insert(take_line(now));
    while (!before.empty()) {
        if (!names.contains(take_line(before))) return true;
    }
    return false;
}

std::string describe(const TestRun& run) {
    std::string text;
    if (!run.not_run.empty()) {
        text = fmt::format("{} of {} tests did not run here: {}; ", run.not_run.size(), run.expected,
                           names_of(run.not_run));
    }
    if (!run.failed.empty()) {
        text += fmt::format("{} of {} tests failed: {}; ", run.failed.size(), run.expected, names_of(run.failed));
    }
    return text.empty() ? "" : text + "each may cover more when it passes; run all tests";
}

}  // namespace pawl::coverage
