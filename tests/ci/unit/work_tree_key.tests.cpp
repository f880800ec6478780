// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>

#include "try/work_tree_build.hpp"

using namespace pawl::cli;

TEST_CASE("a build directory is used again only for the same tree, generator, Pawl, definitions and compiler",
          "[try]") {
    const WorkTreePlan plan{.source = "/src",
                            .target = "bench",
                            .generator = "Ninja",
                            .defines = {"A=1"},
                            .pawl = {.directory = "/pawl", .injection = "", .fingerprint = "f"}};
    const std::string key = work_tree_key(plan, {"CXX=g++"});
    CHECK(work_tree_key(plan, {"CXX=clang++"}) != key);

    WorkTreePlan other = plan;
    other.target = "another";  // cmake configures anew for it where it is
    CHECK(work_tree_key(other, {"CXX=g++"}) == key);
    other.source = "/other";
    CHECK(work_tree_key(other, {"CXX=g++"}) != key);
    other = plan;
    other.generator = "Unix Makefiles";
    CHECK(work_tree_key(other, {"CXX=g++"}) != key);
    other = plan;
    other.defines = {"A=2"};
    CHECK(work_tree_key(other, {"CXX=g++"}) != key);
    other = plan;
    other.pawl.directory = "/newer/pawl";
    CHECK(work_tree_key(other, {"CXX=g++"}) != key);
}
