// SPDX-License-Identifier: BSL-1.0
// Lines that a source asks not to be counted: lcov's markers, geninfo(1), section "Source code exclusion markers". All
// begin with LCOV_, which is left out here, for this file is captured too.
#ifndef PAWL_COVERAGE_EXCLUSIONS_HPP_INCLUDED
#define PAWL_COVERAGE_EXCLUSIONS_HPP_INCLUDED

#include <pawl/coverage/error.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <cstdint>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace pawl::coverage {

/// Ascending line numbers.
struct Exclusions {
    std::vector<std::uint32_t> lines;  ///< of which nothing counts: EXCL_LINE, or from EXCL_START to in front of _STOP
    std::vector<std::uint32_t> branches;  ///< of which branches do not: EXCL_BR_LINE, EXCL_BR_START and so on

    bool operator==(const Exclusions&) const = default;
};

/// @param path  of the source, for errors only.
/// @return      or Error::Code::unclosed_exclusion: a START without its STOP, which would leave out all that follows.
[[nodiscard]] tl::expected<Exclusions, Error> exclusions_in(std::string_view source, std::string_view path);

/// `file` without the lines, the functions that begin in them, and the branches.
[[nodiscard]] FileCoverage without(FileCoverage file, const Exclusions& exclusions);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_EXCLUSIONS_HPP_INCLUDED
