// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_COVERAGE_CTEST_LISTING_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CTEST_LISTING_HPP_INCLUDED

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "refusal.hpp"

namespace pawl::cli {

/// The names of the tests in what `ctest --show-only=json-v1` prints (ctest(1), "Show as JSON Object Model"), in their
/// order: the first is number 1 of `ctest -I`. Those that are disabled are empty.
/// @return  or one sentence: it is no such document.
[[nodiscard]] tl::expected<std::vector<std::string>, Refusal> tests_listed(std::string_view document);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CTEST_LISTING_HPP_INCLUDED
