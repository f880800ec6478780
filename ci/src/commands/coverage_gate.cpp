// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <pawl/coverage/flaky.hpp>
#include <pawl/coverage/gate.hpp>
#include <pawl/coverage/lines.hpp>
#include <pawl/coverage/patch.hpp>
#include <pawl/coverage/path_filter.hpp>
#include <pawl/coverage/some_of.hpp>
#include <pawl/coverage/verdict_text.hpp>
#include <vector>

#include "baseline/below.hpp"
#include "baseline/git_repository.hpp"
#include "commands/coverage.hpp"
#include "commands/coverage_fall.hpp"
#include "commands/coverage_inputs.hpp"
#include "commands/coverage_policy.hpp"
#include "commands/coverage_stop.hpp"
#include "coverage/build_commands.hpp"
#include "coverage/coverage_record.hpp"
#include "coverage/ctest_run.hpp"
#include "coverage/current_counters.hpp"
#include "measure/interruption.hpp"
#include "record/environment.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using namespace pawl::coverage;

JudgedPatch judge_changes(const CoverageGateArguments& arguments, const SourcedTracefile& today,
                          const ChangedLines& changes, Percent floor) {
    const PathFilter captured{.include = today.provenance.include, .exclude = today.provenance.exclude};
    Diff counting = changes.diff;
    std::erase_if(counting, [&](const auto& change) {
        return !counts(arguments.filter, change.first) || !counts(captured, change.first);
    });
    JudgedPatch judged{judge_patch(today.tracefile, counting, floor), changes.since};
    std::erase_if(judged.verdict.unmeasured, [&](const std::string& name) {
        if (!today.provenance.objects.empty()) return true;  // other targets may have it
        if (!changes.untracked.contains(name)) return false;
        const fs::path source = fs::absolute(arguments.source_dir).lexically_normal();
        if (!arguments.build_dir.empty() && is_below(source / name, fs::absolute(arguments.build_dir))) return true;
        // CMake leaves sources of its own in every build, and not every project has git ignore its builds.
        const fs::path build = configured_above((source / name).parent_path());
        return is_below(build, source) && (build / "" != source / "" || name.find("CMakeFiles/") != name.npos);
    });
    return judged;
}

class Gate {
public:
    Gate(const CoverageGateArguments& arguments, const CoveragePolicy& policy)
        : m_arguments{arguments},
          m_policy{policy},
          m_run{arguments.test_list.empty() ? CtestRun{} : read_ctest_run(arguments.test_list, arguments.ctest_dir)} {}

    /// @return  what it exits with; what could not be decided is in the record too.
    tl::expected<ExitCode, Refusal> operator()() {
        auto answer = check_counters().and_then([&] { return judge_all(); });
        if (answer || answer.error().code != exit_not_decided || m_record.total) return answer;
        m_reasons = {answer.error()};
        sum_up();
        return write_record().and_then([&] { return answer; });
    }

private:
    /// That they are of what was built, all of them counted in this run of the tests.
    tl::expected<void, Refusal> check_counters() const {
        if (m_arguments.build_dir.empty()) return {};
        const auto current = current_counters(m_arguments.build_dir, m_arguments.objects);
        if (!current) return tl::unexpected(current.error());
        std::error_code no_list;
        const auto began = fs::last_write_time(m_arguments.test_list, no_list);
        if (no_list || !were_built_since(current->objects, began)) return {};
        return stop(exit_not_decided,
                    "something was built after ctest started, and may have counted before; run ctest again");
    }

    /// Every gate speaks, whatever the others say.
    tl::expected<ExitCode, Refusal> judge_all() {
        auto today = read_today(m_arguments);
        if (!today) return tl::unexpected(today.error());
        m_record.provenance = today->provenance;
        if (!m_arguments.kept_as.empty() && m_run.why_partial.empty()) keep_for_later(m_arguments, *today);
        const auto flaky = read_flaky(m_arguments, today->provenance);
        if (!flaky) return tl::unexpected(flaky.error());
        forgive(today->tracefile, *flaky);
        say(remarks_on_globs(m_arguments.filter, *today));
        today->tracefile = filtered(std::move(today->tracefile), m_arguments.filter);
        const auto total = judge(today->tracefile, m_policy.floors);
        if (!total) return stop(exit_bad_usage, describe(total.error()));
        m_record.total = *total;
        add(m_record.total->outcome);
        fmt::print("{}", to_text(*m_record.total));
        if (!m_arguments.baseline.empty() || !m_arguments.kept_as.empty()) add_fall(*today, *flaky);
        if (m_policy.patch) add_patch(*today, *m_policy.patch);
        std::fflush(stdout);
        if (m_has_failed && !m_run.skipped.empty()) say({m_run.skipped});
        sum_up();
        return write_record().and_then([&] { return answer(); });
    }

    /// Lines that are covered at times are nobody's fault when they are not; they are said.
    static void forgive(Tracefile& tracefile, const Tracefile& flaky) {
        auto [forgiving_tracefile, forgiven] = forgiving(std::move(tracefile), flaky);
        for (const auto& [file, line] : forgiven) {
            fmt::print("{}:{} is not covered this time, but at times: it counts as covered\n", in_one_line(file), line);
        }
        tracefile = std::move(forgiving_tracefile);
    }

    void add_fall(const SourcedTracefile& today, const Tracefile& flaky) {
        auto drop = find_older(m_arguments, today).and_then([&](const OlderTracefile& older) {
            return judge_fall(m_arguments, older, today, flaky, m_policy.drop);
        });
        if (!drop) return m_reasons.push_back(drop.error());
        add(drop->verdict.outcome);
        fmt::print("{}", to_text(*drop));
        m_record.drop = *std::move(drop);
    }

    void add_patch(const SourcedTracefile& today, Percent floor) {
        const auto changes = read_changes(m_arguments, today);
        if (!changes) return m_reasons.push_back(changes.error());
        auto patch = judge_changes(m_arguments, today, *changes, floor);
        const auto& unmeasured = patch.verdict.unmeasured;
        if (patch.verdict.outcome == Outcome::held && !unmeasured.empty()) {  // nobody knows how much of it is covered
            patch.verdict.outcome = Outcome::inconclusive;
            m_reasons.push_back(
                {exit_not_decided,
                 fmt::format(
                     "nothing is measured in {}, which the change touches; compile {} with counters, or exclude {}",
                     some_of(unmeasured), unmeasured.size() == 1 ? "it" : "them",
                     unmeasured.size() == 1 ? "it" : "them")});
        } else {
            add(patch.verdict.outcome);
        }
        fmt::print("{}", to_text(patch));
        m_record.patch = std::move(patch);
        if (m_arguments.by_test.empty()) return;
        const auto text = attribution_text(m_arguments, today, changes->diff);
        if (!text) return m_reasons.push_back(text.error());
        fmt::print("{}", *text);
    }

    /// Counts a verdict, and makes it what it is worth where only some of the tests passed.
    void add(Outcome& outcome) {
        if (!m_run.why_partial.empty()) outcome = of_a_part(outcome);
        m_has_failed |= outcome == Outcome::failed;
        if (outcome == Outcome::inconclusive &&
            std::ranges::find(m_reasons, m_run.why_partial, &Refusal::sentence) == m_reasons.end()) {
            m_reasons.push_back({exit_not_decided, m_run.why_partial});
        }
    }

    /// A failure is certain, whatever another gate could not tell; then come errors; then what is not decided.
    void sum_up() {
        std::stable_partition(m_reasons.begin(), m_reasons.end(),
                              [](const Refusal& reason) { return reason.code != exit_not_decided; });
        for (const Refusal& reason : m_reasons) m_record.reasons.push_back(reason.sentence);
        m_record.outcome = m_has_failed ? Outcome::failed : m_reasons.empty() ? Outcome::held : Outcome::inconclusive;
    }

    tl::expected<void, Refusal> write_record() {
        if (m_arguments.record.empty()) return {};
        m_record.created = perf::utc_now();
        m_record.gate = m_arguments.kept_as.empty() ? fs::path{m_arguments.tracefiles.front()}.stem().string()
                                                    : m_arguments.kept_as;
        m_record.strict = is_strict();
        return perf::replace_file(m_arguments.record, to_json(m_record)).map_error([](const std::string& why) {
            return Refusal{exit_environment, why};
        });
    }

    tl::expected<ExitCode, Refusal> answer() const {
        for (std::size_t i = m_has_failed ? 0 : 1; i < m_reasons.size(); ++i) {
            say({(m_reasons[i].code == exit_not_decided ? "not decided: " : "") + m_reasons[i].sentence});
        }
        if (m_has_failed) return exit_failed;
        if (!m_reasons.empty()) return tl::unexpected(m_reasons.front());
        return exit_held;
    }

    const CoverageGateArguments& m_arguments;
    const CoveragePolicy& m_policy;
    CtestRun m_run;
    CoverageRecord m_record;
    std::vector<Refusal> m_reasons;  ///< why a gate could not be decided
    bool m_has_failed = false;
};

bool is_an_input(const CoverageGateArguments& arguments, const std::string& path) {
    std::vector<std::string> inputs = arguments.tracefiles;
    inputs.insert(inputs.end(), {arguments.baseline, arguments.diff_file, arguments.by_test, arguments.flaky});
    return std::ranges::any_of(inputs, [&](const std::string& input) {
        std::error_code absent;
        return fs::equivalent(input, path, absent);
    });
}

/// Why the capture that ran before left no tracefile; empty: it did, or did not say.
std::string said_by_capture(const CoverageGateArguments& arguments) {
    std::error_code ignored;
    const auto text = perf::content_of(arguments.record);
    if (arguments.test_list.empty() || fs::exists(arguments.tracefiles.front(), ignored) || !text) return "";
    const auto record = parse_coverage_record(*text, arguments.record);
    const bool is_of_capture = record && *record && !(*record)->total && !(*record)->reasons.empty();
    return is_of_capture ? (*record)->reasons.front() : "";
}

tl::expected<ExitCode, Refusal> gate(const CoverageGateArguments& arguments) {
    const auto policy = policy_of(arguments);
    if (!policy) return tl::unexpected(policy.error());
    if (is_an_input(arguments, arguments.record)) {
        return stop(exit_bad_usage, arguments.record + " is to be judged; give --json another file");
    }
    if (const std::string why = said_by_capture(arguments); !why.empty()) return stop(exit_not_decided, why);
    forget(arguments.record);  // a gate that judges nothing leaves none
    return Gate{arguments, *policy}();
}

}  // namespace

int run_coverage_gate(const CoverageGateArguments& arguments) {
    const perf::Interruption interruption;  // temporary files go first
    return finish(gate(arguments));
}

}  // namespace pawl::cli
