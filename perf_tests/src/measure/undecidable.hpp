// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_UNDECIDABLE_HPP_INCLUDED
#define PAWL_PERF_MEASURE_UNDECIDABLE_HPP_INCLUDED

#include <stdexcept>

namespace pawl::perf {

/// Thrown where launches can tell nothing about a test case, whatever they have measured so far, and none of the two
/// executables is to blame; one sentence that says what to do.
struct Undecidable : std::runtime_error {
    using runtime_error::runtime_error;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_UNDECIDABLE_HPP_INCLUDED
