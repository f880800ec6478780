// SPDX-License-Identifier: BSL-1.0
#include "commands/coverage_policy.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <tuple>

namespace pawl::cli {

using namespace pawl::coverage;

tl::expected<CoveragePolicy, Refusal> policy_of(const CoverageGateArguments& arguments) {
    CoveragePolicy policy;
    const std::array floors{std::tuple{"--floor", &arguments.floor, &policy.floors.total},
                            std::tuple{"--folder-floor", &arguments.folder_floor, &policy.floors.per_folder},
                            std::tuple{"--file-floor", &arguments.file_floor, &policy.floors.per_file}};
    bool holds_to_anything = !arguments.kept_as.empty();  // which may be there to keep a tracefile only
    for (const auto& [option, texts, wanted] : floors) {
        const auto parsed = parse_floors(*texts);
        if (!parsed) return stop(exit_bad_usage, fmt::format("{}: {}", option, describe(parsed.error())));
        *wanted = *parsed;
        holds_to_anything |= !wanted->empty();
    }
    const std::array limits{std::tuple{"--patch", &arguments.patch_floor, &policy.patch},
                            std::tuple{"--max-drop", &arguments.max_drop, &policy.drop.relative},
                            std::tuple{"--max-drop-points", &arguments.max_drop_points, &policy.drop.points}};
    for (const auto& [option, text, limit] : limits) {
        if (!*text) continue;
        const auto parsed = parse_percent(**text);
        if (!parsed) return stop(exit_bad_usage, fmt::format("{}: {}", option, describe(parsed.error())));
        *limit = *parsed;
        holds_to_anything = true;
    }
    if (!holds_to_anything) {
        return stop(
            exit_bad_usage,
            "nothing to hold the coverage to; give --floor, --folder-floor, --file-floor, --patch or --max-drop");
    }
    return policy;
}

}  // namespace pawl::cli
