// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_ALLOCATION_LIBRARY_HPP_INCLUDED
#define PAWL_PERF_MEASURE_ALLOCATION_LIBRARY_HPP_INCLUDED

#include "measure/descriptor.hpp"

namespace pawl::perf {

/// The shared library (allocation_counter.c) that counts allocations when it is preloaded, as a file in memory; none
/// where the system has no such files. It is carried inside the executable, so that an installed or copied one finds
/// it.
[[nodiscard]] Descriptor allocation_counter_library();

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_ALLOCATION_LIBRARY_HPP_INCLUDED
