// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/error.hpp>

#include <pawl/coverage/lines.hpp>

namespace pawl::coverage {
namespace {

const char* what_to_do(Error::Code code) {
    switch (code) {
        case Error::Code::malformed_record:
            return "is it an lcov tracefile? Capture it again";
        case Error::Code::record_outside_file:
        case Error::Code::missing_end_of_record:
            return "the tracefile is damaged; capture it again";
        case Error::Code::malformed_diff:
            return "is it a unified diff, as 'git diff' writes it? Make it again";
        case Error::Code::unclosed_exclusion:
            return "end the region, or mark single lines";
        case Error::Code::paths_differ:
            return "make both relative to one directory";
        case Error::Code::malformed_percent:
            return "give a percentage from 0 to 100 with at most six decimals, as 95 or 92.5";
        case Error::Code::no_measured_lines:
            return "check what was captured and what the filters keep";
        case Error::Code::malformed_gcov_output:
            return "use the gcov of the compiler's version, GCC 9 or later";
        case Error::Code::raced_counters:
            return "threads raced on it: build with -fprofile-update=atomic and run all tests again";
    }
    return "";
}

}  // namespace

std::string describe(const Error& error) {
    std::string where = error.path;
    if (error.line != 0) where += ":" + std::to_string(error.line);
    if (!where.empty()) where += ": ";
    constexpr std::size_t most = 1000;  // of a hostile file
    const std::string text = where + error.detail;
    return in_one_line(text.substr(0, most)) + (text.size() > most ? "…" : "") + "; " + what_to_do(error.code);
}

}  // namespace pawl::coverage
