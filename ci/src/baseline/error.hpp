// SPDX-License-Identifier: BSL-1.0
// Why there is no baseline.
#ifndef PAWL_CI_BASELINE_ERROR_HPP_INCLUDED
#define PAWL_CI_BASELINE_ERROR_HPP_INCLUDED

#include <string>

#include "exit_code.hpp"
#include "process/command.hpp"

namespace pawl::cli {

struct BaselineError {
    enum class Code {
        tool_missing,           ///< git or cmake is not in PATH
        not_a_work_tree,        ///< the source directory is not in a git work tree
        git_refused,            ///< git does not trust the directory, or cannot read it
        no_commit,              ///< nothing has been committed yet
        shallow,                ///< the commit was cut off by a shallow clone
        ref_missing,            ///< the ref that was asked for does not exist
        no_default_branch,      ///< no ref was asked for, and no default branch is known
        unrelated,              ///< HEAD and the ref have no common ancestor
        no_parent,              ///< HEAD is the first commit
        no_cmake_cache,         ///< the build directory is not one, or not configured
        no_pawl_source,         ///< the source of today's Pawl is not where it was
        checkout_failed,        ///< git could not write the commit's files
        submodule_missing,      ///< a submodule's commit is not in its local repository
        configure_failed,       ///< cmake refused the baseline
        artifact_elsewhere,     ///< the project links the target to a file outside its build directory
        build_failed,           ///< the baseline does not compile or link
        target_missing,         ///< the candidate's build has no such target
        target_new,             ///< the baseline has no such target
        target_not_executable,  ///< it is a library, say
        never_timed,            ///< nothing that the candidate's build makes will be timed
        limit_reached,          ///< the time limit passed
        cache_unusable,         ///< the cache directory cannot be written
    } code;
    std::string subject;   ///< directory, ref, commit, target or command, as the code tells
    std::string detail;    ///< what the system, git or the compiler said; may be empty
    std::string log = {};  ///< path of the build log, where there is one
};

/// One sentence: what, where, what to do.
[[nodiscard]] std::string describe(const BaselineError& error);

/// exit_bad_usage where the command line is at fault, else exit_environment.
[[nodiscard]] ExitCode exit_code(BaselineError::Code code);

/// A command that did not run, seen as the reason why there is no baseline.
[[nodiscard]] BaselineError to_baseline_error(const CommandError& error);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_ERROR_HPP_INCLUDED
