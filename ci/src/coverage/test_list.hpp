// SPDX-License-Identifier: BSL-1.0
// The tests of a build as a text that tells when one of them is another than before.
#ifndef PAWL_CI_COVERAGE_TEST_LIST_HPP_INCLUDED
#define PAWL_CI_COVERAGE_TEST_LIST_HPP_INCLUDED

#include <filesystem>
#include <span>
#include <string>

#include "coverage/ctest_listing.hpp"

namespace pawl::cli {

/// One line a test that is not disabled: its name, a tab and a fingerprint of its command, its properties, and of time
/// and size of the files that the command names and that are programs or lie below `source_dir` and not below
/// `build_dir`; of a directory there, of its newest file.
[[nodiscard]] std::string list_of(std::span<const ListedTest> tests, const std::filesystem::path& source_dir,
                                  const std::filesystem::path& build_dir);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_TEST_LIST_HPP_INCLUDED
