// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_COVERAGE_CTEST_LISTING_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CTEST_LISTING_HPP_INCLUDED

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "refusal.hpp"

namespace pawl::cli {

struct ListedTest {
    std::string name;
    std::vector<std::string> command;  ///< empty where its executable is missing
    std::string properties;            ///< JSON
    std::string working_directory;
    std::vector<std::string> depends;
    bool is_disabled = false;
};

/// The tests in what `ctest --show-only=json-v1` prints (ctest(1), "Show as JSON Object Model"), in their order: the
/// first is number 1 of `ctest -I`.
/// @return  or one sentence: it is no such document.
[[nodiscard]] tl::expected<std::vector<ListedTest>, Refusal> tests_listed(std::string_view document);

/// The names as one value of ctest's property DEPENDS. A CMake list is cut at semicolons, not within brackets, and a
/// backslash takes a semicolon along: of names with one at the end, or with brackets that do not match, only one finds
/// a place, at the end.
[[nodiscard]] std::string cmake_list(std::vector<std::string> names);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CTEST_LISTING_HPP_INCLUDED
