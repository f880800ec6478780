// SPDX-License-Identifier: BSL-1.0
#include "measure/conduct.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "measure/allocation_pass.hpp"
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
    if (all.not_decided_because.empty()) all.not_decided_because = std::move(more.not_decided_because);
}

CaseOutcome conduct_by(Launcher& launcher, const ConductPlan& plan) {
    CaseOutcome outcome;
    if (!launcher.has_time_for_another()) {
        outcome.not_decided_because = launcher.out_of_time();
        return outcome;
    }
    Listing candidate;
    if (plan.baseline.empty()) {
        candidate = list_candidate_alone(plan, launcher);
        outcome.candidate_failure = candidate.failure_outside();
    } else {
        PairedPass executables(plan, launcher, plan.baseline, Task::compare_executables);
        outcome = executables.run();
        candidate = executables.candidate();
    }
    if (!outcome.candidate_failure.empty()) return outcome;
    if (plan.compare_bodies && has_two_bodies(candidate)) {
        if (launcher.has_time_for_another()) {
            append(outcome, PairedPass(plan, launcher, plan.candidate, Task::compare_bodies).run());
        } else {
            outcome.not_decided_because = launcher.out_of_time();
        }
    }
    outcome.counted = allocation_pass(launcher, candidate);
    return outcome;
}

}  // namespace

CaseOutcome conduct(const ConductPlan& plan) {
    const Interruption interruption;  // outlives the workers and their files
    Launcher launcher(plan, plan.deadline.value_or(Deadline::clock::now() + plan.time_limit));
    auto outcome = conduct_by(launcher, plan);
    launcher.expect_unchanged();
    return outcome;
}

}  // namespace pawl::perf
