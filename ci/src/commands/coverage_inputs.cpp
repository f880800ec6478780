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

ExitCode open_in_ctest(const CoverageGateArguments& arguments, ExitCode by_hand) {
    return arguments.ctest_dir.empty() ? by_hand : exit_not_decided;
}

namespace {

/// How the lines of another tracefile came to today's.
tl::expected<Diff, Refusal> way_from(const CoverageGateArguments& arguments, const std::string& path,
                                     const Provenance& other, const Provenance& today) {
    if (!other.engine.empty() && !today.engine.empty() && other.engine != today.engine) {
        return stop(open_in_ctest(arguments, exit_bad_usage),
                    fmt::format("{} was captured by {}, today's tracefile by {}, which counts other "
                                "lines; capture it anew",
                                path, other.engine, today.engine));
    }
    return changes_on_the_way(run_until(deadline_in(git_limit_s)), arguments.source_dir, other.commit, today.commit)
        .map_error([&](const Refusal& refusal) {
            return Refusal{open_in_ctest(arguments, refusal.code), path + ": " + refusal.sentence};
        });
}

/// An empty file, or one with a file's change in it: not an error message, a summary, or another form of diff.
bool is_a_diff(const std::string& text) {
    const auto begins_a_line = [&](const std::string& words) {
        return text.starts_with(words) || text.find("\n" + words) != text.npos;
    };
    return text.find_first_not_of(" \t\r\n") == text.npos || begins_a_line("diff --git ") || begins_a_line("+++ ");
}

/// As tracefiles are.
Diff named_from(const std::string& source_dir, Diff diff) {
    std::error_code ignored;
    const std::string directory = fs::weakly_canonical(source_dir, ignored).string();
    Diff named;
    for (auto& [path, change] : diff) {
        const std::string name = path.starts_with('/') ? name_below(directory, path) : "";
        named[name.empty() ? path : name] = std::move(change);
    }
    return named;
}

bool has_a_file_in(const std::string& source_dir, const Tracefile& tracefile) {
    return std::ranges::any_of(tracefile.files, [&](const auto& entry) {
        std::error_code ignored;
        return !entry.first.starts_with('/') && fs::exists(fs::path{source_dir} / entry.first, ignored);
    });
}

}  // namespace

tl::expected<ChangedLines, Refusal> read_changes(const CoverageGateArguments& arguments,
                                                 const SourcedTracefile& today) {
    const Tracefile& tracefile = today.tracefile;
    if (arguments.diff_file.empty()) {
        const CommandRunner run = run_until(deadline_in(git_limit_s));
        const std::string& captured = today.provenance.commit;
        const std::string now = captured.empty() ? "" : state_of_sources(run, arguments.source_dir, tracefile);
        if (!now.empty() && tracked_state(captured) != tracked_state(now)) {
            return stop(open_in_ctest(arguments, exit_bad_usage),
                        fmt::format("the tracefile is of other sources ({}) than the work tree ({}); build, run all "
                                    "tests and capture anew",
                                    captured, now));
        }
        const auto ref = arguments.ref.empty() ? std::nullopt : std::optional{arguments.ref};
        auto changes = changed_lines(run, arguments.source_dir, ref, tracefile, !arguments.ctest_dir.empty());
        if (!changes && changes.error().code == exit_environment) {
            changes.error().code = open_in_ctest(arguments, exit_environment);
        }
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
    *diff = named_from(arguments.source_dir, *std::move(diff));
    const auto is_there = [&](const std::string& path) {
        std::error_code ignored;
        return fs::exists(fs::path{arguments.source_dir} / path, ignored);
    };
    if (const auto error = different_beginnings(tracefile, *diff, is_there))
        return stop(exit_bad_usage, describe(*error));
    return ChangedLines{*std::move(diff), arguments.diff_file};
}

tl::expected<std::string, Refusal> attribution_text(const CoverageGateArguments& arguments,
                                                    const SourcedTracefile& today, const Diff& diff) {
    const auto text = read_text(arguments.by_test);
    if (!text) return tl::unexpected(text.error());
    auto by_test = read_lcov_by_test(*text, arguments.by_test);
    if (!by_test) return stop(exit_bad_usage, describe(by_test.error()));
    if (by_test->contains("")) {
        return stop(exit_bad_usage,
                    arguments.by_test + " does not say of which tests it is; make it by 'pawl coverage by-test'");
    }
    const auto way = way_from(arguments, arguments.by_test, provenance_in(*text), today.provenance);
    if (!way) return tl::unexpected(way.error());
    for (auto& [test, covered] : *by_test) covered = moved(named_from(arguments.source_dir, std::move(covered)), *way);
    return "covered by\n" + to_text(attribute(today.tracefile, diff, *by_test));
}

tl::expected<SourcedTracefile, Refusal> read_today(const CoverageGateArguments& arguments) {
    if (!arguments.test_list.empty()) {
        std::error_code ignored;
        if (!fs::exists(arguments.test_list, ignored)) {  // then counters may go on that should have begun at zero
            return stop(exit_not_decided,
                        arguments.test_list + " is not there; what was printed when ctest started says why");
        }
        if (!fs::exists(arguments.tracefiles.front(), ignored)) {
            return stop(exit_not_decided, fmt::format("{} is not there; the capture, which ran before, says why",
                                                      arguments.tracefiles.front()));
        }
        if (fs::last_write_time(arguments.tracefiles.front(), ignored) <
            fs::last_write_time(arguments.test_list, ignored)) {
            return stop(exit_not_decided, arguments.tracefiles.front() +
                                              " is of an earlier run; run the capture too, which 'ctest -E' left out");
        }
    }
    return read_tracefiles(arguments.tracefiles, arguments.source_dir);
}

tl::expected<Tracefile, Refusal> read_flaky(const CoverageGateArguments& arguments, const Provenance& today) {
    if (arguments.flaky.empty()) return Tracefile{};
    const auto flaky = read_tracefile(arguments.flaky, arguments.source_dir);
    if (!flaky) return stop(open_in_ctest(arguments, flaky.error().code), flaky.error().sentence);
    if (!flaky->provenance.is_flaky) {  // any other would forgive whatever it covers
        return stop(exit_bad_usage, arguments.flaky + " is none that 'pawl coverage flaky' wrote; make it by that");
    }
    return way_from(arguments, arguments.flaky, flaky->provenance, today).map([&](const Diff& way) {
        return moved(flaky->tracefile, way);
    });
}

}  // namespace pawl::cli
