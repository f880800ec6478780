// SPDX-License-Identifier: BSL-1.0
#include "measure/conduct.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "measure/allocation_counter.hpp"
#include "measure/interruption.hpp"
#include "measure/launcher.hpp"
#include "measure/paired_pass.hpp"

namespace pawl::perf {

namespace {

bool has_two_bodies(const Listing& candidate) {
    return std::ranges::any_of(candidate.met, [](const Met& met) { return met.at.two_bodies; });
}

Listing list_candidate_alone(const ConductPlan& plan, Launcher& launcher) {
    return launcher.candidate_alone(Task::compare_executables, [&](SideRun& candidate) {
        return list_benchmarks(candidate, plan.targets.batch_ns,
                               [](const message::At& at) { return at.counts_allocations; });
    });
}

void append(CaseOutcome& all, CaseOutcome more) {
    std::ranges::move(more.benchmarks, std::back_inserter(all.benchmarks));
    if (all.candidate_failure.empty()) all.candidate_failure = std::move(more.candidate_failure);
}

}  // namespace

CaseOutcome conduct(const ConductPlan& plan) {
    const Interruption interruption;  // outlives the workers and their files
    const Deadline deadline = std::chrono::steady_clock::now() + plan.time_limit;
    Launcher launcher(plan, deadline);
    CaseOutcome outcome;
    Listing candidate;
    if (plan.baseline.empty()) {
        candidate = list_candidate_alone(plan, launcher);
        outcome.candidate_failure = candidate.failure();
    } else {
        PairedPass executables(plan, launcher, deadline, plan.baseline, Task::compare_executables);
        outcome = executables.run();
        candidate = executables.candidate();
    }
    if (!outcome.candidate_failure.empty()) return outcome;
    if (plan.compare_bodies && has_two_bodies(candidate)) {
        append(outcome, PairedPass(plan, launcher, deadline, plan.candidate, Task::compare_bodies).run());
    }
    outcome.counted = count_allocations(launcher, candidate);
    return outcome;
}

}  // namespace pawl::perf
