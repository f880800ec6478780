// SPDX-License-Identifier: BSL-1.0
// File: within_scope.hpp: the scope that `within` opens.
#ifndef PAWL_PERF_WITHIN_SCOPE_HPP_INCLUDED
#define PAWL_PERF_WITHIN_SCOPE_HPP_INCLUDED

#include <cstddef>
#include <pawl/perf/limits.hpp>

namespace pawl::perf {

/// While it lives, its limits hold for the benchmarks of this thread; an inner one overrides what it sets. Ends on the
/// thread that it began on, and before those that began earlier.
class [[nodiscard]] Within {
public:
    /// Throws std::invalid_argument where a limit makes no sense.
    explicit Within(const Limits& limits);
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;
    ~Within();

private:
    std::size_t m_depth;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_WITHIN_SCOPE_HPP_INCLUDED
