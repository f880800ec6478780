// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/patch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "ends_with_path.hpp"
#include "worst_first.hpp"

namespace pawl::coverage {
namespace {

/// Not a header, which may hold nothing but declarations.
bool is_compiled(const std::string& path) {
    constexpr std::array<std::string_view, 14> endings{".c",   ".C",  ".cc", ".cp", ".cpp", ".CPP",  ".cxx",
                                                       ".c++", ".cu", ".m",  ".mm", ".ixx", ".cppm", ".cxxm"};
    return std::ranges::any_of(endings, [&](std::string_view ending) { return path.ends_with(ending); });
}

std::string_view name_in(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

FileVerdict verdict_on(const std::string& path, const FileCoverage& file, const FileChange& change) {
    FileVerdict verdict{.outcome = Outcome::held, .path = path, .totals = {}, .missing = {}};
    const auto is_changed = [&](std::uint32_t line) { return std::ranges::binary_search(change.added, line); };
    for (const auto& [line, hits] : file.lines) {
        if (is_changed(line)) verdict.totals += {hits > 0 ? 1U : 0U, 1};
    }
    verdict.missing = missing_ranges(file, is_changed);
    return verdict;
}

}  // namespace

std::optional<Error> different_beginnings(const Tracefile& tracefile, const Diff& diff,
                                          const std::function<bool(const std::string& path)>& is_there) {
    std::multimap<std::string_view, std::string_view> measured;  // by the name behind the last slash
    for (const auto& [path, file] : tracefile.files) {
        if (diff.contains(path)) return std::nullopt;
        measured.emplace(name_in(path), path);
    }
    for (const auto& [changed, change] : diff) {
        const auto [first, last] = measured.equal_range(name_in(changed));
        for (auto namesake = first; namesake != last; ++namesake) {
            const std::string path{namesake->second};
            const bool are_alike = ends_with_path(changed, path) || ends_with_path(path, changed);
            if (!are_alike || (is_there(changed) && is_there(path))) continue;
            return Error{Error::Code::paths_differ, "", 0,
                         "the diff calls a file '" + changed + "', the tracefile one '" + path + "'"};
        }
    }
    return std::nullopt;
}

PatchVerdict judge_patch(const Tracefile& tracefile, const Diff& diff, Percent floor) {
    PatchVerdict verdict;
    verdict.floor = floor;
    for (const auto& [path, change] : diff) {
        const auto file = tracefile.files.find(path);
        const bool is_measured = file != tracefile.files.end();
        if (change.is_binary ? is_measured || is_compiled(path)
                             : !is_measured && is_compiled(path) && !change.added.empty()) {
            verdict.unmeasured.push_back(path);
        }
        if (!is_measured) continue;
        FileVerdict of_file = verdict_on(path, file->second, change);
        verdict.lines += of_file.totals;
        if (of_file.totals.found > 0) verdict.files.push_back(std::move(of_file));
    }
    std::ranges::stable_sort(verdict.files, is_worse);
    verdict.outcome = reaches(verdict.lines, floor) ? Outcome::held : Outcome::failed;
    return verdict;
}

}  // namespace pawl::coverage
