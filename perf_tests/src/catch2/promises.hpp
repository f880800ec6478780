// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_CATCH2_PROMISES_HPP_INCLUDED
#define PAWL_PERF_CATCH2_PROMISES_HPP_INCLUDED

#include <pawl/perf/limits.hpp>

namespace pawl::perf {

/// The limits that hold for this thread's next benchmark: every `within` alive, inner ones last.
[[nodiscard]] Limits limits_in_force();

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_PROMISES_HPP_INCLUDED
