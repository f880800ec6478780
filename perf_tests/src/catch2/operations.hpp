// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_CATCH2_OPERATIONS_HPP_INCLUDED
#define PAWL_PERF_CATCH2_OPERATIONS_HPP_INCLUDED

#include <chrono>

#include "catch2/batch.hpp"
#include "judge/budget.hpp"

namespace pawl::perf {

/// Times single operations one after another, after as many untimed ones as fit into 5 ms (at least one).
/// @param wanted      operations to record; @param time_limit  fewer where they would take longer, but at least one.
[[nodiscard]] Operations record_operations(const Body& body, int wanted, std::chrono::milliseconds time_limit);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_OPERATIONS_HPP_INCLUDED
