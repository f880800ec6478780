// SPDX-License-Identifier: BSL-1.0
#include "commands/coverage_inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <pawl/coverage/attribution.hpp>
#include <pawl/coverage/flaky.hpp>
#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/patch.hpp>
#include <pawl/coverage/verdict_text.hpp>

namespace pawl::cli {

namespace fs = std::filesystem;
using namespace pawl::coverage;

namespace {

/// Lines that are covered at times are nobody's fault when they are not; they are said.
tl::expected<SourcedTracefile, Refusal> without_flaky(SourcedTracefile today, const std::string& path,
                                                      const std::string& source_dir) {
    const auto flaky = read_tracefile(path, source_dir);
    if (!flaky) return flaky;
    const auto& [found_by, captured_by] = std::pair{flaky->provenance.engine, today.provenance.engine};
    if (!found_by.empty() && !captured_by.empty() && found_by != captured_by) {
        return stop(exit_bad_usage,
                    fmt::format("{} was found by {}, today's tracefile captured by {}, which counts other "
                                "lines; find flaky lines anew",
                                path, found_by, captured_by));
    }
    if (flaky->provenance.commit != today.provenance.commit) {
        fmt::print(stderr, "pawl coverage: {} is of another commit; lines that moved since are taken for others\n",
                   path);
    }
    auto [forgiving_tracefile, forgiven] = forgiving(std::move(today.tracefile), flaky->tracefile);
    for (const auto& [file, line] : forgiven) {
        fmt::print("{}:{} is not covered this time, but at times: it counts as covered\n", file, line);
    }
    today.tracefile = std::move(forgiving_tracefile);
    return today;
}

/// An empty file, or one with a file's change in it: not an error message, a summary, or another form of diff.
bool is_a_diff(const std::string& text) {
    const auto begins_a_line = [&](const std::string& words) {
        return text.starts_with(words) || text.find("\n" + words) != text.npos;
    };
    return text.find_first_not_of(" \t\r\n") == text.npos || begins_a_line("diff --git ") || begins_a_line("+++ ");
}

bool has_a_file_in(const std::string& source_dir, const Tracefile& tracefile) {
    return std::ranges::any_of(tracefile.files, [&](const auto& entry) {
        std::error_code ignored;
        return !entry.first.starts_with('/') && fs::exists(fs::path{source_dir} / entry.first, ignored);
    });
}

}  // namespace

tl::expected<ChangedLines, Refusal> read_changes(const CoverageGateArguments& arguments, const Tracefile& tracefile) {
    if (arguments.diff_file.empty()) {
        const auto ref = arguments.ref.empty() ? std::nullopt : std::optional{arguments.ref};
        auto changes = changed_lines(run_until(deadline_in(60)), arguments.source_dir, ref, tracefile);
        // In ctest, a work tree that git does not know leaves the question open.
        if (!changes && !arguments.ctest_dir.empty()) changes.error().code = exit_not_decided;
        if (changes && !has_a_file_in(arguments.source_dir, tracefile)) {
            return stop(exit_bad_usage,
                        fmt::format("not one file of the tracefile is in {}, so no change would be seen; "
                                    "give --source-dir",
                                    arguments.source_dir));
        }
        return changes;
    }
    const auto text = read_text(arguments.diff_file);
    if (!text) return tl::unexpected(text.error());
    if (!is_a_diff(*text)) {
        return stop(exit_bad_usage, arguments.diff_file + " is no unified diff; write it by 'git diff --no-color'");
    }
    auto diff = read_diff(*text, arguments.diff_file);
    if (!diff) return stop(exit_bad_usage, describe(diff.error()));
    if (const auto error = different_beginnings(tracefile, *diff)) return stop(exit_bad_usage, describe(*error));
    return ChangedLines{*std::move(diff), arguments.diff_file};
}

tl::expected<std::string, Refusal> attribution_text(const CoverageGateArguments& arguments, const Tracefile& tracefile,
                                                    const Diff& diff) {
    const auto text = read_text(arguments.by_test);
    if (!text) return tl::unexpected(text.error());
    const auto by_test = read_lcov_by_test(*text, arguments.by_test);
    if (!by_test) return stop(exit_bad_usage, describe(by_test.error()));
    return "covered by\n" + to_text(attribute(tracefile, diff, *by_test));
}

tl::expected<SourcedTracefile, Refusal> read_today(const CoverageGateArguments& arguments) {
    if (!arguments.test_list.empty() && !fs::exists(arguments.tracefiles.front())) {
        return stop(exit_not_decided, fmt::format("{} is not there; the capture, which ran before, says why",
                                                  arguments.tracefiles.front()));
    }
    auto today = read_tracefiles(arguments.tracefiles, arguments.source_dir);
    if (!today || arguments.flaky.empty()) return today;
    return without_flaky(*std::move(today), arguments.flaky, arguments.source_dir);
}

}  // namespace pawl::cli
