// SPDX-License-Identifier: BSL-1.0
#include "coverage/engines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <pawl/coverage/path_filter.hpp>
#include <pawl/coverage/provenance.hpp>
#include <system_error>
#include <vector>

#include "coverage/gcov_run.hpp"
#include "coverage/lcov_run.hpp"
#include "process/command.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using namespace pawl::coverage;

/// Of objects whose sources have no name here, though one lies in the project: gcov calls it by one under which nothing
/// is found.
std::optional<Refusal> lost_source(const CapturePlan& plan, const std::vector<std::string>& nameless,
                                   const SourceNames& names) {
    for (const std::string& object : nameless) {
        const std::string source = names.name_of_source(object);
        if (source.empty() || !counts(plan.filter, source)) continue;
        std::string nowhere;
        const auto note = [&](const std::string& directory, const std::string& printed) {
            std::error_code ignored;
            if (!fs::exists(fs::path{directory} / printed, ignored)) nowhere = printed;
            return std::string{};
        };
        const ObjectCounters notes{.path = object, .built = {}};
        const auto asked = capture_by_gcov({&notes, 1}, {.program = plan.gcov, .name_file = note, .only_below = ""});
        if (!asked) return asked.error();
        if (nowhere.empty()) continue;  // the code in it is that of headers from elsewhere
        return Refusal{exit_bad_usage,
                       fmt::format("gcov calls {} '{}', which is not there; give -ffile-prefix-map where "
                                   "the build's commands show it, or --exclude '{}'",
                                   source, nowhere, source)};
    }
    return std::nullopt;
}

tl::expected<Tracefile, Refusal> by_lcov(const CapturePlan& plan, const SourceNames& names,
                                         const std::string& version) {
    Tracefile sum;
    for (const std::string& directory : plan.object_dirs.empty() ? std::vector{plan.build_dir} : plan.object_dirs) {
        const auto captured = capture_by_lcov(directory, plan.scratch, version);
        if (!captured) return captured;
        sum = merge(std::move(sum),
                    renamed(*captured, [&](const std::string& path) { return names.name_of("/", path); }));
    }
    return sum;
}

tl::expected<Tracefile, Refusal> by_gcov(const CapturePlan& plan, std::span<const ObjectCounters> objects,
                                         const SourceNames& names) {
    const GcovPlan gcov{
        .program = plan.gcov,
        .name_file = [&](const auto& directory, const auto& printed) { return names.name_of(directory, printed); },
        .only_below = names.common_prefix(),
        .jobs = std::max(1U, plan.jobs)};
    auto captured = capture_by_gcov(objects, gcov);
    if (!captured) return tl::unexpected(captured.error());
    if (auto lost = lost_source(plan, captured->nameless, names)) return tl::unexpected(*std::move(lost));
    return std::move(captured->tracefile);
}

}  // namespace

std::string engine_version(const CapturePlan& plan) {
    const auto said =
        run_command({plan.engine == "lcov" ? plan.engine : plan.gcov, "--version"}, {.environment = {{"LC_ALL", "C"}}});
    if (!said || said->exit_code != 0) return "";
    return version_in(said->standard_output.substr(0, said->standard_output.find('\n')));
}

tl::expected<Tracefile, Refusal> run_engine(const CapturePlan& plan, std::span<const ObjectCounters> objects,
                                            const SourceNames& names, const std::string& version) {
    return plan.engine == "lcov" ? by_lcov(plan, names, version) : by_gcov(plan, objects, names);
}

}  // namespace pawl::cli
