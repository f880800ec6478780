// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_CATCH2_FAILURES_HPP_INCLUDED
#define PAWL_PERF_CATCH2_FAILURES_HPP_INCLUDED

#include <cstdint>
#include <string>

namespace pawl::perf {

/// Failed assertions of the running test case. A failed CHECK before a BENCHMARK would otherwise go unnoticed in a
/// worker.
struct Failures {
    std::int32_t count = 0;
    std::string first;  ///< "file:line: expression"

    void add(std::string where_and_what) {
        if (count++ == 0) first = std::move(where_and_what);
    }
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_FAILURES_HPP_INCLUDED
