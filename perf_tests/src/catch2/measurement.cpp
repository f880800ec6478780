// SPDX-License-Identifier: BSL-1.0
#include <pawl/perf/measurement.hpp>

#include <ostream>
#include <pawl/perf/matchers.hpp>

namespace pawl::perf {

std::ostream& operator<<(std::ostream& out, const Measurement& measurement) {
    return out << measurement.evidence;
}

bool HeldMatcher::match(const Measurement& measurement) const {
    switch (measurement.outcome) {
        case Measurement::Outcome::held:
        case Measurement::Outcome::not_applicable:
            return true;
        case Measurement::Outcome::not_decided:
            return !measurement.strict;
        default:
            return false;
    }
}

}  // namespace pawl::perf
