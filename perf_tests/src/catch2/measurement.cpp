// SPDX-License-Identifier: BSL-1.0
#include <pawl/perf/measurement.hpp>

#include <ostream>
#include <pawl/perf/matchers.hpp>
#include <utility>

#include "catch2/measurement_maker.hpp"

namespace pawl::perf {

Measurement::Measurement(std::string name, Outcome outcome, std::string evidence)
    : m_name(std::move(name)), m_outcome(outcome), m_evidence(std::move(evidence)) {}

Measurement::Outcome Measurement::outcome() const {
    *m_was_asked = true;
    return m_outcome;
}

Measurement MeasurementMaker::make(std::string name, Measurement::Outcome outcome, std::string evidence) {
    return {std::move(name), outcome, std::move(evidence)};
}

std::ostream& operator<<(std::ostream& out, const Measurement& measurement) {
    return out << measurement.evidence();
}

bool HeldMatcher::match(const Measurement& measurement) const {
    return measurement.outcome() != Measurement::Outcome::failed;
}

}  // namespace pawl::perf
