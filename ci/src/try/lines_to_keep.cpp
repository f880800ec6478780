// SPDX-License-Identifier: BSL-1.0
#include "try/lines_to_keep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "measure/test_spec.hpp"

namespace pawl::cli {

namespace {

std::string_view from_line(std::string_view text, int line) {
    for (; line > 1 && !text.empty(); --line) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return text;
}

// As CMake writes a quoted argument.
std::string in_quotes(std::string_view text) {
    std::string argument = "\"";
    for (const char character : text) {
        if (std::string_view{"\\\"$"}.find(character) != std::string_view::npos) argument += '\\';
        argument += character;
    }
    return argument + '"';
}

std::string quoted_where_needed(const std::string& text) {
    return text.find_first_of(" ;()#\"\\$") == std::string::npos ? text : in_quotes(text);
}

// "5%,[io]=10%" as CMake's list.
std::string spaced(std::string thresholds) {
    std::ranges::replace(thresholds, ',', ' ');
    return thresholds;
}

}  // namespace

LinkStyle link_style_of(std::string_view cmake_code, int line) {
    const std::string_view call = from_line(cmake_code, line);
    const std::string_view arguments = call.substr(0, call.find(')'));
    if (arguments.find("target_link_libraries") == std::string_view::npos) return LinkStyle::keyword;
    for (const std::string_view keyword : {"PRIVATE", "PUBLIC", "INTERFACE"}) {
        if (arguments.find(keyword) != std::string_view::npos) return LinkStyle::keyword;
    }
    return LinkStyle::plain;
}

std::string test_spec_to_keep(const Comparison& comparison) {
    if (comparison.test_spec == default_test_spec) return default_test_spec;
    std::set<std::string> named;
    std::string spec;
    for (const auto& [test_case, outcome] : comparison.record.benchmarks) {
        if (outcome.judgement.verdict == perf::Verdict::gone || !named.insert(test_case).second) continue;
        spec += (spec.empty() ? "" : ",") + perf::test_spec_of(test_case);
    }
    return spec.empty() ? comparison.test_spec : spec;
}

std::string lines_to_keep(const Adoption& adoption) {
    const auto& [target, pawl_source, test_spec, thresholds, baseline_ref, link_style, has_testing] = adoption;
    std::string options;
    if (!thresholds.empty()) options += " THRESHOLD " + spaced(thresholds);
    if (!baseline_ref.empty()) options += " BASELINE_REF " + quoted_where_needed(baseline_ref);
    if (test_spec != default_test_spec) options += " TEST_SPEC " + in_quotes(test_spec);
    return fmt::format(
        "include(FetchContent)  # these two once, if the project has no other source of Pawl\n"
        "FetchContent_Declare(Pawl SOURCE_DIR \"{}\")  # or GIT_REPOSITORY and GIT_TAG\n"
        "{}"
        "FetchContent_MakeAvailable(Pawl)\n"
        "target_link_libraries({} {}Pawl::perf)\n"
        "pawl_discover_perf_tests({}{})\n",
        pawl_source,
        has_testing ? "" : "enable_testing()  # in the top CMakeLists.txt, where ctest looks for tests first\n", target,
        link_style == LinkStyle::plain ? "" : "PRIVATE ", target, options);
}

}  // namespace pawl::cli
