// SPDX-License-Identifier: BSL-1.0
#include "commands/coverage_fall.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <optional>
#include <pawl/coverage/flaky.hpp>
#include <pawl/coverage/path_filter.hpp>
#include <thread>

#include "baseline/baseline.hpp"
#include "baseline/cache_store.hpp"
#include "baseline/file_lock.hpp"
#include "baseline/git_repository.hpp"
#include "baseline/progress.hpp"
#include "commands/coverage_inputs.hpp"
#include "coverage/baseline_capture.hpp"
#include "coverage/changed_lines.hpp"
#include "coverage/kept_tracefiles.hpp"
#include "process/surroundings.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;
using namespace pawl::coverage;

namespace {

struct Store {
    GitRepository repository;
    KeptTracefiles kept;
};

tl::expected<Store, Refusal> open_store(const CommandRunner& run, const CoverageGateArguments& arguments,
                                        const SourcedTracefile& today) {
    const auto cache = cache_root(variable("PAWL_CACHE_DIR"), variable("XDG_CACHE_HOME"), variable("HOME"));
    if (!cache) return stop(exit_environment, "there is no cache directory; set HOME or PAWL_CACHE_DIR");
    const auto repository = find_repository(run, arguments.source_dir);
    const bool is_in_ctest = !arguments.ctest_dir.empty();
    if (!repository) {
        return stop(exit_code_without_past(repository.error().code, is_in_ctest), describe(repository.error()));
    }
    return Store{*repository, KeptTracefiles{fs::absolute(*cache), *repository, arguments.kept_as, today.provenance}};
}

/// The commit that lines can be followed from: captured as it was, and known here.
tl::expected<std::optional<std::string>, Refusal> known_commit(const CommandRunner& run,
                                                               const CoverageGateArguments& arguments,
                                                               const std::string& commit) {
    if (commit.empty() || commit.find('+') != commit.npos) return std::nullopt;
    return has_commit(run, arguments.source_dir, commit).map([&](bool is_here) {
        return is_here ? std::optional{commit} : std::nullopt;
    });
}

/// Nothing where none is kept. What is damaged is as good as none.
std::optional<OlderTracefile> read_kept(const fs::path& path, const CoverageGateArguments& arguments) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return std::nullopt;
    auto kept = read_tracefile(path, arguments.source_dir);
    if (kept) return OlderTracefile{path, "kept in the cache", *std::move(kept)};
    fmt::print(stderr, "pawl coverage: {}; it is removed\n", kept.error().sentence);
    fs::remove(path, ignored);
    return std::nullopt;
}

tl::expected<OlderTracefile, Refusal> make_older(const CoverageGateArguments& arguments, const SourcedTracefile& today,
                                                 const Store& store, const BaselineCommit& commit) {
    const auto candidate = read_candidate(arguments.build_dir, "");
    if (!candidate) return stop(exit_code(candidate.error().code), describe(candidate.error()));
    const fs::path path = store.kept.path_of(commit.commit);
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    const auto deadline = deadline_in(arguments.limit_s);
    Progress progress{std::cerr, columns_of_standard_error()};
    const auto lock = FileLock::acquire(path.string() + ".lock", deadline, [&] {
        progress.step("waiting for another pawl that is making the same tracefile");
    });
    if (!lock) return stop(exit_environment, path.string() + ".lock cannot be had; set PAWL_CACHE_DIR");
    if (auto kept = read_kept(path, arguments)) return *std::move(kept);
    fs::path directory = path;
    const auto made =
        capture_baseline(run_until(deadline),
                         {.repository = store.repository,
                          .commit = commit,
                          .candidate = *candidate,
                          .directory = directory.replace_extension(),
                          .capture = {.object_dirs = arguments.objects,
                                      .engine = today.provenance.engine.starts_with("lcov") ? "lcov" : "gcov",
                                      .gcov = arguments.gcov,
                                      .jobs = std::max(1U, std::thread::hardware_concurrency()),
                                      .filter = {.include = {}, .exclude = today.provenance.exclude}}},
                         progress);
    if (!made) return tl::unexpected(made.error());
    if (line_totals(made->tracefile).found == 0) {
        return stop(
            exit_not_decided,
            commit.short_commit + " measures nothing of what is judged, so there is nothing to have fallen from");
    }
    if (!store.kept.keep(commit.commit, *made)) return stop(exit_environment, path.string() + " cannot be written");
    return OlderTracefile{path, "made by building it", *made};
}

}  // namespace

void keep_for_later(const CoverageGateArguments& arguments, const SourcedTracefile& today) {
    const CommandRunner run = run_until(deadline_in(git_limit_s));
    const auto store = open_store(run, arguments, today);
    if (!store) return;  // find_older says why
    const std::string head = work_tree_state(run, store->repository);
    if (head.empty() || head.ends_with("+dirty") || today.provenance.commit != head) return;
    if (!store->kept.keep(head, today)) {
        fmt::print(stderr,
                   "pawl coverage: '{}' cannot be written, so no later commit is compared with this one; free some "
                   "space, or set PAWL_CACHE_DIR\n",
                   store->kept.path_of(head).string());
    }
}

tl::expected<OlderTracefile, Refusal> find_older(const CoverageGateArguments& arguments,
                                                 const SourcedTracefile& today) {
    if (!arguments.baseline.empty()) {
        const auto content = read_tracefile(arguments.baseline, arguments.source_dir);
        if (!content) return stop(open_in_ctest(arguments, content.error().code), content.error().sentence);
        return OlderTracefile{arguments.baseline, "a file given", *content};
    }
    const CommandRunner run = run_until(deadline_in(git_limit_s));
    const auto store = open_store(run, arguments, today);
    if (!store) return tl::unexpected(store.error());
    const auto ref = arguments.ref.empty() ? std::nullopt : std::optional{arguments.ref};
    const auto before = find_baseline_commit(run, store->repository, ref, BaselineRole::baseline);
    if (!before) {
        return stop(exit_code_without_past(before.error().code, !arguments.ctest_dir.empty()),
                    describe(before.error()));
    }
    const fs::path path = store->kept.path_of(before->commit);
    if (auto kept = read_kept(path, arguments)) return *std::move(kept);
    if (arguments.builds_baseline) return make_older(arguments, today, *store, *before);
    return stop(
        exit_not_decided,
        fmt::format("no tracefile of {} ({}) is kept that was captured as today's was, so there is nothing to "
                    "have fallen from; run all tests there once, or give --baseline or --build-baseline, in CMake "
                    "BASELINE_TRACEFILE or BUILD_BASELINE",
                    before->short_commit, before->reason));
}

tl::expected<JudgedDrop, Refusal> judge_fall(const CoverageGateArguments& arguments, const OlderTracefile& older,
                                             const SourcedTracefile& today, const Tracefile& flaky,
                                             const DropLimits& limits) {
    const SourcedTracefile& before = older.content;
    if (const auto why = difference(before.provenance, today.provenance); !why.empty()) {
        return stop(open_in_ctest(arguments, exit_bad_usage), older.path.string() + ": " + why);
    }
    const CommandRunner run = run_until(deadline_in(git_limit_s));
    const auto commit = known_commit(run, arguments, before.provenance.commit);
    if (!commit) return tl::unexpected(commit.error());
    const auto since = *commit ? changes_since(run, arguments.source_dir, **commit) : Diff{};
    if (!since) return tl::unexpected(since.error());
    const auto verdict = judge_drop(filtered(forgiving(before.tracefile, flaky, *since), arguments.filter),
                                    today.tracefile, *since, limits);
    if (!verdict)
        return stop(open_in_ctest(arguments, exit_bad_usage), older.path.string() + ": " + describe(verdict.error()));
    return JudgedDrop{*verdict, fmt::format("{}, {}", older.path.string(), older.origin), commit->value_or("")};
}

}  // namespace pawl::cli
