// SPDX-License-Identifier: BSL-1.0
#include "baseline/git_repository.hpp"

#include <array>
#include <cstdlib>
#include <sstream>
#include <string_view>

#include "baseline/choose_commit.hpp"

namespace pawl::cli {

namespace {

using Code = BaselineError::Code;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

BaselineError refusal(Code code, const std::string& directory, const CommandResult& result) {
    return {code, directory, first_line(result.standard_error)};
}

// By the words of `git rev-parse` in the locale C; any other failure is that of a repository.
bool is_outside(std::string_view complaint) {
    return complaint.starts_with("fatal: not a git repository") || complaint.starts_with("fatal: cannot change to") ||
           complaint.starts_with("fatal: this operation must be run in a work tree");
}

// What git prints where it succeeds; nothing where it says no.
tl::expected<std::optional<std::string>, BaselineError> answer(const CommandRunner& run,
                                                               const GitRepository& repository,
                                                               const std::vector<std::string>& arguments) {
    constexpr int fatal = 128;
    using Answer = tl::expected<std::optional<std::string>, BaselineError>;
    return git(run, repository.top_level, arguments).and_then([&](const CommandResult& result) -> Answer {
        if (result.exit_code >= fatal) {
            return tl::make_unexpected(refusal(Code::git_refused, repository.top_level, result));
        }
        return result.exit_code == 0 ? std::optional{first_line(result.standard_output)} : std::nullopt;
    });
}

tl::expected<std::optional<std::string>, BaselineError> commit_of(const CommandRunner& run,
                                                                  const GitRepository& repository,
                                                                  const std::string& ref) {
    return answer(run, repository, {"rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}"});
}

}  // namespace

tl::expected<CommandResult, BaselineError> git(const CommandRunner& run, const std::string& directory,
                                               const std::vector<std::string>& arguments) {
    std::vector<std::string> argv{"git", "--no-optional-locks",         "-c", "core.hooksPath=/dev/null",
                                  "-c",  "core.excludesFile=/dev/null", "-C", directory};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    return run(argv, {.environment = {{"GIT_TERMINAL_PROMPT", "0"}, {"LC_ALL", "C"}}}).map_error(to_baseline_error);
}

tl::expected<GitRepository, BaselineError> find_repository(const CommandRunner& run,
                                                           const std::string& source_directory) {
    return git(run, source_directory,
               {"rev-parse", "--path-format=absolute", "--show-toplevel", "--git-common-dir", "--git-path", "modules",
                "--show-prefix"})
        .and_then([&](const CommandResult& result) -> tl::expected<GitRepository, BaselineError> {
            const std::vector<std::string> lines = lines_of(result.standard_output);
            if (result.exit_code != 0 || lines.size() < 3) {
                return tl::make_unexpected(
                    refusal(is_outside(result.standard_error) ? Code::not_a_work_tree : Code::git_refused,
                            source_directory, result));
            }
            return GitRepository{.top_level = lines[0],
                                 .prefix = lines.size() > 3 ? lines[3] : "",
                                 .git_directory = lines[1],
                                 .modules_directory = lines[2]};
        });
}

tl::expected<GitFacts, BaselineError> ask_facts(const CommandRunner& run, const GitRepository& repository,
                                                const std::optional<std::string>& ref) {
    GitFacts facts;
    std::optional<BaselineError> failure;
    const auto keep = [&failure](auto answered) {
        if (!answered) failure = answered.error();
        return answered.value_or(std::nullopt);
    };
    facts.head = keep(commit_of(run, repository, "HEAD"));
    if (!facts.head && !failure) {
        if (const auto lost = keep(answer(run, repository, {"rev-parse", "--verify", "--quiet", "HEAD"}))) {
            failure = BaselineError{Code::git_refused, repository.top_level, "HEAD is " + *lost + ", which is lost"};
        }
    }
    facts.first_parent = keep(commit_of(run, repository, "HEAD^1"));
    facts.shallow = keep(answer(run, repository, {"rev-parse", "--is-shallow-repository"})) == "true";
    std::vector<std::string> names(default_branches.begin(), default_branches.end());
    if (ref) names = {*ref, "origin/" + *ref};
    facts.ref = ref.value_or("");
    facts.ref_was_asked_for = ref.has_value();
    for (const std::string& name : names) {
        facts.ref_commit = keep(commit_of(run, repository, name));
        if (!facts.ref_commit) continue;
        facts.ref = name;
        if (facts.head)
            facts.merge_base = keep(answer(run, repository, {"merge-base", *facts.head, *facts.ref_commit}));
        break;
    }
    if (facts.head && facts.merge_base == facts.head) {  // else nobody asks, and a broken submodule is no matter
        facts.dirty =
            !keep(answer(run, repository, {"status", "--porcelain", "--untracked-files=no"})).value_or("").empty();
    }
    if (failure) return tl::make_unexpected(*failure);
    return facts;
}

tl::expected<std::string, BaselineError> abbreviate(const CommandRunner& run, const GitRepository& repository,
                                                    const std::string& commit) {
    return answer(run, repository, {"rev-parse", "--short", commit})
        .map([&](const std::optional<std::string>& shorter) { return shorter.value_or(commit.substr(0, 7)); });
}

std::string work_tree_state(const CommandRunner& run, const GitRepository& repository) {
    // One call for both: without tags it names the commit.
    constexpr auto no_tag = "*";
    const auto state =
        answer(run, repository, {"describe", "--always", "--abbrev=64", "--dirty=+dirty", "--exclude", no_tag});
    return state ? state->value_or("") : "";
}

void forget_git_environment() {
    // what `git rev-parse --local-env-vars` prints, but for GIT_CONFIG*: CI hands out safe.directory by them
    for (const char* name :
         {"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE",
          "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS",
          "GIT_REPLACE_REF_BASE", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_COMMON_DIR", "GIT_INTERNAL_SUPER_PREFIX"}) {
        ::unsetenv(name);
    }
}

}  // namespace pawl::cli
