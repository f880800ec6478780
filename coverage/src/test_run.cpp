// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/lines.hpp>
#include <pawl/coverage/some_of.hpp>
#include <pawl/coverage/test_run.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace pawl::coverage {
namespace {

enum class State { not_run, failed, skipped, passed };  // from the worst on

constexpr char name_ends = '\t';

/// Takes `what` from the front of `text`, if it is there.
bool take(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    return true;
}

/// NAME of `3/57 Testing: NAME`; empty for any other line.
std::string_view started_test(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of("0123456789/"), line.size()));
    return take(line, " Testing: ") ? line : std::string_view{};
}

/// Of a line `test cases: 2 | 2 skipped`, which Catch2 ends with where it skipped them all.
bool says_all_skipped(std::string_view line) {
    if (!take(line, "test cases: ")) return false;
    const std::string_view count = line.substr(0, line.find(' '));
    return take(line, count) && take(line, " | ") && take(line, count) && line == " skipped";
}

/// One test of the log, read line by line: header, what the test printed, ctest's verdict.
class LoggedTest {
public:
    explicit LoggedTest(std::string_view name) : m_name{name} {}

    [[nodiscard]] std::string_view name() const { return m_name; }
    [[nodiscard]] bool has_ended() const { return m_part == Part::over; }
    [[nodiscard]] State state() const { return has_ended() && m_has_started ? m_verdict : State::not_run; }

    void read(std::string_view line) {
        if (m_part == Part::output) {
            m_skips |= says_all_skipped(line);
            if (line.ends_with("<end of output>")) m_part = Part::verdict;
        } else if (std::string_view when; says("start time: ", line, when)) {
            m_has_started = !when.empty();
        } else if (m_part == Part::header && line == "Output:") {
            m_part = Part::output;
        } else if (says("end time: ", line, when)) {
            m_part = Part::over;
        } else {
            read_verdict(line);
        }
    }

private:
    enum class Part { header, output, verdict, over };

    /// What stands behind `"NAME" KEY`, if `line` begins so.
    bool says(std::string_view key, std::string_view line, std::string_view& value) const {
        if (!take(line, "\"") || !take(line, m_name) || !take(line, "\" ") || !take(line, key)) return false;
        value = line;
        return true;
    }

    /// The second of each pair where a regular expression decided.
    void read_verdict(std::string_view line) {
        if (line == "Test Passed.") m_verdict = m_skips ? State::skipped : State::passed;
        if (line == "Test Pass Reason:") m_verdict = State::passed;
        if (line.starts_with("Skip regular expression found in output.")) m_verdict = State::skipped;
        if (line == "Test Failed." || line == "Test Fail Reason:") m_verdict = State::failed;
    }

    std::string_view m_name;
    Part m_part = Part::header;
    State m_verdict = State::failed;  // the last is ctest's own, and not the test's
    bool m_has_started = false;
    bool m_skips = false;
};

using States = std::map<std::string_view, std::vector<State>>;

/// By name, in the order of the log. What a test prints may look like another test: each is read to its end.
States states_in(std::string_view log) {
    States states;
    std::optional<LoggedTest> test;
    while (!log.empty()) {
        const std::string_view line = take_line(log);
        if (test) {
            test->read(line);
            states[test->name()].back() = test->state();
            if (test->has_ended()) test.reset();
        } else if (const std::string_view name = started_test(line); !name.empty()) {
            test.emplace(name);
            states[name].push_back(test->state());
        }
    }
    return states;
}

/// Of a test that was repeated the last state; of several tests of one name, which no log tells apart, the worst.
State state_in(const States& states, std::string_view name, std::size_t tests_of_this_name) {
    const auto found = states.find(name);
    if (found == states.end() || found->second.size() < tests_of_this_name) return State::not_run;
    return tests_of_this_name == 1 ? found->second.back() : std::ranges::min(found->second);
}

/// The names that a list of tests gives, without what stands behind a tab.
std::vector<std::string_view> names_in(std::string_view test_names) {
    std::vector<std::string_view> names;
    while (!test_names.empty()) {
        const std::string_view line = take_line(test_names);
        const std::string_view name = line.substr(0, line.rfind(name_ends));
        if (!name.empty()) names.push_back(name);
    }
    return names;
}

}  // namespace

TestRun compare_with_log(std::string_view test_names, std::string_view ctest_log) {
    const auto states = states_in(ctest_log);
    const auto names = names_in(test_names);
    std::map<std::string_view, std::size_t> tests_of;
    for (const std::string_view name : names) ++tests_of[name];
    TestRun run;
    run.expected = names.size();
    for (const std::string_view name : names) {
        const State state = state_in(states, name, tests_of[name]);
        if (state == State::not_run) run.not_run.emplace_back(name);
        if (state == State::failed) run.failed.emplace_back(name);
        if (state == State::skipped) run.skipped.emplace_back(name);
    }
    return run;
}

bool has_lost_a_test(std::string_view before, std::string_view now) {
    std::set<std::string_view> tests;
    while (!now.empty()) tests.insert(take_line(now));
    while (!before.empty()) {
        if (!tests.contains(take_line(before))) return true;
    }
    return false;
}

std::string describe(const TestRun& run) {
    std::string text;
    if (!run.not_run.empty()) {
        text = fmt::format("{} of {} tests did not run here: {}; ", run.not_run.size(), run.expected,
                           some_of(run.not_run));
    }
    if (!run.failed.empty()) {
        text += fmt::format("{} of {} tests failed: {}; ", run.failed.size(), run.expected, some_of(run.failed));
    }
    return text.empty() ? "" : text + "each may cover more when it passes; run all tests";
}

std::string remark_on_skipped(const TestRun& run) {
    if (run.skipped.empty()) return "";
    return fmt::format("{} of {} tests were skipped, and may cover more when they are not: {}", run.skipped.size(),
                       run.expected, some_of(run.skipped));
}

}  // namespace pawl::coverage
