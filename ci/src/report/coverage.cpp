// SPDX-License-Identifier: BSL-1.0
#include "report/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/markdown.hpp"

namespace pawl::cli {
namespace {

// Names come from outside: what steers a terminal, or ends a block of Markdown, must not be in them.
std::string harmless(std::string text) {
    std::erase_if(text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f; });
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
        if (records.size() > 1) text += harmless(record.gate + ": " + headline(record) + "\n");
        text += harmless(to_text(record));
    }
    return text;
}

std::string coverage_markdown(const std::vector<CoverageRecord>& records) {
    std::string text;
    for (const CoverageRecord& record : records) {
        const std::string name = records.size() > 1 ? " (" + markdown_cell(record.gate) + ")" : "";
        text += fmt::format("{}## Coverage{}: {}\n\n```\n{}```\n", text.empty() ? "" : "\n", name, headline(record),
                            harmless(to_text(record)));
    }
    return text;
}

}  // namespace pawl::cli
