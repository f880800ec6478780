// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_PERF_OPTIMISED_HPP_INCLUDED
#define PAWL_TESTS_PERF_OPTIMISED_HPP_INCLUDED

namespace pawl::perf::tests {

/// Compiled as the fixtures are, while tests are never optimised.
[[nodiscard]] bool fixtures_are_optimised();

}  // namespace pawl::perf::tests

#endif  // PAWL_TESTS_PERF_OPTIMISED_HPP_INCLUDED
