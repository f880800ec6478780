// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/verdict_text.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <pawl/coverage/lines.hpp>
#include <span>

namespace pawl::coverage {
namespace {

std::string_view word(Outcome outcome) {
    switch (outcome) {
        case Outcome::held:
            return "held";
        case Outcome::failed:
            return "failed";
        case Outcome::inconclusive:
            return "not decided";
    }
    return "";
}

// "13 of 20 lines, 65.00 %; floor 95 %, 6 short"
std::string share_text(Metric metric, Totals totals, std::optional<Percent> floor) {
    std::string text =
        fmt::format("{} of {} {}, {} %", totals.hit, totals.found, name_of(metric), percent_text(totals));
    if (!floor) return text;
    text += fmt::format("; floor {} %", to_string(*floor));
    if (const auto missing = short_by(totals, *floor); missing > 0) text += fmt::format(", {} short", missing);
    return text;
}

std::optional<Percent> floor_in(const Floors& floors, Metric metric) {
    const auto found = floors.find(metric);
    return found == floors.end() ? std::nullopt : std::optional{found->second};
}

// "; 1 file below 50 %": the table marks them, and may be cut off. Empty where none is.
std::string below_floor(const Verdict& verdict, Metric metric, Shortfall::Scope scope, std::string_view place) {
    const auto is_one = [&](const Shortfall& shortfall) {
        return shortfall.scope == scope && shortfall.metric == metric;
    };
    const auto first = std::ranges::find_if(verdict.shortfalls, is_one);
    if (first == verdict.shortfalls.end()) return "";
    const auto count = std::ranges::count_if(verdict.shortfalls, is_one);
    return fmt::format("; {} {}{} below {} %", count, place, count == 1 ? "" : "s", to_string(first->floor));
}

std::string headline(const Verdict& verdict) {
    const bool has_floors = verdict.floors != FloorPolicy{};
    std::string text = has_floors ? fmt::format("coverage {}: ", word(verdict.outcome)) : "coverage: ";
    const std::string indent(text.size(), ' ');
    for (const auto& [metric, totals] : verdict.totals) {
        if (metric != Metric::lines) text += indent;
        text += share_text(metric, totals, floor_in(verdict.floors.total, metric)) +
                below_floor(verdict, metric, Shortfall::Scope::folder, "folder") +
                below_floor(verdict, metric, Shortfall::Scope::file, "file") + "\n";
    }
    for (const Shortfall& shortfall : verdict.shortfalls) {
        if (shortfall.scope == Shortfall::Scope::folder) {
            text += fmt::format("  folder {}: {}\n", in_one_line(shortfall.path),
                                share_text(shortfall.metric, shortfall.totals, shortfall.floor));
        }
    }
    return text;
}

std::string location(const std::string& path, const std::vector<LineRange>& lines, std::size_t most_ranges) {
    const std::size_t shown = std::min(lines.size(), most_ranges);
    std::string text = in_one_line(path);
    for (std::size_t i = 0; i < shown; ++i) {
        const LineRange range = lines[i];
        text += fmt::format("{}{}", i == 0 ? ":" : ",", range.first);
        if (range.last != range.first) text += fmt::format("-{}", range.last);
    }
    if (shown < lines.size()) text += fmt::format(" and {} more", lines.size() - shown);
    return text;
}

std::string_view missed(Metric metric) {
    switch (metric) {
        case Metric::lines:
            return "not covered";
        case Metric::functions:
            return "not called, by the lines they begin in";
        case Metric::branches:
            return "not taken, by line";
    }
    return "";
}

std::string table_of(const std::vector<FileVerdict>& files, Metric metric, const TextLimits& limits) {
    std::string text;
    std::size_t incomplete = 0;
    for (const FileVerdict& file : files) {
        if (file.missing.empty() || ++incomplete > limits.files) continue;
        if (incomplete == 1) text += fmt::format("{:>13} {:>7}  {}\n", name_of(metric), "%", missed(metric));
        text += fmt::format("{:>13} {:>7}  {}{}\n", fmt::format("{}/{}", file.totals.hit, file.totals.found),
                            percent_text(file.totals), location(file.path, file.missing, limits.ranges),
                            file.outcome == Outcome::failed ? "  below its floor" : "");
    }
    if (incomplete > limits.files) {
        text += fmt::format("and {} more with {} {}\n", incomplete - limits.files, name_of(metric),
                            missed(metric).substr(0, missed(metric).find(',')));
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
    std::string text = headline(verdict);
    for (const auto& [metric, files] : verdict.files) text += table_of(files, metric, limits);
    return text;
}

std::string to_text(const PatchVerdict& verdict, const TextLimits& limits) {
    std::string unmeasured;
    for (const std::string& path : verdict.unmeasured)
        unmeasured += "  changed, but not measured: " + in_one_line(path) + "\n";
    if (verdict.lines.found == 0) {
        return fmt::format("patch {}: no measured line was changed\n{}", word(verdict.outcome), unmeasured);
    }
    std::string text =
        fmt::format("patch {}: {} of {} changed lines, {} %; floor {} %", word(verdict.outcome), verdict.lines.hit,
                    verdict.lines.found, percent_text(verdict.lines), to_string(verdict.floor));
    if (const auto missing = short_by(verdict.lines, verdict.floor); missing > 0) {
        text += fmt::format(", {} short", missing);
    }
    return text + "\n" + table_of(verdict.files, Metric::lines, limits) + unmeasured;
}

std::string to_text(const DropVerdict& verdict, const TextLimits& limits) {
    std::string text = fmt::format("drop {}: {} % covered before, {} % now", word(verdict.outcome),
                                   percent_text(verdict.before), percent_text(verdict.after));
    if (verdict.limits.relative) {
        text += fmt::format("; limit: {} % of what was covered", to_string(*verdict.limits.relative));
    }
    if (verdict.limits.points) text += fmt::format("; limit: {} points", to_string(*verdict.limits.points));
    text += "\n";
    for (std::size_t i = 0; i < std::min(verdict.lost.size(), limits.files); ++i) {
        text += fmt::format("{}{}\n", i == 0 ? "  no longer covered: " : "                     ",
                            location(verdict.lost[i].path, verdict.lost[i].lines, limits.ranges));
    }
    if (verdict.lost.size() > limits.files) {
        text += fmt::format("  and in {} more files\n", verdict.lost.size() - limits.files);
    }
    return text;
}

std::string to_text(const std::vector<AttributedLines>& attributed, std::size_t most_tests) {
    std::string text;
    for (const auto& [path, lines, tests] : attributed) {
        const auto shown = std::min(tests.size(), most_tests);
        text += fmt::format("  {}  by ", location(path, {lines}, 1));
        text +=
            tests.empty() ? "none" : in_one_line(fmt::format("'{}'", fmt::join(std::span{tests}.first(shown), "', '")));
        if (shown < tests.size()) text += fmt::format(" and {} more", tests.size() - shown);
        text += "\n";
    }
    return text;
}

}  // namespace pawl::coverage
