// SPDX-License-Identifier: BSL-1.0
#include "commands/coverage_fall.hpp"

#include <fmt/format.h>

#include <optional>
#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/path_filter.hpp>
#include <pawl/coverage/verdict_text.hpp>

#include "baseline/baseline.hpp"
#include "baseline/cache_store.hpp"
#include "baseline/git_repository.hpp"
#include "coverage/changed_lines.hpp"
#include "coverage/kept_tracefiles.hpp"
#include "process/surroundings.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;
using namespace pawl::coverage;

namespace {

// What a later commit is compared with: only of a commit as it is.
void keep(const KeptTracefiles& kept, const std::string& head, const SourcedTracefile& today) {
    if (head.empty() || head.ends_with("+dirty") || today.provenance.commit != head) return;
    const std::string text = header_of(today.provenance) + write_lcov(today.tracefile);
    if (!kept.keep(head, text)) {
        fmt::print(stderr,
                   "pawl coverage: '{}' cannot be written, so no later commit is compared with this one; free some "
                   "space, or set PAWL_CACHE_DIR\n",
                   kept.path_of(head).string());
    }
}

}  // namespace

tl::expected<fs::path, Refusal> keep_and_find(const CoverageGateArguments& arguments, const SourcedTracefile& today,
                                              const std::string& why_partial) {
    const auto open = [](const BaselineError& error) { return stop(exit_not_decided, describe(error)); };
    const auto cache = cache_root(variable("PAWL_CACHE_DIR"), variable("XDG_CACHE_HOME"), variable("HOME"));
    if (!cache) return stop(exit_environment, "there is no cache directory; set HOME or PAWL_CACHE_DIR");
    const CommandRunner run = run_until(deadline_in(60));
    const auto repository = find_repository(run, arguments.source_dir);
    if (!repository) return open(repository.error());
    const KeptTracefiles kept{fs::absolute(*cache), repository->git_directory, arguments.kept_as};
    if (why_partial.empty()) keep(kept, work_tree_state(run, *repository), today);

    const auto ref = arguments.ref.empty() ? std::nullopt : std::optional{arguments.ref};
    const auto before = find_baseline_commit(run, *repository, ref, BaselineRole::baseline);
    if (!before) return open(before.error());
    auto path = kept.path_of(before->commit);
    if (fs::exists(path)) return path;
    return stop(exit_not_decided,
                fmt::format("no tracefile of {} ({}) is kept, so there is nothing to have fallen from; run all tests "
                            "there once, or give --baseline",
                            before->short_commit, before->reason));
}

tl::expected<Outcome, Refusal> judge_fall(const CoverageGateArguments& arguments, const fs::path& older,
                                          const SourcedTracefile& today, const DropLimits& limits) {
    const auto before = read_tracefile(older);
    if (!before) return tl::unexpected(before.error());
    if (const auto why = difference(before->provenance, today.provenance); !why.empty()) {
        return stop(exit_bad_usage, older.string() + ": " + why);
    }
    const std::string commit = before->provenance.commit.substr(0, before->provenance.commit.find('+'));
    const auto since = changes_since(run_until(deadline_in(60)), arguments.source_dir, commit);
    const auto verdict =
        judge_drop(filtered(before->tracefile, arguments.filter), today.tracefile, since.value_or(Diff{}), limits);
    if (!verdict) return stop(exit_bad_usage, older.string() + ": " + describe(verdict.error()));
    fmt::print("{}before: {} of {}\n", to_text(*verdict), older.string(),
               since ? commit.substr(0, 7) : "a commit that is not here, so lines that moved count as others");
    return verdict->outcome;
}

}  // namespace pawl::cli
