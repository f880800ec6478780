// SPDX-License-Identifier: BSL-1.0
// File: measurement.hpp: what a measurement came to, to be read by matchers.
#ifndef PAWL_PERF_MEASUREMENT_HPP_INCLUDED
#define PAWL_PERF_MEASUREMENT_HPP_INCLUDED

#include <iosfwd>
#include <memory>
#include <string>

namespace pawl::perf {

class Measurement {
public:
    enum class Outcome {
        held,    ///< everything that was judged holds
        failed,  ///< a regression, a refuted claim, a broken limit or a broken benchmark; an open question when strict
        not_decided,     ///< nothing failed, but something could not be judged
        not_applicable,  ///< timing means nothing in this build, so nothing was judged
        not_judged,      ///< in a worker, or under --skip-benchmarks: somebody else judges, or nobody
    };

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// A sentence a line: the comparison, then each limit.
    [[nodiscard]] const std::string& evidence() const { return m_evidence; }
    /// Whoever asks has seen it: a failed measurement that nobody asks fails its test by itself. The test's body also
    /// runs in workers, where the answer is `not_judged`; so assert `held()`, whose answer there does no harm.
    [[nodiscard]] Outcome outcome() const;

private:
    friend class MeasurementMaker;
    Measurement(std::string name, Outcome outcome, std::string evidence);

    std::string m_name;
    Outcome m_outcome;
    std::string m_evidence;
    std::shared_ptr<bool> m_was_asked = std::make_shared<bool>(false);  ///< of this one or a copy
};

/// The evidence; what Catch2 shows of a measurement.
std::ostream& operator<<(std::ostream& out, const Measurement& measurement);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASUREMENT_HPP_INCLUDED
