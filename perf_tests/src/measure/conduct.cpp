// SPDX-License-Identifier: BSL-1.0
#include "measure/conduct.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <utility>

#include "judge/contention.hpp"
#include "judge/crossed_talk.hpp"
#include "measure/align.hpp"
#include "measure/interruption.hpp"
#include "measure/launcher.hpp"
#include "measure/listing.hpp"
#include "measure/pair_run.hpp"

namespace pawl::perf {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int fewest_rounds = 30;  // with fewer, bodies that switch processes scatter too much

struct OpenBenchmark {
    BenchmarkOutcome* outcome;
    BatchPlan plan;
    int full_rounds;
    Policy policy;
};

class Conductor {
public:
    explicit Conductor(const ConductPlan& plan)
        : m_plan(plan),
          m_deadline(Clock::now() + plan.time_limit),
          m_random(plan.seed),
          m_launcher(plan, m_deadline, m_random) {}

    CaseOutcome run() {
        const auto started = Clock::now();
        const auto [baseline, candidate] = list_both_sides();
        m_longest_launch = Clock::now() - started;
        const std::string meeting = explain_by_company(baseline, candidate);
        m_common = common_in_order(baseline.keys(), candidate.keys());
        judge_by_listings(baseline, candidate);
        if (!meeting.empty()) blame_company(meeting);
        while (!m_open.empty()) launch_once();
        mark_hidden_contention();
        return std::move(m_case);
    }

private:
    std::pair<Listing, Listing> list_both_sides() {
        return m_launcher.with_both_sides([this](SideRun& baseline, SideRun& candidate) {
            // Both have set up what they need before either goes on and ends: a port that only one of them can have is
            // missed here, and not in a later launch. One that hangs may not take the other's time.
            const Deadline patience = Clock::now() + m_plan.time_limit / 4;
            candidate.look_ahead(patience);
            baseline.look_ahead(patience);
            auto of_candidate = list_benchmarks(candidate, m_plan.targets.batch_ns);
            auto of_baseline = list_benchmarks(baseline, m_plan.targets.batch_ns);
            return std::pair(std::move(of_baseline), std::move(of_candidate));
        });
    }

    // A side that fails beside the other one, or in its namespaces, but not by itself is not broken: it met what it
    // should not, or missed what it needs. Asked only where something failed.
    std::string explain_by_company(const Listing& baseline, const Listing& candidate) {
        const bool shares = m_plan.isolation != Isolation::namespaces;
        if (const auto failure = candidate.failure(); !failure.empty()) {
            const bool alone_too = fails_alone(Side::candidate, m_plan.isolation);
            if (shares && !alone_too) {
                return collision_sentence(name_of(Side::candidate), name_of(Side::baseline), failure);
            }
            // Only what the test itself noticed: a worker that dies now and then would pass for it by luck.
            const bool missed = m_plan.isolation != Isolation::process_tree && !candidate.first_failure.empty();
            if (missed && alone_too && !fails_alone(Side::candidate, Isolation::process_tree)) {
                return confinement_sentence(failure);
            }
        }
        const auto failure = baseline.failure();
        if (shares && !failure.empty() && !fails_alone(Side::baseline, m_plan.isolation)) {
            return collision_sentence(name_of(Side::baseline), name_of(Side::candidate), failure);
        }
        return "";
    }

    bool fails_alone(Side which, Isolation isolation) {
        return m_launcher.with_one_side(which, isolation, [this](SideRun& side) {
            return !list_benchmarks(side, m_plan.targets.batch_ns).failure().empty();
        });
    }

    void blame_company(const std::string& sentence) {
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

    void judge_by_listings(const Listing& baseline, const Listing& candidate) {
        m_case.candidate_failure = candidate.walk_failure.empty() ? candidate.first_failure : candidate.walk_failure;
        m_case.benchmarks.reserve(candidate.met.size() + baseline.met.size());  // m_open points into it
        for (const Met& met : candidate.met) {
            const bool in_order = std::ranges::find(m_common, met.at.key) != m_common.end();
            BenchmarkOutcome& outcome = m_case.benchmarks.emplace_back();
            outcome.key = met.at.key;
            outcome.file = met.at.file;
            outcome.line = met.at.line;
            outcome.judgement = judge_listings(met, baseline, in_order);
            Policy policy = m_plan.policy;
            if (met.at.limit_ratio > 0) policy.limit_ratio = met.at.limit_ratio;
            outcome.judgement.limit_ratio = policy.limit_ratio;
            const bool measurable =
                outcome.judgement.verdict == Verdict::not_decided && outcome.judgement.reason.empty();
            if (!measurable) continue;
            const double slower = std::max(met.ns_per_iteration, baseline.find(met.at.key)->ns_per_iteration);
            const BatchPlan batches = plan_batches(slower, m_plan.targets);
            outcome.iterations = batches.iterations;
            m_open.push_back({&outcome, batches, batches.rounds, std::move(policy)});
        }
        for (const Met& met : baseline.met) {
            if (candidate.find(met.at.key) != nullptr) continue;
            BenchmarkOutcome& outcome = m_case.benchmarks.emplace_back();
            outcome.key = met.at.key;
            outcome.judgement.verdict = candidate.walk_failure.empty() ? Verdict::gone : Verdict::broken;
            outcome.judgement.reason =
                candidate.walk_failure.empty() ? "only the baseline has this benchmark" : candidate.walk_failure;
        }
        if (!m_case.candidate_failure.empty()) close_all(Verdict::broken, m_case.candidate_failure);
    }

    void launch_once() {
        const auto started = Clock::now();
        if (started + m_longest_launch > m_deadline) {
            close_all(Verdict::not_decided,
                      fmt::format("the time limit of {} s does not allow another launch",
                                  std::chrono::duration_cast<std::chrono::seconds>(m_plan.time_limit).count()));
            return;
        }
        const auto walked = m_launcher.with_both_sides([this](SideRun& baseline, SideRun& candidate) {
            return walk_pair(
                baseline, candidate, m_common, [this](const auto& key) { return plan_for(key); },
                [this](const auto& key, const auto& batches) { add_launch(key, batches); }, m_random);
        });
        m_longest_launch = std::max(m_longest_launch, Clock::now() - started);
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
    bool is_broken(const SideFailure& failure) const {
        const bool ran_out_of_time = failure.unanswered.count() > 0 && failure.unanswered < m_plan.time_limit / 2;
        return failure.side == Side::candidate && !ran_out_of_time;
    }

    std::optional<BatchPlan> plan_for(const BenchmarkKey& key) {
        const auto open = find_open(key);
        if (open == m_open.end()) return std::nullopt;
        BatchPlan plan = open->plan;
        // Once is enough in namespaces, where sides can only meet in a file outside their layers. Else each launch may
        // fall out differently: whose server was bound last is chance.
        plan.watch_idle_side = m_plan.isolation != Isolation::namespaces || open->outcome->launches.empty();
        return plan;
    }

    std::vector<OpenBenchmark>::iterator find_open(const BenchmarkKey& key) {
        return std::ranges::find(m_open, key, [](const OpenBenchmark& one) { return one.outcome->key; });
    }

    void add_launch(const BenchmarkKey& key, const PairedBatches& batches) {
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
        outcome.launches.push_back({summarise_launch(batches.rounds), m_launcher.core(),
                                    static_cast<int>(batches.rounds.size()), batches.cpu_log_ratio,
                                    batches.involuntary_switches_a_round, batches.other_threads_share});
        for (const Round& round : batches.rounds) {
            outcome.baseline_ns.push_back(round.baseline_ns);
            outcome.candidate_ns.push_back(round.candidate_ns);
        }
    }

    void judge_open() {
        std::erase_if(m_open, [](OpenBenchmark& open) {
            const auto& launches = open.outcome->launches;
            std::vector<double> log_ratios(launches.size());
            std::ranges::transform(launches, log_ratios.begin(),
                                   [](const Launch& launch) { return launch.summary.log_ratio; });
            auto judgement = decide(log_ratios, open.policy);
            if (judgement) {
                open.outcome->judgement = *std::move(judgement);
            } else if (static_cast<int>(launches.size()) >= open.policy.looks.front().launches) {
                std::vector<LaunchSummary> summaries(launches.size());
                std::ranges::transform(launches, summaries.begin(), &Launch::summary);
                const int rounds = rounds_for_next_launch(summaries, open.full_rounds, fewest_rounds);
                open.plan.rounds = rounds + rounds % 2;
            }
            return judgement.has_value();
        });
    }

    void mark_hidden_contention() {
        for (BenchmarkOutcome& outcome : m_case.benchmarks) {
            const auto& launches = outcome.launches;
            if (launches.empty() || launches.front().core < 0) continue;
            std::vector<double> shares(launches.size());
            std::ranges::transform(launches, shares.begin(), &Launch::other_threads_share);
            outcome.judgement.contention_hidden = uses_several_threads(std::move(shares));
        }
    }

    void close_all(Verdict verdict, const std::string& reason) {
        for (OpenBenchmark& open : m_open) {
            open.outcome->judgement.verdict = verdict;
            open.outcome->judgement.reason = reason;
        }
        m_open.clear();
    }

    const ConductPlan& m_plan;
    Deadline m_deadline;
    std::mt19937_64 m_random;
    Launcher m_launcher;
    Clock::duration m_longest_launch{0};
    std::vector<BenchmarkKey> m_common;
    CaseOutcome m_case;
    std::vector<OpenBenchmark> m_open;
};

}  // namespace

CaseOutcome conduct(const ConductPlan& plan) {
    const Interruption interruption;  // outlives the workers and their files
    return Conductor(plan).run();
}

}  // namespace pawl::perf
