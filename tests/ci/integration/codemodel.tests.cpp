// SPDX-License-Identifier: BSL-1.0
#include "baseline/codemodel.hpp"

#include <catch2/catch_test_macros.hpp>

#include "process/command.hpp"
#include "support/files.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;

TEST_CASE("CMake's targets are found with type and artifact", "[baseline][codemodel]") {
    const TemporaryDirectory directory;
    const auto build = directory.path() / "build";
    write_file(directory.path() / "CMakeLists.txt",
               "cmake_minimum_required(VERSION 3.16)\n"
               "project(p NONE)\n"
               "add_custom_target(errand)\n"
               "add_executable(imported IMPORTED GLOBAL)\n");
    REQUIRE(write_codemodel_query(build));
    CHECK(read_target(build, "errand", "").error() == CodemodelError::unreadable);
    const auto configured = run_command({"cmake", "-G", "Ninja", "-S", directory.path(), "-B", build});
    REQUIRE(configured);
    REQUIRE(configured->exit_code == 0);

    const auto errand = read_target(build, "errand", "");
    REQUIRE(errand);
    CHECK(errand->type == "UTILITY");
    CHECK(errand->artifact.empty());
    CHECK(read_target(build, "imported", "").error() == CodemodelError::no_target);
}

TEST_CASE("of several configurations the one asked for is taken, else the first", "[baseline][codemodel]") {
    const TemporaryDirectory directory;
    const auto reply = directory.path() / ".cmake/api/v1/reply";
    write_file(reply / "index-1.json", "{}");  // an older one
    write_file(reply / "index-2.json", R"({"reply": {"client-pawl": {"codemodel-v2": {"jsonFile": "model.json"}}}})");
    write_file(reply / "model.json", R"({"configurations": [
        {"name": "Debug", "targets": [{"name": "t", "jsonFile": "debug.json"}]},
        {"name": "Release", "targets": [{"name": "t", "jsonFile": "release.json"}]}]})");
    write_file(reply / "debug.json", R"({"type": "EXECUTABLE", "artifacts": [{"path": "Debug/t"}]})");
    write_file(reply / "release.json", R"({"type": "EXECUTABLE", "artifacts": [{"path": "Release/t"}]})");
    const auto path_in = [&](const char* configuration) {
        return read_target(directory.path(), "t", configuration)->artifact;
    };
    CHECK(path_in("Release") == "Release/t");
    CHECK(path_in("") == "Debug/t");
    CHECK(path_in("Profile") == "Debug/t");

    write_file(reply / "model.json", "{\"configurations\": [");
    CHECK(read_target(directory.path(), "t", "").error() == CodemodelError::unreadable);
}

TEST_CASE("executables are listed with sources, link line and the calls that made it", "[baseline][codemodel]") {
    const TemporaryDirectory directory;
    const auto build = directory.path() / "build";
    write_file(directory.path() / "CMakeLists.txt",
               "cmake_minimum_required(VERSION 3.16)\n"
               "project(p CXX)\n"
               "add_library(side STATIC side.cpp)\n"
               "add_executable(tool tool.cpp)\n"
               "target_link_libraries(tool side)\n");
    write_file(directory.path() / "side.cpp", "\n");
    write_file(directory.path() / "tool.cpp", "int main() {}\n");
    REQUIRE(write_codemodel_query(build));
    CHECK(read_executables(build).error() == CodemodelError::unreadable);
    const auto configured = run_command({"cmake", "-G", "Ninja", "-S", directory.path(), "-B", build});
    REQUIRE(configured);
    REQUIRE(configured->exit_code == 0);

    const auto executables = read_executables(build);
    REQUIRE(executables);
    REQUIRE(executables->size() == 1);
    const ExecutableTarget& tool = executables->front();
    CHECK(tool.name == "tool");
    CHECK(tool.artifact == build / "tool");
    CHECK(tool.sources == std::vector{directory.path() / "tool.cpp"});
    CHECK(tool.link_line.find("libside.a") != std::string::npos);
    CHECK(tool.link_calls == std::vector{CallSite{directory.path() / "CMakeLists.txt", 5}});
}
