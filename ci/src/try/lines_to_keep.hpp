// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_TRY_LINES_TO_KEEP_HPP_INCLUDED
#define PAWL_CI_TRY_LINES_TO_KEEP_HPP_INCLUDED

#include <string>
#include <string_view>

#include "compare/comparison.hpp"

namespace pawl::cli {

/// How a project calls target_link_libraries for one target; CMake refuses a mixture (policy CMP0023).
enum class LinkStyle { keyword, plain };

/// The style of the call that begins in line `line` (from 1) of `cmake_code`; keyword where there is no call.
[[nodiscard]] LinkStyle link_style_of(std::string_view cmake_code, int line);

struct Adoption {
    std::string target;
    std::string pawl_source;        ///< where Pawl was taken from: a directory
    std::string test_spec;          ///< for ctest; named only where it is not the default one
    std::string thresholds = {};    ///< as --threshold takes them; empty: the default
    std::string baseline_ref = {};  ///< empty: the default branch
    LinkStyle link_style = LinkStyle::keyword;
    bool has_testing = true;  ///< whether the project calls enable_testing(), by itself or by include(CTest)
};

/// The test spec that the lines to keep need: the default one where that met the benchmarks, else the names of the test
/// cases that met one. Under ctest a test case that is selected and meets no BENCHMARK fails.
[[nodiscard]] std::string test_spec_to_keep(const Comparison& comparison);

/// The CMake code that makes what `pawl try` showed a part of the project's own ctest.
[[nodiscard]] std::string lines_to_keep(const Adoption& adoption);

}  // namespace pawl::cli

#endif  // PAWL_CI_TRY_LINES_TO_KEEP_HPP_INCLUDED
