// SPDX-License-Identifier: BSL-1.0
#include "commands/selftest.hpp"

#include <fmt/format.h>

#include <iostream>

#include "baseline/progress.hpp"
#include "compare/comparison.hpp"
#include "judge/sentence.hpp"
#include "measure/executable.hpp"
#include "process/surroundings.hpp"
#include "record/file.hpp"
#include "report/text.hpp"
#include "selftest/find_executable.hpp"
#include "selftest/selftest.hpp"

namespace pawl::cli {

namespace {

class SelftestCommand {
public:
    explicit SelftestCommand(const SelftestArguments& arguments)
        : m_arguments{arguments}, m_run{run_until(deadline_in(arguments.limit_s))} {}

    int operator()() {
        const auto executable = find_test_executable(m_run, m_arguments.test, m_arguments.build_directory);
        if (!executable) return fail(executable.error());
        if (const auto checked = perf::check_worker_executable(executable->string()); !checked) {
            return fail({exit_bad_usage, describe(checked.error())});
        }
        const auto clean = compare_with_itself(executable->string(), 0);
        if (!clean) return fail(clean.error());
        if (const auto early = judge_selftest(clean->record, clean->record, m_arguments.inject_ratio);
            early.code == exit_not_decided) {
            return conclude(early);
        }
        const auto injected = compare_with_itself(executable->string(), m_arguments.inject_ratio);
        if (!injected) return fail(injected.error());
        show("unchanged", *clean);
        show("slowed down by " + perf::percent_text(m_arguments.inject_ratio).substr(1), *injected);
        if (!m_arguments.record.empty()) {
            if (const auto written = perf::replace_file(m_arguments.record, injected->document); !written) {
                return fail({exit_environment, written.error()});
            }
        }
        return conclude(judge_selftest(clean->record, injected->record, m_arguments.inject_ratio));
    }

private:
    static int fail(const Refusal& refusal) {
        std::cerr << "pawl selftest: " << refusal.sentence << std::endl;
        return refusal.code;
    }

    static int conclude(const SelftestResult& result) {
        std::cout << result.sentence << std::endl;
        return result.code;
    }

    static void show(std::string_view title, const Comparison& comparison) {
        std::cout << title << ":\n" << text_report({comparison.record}, wants_colour()) << "\n";
    }

    tl::expected<Comparison, Refusal> compare_with_itself(const std::string& executable, double ratio) {
        Progress progress{std::cerr, columns_of_standard_error()};
        progress.step(ratio > 0 ? fmt::format("comparing it with itself at {}", perf::percent_text(ratio))
                                : "comparing it with itself");
        ComparisonPlan plan{.baseline = executable,
                            .candidate = executable,
                            .environment = {{"PAWL_MEASURE_IDENTICAL", "1"}},
                            .on_output = [&](std::string_view chunk) { progress.tool_output(chunk); }};
        if (ratio > 0) plan.environment.emplace_back("PAWL_INJECT", fmt::format("{}%", ratio * 100));
        if (!m_arguments.test_spec.empty()) plan.test_spec = m_arguments.test_spec;
        auto comparison =
            m_arguments.test_spec.empty() ? compare_whatever_benchmarks(m_run, plan) : compare_executables(m_run, plan);
        progress.clear();
        if (!comparison) return tl::make_unexpected(to_refusal(comparison.error()));
        comparison->record.baseline_label = "itself";
        return *std::move(comparison);
    }

    const SelftestArguments& m_arguments;
    CommandRunner m_run;
};

}  // namespace

int run_selftest(const SelftestArguments& arguments) {
    forget_pawl_environment();
    return SelftestCommand{arguments}();
}

}  // namespace pawl::cli
