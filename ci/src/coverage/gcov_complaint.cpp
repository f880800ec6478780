// SPDX-License-Identifier: BSL-1.0
#include "coverage/gcov_complaint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <pawl/coverage/lines.hpp>

namespace pawl::cli {
namespace {

struct Cure {
    std::string_view said;
    ExitCode code;
    std::string_view to_do;
};

constexpr std::string_view of_another_build =
    "these counters belong to another build of the object; remove the .gcda file, or build anew, and run all tests";

// Messages of GCC 9 to 14 (gcc/gcov.cc).
constexpr std::array harmless{
    std::string_view{"cannot open data file, assuming not executed"},  // it never ran
    std::string_view{"no functions found"},                            // there is no code in it
    std::string_view{"no lines for"},                                  // of a function that the compiler made
};
constexpr std::array cures{
    Cure{"stamp mismatch", exit_not_decided, of_another_build},
    Cure{"profile mismatch", exit_not_decided, of_another_build},
    Cure{"source file is newer", exit_not_decided, "it was changed after it was compiled; build, and run all tests"},
    Cure{"prefer '", exit_environment,
         "this gcov is not of the compiler's version; give --gcov the one that is, as gcov-12"},
    Cure{"", exit_environment, "build anew, and run all tests"},  // whatever else it says
};

bool is_harmless(std::string_view line) {
    return line.empty() || std::ranges::any_of(harmless, [&](std::string_view known) {
               return line.find(known) != std::string_view::npos;
           });
}

}  // namespace

std::optional<Refusal> gcov_complaint(std::string_view standard_error) {
    while (!standard_error.empty()) {
        const std::string_view line = coverage::take_line(standard_error);
        if (is_harmless(line)) continue;
        const auto& [said, code, to_do] =
            *std::ranges::find_if(cures, [&](const Cure& cure) { return line.find(cure.said) != line.npos; });
        return Refusal{code, fmt::format("gcov says '{}'; {}", line, to_do)};
    }
    return std::nullopt;
}

}  // namespace pawl::cli
