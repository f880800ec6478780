// SPDX-License-Identifier: BSL-1.0
#include "baseline/error_line.hpp"

#include <algorithm>

namespace pawl::cli {

namespace {

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view blank = " \t\r";
    const std::size_t begin = line.find_first_not_of(blank);
    if (begin == std::string_view::npos) return {};
    return line.substr(begin, line.find_last_not_of(blank) - begin + 1);
}

}  // namespace

std::string last_error_line(std::string_view log) {
    std::string compiler, cmake, last;
    bool below_cmake_error = false;
    while (!log.empty()) {
        const std::size_t end = std::min(log.find('\n'), log.size());
        const std::string line{trimmed(log.substr(0, end))};
        log.remove_prefix(std::min(end + 1, log.size()));
        if (line.empty()) continue;
        last = line;
        if (below_cmake_error) cmake += " " + line;
        below_cmake_error = line.starts_with("CMake Error");
        if (below_cmake_error) cmake = line;
        // "ld returned 1 exit status" only says that the line before it, an undefined reference, says it
        const bool summary = line.find("ld returned") != std::string::npos;
        if (line.find("error: ") != std::string::npos && !summary) compiler = line;
        if (line.find("undefined reference") != std::string::npos) compiler = line;
    }
    return !compiler.empty() ? compiler : !cmake.empty() ? cmake : last;
}

}  // namespace pawl::cli
