// SPDX-License-Identifier: BSL-1.0
#include "commands/doctor.hpp"

#include <iostream>
#include <map>

#include "baseline/progress.hpp"
#include "compare/comparison.hpp"
#include "doctor/finding.hpp"
#include "doctor/read_machine.hpp"
#include "doctor/resolution.hpp"
#include "measure/executable.hpp"
#include "process/surroundings.hpp"
#include "report/summary.hpp"

namespace pawl::cli {

namespace {

int fail(const Refusal& refusal) {
    std::cerr << "pawl doctor: " << refusal.sentence << std::endl;
    return refusal.code;
}

std::optional<LaunchScatter> worst_scatter(const std::map<std::string, std::vector<double>>& log_ratios) {
    std::optional<LaunchScatter> worst;
    for (const auto& [name, launches] : log_ratios) {
        const double deviation = deviation_from_zero(launches);
        if (worst && deviation <= worst->standard_deviation) continue;
        worst = {name, static_cast<int>(launches.size()), deviation};
    }
    return worst;
}

// Three runs of the executable against itself: a run of benchmarks that hold gives five launches.
tl::expected<LaunchScatter, Refusal> measure_scatter(const CommandRunner& run, const std::string& executable) {
    std::map<std::string, std::vector<double>> log_ratios;
    for (int i = 0; i < 3; ++i) {
        const auto comparison = compare_whatever_benchmarks(run, {.baseline = std::filesystem::absolute(executable),
                                                                  .candidate = executable,
                                                                  .environment = {{"PAWL_MEASURE_IDENTICAL", "1"}}});
        if (!comparison) {
            const Refusal refusal = to_refusal(comparison.error());
            // Nothing was to be gated here.
            return tl::make_unexpected(
                Refusal{refusal.code == exit_failed ? exit_environment : refusal.code, refusal.sentence});
        }
        for (const auto& benchmark : comparison->record.benchmarks) {
            for (const auto& launch : benchmark.outcome.launches) {
                log_ratios[full_name(benchmark)].push_back(launch.summary.log_ratio);
            }
        }
    }
    const auto worst = worst_scatter(log_ratios);
    if (worst) return *worst;
    return tl::make_unexpected(Refusal{
        exit_bad_usage, executable + " was not timed; give an executable that is built as RelWithDebInfo or Release"});
}

}  // namespace

int run_doctor(const DoctorArguments& arguments) {
    forget_pawl_environment();
    if (!arguments.executable.empty()) {
        const auto checked = perf::check_worker_executable(arguments.executable);
        if (!checked) return fail({exit_bad_usage, describe(checked.error())});
    }
    const CommandRunner runner = run_until(deadline_in(arguments.limit_s));
    MachineFacts facts = read_machine(runner);
    if (!arguments.executable.empty()) {
        Progress progress{std::cerr, columns_of_standard_error()};
        progress.step("comparing launches of " + arguments.executable + " with one another");
        const auto scatter = measure_scatter(runner, arguments.executable);
        progress.clear();
        if (!scatter) return fail(scatter.error());
        facts.scatter = *scatter;
    }
    const auto findings = diagnose(facts);
    std::cout << (arguments.json ? findings_json(findings) : findings_text(findings, wants_colour())) << std::flush;
    return exit_held;
}

}  // namespace pawl::cli
