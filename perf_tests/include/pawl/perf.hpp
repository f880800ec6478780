// SPDX-License-Identifier: BSL-1.0
// Everything a test needs to promise speed. For BENCHMARK alone no header of Pawl is needed.
#ifndef PAWL_PERF_HPP_INCLUDED
#define PAWL_PERF_HPP_INCLUDED

#include <pawl/perf/compare.hpp>
#include <pawl/perf/limits.hpp>
#include <pawl/perf/matchers.hpp>
#include <pawl/perf/measure.hpp>
#include <pawl/perf/within.hpp>

#endif  // PAWL_PERF_HPP_INCLUDED
