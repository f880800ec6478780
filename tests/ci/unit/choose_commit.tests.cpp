// SPDX-License-Identifier: BSL-1.0
#include "baseline/choose_commit.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using pawl::cli::BaselineError;
using pawl::cli::BaselineRole;
using pawl::cli::choose_commit;
using pawl::cli::GitFacts;

namespace {

// A branch of two commits: main is at m, HEAD at h, and both come from b.
GitFacts on_a_branch() {
    return {.head = "h", .first_parent = "g", .ref = "origin/main", .ref_commit = "m", .merge_base = "b"};
}

GitFacts on_main() {
    return {.head = "m", .first_parent = "l", .ref = "origin/main", .ref_commit = "m", .merge_base = "m"};
}

}  // namespace

TEST_CASE("on a branch the baseline is the merge-base, dirty or not", "[baseline][choose_commit]") {
    GitFacts facts = on_a_branch();
    facts.dirty = GENERATE_COPY(false, true);
    const auto chosen = choose_commit(facts);
    REQUIRE(chosen);
    CHECK(chosen->commit == "b");
    CHECK(chosen->reason == "merge-base with origin/main");
}

TEST_CASE("on the main branch the baseline is HEAD's first parent", "[baseline][choose_commit]") {
    const auto chosen = choose_commit(on_main());
    REQUIRE(chosen);
    CHECK(chosen->commit == "l");
    CHECK(chosen->reason == "first parent of HEAD, which is on origin/main");
}

TEST_CASE("on the main branch with uncommitted changes the baseline is HEAD", "[baseline][choose_commit]") {
    GitFacts facts = on_main();
    facts.dirty = true;
    REQUIRE(choose_commit(facts));
    CHECK(choose_commit(facts)->commit == "m");
}

TEST_CASE("an anchor is the ref's own commit where HEAD comes from it, HEAD itself included",
          "[baseline][choose_commit]") {
    GitFacts facts = on_a_branch();
    facts.ref = "v1.0";
    facts.ref_commit = "b";
    SECTION("HEAD has gone on") {}
    SECTION("HEAD is the release") {
        facts.head = "b";
        facts.dirty = GENERATE_COPY(false, true);
    }
    const auto chosen = choose_commit(facts, BaselineRole::anchor);
    REQUIRE(chosen);
    CHECK(chosen->commit == "b");
    CHECK(chosen->reason == "v1.0");
}

TEST_CASE("an anchor on another branch is the merge-base, and is not called by the ref's name",
          "[baseline][choose_commit]") {
    const auto chosen = choose_commit(on_a_branch(), BaselineRole::anchor);
    REQUIRE(chosen);
    CHECK(chosen->commit == "b");
    CHECK(chosen->reason == "merge-base with origin/main");
}

TEST_CASE("a HEAD that the main branch has left behind is treated as on it", "[baseline][choose_commit]") {
    GitFacts facts = on_main();
    facts.ref_commit = "z";
    REQUIRE(choose_commit(facts));
    CHECK(choose_commit(facts)->commit == "l");
}

TEST_CASE("on the main branch, ahead of its upstream, the baseline is the upstream", "[baseline][choose_commit]") {
    GitFacts facts = on_main();
    facts.ref_commit = facts.merge_base = "k";
    REQUIRE(choose_commit(facts));
    CHECK(choose_commit(facts)->commit == "k");
}

TEST_CASE("choose_commit says why there is no commit to compare with", "[baseline][choose_commit][errors]") {
    GitFacts facts = on_main();
    auto expected = BaselineError::Code::no_commit;
    SECTION("nothing is committed") {
        facts.head.reset();
    }
    SECTION("HEAD is the first commit") {
        facts.head = facts.ref_commit = facts.merge_base = "0123456789";
        facts.first_parent.reset();
        CHECK(choose_commit(facts).error().subject == "0123456");
        expected = BaselineError::Code::no_parent;
    }
    SECTION("a shallow clone hides the parent") {
        facts.first_parent.reset();
        facts.shallow = true;
        expected = BaselineError::Code::shallow;
    }
    SECTION("a shallow clone hides the merge-base") {
        facts.merge_base.reset();
        facts.shallow = true;
        expected = BaselineError::Code::shallow;
    }
    SECTION("the histories are unrelated") {
        facts.merge_base.reset();
        expected = BaselineError::Code::unrelated;
    }
    SECTION("the ref asked for does not exist, shallow or not") {
        facts.ref_commit.reset();
        facts.ref_was_asked_for = true;
        facts.shallow = GENERATE(false, true);
        expected = BaselineError::Code::ref_missing;
    }
    SECTION("no default branch is known") {
        facts.ref_commit.reset();
        expected = BaselineError::Code::no_default_branch;
    }
    SECTION("a shallow clone of a single branch knows no default branch") {
        facts.ref_commit.reset();
        facts.shallow = true;
        expected = BaselineError::Code::shallow;
    }
    const auto chosen = choose_commit(facts);
    REQUIRE_FALSE(chosen);
    CHECK(chosen.error().code == expected);
}
