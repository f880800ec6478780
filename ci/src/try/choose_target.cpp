// SPDX-License-Identifier: BSL-1.0
#include "try/choose_target.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "baseline/whole_file.hpp"

namespace pawl::cli {

namespace {

std::string names_of(const std::vector<ExecutableTarget>& targets) {
    std::string names;
    for (const ExecutableTarget& target : targets) names += (names.empty() ? "" : ", ") + target.name;
    return names.empty() ? "none" : names;
}

bool links_catch2(const ExecutableTarget& target) {
    return target.link_line.find("Catch2") != std::string::npos;
}

}  // namespace

bool mentions_benchmark(const std::filesystem::path& source) {
    const auto text = read_whole_file(source);
    return text && text->find("BENCHMARK") != std::string::npos;
}

std::vector<ExecutableTarget> benchmark_targets(const std::vector<ExecutableTarget>& executables,
                                                const MentionsBenchmark& mentions) {
    std::vector<ExecutableTarget> targets;
    std::ranges::copy_if(executables, std::back_inserter(targets), [&](const ExecutableTarget& target) {
        return links_catch2(target) && std::ranges::any_of(target.sources, mentions);
    });
    return targets;
}

tl::expected<ExecutableTarget, std::string> choose_target(const std::vector<ExecutableTarget>& executables,
                                                          const std::string& wanted,
                                                          const MentionsBenchmark& mentions) {
    if (!wanted.empty()) {
        const auto found = std::ranges::find(executables, wanted, &ExecutableTarget::name);
        if (found != executables.end()) return *found;
        return tl::make_unexpected(
            fmt::format("no executable target is called '{}'; name one of these: {}", wanted, names_of(executables)));
    }
    const auto targets = benchmark_targets(executables, mentions);
    if (targets.size() == 1) return targets.front();
    if (!targets.empty()) {
        return tl::make_unexpected(
            fmt::format("{} targets hold a BENCHMARK ({}); name one of them", targets.size(), names_of(targets)));
    }
    std::vector<ExecutableTarget> with_catch2;
    std::ranges::copy_if(executables, std::back_inserter(with_catch2), links_catch2);
    return tl::make_unexpected(
        fmt::format("no executable that links Catch2 (3.4 or later) has a source that mentions BENCHMARK "
                    "(executables with Catch2: {}); name the target, or set the option that builds it with -D",
                    names_of(with_catch2)));
}

}  // namespace pawl::cli
