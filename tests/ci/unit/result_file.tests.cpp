// SPDX-License-Identifier: BSL-1.0
#include "baseline/result_file.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::cli::BaselineResult;
using pawl::cli::to_json;

TEST_CASE("a baseline that is ready is written with its commit", "[baseline][result_file]") {
    CHECK(to_json({.executable = "/c/tests",
                   .commit = "3f2c1d9aa",
                   .label = "3f2c1d9",
                   .ref = "origin/main",
                   .reason = "merge-base with origin/main",
                   .candidate_commit = "4a3b2c1d+dirty",
                   .source_root = "/p",
                   .depends = {{"/b/daemon", "/c/daemon"}}}) ==
          "{\n"
          "  \"schema\": \"pawl.baseline/1\",\n"
          "  \"status\": \"ready\",\n"
          "  \"executable\": \"/c/tests\",\n"
          "  \"commit\": \"3f2c1d9aa\",\n"
          "  \"label\": \"3f2c1d9\",\n"
          "  \"ref\": \"origin/main\",\n"
          "  \"reason\": \"merge-base with origin/main\",\n"
          "  \"candidate_commit\": \"4a3b2c1d+dirty\",\n"
          "  \"source_root\": \"/p\",\n"
          "  \"depends\": [\n"
          "    {\n"
          "      \"candidate\": \"/b/daemon\",\n"
          "      \"baseline\": \"/c/daemon\"\n"
          "    }\n"
          "  ]\n"
          "}\n");
}

TEST_CASE("a target that the baseline does not have is told from a baseline that could not be made",
          "[baseline][result_file]") {
    CHECK(to_json({.target_is_new = true}).find("\"status\": \"new\"") != std::string::npos);
}

TEST_CASE("no baseline is written with the reason, whatever its encoding", "[baseline][result_file]") {
    const std::string text = to_json({.reason = "gcc said \xff"});
    CHECK(text.find("\"status\": \"none\"") != std::string::npos);
    CHECK(text.find("\"reason\": \"gcc said \xEF\xBF\xBD\"") != std::string::npos);  // U+FFFD
}
