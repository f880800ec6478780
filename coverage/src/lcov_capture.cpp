// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/lcov_capture.hpp>
#include <pawl/coverage/lines.hpp>

namespace pawl::coverage {

std::vector<std::string> lcov_command(LcovPass pass, const std::string& build_dir, const std::string& output_file,
                                      std::string_view version) {
    std::vector<std::string> argv{"lcov", "--capture"};
    if (pass == LcovPass::initial) argv.push_back("--initial");
    argv.emplace_back("--quiet");
    if (version.starts_with("1.")) {
        // Branches are off: the exception-branch filters of Debian's geninfo 1.16 parse but do nothing, so its branches
        // mislead.
        argv.insert(argv.end(), {"--rc", "lcov_branch_coverage=0"});
    } else {
        const bool is_first =
            version == "2.0" || version.starts_with("2.0.");  // which knows one of the two by another name
        argv.insert(argv.end(), {"--ignore-errors", is_first ? "mismatch" : "inconsistent,mismatch"});
    }
    argv.insert(argv.end(), {"--directory", build_dir, "--output-file", output_file});
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
