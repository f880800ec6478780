// SPDX-License-Identifier: BSL-1.0
// How lcov is called. Running it is the caller's.
#ifndef PAWL_COVERAGE_LCOV_CAPTURE_HPP_INCLUDED
#define PAWL_COVERAGE_LCOV_CAPTURE_HPP_INCLUDED

#include <string>
#include <string_view>
#include <vector>

namespace pawl::coverage {

enum class LcovPass {
    initial,  ///< every line of every object at zero hits, so that files no test ran count
    counted,  ///< what ran; lcov 1.16 exits 0 with an empty file if nothing did
};

/// argv of the pass that writes `output_file`; merging both passes gives the capture.
/// @param version  of lcov, "1.16"; unless told not to, 2 stops at what GCC 12 says of templates (lcov issue 310).
[[nodiscard]] std::vector<std::string> lcov_command(LcovPass pass, const std::string& build_dir,
                                                    const std::string& output_file, std::string_view version);

/// What a failed lcov said, without the "Subroutine ... redefined" lines that Debian's lcov 1.16 prints at each run.
[[nodiscard]] std::string lcov_complaint(std::string_view standard_error);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_LCOV_CAPTURE_HPP_INCLUDED
