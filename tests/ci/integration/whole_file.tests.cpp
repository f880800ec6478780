// SPDX-License-Identifier: BSL-1.0
#include "baseline/whole_file.hpp"

#include <catch2/catch_test_macros.hpp>

#include "support/temporary_directory.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;

TEST_CASE("a file is replaced as a whole and nothing else stays", "[baseline][whole_file]") {
    const TemporaryDirectory directory;
    const auto path = directory.path() / "file";
    REQUIRE(write_whole_file(path, "old"));
    REQUIRE(write_whole_file(path, "new"));
    CHECK(read_whole_file(path) == "new");
    CHECK(std::distance(std::filesystem::directory_iterator{directory.path()}, {}) == 1);
}

TEST_CASE("a file that cannot be written is left alone", "[baseline][whole_file][errors]") {
    const TemporaryDirectory directory;
    std::filesystem::create_directory(directory.path() / "taken");
    CHECK_FALSE(write_whole_file(directory.path() / "taken", "text"));
    CHECK_FALSE(write_whole_file("/dev/null/file", "text"));
    CHECK(std::distance(std::filesystem::directory_iterator{directory.path()}, {}) == 1);
    CHECK_FALSE(read_whole_file(directory.path() / "absent"));
}
