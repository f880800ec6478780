// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_COVERAGE_MARKED_HPP_INCLUDED
#define PAWL_TESTS_COVERAGE_MARKED_HPP_INCLUDED

#include <string>

/// `text` with lcov's markers in it, of which tests, being captured themselves, hold none: @ stands for how they begin.
inline std::string marked(std::string text) {
    for (auto at = text.find('@'); at != text.npos; at = text.find('@', at)) text.replace(at, 1, "LCOV_");
    return text;
}

#endif  // PAWL_TESTS_COVERAGE_MARKED_HPP_INCLUDED
