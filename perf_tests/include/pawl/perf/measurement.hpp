// SPDX-License-Identifier: BSL-1.0
// File: measurement.hpp: what a measurement came to, to be read by matchers.
#ifndef PAWL_PERF_MEASUREMENT_HPP_INCLUDED
#define PAWL_PERF_MEASUREMENT_HPP_INCLUDED

#include <iosfwd>
#include <string>

namespace pawl::perf {

struct Measurement {
    enum class Outcome {
        held,            ///< everything that was judged holds
        failed,          ///< a regression, a broken limit or a broken benchmark
        not_decided,     ///< nothing failed, but something could not be judged
        not_applicable,  ///< timing means nothing in this build, so nothing was judged
    };
    std::string name;
    Outcome outcome = Outcome::held;
    std::string evidence;  ///< a sentence a line: the comparison, then each limit
    bool strict = false;   ///< an open question counts as failed
};

/// The evidence; what Catch2 shows of a measurement.
std::ostream& operator<<(std::ostream& out, const Measurement& measurement);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASUREMENT_HPP_INCLUDED
