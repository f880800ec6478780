// SPDX-License-Identifier: BSL-1.0
#include "baseline/error.hpp"

#include <fmt/format.h>

namespace pawl::cli {

namespace {

// A clone of one branch fetches that branch only, until it is told otherwise.
constexpr std::string_view all_branches = "origin '+refs/heads/*:refs/remotes/origin/*'";

}  // namespace

std::string describe(const BaselineError& error) {
    using Code = BaselineError::Code;
    const auto& [code, subject, detail, log] = error;
    const std::string because = detail.empty() ? std::string{} : fmt::format(" ({})", detail);
    switch (code) {
        case Code::tool_missing:
            return fmt::format("no baseline: '{}' was not found{}; install it or put its directory into PATH", subject,
                               because);
        case Code::not_a_work_tree:
            return fmt::format(
                "no baseline: '{}' is not in a git work tree{}; give --source-dir, or make it one by 'git init' and a "
                "commit",
                subject, because);
        case Code::git_refused:
            return fmt::format("no baseline: git cannot read '{}'{}; 'git status' or 'git fsck' there tells what to do",
                               subject, because);
        case Code::no_commit:
            return "no baseline: this repository has no commit yet; commit something to compare with";
        case Code::shallow:
            return fmt::format(
                "no baseline: this shallow clone lacks {}; run: git fetch --unshallow {} (on CI: check out with full "
                "history)",
                subject, all_branches);
        case Code::ref_missing:
            return fmt::format(
                "no baseline: there is no ref '{}' here; correct --ref (in CMake: BASELINE_REF, ANCHOR_REF), or run: "
                "git fetch --tags {}",
                subject, all_branches);
        case Code::no_default_branch:
            return fmt::format(
                "no baseline: this repository has none of the branches {}; give --ref (in CMake: BASELINE_REF), or "
                "run: git fetch {}",
                detail, all_branches);
        case Code::unrelated:
            return fmt::format(
                "no baseline: HEAD and '{}' have no common ancestor; give another --ref (in CMake: BASELINE_REF, "
                "ANCHOR_REF)",
                subject);
        case Code::no_parent:
            return fmt::format(
                "no baseline: HEAD ({}) is the first commit and has no parent to compare with; commit the next one, or "
                "change a file that git tracks",
                subject);
        case Code::no_cmake_cache:
            return fmt::format("'{}' is not a configured build directory{}; give --build-dir, or run cmake first",
                               subject, because);
        case Code::no_pawl_source:
            return fmt::format("no baseline: Pawl's source was not found in '{}'; give --pawl-source-dir", subject);
        case Code::checkout_failed:
            return fmt::format("no baseline: commit {} could not be checked out{}", subject, because);
        case Code::submodule_missing:
            return fmt::format("no baseline: submodule '{}' lacks commit {}; run 'git -C {} fetch'", subject, detail,
                               subject);
        case Code::configure_failed:
            return fmt::format("no baseline: commit {} does not configure{}; the log is {}", subject, because, log);
        case Code::build_failed:
            return fmt::format("no baseline: commit {} does not build{}; the log is {}", subject, because, log);
        case Code::artifact_elsewhere:
            return fmt::format(
                "no baseline: {} would be linked to '{}', outside of its build directory; let that path "
                "depend on CMAKE_BINARY_DIR",
                subject, detail);
        case Code::target_missing:
            return fmt::format("'{}' is no target of the build in '{}'; correct it, or build there first", subject,
                               detail);
        case Code::target_new:
            return fmt::format("no baseline: {} is new since {}", subject, detail);
        case Code::target_not_executable:
            return fmt::format("'{}' is not an executable but a target of type {}; name a test executable", subject,
                               detail);
        case Code::never_timed:
            return fmt::format(
                "no baseline: the flags of '{}' say that {}, and nothing is timed there; use a build with "
                "CMAKE_BUILD_TYPE=RelWithDebInfo or Release",
                subject, detail);
        case Code::limit_reached:
            return fmt::format(
                "no baseline: the time limit passed{}; run the command again with a higher --limit (that of a ctest "
                "fixture is shown by 'ctest -N -V')",
                because);
        case Code::cache_unusable:
            return fmt::format(
                "no baseline: '{}' cannot be used as cache{}; set PAWL_CACHE_DIR to a writable directory", subject,
                because);
    }
    return detail;
}

ExitCode exit_code(BaselineError::Code code) {
    using Code = BaselineError::Code;
    switch (code) {
        case Code::not_a_work_tree:
        case Code::ref_missing:
        case Code::no_cmake_cache:
        case Code::target_missing:
        case Code::target_not_executable:
            return exit_bad_usage;
        default:
            return exit_environment;
    }
}

BaselineError to_baseline_error(const CommandError& error) {
    using Code = BaselineError::Code;
    switch (error.code) {
        case CommandError::Code::timed_out:
            return {Code::limit_reached, error.command, fmt::format("'{}' {}", error.command, error.detail)};
        case CommandError::Code::interrupted:
            return {Code::limit_reached, error.command, describe(error)};
        case CommandError::Code::not_found:
        case CommandError::Code::not_started:
            break;
    }
    return {Code::tool_missing, error.command.substr(0, error.command.find(' ')), error.detail};
}

}  // namespace pawl::cli
