// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/patch.hpp>

#include <algorithm>
#include <optional>

#include "worst_first.hpp"

namespace pawl::coverage {
namespace {

bool ends_with_path(std::string_view longer, std::string_view shorter) {
    return longer.size() > shorter.size() && longer.ends_with(shorter) &&
           longer[longer.size() - shorter.size() - 1] == '/';
}

/// Why no path fits, if it is that the two begin in different directories.
std::optional<Error> different_beginnings(const Tracefile& tracefile, const Diff& diff) {
    for (const auto& [changed, change] : diff) {
        for (const auto& [measured, file] : tracefile.files) {
            if (ends_with_path(changed, measured) || ends_with_path(measured, changed)) {
                return Error{Error::Code::paths_differ, "", 0,
                             "the diff calls a file '" + changed + "', the tracefile one '" + measured + "'"};
            }
        }
    }
    return std::nullopt;
}

FileVerdict verdict_on(const std::string& path, const FileCoverage& file, const FileChange& change, Floor floor) {
    FileVerdict verdict{.outcome = Outcome::held, .path = path, .lines = {}, .missing = {}};
    const auto is_changed = [&](std::uint32_t line) { return std::ranges::binary_search(change.added, line); };
    for (const auto& [line, hits] : file.lines) {
        if (is_changed(line)) verdict.lines += {hits > 0 ? 1U : 0U, 1};
    }
    verdict.missing = missing_ranges(file, is_changed);
    verdict.outcome = reaches(verdict.lines, floor) ? Outcome::held : Outcome::failed;
    return verdict;
}

}  // namespace

tl::expected<PatchVerdict, Error> judge_patch(const Tracefile& tracefile, const Diff& diff, Floor floor) {
    PatchVerdict verdict;
    verdict.floor = floor;
    bool any_fits = false;
    for (const auto& [path, change] : diff) {
        const auto file = tracefile.files.find(path);
        if (file == tracefile.files.end()) continue;
        any_fits = true;
        FileVerdict of_file = verdict_on(path, file->second, change, floor);
        verdict.lines += of_file.lines;
        if (of_file.lines.found > 0) verdict.files.push_back(std::move(of_file));
    }
    if (!any_fits) {
        if (auto error = different_beginnings(tracefile, diff)) return tl::unexpected(*std::move(error));
    }
    std::ranges::sort(verdict.files, is_worse);
    verdict.outcome = reaches(verdict.lines, floor) ? Outcome::held : Outcome::failed;
    return verdict;
}

}  // namespace pawl::coverage
