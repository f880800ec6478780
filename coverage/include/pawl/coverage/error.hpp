// SPDX-License-Identifier: BSL-1.0
// What the world can do to coverage data. Code that is not covered is no error but a verdict (gate.hpp).
#ifndef PAWL_COVERAGE_ERROR_HPP_INCLUDED
#define PAWL_COVERAGE_ERROR_HPP_INCLUDED

#include <cstddef>
#include <string>

namespace pawl::coverage {

struct Error {
    enum class Code {
        malformed_record,       ///< a line of a tracefile that is no record, or a record that breaks its form
        record_outside_file,    ///< a record of a file's block without an SF before it
        missing_end_of_record,  ///< the tracefile stops, or the next SF comes, inside a file's block: truncated
        malformed_diff,         ///< a diff that is cut off, or has a hunk of no file
        unclosed_exclusion,     ///< a source's EXCL_START without its STOP
        paths_differ,           ///< those of a diff and of a tracefile begin in different directories
        malformed_percent,      ///< not a percentage from 0 to 100 with at most six decimals
        no_measured_lines,      ///< nothing to judge; never taken for 100 %
        malformed_gcov_output,  ///< gcov printed what gcov_json.hpp does not know
        raced_counters,         ///< a negative count: threads updated one counter without atomicity (GCC bug 68080)
    };
    Code code{};
    std::string path;      ///< the tracefile or directory at fault; empty if there is none
    std::size_t line = 0;  ///< of `path`, from 1; 0 if the error is not in one line
    std::string detail;    ///< what was found there

    bool operator==(const Error&) const = default;
};

/// One sentence: `path:line: what is wrong; what to do`.
[[nodiscard]] std::string describe(const Error& error);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_ERROR_HPP_INCLUDED
