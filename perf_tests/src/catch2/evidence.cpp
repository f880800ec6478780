// SPDX-License-Identifier: BSL-1.0
#include "catch2/evidence.hpp"

#include <algorithm>
#include <utility>

#include "catch2/measurement_maker.hpp"
#include "judge/rank.hpp"
#include "judge/sentence.hpp"

namespace pawl::perf {

namespace {

std::string comparison_sentence(const BenchmarkOutcome& outcome, const Baseline& baseline) {
    std::optional<BeforeAfter> p50;
    if (!outcome.baseline_ns.empty() && !outcome.candidate_ns.empty()) {
        p50 = {median(outcome.baseline_ns), median(outcome.candidate_ns)};
    }
    const std::string against = outcome.two_bodies ? "" : baseline.label;
    auto sentence = verdict_sentence(outcome.key.name, outcome.judgement, against, p50);
    if (outcome.judgement.estimate) sentence += "\n" + interval_sentence(*outcome.judgement.estimate);
    return sentence;
}

Catch::ResultWas::OfType open_question(bool strict) {
    return strict ? Catch::ResultWas::ExplicitFailure : Catch::ResultWas::ExplicitSkip;
}

}  // namespace

Catch::ResultWas::OfType result_of(Verdict verdict, bool strict, bool needs_baseline) {
    using enum Verdict;
    switch (verdict) {
        case regressed:
        case refuted:
        case broken:
            return Catch::ResultWas::ExplicitFailure;
        case not_decided:
            return open_question(strict);
        case no_baseline:
            return needs_baseline ? open_question(strict) : Catch::ResultWas::Ok;
        case not_applicable:
            return Catch::ResultWas::ExplicitSkip;
        case gone:
            return Catch::ResultWas::Warning;
        default:
            return Catch::ResultWas::Ok;
    }
}

Catch::ResultWas::OfType result_of(Answer answer, bool strict) {
    switch (answer) {
        case Answer::held:
            return Catch::ResultWas::Ok;
        case Answer::broken:
            return Catch::ResultWas::ExplicitFailure;
        default:
            return open_question(strict);
    }
}

std::vector<Evidence> evidence_of(const BenchmarkOutcome& outcome, const Baseline& baseline, bool strict) {
    const bool limits_make_up = !outcome.findings.empty() && !outcome.promises_slowdown;
    const bool needs_baseline = baseline.state != Baseline::State::not_asked_for && !limits_make_up;
    std::vector<Evidence> evidence{
        {result_of(outcome.judgement.verdict, strict, needs_baseline), comparison_sentence(outcome, baseline)}};
    for (const Finding& finding : outcome.findings) {
        evidence.push_back({result_of(finding.answer, strict), finding.sentence});
    }
    return evidence;
}

Measurement measurement_of(const BenchmarkOutcome& outcome, const Baseline& baseline, bool strict) {
    const auto all = evidence_of(outcome, baseline, strict);
    const auto has = [&](Catch::ResultWas::OfType result) {
        return std::ranges::find(all, result, &Evidence::result) != all.end();
    };
    using enum Measurement::Outcome;
    const auto end = outcome.judgement.verdict == Verdict::not_applicable ? not_applicable
                     : has(Catch::ResultWas::ExplicitFailure)             ? failed
                     : has(Catch::ResultWas::ExplicitSkip)                ? not_decided
                                                                          : held;
    std::string text;
    for (const Evidence& one : all) text += (text.empty() ? "" : "\n") + one.sentence;
    return MeasurementMaker::make(outcome.key.name, end, std::move(text));
}

}  // namespace pawl::perf
