// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_PERF_SCHEMA_HPP_INCLUDED
#define PAWL_TESTS_PERF_SCHEMA_HPP_INCLUDED

#include <string>

namespace pawl::perf::tests {

/// What is wrong with the records in `directory` by pawl.run.1.schema.json, a line each; empty if nothing.
/// Skips the test where Python's jsonschema is not installed.
[[nodiscard]] std::string schema_violations(const std::string& directory);

}  // namespace pawl::perf::tests

#endif  // PAWL_TESTS_PERF_SCHEMA_HPP_INCLUDED
