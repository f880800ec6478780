// SPDX-License-Identifier: BSL-1.0
// For test executables only, never for Pawl's own sources: whoever includes this offers tests something that workers
// have to find out, with or without a baseline.
#ifndef PAWL_PERF_EXPECT_WORKERS_HPP_INCLUDED
#define PAWL_PERF_EXPECT_WORKERS_HPP_INCLUDED

#include <pawl/perf/engine.hpp>

namespace pawl::perf::engine {

inline const bool workers_are_expected = expect_workers();

}  // namespace pawl::perf::engine

#endif  // PAWL_PERF_EXPECT_WORKERS_HPP_INCLUDED
