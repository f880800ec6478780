// SPDX-License-Identifier: BSL-1.0
#include "catch2/announcer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "catch2/announce.hpp"
#include "catch2/evidence.hpp"
#include "catch2/measurement_maker.hpp"
#include "catch2/outside_failure.hpp"

namespace pawl::perf {

void Announcer::start_test_case(std::string name) {
    m_test_case = std::move(name);
    m_met.clear();
}

void Announcer::report(const BenchmarkOutcome& outcome, const Catch::SourceLineInfo& place) {
    m_recorder.add(m_test_case, outcome);
    if (!outcome.candidate_ns.empty()) {
        m_feeds_reporters = true;
        announce_samples(outcome.key.name, outcome.candidate_ns, outcome.iterations);
        m_feeds_reporters = false;
    }
    for (auto& [result, sentence] : evidence_of(outcome, m_baseline, m_settings.strict)) {
        m_left_open = m_left_open || result == Catch::ResultWas::ExplicitSkip;
        announce(place, outcome.key.name, result, std::move(sentence));
    }
}

Measurement Announcer::hand_over(const BenchmarkOutcome& outcome, const Catch::SourceLineInfo& place) {
    m_recorder.add(m_test_case, outcome);
    const auto evidence = evidence_of(outcome, m_baseline, m_settings.strict);
    auto measurement = measurement_of(outcome, evidence);
    bool failed = false;
    for (const auto& [result, sentence] : evidence) {
        if (result == Catch::ResultWas::ExplicitSkip) {
            m_left_open = true;
            announce(place, outcome.key.name, result, sentence);
        }
        failed = failed || result == Catch::ResultWas::ExplicitFailure;
    }
    if (failed) m_failed.push_back({place, measurement});
    return measurement;
}

void Announcer::report_unmet(const std::vector<BenchmarkOutcome>& conducted, const Catch::SourceLineInfo& section) {
    for (const BenchmarkOutcome& outcome : conducted) {
        if (outcome.judgement.verdict != Verdict::gone || was_met(outcome.key)) continue;
        note_met(outcome.key);
        report(outcome, section);
    }
    for (const auto& [place, measurement] : std::exchange(m_failed, {})) {
        if (MeasurementMaker::was_asked(measurement)) continue;
        announce(place, measurement.name(), Catch::ResultWas::ExplicitFailure,
                 measurement.evidence() + "\nand no assertion asked: CHECK_THAT(…, pawl::perf::held())");
    }
}

void Announcer::report_missed(const std::vector<BenchmarkOutcome>& conducted) {
    for (const BenchmarkOutcome& outcome : conducted) {
        if (was_met(outcome.key) || outcome.only_in_baseline) continue;
        fail_from_outside(fmt::format("{} was met by its workers, but not by the test case itself: {}",
                                      outcome.key.name,
                                      evidence_of(outcome, m_baseline, m_settings.strict).front().sentence));
        m_recorder.add(m_test_case, outcome);
    }
}

bool Announcer::was_met(const BenchmarkKey& key) const {
    return std::ranges::find(m_met, key) != m_met.end();
}

}  // namespace pawl::perf
