// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_COVERAGE_SOME_OF_HPP_INCLUDED
#define PAWL_COVERAGE_SOME_OF_HPP_INCLUDED

#include <span>
#include <string>

namespace pawl::coverage {

/// "'a', 'b' and 3 more": the first ten names, for a sentence.
[[nodiscard]] std::string some_of(std::span<const std::string> names);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_SOME_OF_HPP_INCLUDED
