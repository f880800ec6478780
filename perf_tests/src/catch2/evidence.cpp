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

}  // namespace

Catch::ResultWas::OfType result_of(Standing standing, bool strict) {
    switch (standing) {
        case Standing::fails:
            return Catch::ResultWas::ExplicitFailure;
        case Standing::open:
            return strict ? Catch::ResultWas::ExplicitFailure : Catch::ResultWas::ExplicitSkip;
        case Standing::not_applicable:
            return Catch::ResultWas::ExplicitSkip;
        default:
            return Catch::ResultWas::Ok;
    }
}

std::vector<Evidence> evidence_of(const BenchmarkOutcome& outcome, const Baseline& baseline, bool strict) {
    const bool asked_for = baseline.state != Baseline::State::not_asked_for;
    const bool needed = needs_baseline(asked_for, !outcome.findings.empty(), outcome.promises_slowdown);
    auto result = result_of(standing_of(outcome.judgement.verdict, needed), strict);
    if (outcome.judgement.verdict == Verdict::gone) result = Catch::ResultWas::Warning;
    std::vector<Evidence> evidence{{result, comparison_sentence(outcome, baseline)}};
    for (const Finding& finding : outcome.findings) {
        evidence.push_back({result_of(standing_of(finding.answer), strict), finding.sentence});
    }
    return evidence;
}

Measurement measurement_of(const BenchmarkOutcome& outcome, const std::vector<Evidence>& evidence) {
    const auto has = [&](Catch::ResultWas::OfType result) {
        return std::ranges::find(evidence, result, &Evidence::result) != evidence.end();
    };
    using enum Measurement::Outcome;
    const auto end = outcome.judgement.verdict == Verdict::not_applicable ? not_applicable
                     : has(Catch::ResultWas::ExplicitFailure)             ? failed
                     : has(Catch::ResultWas::ExplicitSkip)                ? not_decided
                                                                          : held;
    std::string text;
    for (const Evidence& one : evidence) text += (text.empty() ? "" : "\n") + one.sentence;
    return MeasurementMaker::make(outcome.key.name, end, std::move(text));
}

}  // namespace pawl::perf
