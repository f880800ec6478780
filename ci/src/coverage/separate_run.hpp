// SPDX-License-Identifier: BSL-1.0
// Runs of a coverage build's tests whose counters go to a directory of their own, beside the build's.
#ifndef PAWL_CI_COVERAGE_SEPARATE_RUN_HPP_INCLUDED
#define PAWL_CI_COVERAGE_SEPARATE_RUN_HPP_INCLUDED

#include <chrono>
#include <filesystem>
#include <functional>
#include <pawl/coverage/counters.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "coverage/ctest_listing.hpp"
#include "measure/scratch_directory.hpp"
#include "refusal.hpp"

namespace pawl::cli {

class SeparateRuns {
public:
    /// @param build_dir   that ctest is started for. The build's own counters, ctest's log and the coverage gates of
    /// the
    ///                    build are left alone.
    /// @param only_below  directories in it whose objects alone count; empty: all.
    SeparateRuns(const std::filesystem::path& build_dir, std::vector<std::string> only_below,
                 std::chrono::seconds limit);

    /// The tests of the build, by number as `ctest -I` counts them from 1.
    [[nodiscard]] tl::expected<std::vector<ListedTest>, Refusal> tests() const;

    struct Run {
        std::vector<coverage::ObjectCounters> objects;  ///< those that ran; their counters live as long as this run is
                                                        ///< the last
        bool passed = false;
    };

    /// One run of ctest.
    /// @param arguments  which tests: {"-I", "3,3"}; none: all.
    /// @param on_output  what ctest prints, as it comes.
    /// @return           or one sentence: ctest is missing or took longer than `limit`.
    [[nodiscard]] tl::expected<Run, Refusal> run(const std::vector<std::string>& arguments,
                                                 const std::function<void(std::string_view)>& on_output = {});

private:
    [[nodiscard]] std::filesystem::path counters() const { return m_directory / "counters"; }

    std::vector<std::string> m_only_below;
    std::string m_ctest;
    std::chrono::seconds m_limit;
    perf::ScratchDirectory m_scratch;
    std::filesystem::path m_directory;
    tl::expected<void, Refusal> m_made;
};

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_SEPARATE_RUN_HPP_INCLUDED
