// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_CATCH2_OPERATIONS_HPP_INCLUDED
#define PAWL_PERF_CATCH2_OPERATIONS_HPP_INCLUDED

#include "catch2/batch.hpp"
#include "judge/budget.hpp"
#include "measure/clock.hpp"

namespace pawl::perf {

/// Times single operations one after another, after as many untimed ones as fit into 5 ms (at least one): for a quarter
/// of a second at least, so that no single disturbance covers them all, and until there are as many as wanted; after 2
/// s as many as needed will do, and after 20 s or at the deadline what there is. Then, where means are asked for, 25
/// blocks of 40 ms or more, which is long beside a neighbour's burst; none after the deadline.
[[nodiscard]] Operations record_operations(const Body& body, const RecordingPlan& plan, Deadline deadline);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_OPERATIONS_HPP_INCLUDED
