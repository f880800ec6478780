// SPDX-License-Identifier: BSL-1.0
// How a tracefile came about: two that were made differently cannot be compared, because gcov, lcov and gcovr count
// other lines and branches of the same code.
#ifndef PAWL_COVERAGE_PROVENANCE_HPP_INCLUDED
#define PAWL_COVERAGE_PROVENANCE_HPP_INCLUDED

#include <string>
#include <string_view>
#include <vector>

namespace pawl::coverage {

struct Provenance {
    std::string engine;                ///< with its version, which is the compiler's: "gcov 12.2.0"
    std::vector<std::string> exclude;  ///< globs that the capture left out, in their order
    std::string commit;                ///< of the sources, "+dirty" behind it where they differ; empty: not known

    bool operator==(const Provenance&) const = default;
};

/// Comment lines to put in front of a tracefile; lcov 1 and 2 pass over them.
/// @param provenance  without line breaks.
[[nodiscard]] std::string header_of(const Provenance& provenance);

/// What header_of() wrote; all empty for a tracefile from elsewhere.
[[nodiscard]] Provenance provenance_in(std::string_view tracefile);

/// Why tracefiles of these two cannot be compared, and what to do, in one sentence; empty if they can.
[[nodiscard]] std::string difference(const Provenance& before, const Provenance& after);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_PROVENANCE_HPP_INCLUDED
