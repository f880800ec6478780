// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/attribution.hpp>

#include <algorithm>

namespace pawl::coverage {
namespace {

bool hits(const Tracefile& tracefile, const std::string& path, std::uint32_t line) {
    const auto file = tracefile.files.find(path);
    if (file == tracefile.files.end()) return false;
    const auto found = file->second.lines.find(line);
    return found != file->second.lines.end() && found->second > 0;
}

std::vector<std::string> tests_of(const CoverageByTest& by_test, const std::string& path, std::uint32_t line) {
    std::vector<std::string> tests;
    for (const auto& [test, covered] : by_test) {
        if (hits(covered, path, line)) tests.push_back(test);
    }
    return tests;
}

}  // namespace

std::vector<AttributedLines> attribute(const Tracefile& tracefile, const Diff& diff, const CoverageByTest& by_test) {
    std::vector<AttributedLines> attributed;
    for (const auto& [path, change] : diff) {
        const auto file = tracefile.files.find(path);
        if (file == tracefile.files.end()) continue;
        bool open = false;  // whether the measured line before is one of the change's
        for (const auto& [line, count] : file->second.lines) {
            if (!std::ranges::binary_search(change.added, line)) {
                open = false;
                continue;
            }
            auto tests = tests_of(by_test, path, line);
            if (open && attributed.back().tests == tests) {
                attributed.back().lines.last = line;
            } else {
                attributed.push_back({path, {line, line}, std::move(tests)});
            }
            open = true;
        }
    }
    return attributed;
}

}  // namespace pawl::coverage
