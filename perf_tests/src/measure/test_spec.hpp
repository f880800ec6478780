// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_TEST_SPEC_HPP_INCLUDED
#define PAWL_PERF_MEASURE_TEST_SPEC_HPP_INCLUDED

#include <string>

namespace pawl::perf {

/// A Catch2 test spec that selects the test case of this name. Escapes what the spec grammar reads; a leading or
/// trailing '*' cannot be escaped there, and matching ignores case, so others may run too.
[[nodiscard]] std::string test_spec_of(const std::string& test_name);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_TEST_SPEC_HPP_INCLUDED
