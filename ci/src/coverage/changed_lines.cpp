// SPDX-License-Identifier: BSL-1.0
#include "coverage/changed_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "baseline/baseline.hpp"
#include "baseline/fingerprint.hpp"
#include "baseline/git_repository.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

Refusal to_refusal(const BaselineError& error) {
    // The sentence begins with what lacks for a comparison of speed.
    constexpr std::string_view beginning = "no baseline: ";
    const std::string sentence = describe(error);
    return {exit_code(error.code),
            "no change to judge: " + sentence.substr(sentence.starts_with(beginning) ? beginning.size() : 0)};
}

tl::expected<std::string, Refusal> printed_by_git(const CommandRunner& run, const std::string& directory,
                                                  const std::vector<std::string>& arguments) {
    const auto result = git(run, directory, arguments);
    if (!result) return tl::make_unexpected(to_refusal(result.error()));
    if (result->exit_code != 0) {
        return stop(exit_environment, fmt::format("no change to judge: 'git {}' failed: {}", arguments.front(),
                                                  result->standard_error.substr(0, result->standard_error.find('\n'))));
    }
    return result->standard_output;
}

tl::expected<std::string, Refusal> diff_since(const CommandRunner& run, const std::string& source_dir,
                                              const std::string& commit) {
    return printed_by_git(run, source_dir,
                          {"diff",
                           "--no-color",
                           "--no-ext-diff",
                           "--no-textconv",
                           "--text",
                           "--unified=0",
                           "--inter-hunk-context=0",
                           "--find-renames",
                           "-l0",
                           "--diff-algorithm=myers",
                           "--no-indent-heuristic",
                           "--submodule=diff",
                           "--ignore-submodules=none",
                           "--relative",
                           "--src-prefix=a/",
                           "--dst-prefix=b/",
                           "--end-of-options",
                           commit,
                           "--",
                           "."});
}

}  // namespace

tl::expected<coverage::Diff, Refusal> changes_since(const CommandRunner& run, const std::string& source_dir,
                                                    const std::string& commit) {
    const auto text = diff_since(run, source_dir, commit);
    if (!text) return tl::make_unexpected(text.error());
    return coverage::read_diff(*text, "git diff").map_error([](const coverage::Error& error) {
        return Refusal{exit_environment, describe(error)};
    });
}

tl::expected<std::vector<std::string>, Refusal> untracked_files(const CommandRunner& run,
                                                                const std::string& source_dir) {
    return printed_by_git(run, source_dir, {"ls-files", "--others", "--exclude-per-directory=.gitignore", "-z"})
        .map([](const std::string& printed) {
            std::vector<std::string> names;
            for (std::string_view rest = printed; !rest.empty();) {
                const auto end = std::min(rest.find('\0'), rest.size());
                names.emplace_back(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
            return names;
        });
}

std::vector<std::string> measured_in(const coverage::Tracefile& tracefile, const std::string& name) {
    std::vector<std::string> paths;
    for (auto file = tracefile.files.lower_bound(name); file != tracefile.files.end(); ++file) {
        if (name.ends_with('/') ? !file->first.starts_with(name) : file->first != name) break;
        paths.push_back(file->first);
    }
    return paths;
}

tl::expected<bool, Refusal> has_commit(const CommandRunner& run, const std::string& source_dir,
                                       const std::string& commit) {
    const auto answer =
        git(run, source_dir, {"rev-parse", "--verify", "--quiet", "--end-of-options", commit + "^{commit}"});
    if (answer) return answer->exit_code == 0;
    if (answer.error().code == BaselineError::Code::tool_missing) return false;
    return tl::make_unexpected(to_refusal(answer.error()));
}

std::string state_of_sources(const CommandRunner& run, const std::string& source_dir,
                             const coverage::Tracefile& tracefile) {
    const auto repository = find_repository(run, source_dir);
    std::string state = repository ? work_tree_state(run, *repository) : "";
    if (state.empty()) return "";
    if (state.find('+') != state.npos) {
        const auto changes = diff_since(run, source_dir, "HEAD");
        state += "." + fingerprint(changes.value_or(""));
    }
    std::string of_new_files;
    for (const std::string& name : untracked_files(run, source_dir).value_or(std::vector<std::string>{})) {
        for (const std::string& path : measured_in(tracefile, name)) {
            of_new_files += path + "\n" + perf::content_of(source_dir + "/" + path).value_or("") + "\n";
        }
    }
    return of_new_files.empty() ? state : state + "+new." + fingerprint(of_new_files);
}

std::string tracked_state(const std::string& state) {
    return state.substr(0, state.find("+new."));
}

tl::expected<coverage::Diff, Refusal> changes_on_the_way(const CommandRunner& run, const std::string& source_dir,
                                                         const std::string& from, const std::string& today) {
    if (from.empty() || today.empty() || from == today) return coverage::Diff{};
    const auto is_known = from.find('+') != from.npos ? false : has_commit(run, source_dir, from);
    if (!is_known) return tl::unexpected(is_known.error());
    if (*is_known) return changes_since(run, source_dir, from);
    return stop(
        exit_bad_usage,
        fmt::format("it was captured at {}, from where its lines cannot be followed to today's; capture it anew",
                    from));
}

tl::expected<ChangedLines, Refusal> changed_lines(const CommandRunner& run, const std::string& source_dir,
                                                  const std::optional<std::string>& ref,
                                                  const coverage::Tracefile& tracefile) {
    const auto repository = find_repository(run, source_dir);
    if (!repository) return tl::make_unexpected(to_refusal(repository.error()));
    const auto commit = find_baseline_commit(run, *repository, ref, BaselineRole::baseline);
    if (!commit) return tl::make_unexpected(to_refusal(commit.error()));

    auto diff = changes_since(run, source_dir, commit->commit);
    if (!diff) return tl::make_unexpected(diff.error());

    const auto untracked = untracked_files(run, source_dir);
    if (!untracked) return tl::make_unexpected(untracked.error());
    for (const std::string& name : *untracked) {
        if (!name.ends_with('/')) (*diff)[name].added = {1};  // where nothing is measured, it has a line at least
        for (const std::string& path : measured_in(tracefile, name)) {
            auto& added = (*diff)[path].added;
            added.clear();
            for (const auto& [line, hits] : tracefile.files.at(path).lines) added.push_back(line);
        }
    }
    return ChangedLines{*std::move(diff), fmt::format("{} ({})", commit->short_commit, commit->reason)};
}

}  // namespace pawl::cli
