// SPDX-License-Identifier: BSL-1.0
// How a tracefile came about: two that were made differently cannot be compared, because gcov, lcov and gcovr count
// other lines and branches of the same code.
#ifndef PAWL_COVERAGE_PROVENANCE_HPP_INCLUDED
#define PAWL_COVERAGE_PROVENANCE_HPP_INCLUDED

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace pawl::coverage {

struct Provenance {
    std::string engine = {};                ///< with its version, which is the compiler's: "gcov 12.2.0"
    std::string compiler = {};              ///< with its flags: "GNU 12.2.0 -O0 --coverage"; empty: not known
    std::vector<std::string> objects = {};  ///< directories of the build whose objects alone were read; empty: all
    std::vector<std::string> include = {};  ///< globs outside of which the merge left files out
    std::vector<std::string> exclude = {};  ///< globs that capture or merge left out
    bool is_by_test = false;                ///< it holds what each test hits, and nothing that none does
    bool is_flaky = false;                  ///< it holds the lines that are covered at times, and no others
    std::string commit = {};  ///< of the sources; where they differ, "+dirty" and by what behind it; empty: not known

    bool operator==(const Provenance&) const = default;
};

/// Comment lines to put in front of a tracefile; lcov 1 and 2 pass over them. None where nothing is known.
/// @param provenance  without line breaks; its lists may be in any order, and say something twice.
[[nodiscard]] std::string header_of(Provenance provenance);

/// What header_of() wrote, its lists sorted and without doubles, control characters in words; all empty for a tracefile
/// from elsewhere. A commit that is no hexadecimal name is none: it comes from a file, and goes to git.
[[nodiscard]] Provenance provenance_in(std::string_view tracefile);

/// The first line of what `gcov --version` or `lcov --version` prints, without the packager's words:
/// "gcov (GCC) 14.2.1 20240910 (Red Hat 14.2.1-4)" is version 14.2.1. Empty where it names none.
[[nodiscard]] std::string version_in(std::string_view line);

/// Of the sum of two tracefiles: what either tells, so that a third is held against all that is known.
/// @return  or why the two cannot be added, and what to do, in one sentence.
[[nodiscard]] tl::expected<Provenance, std::string> of_sum(const Provenance& left, const Provenance& right);

/// Why tracefiles of these two cannot be compared, and what to do, in one sentence; empty if they can.
[[nodiscard]] std::string difference(const Provenance& before, const Provenance& after);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_PROVENANCE_HPP_INCLUDED
