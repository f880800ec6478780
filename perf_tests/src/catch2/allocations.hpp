// SPDX-License-Identifier: BSL-1.0
// Counting what a body allocates, in a worker that the allocation counter was preloaded into.
#ifndef PAWL_PERF_CATCH2_ALLOCATIONS_HPP_INCLUDED
#define PAWL_PERF_CATCH2_ALLOCATIONS_HPP_INCLUDED

#include "catch2/batch.hpp"

namespace pawl::perf {

/// What so many iterations allocate, after as many that are not counted: pools and caches are filled by then. Says why
/// where the counter is not there or sees nothing, as in a statically linked executable.
[[nodiscard]] message::Allocations allocations_of(const Body& body, std::int32_t iterations);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_ALLOCATIONS_HPP_INCLUDED
