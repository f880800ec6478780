// SPDX-License-Identifier: BSL-1.0
// Which tests cover the lines of a change.
#ifndef PAWL_COVERAGE_ATTRIBUTION_HPP_INCLUDED
#define PAWL_COVERAGE_ATTRIBUTION_HPP_INCLUDED

#include <pawl/coverage/diff.hpp>
#include <pawl/coverage/gate.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <string>
#include <vector>

namespace pawl::coverage {

/// Measured lines in a row that the same tests cover.
struct AttributedLines {
    std::string path;
    LineRange lines;
    std::vector<std::string> tests;  ///< by name; empty: none covers them

    bool operator==(const AttributedLines&) const = default;
};

/// The lines that `diff` adds and `tracefile` measures, by path and line.
/// @param by_test  captured of the same sources as `tracefile`; tests that hit none of the lines do not matter.
[[nodiscard]] std::vector<AttributedLines> attribute(const Tracefile& tracefile, const Diff& diff,
                                                     const CoverageByTest& by_test);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_ATTRIBUTION_HPP_INCLUDED
