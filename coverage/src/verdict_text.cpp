// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/verdict_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace pawl::coverage {
namespace {

std::string headline(const Verdict& verdict) {
    std::string text = fmt::format("coverage {}: {} of {} lines, {} %; floor {} %",
                                   verdict.outcome == Outcome::held ? "held" : "failed", verdict.lines.hit,
                                   verdict.lines.found, percent_text(verdict.lines), to_string(verdict.floors.total));
    if (const auto missing = lines_short(verdict.lines, verdict.floors.total); missing > 0) {
        text += fmt::format(", {} line{} short", missing, missing == 1 ? "" : "s");
    }
    const auto below = std::count_if(verdict.files.begin(), verdict.files.end(),
                                     [](const FileVerdict& file) { return file.outcome == Outcome::failed; });
    if (verdict.floors.per_file) {
        text +=
            fmt::format("; {} file{} below {} %", below, below == 1 ? "" : "s", to_string(*verdict.floors.per_file));
    }
    return text + "\n";
}

std::string location(const FileVerdict& file, std::size_t most_ranges) {
    const std::size_t shown = std::min(file.missing.size(), most_ranges);
    std::string text = file.path;
    for (std::size_t i = 0; i < shown; ++i) {
        const LineRange range = file.missing[i];
        text += fmt::format("{}{}", i == 0 ? ":" : ",", range.first);
        if (range.last != range.first) text += fmt::format("-{}", range.last);
    }
    if (shown < file.missing.size()) text += fmt::format(" and {} more", file.missing.size() - shown);
    return text;
}

std::string table_of(const std::vector<FileVerdict>& files, const TextLimits& limits, std::string_view remark) {
    std::string text;
    std::size_t incomplete = 0;
    for (const FileVerdict& file : files) {
        if (file.missing.empty() || ++incomplete > limits.files) continue;
        if (incomplete == 1) text += fmt::format("{:>13} {:>7}  {}\n", "lines", "%", "not covered");
        text += fmt::format("{:>13} {:>7}  {}{}\n", fmt::format("{}/{}", file.lines.hit, file.lines.found),
                            percent_text(file.lines), location(file, limits.ranges),
                            file.outcome == Outcome::failed ? remark : "");
    }
    if (incomplete > limits.files) {
        text += fmt::format("and {} more with lines not covered\n", incomplete - limits.files);
    }
    return text;
}

}  // namespace

std::string percent_text(Totals lines) {
    assert(lines.found > 0);
    const auto hundredths = lines.hit * 10'000 / lines.found;
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

std::string to_text(const Verdict& verdict, const TextLimits& limits) {
    return headline(verdict) + table_of(verdict.files, limits, "  below its floor");
}

std::string to_text(const PatchVerdict& verdict, const TextLimits& limits) {
    if (verdict.lines.found == 0) return "patch held: no measured line was changed\n";
    std::string text = fmt::format("patch {}: {} of {} changed lines, {} %; floor {} %",
                                   verdict.outcome == Outcome::held ? "held" : "failed", verdict.lines.hit,
                                   verdict.lines.found, percent_text(verdict.lines), to_string(verdict.floor));
    if (const auto missing = lines_short(verdict.lines, verdict.floor); missing > 0) {
        text += fmt::format(", {} line{} short", missing, missing == 1 ? "" : "s");
    }
    return text + "\n" + table_of(verdict.files, limits, "");
}

}  // namespace pawl::coverage
