// SPDX-License-Identifier: BSL-1.0
#include "coverage/gcov_complaint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pawl::cli {
namespace {

struct Cure {
    std::string_view said;
    std::string_view to_do;
};

// Messages of GCC 9 to 14 (gcc/gcov.cc).
constexpr std::array harmless{
    std::string_view{"cannot open data file, assuming not executed"},  // it never ran
    std::string_view{"no functions found"},                            // there is no code in it
    std::string_view{"no lines for"},                                  // of a function that the compiler made
};
constexpr std::array cures{
    Cure{"stamp mismatch",
         "these counters belong to another build of the object; remove the .gcda file, or build anew, and "
         "run all tests"},
    Cure{"profile mismatch",
         "these counters belong to another build of the object; remove the .gcda file, or build anew, and "
         "run all tests"},
    Cure{"prefer '", "this gcov is not of the compiler's version; give --gcov the one that is, as gcov-12"},
};

bool is_harmless(std::string_view line) {
    return line.empty() || std::ranges::any_of(harmless, [&](std::string_view known) {
               return line.find(known) != std::string_view::npos;
           });
}

}  // namespace

std::string gcov_complaint(std::string_view standard_error) {
    while (!standard_error.empty()) {
        const auto end = std::min(standard_error.find('\n'), standard_error.size());
        const std::string_view line = standard_error.substr(0, end);
        standard_error.remove_prefix(std::min(end + 1, standard_error.size()));
        if (is_harmless(line)) continue;
        const auto cure =
            std::ranges::find_if(cures, [&](const Cure& one) { return line.find(one.said) != line.npos; });
        return fmt::format("gcov says '{}'; {}", line,
                           cure == cures.end() ? "build anew, and run all tests" : cure->to_do);
    }
    return "";
}

}  // namespace pawl::cli
