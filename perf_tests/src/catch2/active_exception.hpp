// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_CATCH2_ACTIVE_EXCEPTION_HPP_INCLUDED
#define PAWL_PERF_CATCH2_ACTIVE_EXCEPTION_HPP_INCLUDED

#include <string>

namespace pawl::perf {

/// What went wrong in a benchmark's body, in words. @pre called in a catch block.
[[nodiscard]] std::string active_exception();

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_ACTIVE_EXCEPTION_HPP_INCLUDED
