// SPDX-License-Identifier: BSL-1.0
#include "baseline/git_repository.hpp"

#include <catch2/catch_test_macros.hpp>
#include <map>

using namespace pawl::cli;

namespace {

// A git that knows these answers, by its last argument, and says no to everything else.
CommandRunner git_that_answers(std::map<std::string, std::string> answers) {
    return [answers = std::move(answers)](const std::vector<std::string>& argv,
                                          const CommandOptions&) -> tl::expected<CommandResult, CommandError> {
        const auto found = answers.find(argv.back());
        if (found == answers.end()) return CommandResult{1, "", "fatal: no"};
        return CommandResult{0, found->second, ""};
    };
}

const GitRepository repository{.top_level = "/p", .prefix = "", .git_directory = "/p/.git", .modules_directory = ""};

}  // namespace

TEST_CASE("without --ref the first default branch that exists is taken", "[baseline][git]") {
    const auto run = git_that_answers({{"HEAD^{commit}", "hhh\n"},
                                       {"HEAD^1^{commit}", "ggg\n"},
                                       {"origin/master^{commit}", "mmm\n"},
                                       {"main^{commit}", "nnn\n"},
                                       {"mmm", "hhh\n"},
                                       {"--is-shallow-repository", "false\n"},
                                       {"--untracked-files=no", " M a.cpp\n"}});
    const auto facts = ask_facts(run, repository, std::nullopt);
    REQUIRE(facts);
    CHECK(facts->head == "hhh");
    CHECK(facts->first_parent == "ggg");
    CHECK(facts->ref == "origin/master");
    CHECK_FALSE(facts->ref_was_asked_for);
    CHECK(facts->ref_commit == "mmm");
    CHECK(facts->merge_base == "hhh");
    CHECK(facts->dirty);
    CHECK_FALSE(facts->shallow);
}

TEST_CASE("a ref that only origin has is found there", "[baseline][git]") {
    const auto run =
        git_that_answers({{"HEAD^{commit}", "hhh\n"}, {"origin/release^{commit}", "rrr\n"}, {"rrr", "bbb\n"}});
    const auto facts = ask_facts(run, repository, "release");
    REQUIRE(facts);
    CHECK(facts->ref == "origin/release");
    CHECK(facts->ref_was_asked_for);
    CHECK(facts->merge_base == "bbb");
    CHECK_FALSE(facts->dirty);
}

TEST_CASE("what git cannot do is told from what it denies, where it matters", "[baseline][git][errors]") {
    const auto fails_at = [](std::string last, std::string merge_base) -> CommandRunner {
        return [=](const std::vector<std::string>& argv,
                   const CommandOptions&) -> tl::expected<CommandResult, CommandError> {
            if (argv.back() == last) return CommandResult{128, "", "fatal: bad object\n"};
            return CommandResult{0, argv.back() == "hhh" ? merge_base : "hhh\n", ""};
        };
    };
    const auto lost = ask_facts(fails_at("HEAD^{commit}", "hhh\n"), repository, "main");
    CHECK(lost.error().code == BaselineError::Code::git_refused);
    CHECK(lost.error().detail == "fatal: bad object");
    CHECK_FALSE(ask_facts(fails_at("--untracked-files=no", "hhh\n"), repository, "main"));
    CHECK(ask_facts(fails_at("--untracked-files=no", "bbb\n"), repository, "main"));  // nobody asks then
}

TEST_CASE("a directory outside of git is told from a repository that git cannot read", "[baseline][git][errors]") {
    const auto code_for = [](std::string complaint) {
        const auto run = [complaint](const std::vector<std::string>&,
                                     const CommandOptions&) -> tl::expected<CommandResult, CommandError> {
            return CommandResult{128, "", complaint};
        };
        return find_repository(run, "/p").error().code;
    };
    using Code = BaselineError::Code;
    CHECK(code_for("fatal: not a git repository (or any of the parent directories): .git\n") == Code::not_a_work_tree);
    CHECK(code_for("fatal: cannot change to '/p': No such file or directory\n") == Code::not_a_work_tree);
    CHECK(code_for("fatal: this operation must be run in a work tree\n") == Code::not_a_work_tree);
    CHECK(code_for("fatal: detected dubious ownership in repository at '/p/work tree'\n") == Code::git_refused);
    CHECK(code_for("fatal: bad config line 1 in file .git/config\n") == Code::git_refused);
}

TEST_CASE("a ref that nobody has is kept by its name", "[baseline][git]") {
    const auto facts = ask_facts(git_that_answers({}), repository, "nosuch");
    REQUIRE(facts);
    CHECK(facts->ref == "nosuch");
    CHECK_FALSE(facts->ref_commit);
}

TEST_CASE("a git that is missing or too slow is said so", "[baseline][git][errors]") {
    using Code = CommandError::Code;
    const auto with = [](Code code) {
        return [code](const std::vector<std::string>&,
                      const CommandOptions&) -> tl::expected<CommandResult, CommandError> {
            return tl::make_unexpected(CommandError{code, "git -C /p", "detail"});
        };
    };
    CHECK(find_repository(with(Code::not_found), "/p").error().code == BaselineError::Code::tool_missing);
    CHECK(find_repository(with(Code::timed_out), "/p").error().code == BaselineError::Code::limit_reached);
    CHECK(ask_facts(with(Code::timed_out), repository, {}).error().code == BaselineError::Code::limit_reached);
}

TEST_CASE("the work tree's state is what git says, and nothing where it says no", "[baseline][git]") {
    CHECK(work_tree_state(git_that_answers({{"*", "3f2c1d9+dirty\n"}}), repository) == "3f2c1d9+dirty");
    CHECK(work_tree_state(git_that_answers({}), repository).empty());
}

TEST_CASE("every git is asked without hooks, locks and prompts", "[baseline][git]") {
    const auto run = [](const std::vector<std::string>& argv,
                        const CommandOptions& options) -> tl::expected<CommandResult, CommandError> {
        CHECK(argv == std::vector<std::string>{"git", "--no-optional-locks", "-c", "core.hooksPath=/dev/null", "-c",
                                               "core.excludesFile=/dev/null", "-C", "/p", "status"});
        CHECK(options.environment ==
              std::vector<std::pair<std::string, std::string>>{{"GIT_TERMINAL_PROMPT", "0"}, {"LC_ALL", "C"}});
        return CommandResult{0, "", ""};
    };
    CHECK(git(run, "/p", {"status"}));
}
