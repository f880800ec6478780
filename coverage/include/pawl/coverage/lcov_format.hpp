// SPDX-License-Identifier: BSL-1.0
// lcov's tracefile format, read and written. The format: geninfo(1), section FILES.
#ifndef PAWL_COVERAGE_LCOV_FORMAT_HPP_INCLUDED
#define PAWL_COVERAGE_LCOV_FORMAT_HPP_INCLUDED

#include <pawl/coverage/error.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace pawl::coverage {

/// The lines, functions and branches in a tracefile, as lcov 1 and 2, llvm-cov and their like write it.
///
/// A capture holds one SF block a translation unit (lcov 1.16); blocks of one path are merged. Other records are passed
/// over, totals too: Debian's lcov 1.16 does not write them. Text without a single block is an empty Tracefile.
///
/// @param text  the whole file; lines end in LF or CRLF.
/// @param path  the file's name, for errors only.
/// @return      or Error::Code::malformed_record, record_outside_file, missing_end_of_record, each with its line.
[[nodiscard]] tl::expected<Tracefile, Error> read_lcov(std::string_view text, std::string_view path);

/// The same, apart by the test that the last TN record names.
[[nodiscard]] tl::expected<CoverageByTest, Error> read_lcov_by_test(std::string_view text, std::string_view path);

/// The tracefile's text, with its totals, ordered by path and line, so that equal tracefiles give equal bytes.
/// @param tracefile  no path in it holds a line break.
/// @param test       what its TN records name; without a line break.
[[nodiscard]] std::string write_lcov(const Tracefile& tracefile, std::string_view test = "");

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_LCOV_FORMAT_HPP_INCLUDED
