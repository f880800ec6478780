// SPDX-License-Identifier: BSL-1.0
#include <pawl/perf/measurement.hpp>

#include <ostream>
#include <pawl/perf/matchers.hpp>
#include <utility>

namespace pawl::perf {

Measurement::Measurement(std::string name, Outcome outcome, std::string evidence, bool strict)
    : m_name(std::move(name)), m_outcome(outcome), m_evidence(std::move(evidence)), m_strict(strict) {}

Measurement::Outcome Measurement::outcome() const {
    *m_was_asked = true;
    return m_outcome;
}

std::ostream& operator<<(std::ostream& out, const Measurement& measurement) {
    return out << measurement.evidence();
}

bool HeldMatcher::match(const Measurement& measurement) const {
    switch (measurement.outcome()) {
        case Measurement::Outcome::held:
        case Measurement::Outcome::not_applicable:
            return true;
        case Measurement::Outcome::not_decided:
            return !measurement.strict();
        default:
            return false;
    }
}

}  // namespace pawl::perf
