// SPDX-License-Identifier: BSL-1.0
#include "coverage/lcov_run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <pawl/coverage/lcov_capture.hpp>
#include <system_error>

#include "baseline/error_line.hpp"
#include "coverage/sourced_tracefile.hpp"
#include "process/command.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using namespace pawl::coverage;

tl::expected<Tracefile, Refusal> run_pass(LcovPass pass, const std::string& build_dir, const fs::path& scratch,
                                          const std::string& version) {
    const auto argv = lcov_command(pass, build_dir, scratch.string(), version);
    const auto result = run_command(argv, {.environment = {{"LC_ALL", "C"}}, .limit = std::chrono::minutes(20)});
    if (!result) return stop(exit_environment, describe(result.error()));
    if (result->exit_code != 0) {
        return stop(exit_environment,
                    fmt::format("{} failed with exit code {}: {}", fmt::join(argv, " "), result->exit_code,
                                last_error_line(lcov_complaint(result->standard_error))));
    }
    auto captured = read_tracefile(scratch);
    std::error_code ignored;
    fs::remove(scratch, ignored);
    if (!captured) return stop(exit_environment, captured.error().sentence);
    return std::move(captured->tracefile);
}

}  // namespace

tl::expected<Tracefile, Refusal> capture_by_lcov(const std::string& build_dir, const fs::path& scratch,
                                                 const std::string& version) {
    Tracefile tracefile;
    for (const LcovPass pass : {LcovPass::initial, LcovPass::counted}) {
        auto part = run_pass(pass, build_dir, scratch, version);
        if (!part) return part;
        tracefile = merge(std::move(tracefile), *part);
    }
    return tracefile;
}

}  // namespace pawl::cli
