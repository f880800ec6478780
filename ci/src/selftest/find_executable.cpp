// SPDX-License-Identifier: BSL-1.0
#include "selftest/find_executable.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "baseline/candidate.hpp"
#include "baseline/codemodel.hpp"
#include "baseline/error_line.hpp"
#include "measure/executable.hpp"
#include "try/choose_target.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Refusal> refused(ExitCode code, std::string sentence) {
    return tl::make_unexpected(Refusal{code, std::move(sentence)});
}

tl::expected<std::vector<ExecutableTarget>, Refusal> ask_cmake(const CommandRunner& run, const fs::path& build) {
    if (auto known = read_executables(build)) return *std::move(known);
    const auto candidate = read_candidate(build, "");
    if (!candidate) {
        return refused(exit_bad_usage, describe(candidate.error()));
    }
    if (!write_codemodel_query(build)) {
        return refused(
            exit_environment,
            fmt::format("'{}' cannot be written; name the executable instead of its target", build.string()));
    }
    const auto configured = run({cmake_command(*candidate), build.string()}, {});
    if (!configured) return refused(exit_environment, describe(configured.error()));
    if (auto asked = read_executables(build)) return *std::move(asked);
    return refused(exit_environment, fmt::format("cmake does not list the targets of '{}' ({}); name the executable",
                                                 build.string(), last_error_line(configured->standard_error)));
}

bool links_pawl(const ExecutableTarget& target) {
    return perf::check_worker_executable(target.artifact.string()).has_value();
}

}  // namespace

tl::expected<fs::path, Refusal> find_test_executable(const CommandRunner& run, const std::string& name,
                                                     const fs::path& build_directory) {
    std::error_code ignored;
    if (name.find('/') != std::string::npos || fs::is_regular_file(name, ignored)) return fs::absolute(name);
    auto targets = ask_cmake(run, build_directory);
    if (!targets) return tl::make_unexpected(targets.error());
    if (name.empty()) {
        std::erase_if(*targets, [](const ExecutableTarget& target) { return !links_pawl(target); });
        if (targets->empty()) {
            return refused(
                exit_bad_usage,
                fmt::format("'{}' holds no built executable with Pawl in it; build one that links Pawl::perf, "
                            "or give --build-dir",
                            build_directory.string()));
        }
    }
    const auto target = choose_target(*targets, name);
    if (!target) return refused(exit_bad_usage, target.error());
    return target->artifact;
}

}  // namespace pawl::cli
