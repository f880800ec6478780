// SPDX-License-Identifier: BSL-1.0
#include "coverage/coverage_record.hpp"

#include <fmt/format.h>

#include <pawl/coverage/lines.hpp>
#include <pawl/coverage/verdict_text.hpp>

namespace pawl::cli {

std::string to_text(const JudgedDrop& drop) {
    return fmt::format("{}before: {}, of {}\n", to_text(drop.verdict), coverage::in_one_line(drop.older),
                       drop.commit.empty() ? "sources that git does not know here, so lines that moved count as others"
                                           : coverage::in_one_line(drop.commit.substr(0, 7)));
}

std::string to_text(const JudgedPatch& patch) {
    return fmt::format("{}changes since {}\n", to_text(patch.verdict), coverage::in_one_line(patch.since));
}

std::string to_text(const CoverageRecord& record) {
    std::string text = record.total ? to_text(*record.total) : "";
    if (record.drop) text += to_text(*record.drop);
    if (record.patch) text += to_text(*record.patch);
    for (const std::string& reason : record.reasons)
        text += fmt::format("not decided: {}\n", coverage::in_one_line(reason));
    return text;
}

}  // namespace pawl::cli
