// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/lcov_capture.hpp>

#include "lines.hpp"

namespace pawl::coverage {

std::vector<std::string> lcov_command(LcovPass pass, const std::string& build_dir, const std::string& output_file) {
    std::vector<std::string> argv{"lcov", "--capture"};
    if (pass == LcovPass::initial) argv.push_back("--initial");
    // Branches are off: the exception-branch filters of Debian's geninfo 1.16 parse but do nothing, so its branches
    // mislead.
    for (const char* argument : {"--quiet", "--rc", "lcov_branch_coverage=0", "--directory"})
        argv.emplace_back(argument);
    argv.insert(argv.end(), {build_dir, "--output-file", output_file});
    return argv;
}

std::string lcov_complaint(std::string_view standard_error) {
    std::string complaint;
    while (!standard_error.empty()) {
        const std::string_view line = take_line(standard_error);
        if (line.starts_with("Subroutine ") && line.find(" redefined at ") != std::string_view::npos) continue;
        complaint.append(line).append("\n");
    }
    return complaint;
}

}  // namespace pawl::coverage
