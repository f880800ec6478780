// SPDX-License-Identifier: BSL-1.0
#include "baseline/checkout.hpp"

#include <catch2/catch_test_macros.hpp>

#include "baseline/git_repository.hpp"
#include "support/files.hpp"
#include "support/scratch_project.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;

namespace {

// Real git, seeing nothing of the user's own settings.
CommandRunner runner(const ScratchProject& project) {
    return [environment = project.environment()](const std::vector<std::string>& argv, CommandOptions options) {
        options.environment.insert(options.environment.end(), environment.begin(), environment.end());
        return run_command(argv, options);
    };
}

std::optional<BaselineError> check_out_from(const ScratchProject& project, const std::string& commit) {
    const auto repository = find_repository(runner(project), project.directory());
    REQUIRE(repository);
    return check_out(runner(project), {repository->git_directory, repository->modules_directory}, commit,
                     project.beside("checkout"));
}

std::string checked_out(const ScratchProject& project, const char* file) {
    return read_file(project.beside("checkout") / file);
}

}  // namespace

TEST_CASE("a commit is checked out and the repository is left as it was", "[baseline][checkout]") {
    const ScratchProject project;
    project.write("a.txt", "one");
    const std::string first = project.commit("one");
    project.git({"tag", "v1"});
    project.write("a.txt", "two");
    project.commit("two");
    project.write(".git/hooks/post-checkout", "#!/bin/sh\ntouch hook-ran\n");
    std::filesystem::permissions(project.directory() / ".git/hooks/post-checkout", std::filesystem::perms::owner_all);
    const std::string before = snapshot(project.directory());

    CHECK_FALSE(check_out_from(project, first));
    CHECK(checked_out(project, "a.txt") == "one");
    CHECK(snapshot(project.directory()) == before);
    CHECK_FALSE(std::filesystem::exists(project.beside("checkout") / "hook-ran"));
    const auto version = git(runner(project), project.beside("checkout"), {"describe", "--tags", "--dirty"});
    REQUIRE(version);
    CHECK(version->standard_output == "v1\n");
}

TEST_CASE("a remote that nothing is fetched from, and the token in its URL, stay out of the checkout",
          "[baseline][checkout]") {
    const ScratchProject project;
    const std::string first = project.commit("one");
    project.git({"remote", "add", "origin", "https://user:secret@example.invalid/p.git"});
    CHECK_FALSE(check_out_from(project, first));
    CHECK(checked_out(project, ".git/config").find("secret") == std::string::npos);
}

TEST_CASE("a commit that is only on a remote branch is checked out of a shallow clone", "[baseline][checkout]") {
    const ScratchProject origin;
    origin.commit("one");
    origin.write("a.txt", "two");
    const std::string second = origin.commit("two");
    origin.git({"switch", "--quiet", "--create", "topic"});
    origin.commit("three");

    const ScratchProject project;
    std::filesystem::remove(project.directory());
    origin.git({"clone", "--quiet", "--depth=2", "--branch=topic", "file://" + origin.directory().string(),
                project.directory()});
    CHECK_FALSE(check_out_from(project, second));
    CHECK(checked_out(project, "a.txt") == "two");
}

TEST_CASE("what a partial clone lacks is fetched from its remote", "[baseline][checkout]") {
    const ScratchProject origin;
    origin.write("a.txt", "old");
    const std::string old = origin.commit("old");
    origin.write("a.txt", "new");
    origin.commit("new");
    origin.git({"config", "uploadpack.allowFilter", "true"});
    const ScratchProject project;
    std::filesystem::remove(project.directory());
    origin.git(
        {"clone", "--quiet", "--filter=blob:none", "file://" + origin.directory().string(), project.directory()});
    const std::string before = snapshot(project.directory());
    CHECK_FALSE(check_out_from(project, old));
    CHECK(checked_out(project, "a.txt") == "old");
    CHECK(snapshot(project.directory()) == before);
}

TEST_CASE("submodules come from the repositories that are already here", "[baseline][checkout]") {
    const ScratchProject library;
    library.write("lib.txt", "old");
    library.commit("old");
    const ScratchProject project;
    project.write("a.txt", "one");
    project.commit("one");
    project.git({"submodule", "--quiet", "add", "--name", "the lib", library.directory(), "third_party/lib"});
    const std::string with_old = project.commit("with submodule");

    SECTION("its commit is there, even if its origin is gone") {
        std::filesystem::remove_all(library.directory());
        CHECK_FALSE(check_out_from(project, with_old));
        CHECK(checked_out(project, "third_party/lib/lib.txt") == "old");
    }
    SECTION("its commit is not there") {
        library.write("lib.txt", "new");
        const std::string elsewhere = library.commit("new");
        project.git({"update-index", "--cacheinfo", "160000," + elsewhere + ",third_party/lib"});
        project.git({"commit", "--quiet", "--message", "names a commit that was never fetched"});
        const auto error = check_out_from(project, project.git({"rev-parse", "HEAD"}));
        REQUIRE(error);
        CHECK(error->code == BaselineError::Code::submodule_missing);
        CHECK(error->subject == "third_party/lib");
        CHECK(error->detail == elsewhere.substr(0, 7));
    }
    SECTION("it is a submodule no longer, but is still listed") {
        project.git({"rm", "--quiet", "--cached", "third_party/lib"});
        project.git({"commit", "--quiet", "--message", "without submodule"});
        CHECK_FALSE(check_out_from(project, project.git({"rev-parse", "HEAD"})));
    }
    SECTION("the user has not initialised it, so it stays empty") {
        project.git({"submodule", "--quiet", "deinit", "--force", "third_party/lib"});
        std::filesystem::remove_all(project.directory() / ".git/modules");
        CHECK_FALSE(check_out_from(project, with_old));
        CHECK(std::filesystem::is_empty(project.beside("checkout") / "third_party/lib"));
    }
}

TEST_CASE("a commit that does not exist cannot be checked out", "[baseline][checkout][errors]") {
    const ScratchProject project;
    project.commit("one");
    const auto error = check_out_from(project, std::string(40, 'a'));
    REQUIRE(error);
    CHECK(error->code == BaselineError::Code::checkout_failed);
    CHECK(error->subject == "aaaaaaa");
}
