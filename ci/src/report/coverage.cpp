// SPDX-License-Identifier: BSL-1.0
#include "report/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <pawl/coverage/lines.hpp>

#include "report/markdown.hpp"

namespace pawl::cli {
namespace {

// Names come from outside: what ends a block of Markdown must not be in them.
std::string without_ticks(std::string text) {
    std::ranges::replace(text, '`', '\'');
    return text;
}

std::string headline(const CoverageRecord& record) {
    switch (record.outcome) {
        case coverage::Outcome::held:
            return "held";
        case coverage::Outcome::failed:
            return "failed";
        case coverage::Outcome::inconclusive:
            return "not decided";
    }
    return "";
}

}  // namespace

std::string coverage_text(const std::vector<CoverageRecord>& records) {
    std::string text;
    for (const CoverageRecord& record : records) {
        if (records.size() > 1) text += coverage::in_one_line(record.gate) + ": " + headline(record) + "\n";
        text += to_text(record);
    }
    return text;
}

std::string coverage_markdown(const std::vector<CoverageRecord>& records) {
    std::string text;
    for (const CoverageRecord& record : records) {
        const std::string name = records.size() > 1 ? " (" + markdown_cell(record.gate) + ")" : "";
        text += fmt::format("{}## Coverage{}: {}\n\n```\n{}```\n", text.empty() ? "" : "\n", name, headline(record),
                            without_ticks(to_text(record)));
    }
    return text;
}

}  // namespace pawl::cli
