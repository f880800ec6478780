// SPDX-License-Identifier: BSL-1.0
// pawl report: run records as what people read.
#ifndef PAWL_CI_COMMANDS_REPORT_HPP_INCLUDED
#define PAWL_CI_COMMANDS_REPORT_HPP_INCLUDED

#include <string>
#include <vector>

namespace pawl::cli {

struct ReportArguments {
    std::vector<std::string> paths;
    std::string format = "text";
    std::string output;
};

/// @return the exit code.
[[nodiscard]] int run_report(const ReportArguments& arguments);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_REPORT_HPP_INCLUDED
