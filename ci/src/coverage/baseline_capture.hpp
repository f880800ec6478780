// SPDX-License-Identifier: BSL-1.0
// The tracefile of an older commit, made by building that commit and running its tests.
#ifndef PAWL_CI_COVERAGE_BASELINE_CAPTURE_HPP_INCLUDED
#define PAWL_CI_COVERAGE_BASELINE_CAPTURE_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <tl/expected.hpp>

#include "baseline/baseline.hpp"
#include "baseline/candidate.hpp"
#include "baseline/command_runner.hpp"
#include "baseline/git_repository.hpp"
#include "baseline/progress.hpp"
#include "coverage/capture.hpp"
#include "coverage/sourced_tracefile.hpp"
#include "refusal.hpp"

namespace pawl::cli {

struct BaselineCapturePlan {
    GitRepository repository;  ///< with the prefix of the directory that tracefiles name files from
    BaselineCommit commit;
    Candidate candidate;              ///< the coverage build whose compiler, flags and options it gets
    std::filesystem::path directory;  ///< to be made and removed again; a log stays beside it where something fails
    CapturePlan capture;              ///< as the candidate's, but for the directories
};

/// Checks the commit out, configures and builds it as the candidate is, runs all of its tests but for coverage gates,
/// and captures. It takes as long as all that does.
///
/// @return  or one sentence: the commit does not build, or its tests fail, so that it might cover more (not decided).
[[nodiscard]] tl::expected<SourcedTracefile, Refusal> capture_baseline(const CommandRunner& run,
                                                                       const BaselineCapturePlan& plan,
                                                                       Progress& progress);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_BASELINE_CAPTURE_HPP_INCLUDED
