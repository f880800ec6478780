// SPDX-License-Identifier: BSL-1.0
#include "coverage/kept_tracefiles.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdint>
#include <filesystem>

#include "support/files.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;
namespace fs = std::filesystem;

namespace {

const GitRepository repository{.top_level = "/p", .prefix = "", .git_directory = "/p/.git", .modules_directory = ""};
const pawl::coverage::Provenance by_gcov{.engine = "gcov 12.2.0"};

SourcedTracefile covering(std::uint64_t hits) {
    return {.tracefile = {{{"a.cpp", {.lines = {{1, 1}, {2, hits}}}}}}, .provenance = by_gcov};
}

}  // namespace

TEST_CASE("a tracefile is kept under its commit, and apart by project, gate and engine", "[ci][coverage]") {
    const TemporaryDirectory cache;
    const KeptTracefiles kept{cache.path(), repository, "gate", by_gcov};
    CHECK(kept.keep("3f2c1d9", covering(0)));
    CHECK(read_file(kept.path_of("3f2c1d9")) == text_of(covering(0)));
    CHECK(kept.keep("3f2c1d9", covering(1)));  // the fuller one
    CHECK(kept.keep("3f2c1d9", covering(0)));
    CHECK(read_file(kept.path_of("3f2c1d9")) == text_of(covering(1)));

    GitRepository other = repository;
    other.prefix = "sub/";
    for (const KeptTracefiles& apart :
         {KeptTracefiles{cache.path(), other, "gate", by_gcov},
          KeptTracefiles{cache.path(), repository, "a gate", by_gcov},
          KeptTracefiles{cache.path(), repository, "gate", {.engine = "gcov 13.2.0"}},
          KeptTracefiles{cache.path(), repository, "gate", {.engine = "gcov 12.2.0", .compiler = "GNU 12.2.0 -O2"}}}) {
        CHECK_FALSE(fs::exists(apart.path_of("3f2c1d9")));
    }
    auto at_commit = by_gcov;
    at_commit.commit = "3f2c1d9";  // which is no way of capturing
    CHECK(KeptTracefiles{cache.path(), repository, "gate", at_commit}.path_of("x") == kept.path_of("x"));
}

TEST_CASE("the last two hundred tracefiles stay", "[ci][coverage]") {
    const TemporaryDirectory cache;
    const KeptTracefiles kept{cache.path(), repository, "gate", by_gcov};
    const auto now = fs::file_time_type::clock::now();
    for (int age = 0; age < 210; ++age) {
        const std::string commit = "old" + std::to_string(age);
        REQUIRE(kept.keep(commit, covering(1)));
        fs::last_write_time(kept.path_of(commit), now - std::chrono::hours{48 + age});
    }
    REQUIRE(kept.keep("new", covering(1)));

    CHECK(std::distance(fs::directory_iterator{kept.path_of("new").parent_path()}, {}) == 200);
    CHECK(fs::exists(kept.path_of("old198")));
    CHECK_FALSE(fs::exists(kept.path_of("old199")));
}

TEST_CASE("what cannot be kept is told", "[ci][coverage][errors]") {
    CHECK_FALSE(KeptTracefiles{"/proc/none", repository, "gate", by_gcov}.keep("3f2c1d9", covering(1)));
}
