// SPDX-License-Identifier: BSL-1.0
#include "catch2/conduct_case.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <catch2/interfaces/catch_interfaces_config.hpp>
#include <catch2/internal/catch_context.hpp>
#include <exception>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "measure/conduct.hpp"
#include "measure/machine_lock.hpp"
#include "measure/system_failure.hpp"
#include "measure/test_spec.hpp"

namespace pawl::perf {

namespace {

std::vector<std::string> worker_arguments(const std::string& test_case) {
    const Catch::IConfig& config = *Catch::getCurrentContext().getConfig();
    std::vector<std::string> arguments{test_spec_of(test_case), "--rng-seed", fmt::format("{}", config.rngSeed())};
    for (const auto& section : config.getSectionsToRun()) {
        arguments.emplace_back("-c");
        arguments.push_back(section);
    }
    return arguments;
}

ConductPlan plan_of(const CaseToConduct& test, const Settings& settings) {
    ConductPlan plan;
    plan.baseline = test.baseline;
    plan.candidate = test.candidate;
    plan.arguments = worker_arguments(test.test_case);
    plan.test_case = test.test_case;
    plan.policy.limit_ratio = test.threshold_ratio;
    plan.files = test.files;
    plan.seed = settings.seed.value_or(0);
    plan.time_limit = settings.time_limit;
    plan.deadline = test.deadline;
    plan.pin = settings.pin;
    plan.compare_bodies = !settings.is_anchor;
    return plan;
}

// Children of a process that ignores SIGCHLD, as some parents leave it and some bodies set it, vanish without a status.
class ChildrenWaited {
public:
    ChildrenWaited() {
        ::sigaction(SIGCHLD, nullptr, &m_before);
        m_ignored = m_before.sa_handler == SIG_IGN || (m_before.sa_flags & SA_NOCLDWAIT) != 0;
        if (m_ignored) ::signal(SIGCHLD, SIG_DFL);
    }
    ChildrenWaited(const ChildrenWaited&) = delete;
    ChildrenWaited& operator=(const ChildrenWaited&) = delete;
    ~ChildrenWaited() {
        if (m_ignored) ::sigaction(SIGCHLD, &m_before, nullptr);
    }

private:
    struct sigaction m_before {};
    bool m_ignored = false;
};

CaseOutcome not_decided(std::string reason) {
    CaseOutcome outcome;
    outcome.not_decided_because = std::move(reason);
    return outcome;
}

}  // namespace

CaseOutcome conduct_case(const CaseToConduct& test, const Settings& settings, Recorder& recorder) {
    if (test.candidate.empty()) return not_decided("no process can tell its own executable here; mount /proc");
    ConductPlan plan = plan_of(test, settings);
    const ChildrenWaited waited;
    // Half of the time is left to measure in, if need be beside another measurement.
    const MachineLock alone(MachineLock::default_path(), test.deadline - settings.time_limit / 2);
    try {
        plan.isolation = settings.isolate ? best_isolation() : Isolation::process_tree;
        recorder.note_isolation(name_of(plan.isolation));
        return conduct(plan);
    } catch (const std::system_error& failure) {
        return not_decided(describe(failure));
    } catch (const std::exception& failure) {
        return not_decided(failure.what());
    }
}

}  // namespace pawl::perf
