// SPDX-License-Identifier: BSL-1.0
#include "coverage/changed_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "baseline/baseline.hpp"
#include "baseline/fingerprint.hpp"
#include "baseline/git_repository.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

Refusal to_refusal(const BaselineError& error) {
    // The sentence begins with what lacks for a comparison of speed.
    constexpr std::string_view beginning = "no baseline: ";
    const std::string sentence = describe(error);
    return {exit_code(error.code),
            "no change to judge: " + sentence.substr(sentence.starts_with(beginning) ? beginning.size() : 0)};
}

std::string without_newline(std::string text) {
    if (text.ends_with('\n')) text.pop_back();
    return text;
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

std::vector<std::string> parts_between_zeros(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find('\0'), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// Those that are checked out, by their paths below `source_dir`.
tl::expected<std::vector<std::string>, Refusal> submodules_in(const CommandRunner& run, const std::string& source_dir) {
    constexpr std::string_view mode = "160000 ";  // "160000 COMMIT STAGE\tPATH" (gitglossary(7), gitlink)
    return printed_by_git(run, source_dir, {"ls-files", "--stage", "-z", "--", "."})
        .map([&](const std::string& printed) {
            std::vector<std::string> paths;
            for (const std::string& entry : parts_between_zeros(printed)) {
                const std::string path = entry.substr(entry.find('\t') + 1);
                std::error_code ignored;
                if (entry.starts_with(mode) && fs::exists(fs::path{source_dir} / path / ".git", ignored))
                    paths.push_back(path);
            }
            return paths;
        });
}

/// What a submodule was at a commit of the repository around it; an empty tree where it was not there.
tl::expected<std::string, Refusal> commit_of_submodule(const CommandRunner& run, const std::string& source_dir,
                                                       const std::string& commit, const std::string& path) {
    const auto known =
        git(run, source_dir, {"rev-parse", "--verify", "--quiet", "--end-of-options", commit + ":./" + path});
    if (!known) return tl::make_unexpected(to_refusal(known.error()));
    if (known->exit_code != 0) {
        return printed_by_git(run, source_dir + "/" + path, {"hash-object", "-t", "tree", "/dev/null"})
            .map(without_newline);
    }
    return without_newline(known->standard_output);
}

/// One repository's, without its submodules: git shows those by its user's settings.
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
                           "--submodule=short",
                           "--ignore-submodules=all",
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
    auto diff = coverage::read_diff(*text, "git diff");
    if (!diff) return stop(exit_environment, describe(diff.error()));
    const auto submodules = submodules_in(run, source_dir);
    if (!submodules) return tl::make_unexpected(submodules.error());
    for (const std::string& path : *submodules) {
        const auto before = commit_of_submodule(run, source_dir, commit, path);
        if (!before) return tl::make_unexpected(before.error());
        const auto inner = changes_since(run, source_dir + "/" + path, *before);
        if (!inner) return inner;
        for (const auto& [name, change] : *inner) {
            coverage::FileChange& outer = (*diff)[path + "/" + name] = change;
            if (!outer.old_path.empty()) outer.old_path = path + "/" + outer.old_path;
        }
    }
    return *std::move(diff);
}

tl::expected<std::vector<std::string>, Refusal> untracked_files(const CommandRunner& run,
                                                                const std::string& source_dir) {
    const auto printed = printed_by_git(run, source_dir, {"ls-files", "--others", "--exclude-standard", "-z"});
    if (!printed) return tl::make_unexpected(printed.error());
    auto names = parts_between_zeros(*printed);
    const auto submodules = submodules_in(run, source_dir);
    if (!submodules) return tl::make_unexpected(submodules.error());
    for (const std::string& path : *submodules) {
        const auto inner = untracked_files(run, source_dir + "/" + path);
        if (!inner) return inner;
        for (const std::string& name : *inner) names.push_back(path + "/" + name);
    }
    return names;
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
    bool differs = state.find('+') != state.npos;
    std::string of_submodules;  // which the repository may be told to ignore
    for (const std::string& path : submodules_in(run, source_dir).value_or(std::vector<std::string>{})) {
        const std::string inner = state_of_sources(run, source_dir + "/" + path, {});
        differs |= inner.find('+') != inner.npos;
        of_submodules += path + " " + inner + "\n";
    }
    if (differs) {
        const std::string changes = diff_since(run, source_dir, "HEAD").value_or("");
        state = state.substr(0, state.find('+')) + "+dirty." + fingerprint(changes + of_submodules);
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

ExitCode exit_code_without_past(BaselineError::Code code, bool is_in_ctest) {
    using Code = BaselineError::Code;
    switch (code) {
        case Code::ref_missing:
            return exit_bad_usage;
        case Code::no_commit:
        case Code::shallow:
        case Code::no_default_branch:
        case Code::unrelated:
        case Code::no_parent:
            return exit_not_decided;
        default:
            return is_in_ctest ? exit_not_decided : exit_code(code);
    }
}

tl::expected<ChangedLines, Refusal> changed_lines(const CommandRunner& run, const std::string& source_dir,
                                                  const std::optional<std::string>& ref,
                                                  const coverage::Tracefile& tracefile, bool is_in_ctest) {
    const auto repository = find_repository(run, source_dir);
    const auto without_past = [&](const BaselineError& error) {
        return tl::make_unexpected(
            Refusal{exit_code_without_past(error.code, is_in_ctest), to_refusal(error).sentence});
    };
    if (!repository) return without_past(repository.error());
    const auto commit = find_baseline_commit(run, *repository, ref, BaselineRole::baseline);
    if (!commit) return without_past(commit.error());

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
    return ChangedLines{.diff = *std::move(diff),
                        .since = fmt::format("{} ({})", commit->short_commit, commit->reason),
                        .untracked = {untracked->begin(), untracked->end()}};
}

}  // namespace pawl::cli
