// SPDX-License-Identifier: BSL-1.0
#include "measure/paired_pass.hpp"

#include <algorithm>
#include <utility>

#include "judge/contention.hpp"
#include "judge/crossed_talk.hpp"
#include "measure/align.hpp"

namespace pawl::perf {

namespace {

constexpr int fewest_rounds = 50;  // with fewer, bodies that switch processes scatter too much

// Both bodies are the candidate's, so there is no baseline to be missing.
void blame_second_body(Judgement& judgement) {
    if (judgement.verdict == Verdict::added) judgement.reason = "the second body's worker did not meet it";
    if (judgement.verdict == Verdict::added || judgement.verdict == Verdict::no_baseline) {
        judgement.verdict = Verdict::broken;
    }
}

}  // namespace

PairedPass::PairedPass(const ConductPlan& plan, Launcher& launcher, std::string baseline, Task task)
    : m_plan(plan), m_launcher(launcher), m_baseline_executable(std::move(baseline)), m_task(task) {}

CaseOutcome PairedPass::run() {
    list_both_sides();
    const std::string meeting = explain_by_company();
    m_common = common_in_order(m_baseline.keys(), m_candidate.keys());
    std::erase_if(m_common, [this](const auto& key) { return !m_baseline.find(key)->body_failure.empty(); });
    judge_by_listings();
    if (!meeting.empty()) blame_company(meeting);
    while (!m_open.empty()) launch_once();
    mark_hidden_contention();
    return std::move(m_case);
}

bool PairedPass::concerns(const message::At& at) const {
    return at.two_bodies == (m_task == Task::compare_bodies);
}

void PairedPass::list_both_sides() {
    m_launcher.both_sides(m_baseline_executable, m_task, [this](SideRun& baseline, SideRun& candidate) {
        // Both have set up what they need before either goes on and ends: a port that only one of them can have is
        // missed here, and not in a later launch. One that hangs may not take the other's time.
        const Deadline patience = Deadline::clock::now() + m_plan.time_limit / 4;
        candidate.look_ahead(patience);
        baseline.look_ahead(patience);
        const auto wanted = [this](const message::At& at) { return concerns(at); };
        m_candidate = list_benchmarks(candidate, m_plan.targets.batch_ns, wanted);
        m_baseline = list_benchmarks(baseline, m_plan.targets.batch_ns, wanted);
    });
    // What was a comparison of two bodies there is another benchmark, whatever its name.
    std::erase_if(m_baseline.met, [this](const Met& met) { return !concerns(met.at); });
}

// A side that fails beside the other one, or in its namespaces, but not by itself is not broken: it met what it
// should not, or missed what it needs. Asked only where something failed.
std::string PairedPass::explain_by_company() {
    const bool shares = m_plan.isolation != Isolation::namespaces;
    const auto collision = [this](Side failing, Side other, const std::string& failure) {
        return collision_sentence(role_of(failing, m_task), role_of(other, m_task), failure);
    };
    if (const auto failure = m_candidate.failure(); !failure.empty()) {
        const bool alone_too = fails_alone(Side::candidate, m_plan.isolation);
        if (shares && !alone_too) return collision(Side::candidate, Side::baseline, failure);
        // Only what the test itself noticed: a worker that dies now and then would pass for it by luck.
        const bool missed = m_plan.isolation != Isolation::process_tree && !m_candidate.first_failure.empty();
        if (missed && alone_too && !fails_alone(Side::candidate, Isolation::process_tree)) {
            return confinement_sentence(failure);
        }
    }
    const auto failure = m_baseline.failure();
    if (shares && !failure.empty() && !fails_alone(Side::baseline, m_plan.isolation)) {
        return collision(Side::baseline, Side::candidate, failure);
    }
    return "";
}

bool PairedPass::fails_alone(Side which, Isolation isolation) {
    const auto& executable = which == Side::baseline ? m_baseline_executable : m_plan.candidate;
    return m_launcher.one_side(which, executable, m_task, isolation, [this](SideRun& side) {
        const auto wanted = [this](const message::At& at) { return concerns(at); };
        return !list_benchmarks(side, m_plan.targets.batch_ns, wanted).failure().empty();
    });
}

void PairedPass::blame_company(const std::string& sentence) {
    m_case.candidate_failure.clear();
    m_case.not_decided_because = sentence;
    m_open.clear();
    for (BenchmarkOutcome& outcome : m_case.benchmarks) {
        if (outcome.judgement.verdict == Verdict::not_applicable) continue;
        outcome.judgement.verdict = Verdict::not_decided;
        outcome.judgement.reason = sentence;
        outcome.iterations = 0;
    }
}

void PairedPass::judge_by_listings() {
    m_case.candidate_failure = m_candidate.failure_outside();
    m_case.benchmarks.reserve(m_candidate.met.size() + m_baseline.met.size());  // m_open points into it
    for (const Met& met : m_candidate.met) {
        if (concerns(met.at)) judge_by_listings(met);
    }
    for (const Met& met : m_baseline.met) {
        if (m_candidate.find(met.at.key) != nullptr) continue;
        BenchmarkOutcome& outcome = m_case.benchmarks.emplace_back();
        outcome.key = met.at.key;
        outcome.only_in_baseline = true;
        outcome.judgement.verdict = m_candidate.walk_failure.empty() ? Verdict::gone : Verdict::broken;
        outcome.judgement.reason =
            m_candidate.walk_failure.empty() ? "only the baseline has this benchmark" : m_candidate.walk_failure;
    }
    if (!m_case.candidate_failure.empty()) close_all(Verdict::broken, m_case.candidate_failure);
}

void PairedPass::judge_by_listings(const Met& met) {
    const bool in_order = std::ranges::find(m_common, met.at.key) != m_common.end();
    BenchmarkOutcome& outcome = m_case.benchmarks.emplace_back();
    outcome.key = met.at.key;
    outcome.file = met.at.file;
    outcome.line = met.at.line;
    outcome.two_bodies = met.at.two_bodies;
    outcome.judgement = judge_listings(met, m_baseline, in_order);
    if (m_task == Task::compare_bodies) blame_second_body(outcome.judgement);
    Policy policy = met.at.limit_ratio == 0 ? m_plan.policy : policy_for(met.at.limit_ratio, m_plan.policy);
    outcome.judgement.limit_ratio = policy.limit_ratio;
    const bool measurable = outcome.judgement.verdict == Verdict::not_decided && outcome.judgement.reason.empty();
    if (!measurable) return;
    const double slower = std::max(met.ns_per_iteration, m_baseline.find(met.at.key)->ns_per_iteration);
    BatchPlan batches = plan_batches(slower, m_plan.targets);
    batches.limit_ratio = policy.limit_ratio;
    outcome.iterations = batches.iterations;
    m_open.push_back({&outcome, batches, batches.rounds, std::move(policy)});
}

void PairedPass::launch_once() {
    if (!m_launcher.has_time_for_another()) return close_all(Verdict::not_decided, m_launcher.out_of_time());
    const auto walked =
        m_launcher.both_sides(m_baseline_executable, m_task, [this](SideRun& baseline, SideRun& candidate) {
            return walk_pair(
                baseline, candidate, m_common, [this](const auto& key) { return plan_for(key); },
                [this](const auto& key, const auto& batches) { add_launch(key, batches); }, m_launcher.random());
        });
    if (!walked) {
        close_all(is_broken(walked.error()) ? Verdict::broken : Verdict::not_decided, walked.error().reason);
    } else if (!walked->empty()) {
        m_case.candidate_failure = *walked;
        close_all(Verdict::broken, *walked);
    } else {
        judge_open();
    }
}

// The candidate's own failures break it. An answer that the common time limit cut off breaks it only where that one
// answer took most of the limit: a body that never returns, and not the last of many slow launches.
bool PairedPass::is_broken(const SideFailure& failure) const {
    const bool ran_out_of_time = failure.unanswered.count() > 0 && failure.unanswered < m_plan.time_limit / 2;
    const bool is_candidates = failure.side == Side::candidate || m_task == Task::compare_bodies;
    return is_candidates && !ran_out_of_time;
}

std::optional<BatchPlan> PairedPass::plan_for(const BenchmarkKey& key) {
    const auto open = find_open(key);
    if (open == m_open.end()) return std::nullopt;
    BatchPlan plan = open->plan;
    // Once is enough in namespaces, where sides can only meet in a file outside their layers. Else each launch may
    // fall out differently: whose server was bound last is chance.
    plan.watch_idle_side = m_plan.isolation != Isolation::namespaces || open->outcome->launches.empty();
    return plan;
}

std::vector<PairedPass::OpenBenchmark>::iterator PairedPass::find_open(const BenchmarkKey& key) {
    return std::ranges::find(m_open, key, [](const OpenBenchmark& one) { return one.outcome->key; });
}

void PairedPass::add_launch(const BenchmarkKey& key, const PairedBatches& batches) {
    const auto open = find_open(key);
    BenchmarkOutcome& outcome = *open->outcome;
    if (!batches.crossed_talk.empty()) {
        // What earlier launches saw may have been the other side's too.
        outcome.launches.clear();
        outcome.baseline_ns.clear();
        outcome.candidate_ns.clear();
        outcome.iterations = 0;
        outcome.judgement.reason = batches.crossed_talk;
        m_open.erase(open);
        return;
    }
    outcome.launches.push_back({.summary = summarise_launch(batches.rounds),
                                .core = m_launcher.core(),
                                .rounds = static_cast<int>(batches.rounds.size()),
                                .cpu_log_ratio = batches.cpu_log_ratio,
                                .involuntary_switches_a_round = batches.involuntary_switches_a_round,
                                .other_threads_share = batches.other_threads_share,
                                .is_batch = PinnedThread::is_batch()});
    for (const Round& round : batches.rounds) {
        outcome.baseline_ns.push_back(round.baseline_ns);
        outcome.candidate_ns.push_back(round.candidate_ns);
    }
}

void PairedPass::judge_open() {
    std::erase_if(m_open, [](OpenBenchmark& open) {
        std::vector<LaunchSummary> summaries(open.outcome->launches.size());
        std::ranges::transform(open.outcome->launches, summaries.begin(), &Launch::summary);
        if (auto judgement = decide(summaries, open.policy)) {
            open.outcome->judgement = *std::move(judgement);
            return true;
        }
        if (static_cast<int>(summaries.size()) >= open.policy.looks.front().launches) {
            const int rounds = rounds_for_next_launch(summaries, open.full_rounds, fewest_rounds);
            open.plan.rounds = rounds + rounds % 2;
        }
        return false;
    });
}

void PairedPass::mark_hidden_contention() {
    for (BenchmarkOutcome& outcome : m_case.benchmarks) {
        const auto& launches = outcome.launches;
        if (launches.empty() || launches.front().core < 0) continue;
        std::vector<double> shares(launches.size());
        std::ranges::transform(launches, shares.begin(), &Launch::other_threads_share);
        outcome.judgement.contention_hidden = uses_several_threads(std::move(shares));
    }
}

void PairedPass::close_all(Verdict verdict, const std::string& reason) {
    for (OpenBenchmark& open : m_open) {
        Judgement& judgement = open.outcome->judgement;
        judgement.verdict = verdict;
        judgement.reason = reason;
        if (verdict == Verdict::broken) continue;  // however fast it was
        std::vector<LaunchSummary> summaries(open.outcome->launches.size());
        std::ranges::transform(open.outcome->launches, summaries.begin(), &Launch::summary);
        if (!summaries.empty()) judgement.estimate = estimate_of(summaries, judgement.limit_ratio);
    }
    m_open.clear();
}

}  // namespace pawl::perf
