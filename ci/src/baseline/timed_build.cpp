// SPDX-License-Identifier: BSL-1.0
#include "baseline/timed_build.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <sstream>
#include <string_view>

namespace pawl::cli {

namespace {

std::string upper_case(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::vector<std::string> words_in(const std::string& text) {
    std::istringstream stream{text};
    return {std::istream_iterator<std::string>{stream}, {}};
}

bool counts_coverage(std::string_view flag) {
    constexpr std::array counting{"--coverage", "-coverage", "-fprofile-arcs", "-fcoverage-mapping"};
    return std::ranges::find(counting, flag) != counting.end();
}

// Not those that production code may carry, as `cfi` and `safe-stack`.
bool runs_under_a_sanitizer(std::string_view flag) {
    constexpr std::array slow{"address", "leak", "memory", "thread", "undefined"};
    return flag.starts_with("-fsanitize=") &&
           std::ranges::any_of(slow, [&](std::string_view name) { return flag.find(name) != std::string_view::npos; });
}

bool optimises(std::string_view flag) {
    return flag.starts_with("-O") && flag != "-O0";
}

}  // namespace

std::string why_never_timed(const std::vector<CacheEntry>& entries, const std::string& configuration) {
    const auto build_type =
        upper_case(configuration.empty() ? cache_value(entries, "CMAKE_BUILD_TYPE") : configuration);
    const auto flags =
        words_in(cache_value(entries, "CMAKE_CXX_FLAGS") + " " + cache_value(entries, "CMAKE_CXX_FLAGS_" + build_type));
    if (std::ranges::any_of(flags, counts_coverage)) return "it counts coverage";
    if (std::ranges::any_of(flags, runs_under_a_sanitizer)) return "it runs under a sanitizer";
    if (build_type == "DEBUG" && std::ranges::none_of(flags, optimises)) return "it is a Debug build";
    return "";
}

}  // namespace pawl::cli
